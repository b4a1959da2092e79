"""In whose words a passage stands: the statement around it, if any."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.spoken import Spoken

_UNNAMED = ("official", "source", "people with", "person with", "diplomat", "aide", "fuente", "responsable")
_INDEFINITE = frozenset("a an one two three several some officials sources un une una unos".split())


class Voice(NamedTuple):
    """Who says the words of a passage, for whom, how and when."""

    name: str
    affiliation: str
    stance: str
    date: str | None
    is_unnamed: bool
    start: int
    end: int
    cue_start: int

    def governs(self, at: int) -> bool:
        """Say whether the words at an offset lie in what is said."""
        return self.start <= at < self.end


def find_voice(statements: Sequence[Spoken], at: int) -> Voice | None:
    """Return the innermost statement whose words hold the code point at ``at``.

    Whoever only asks, in a parliament or an interview, says nothing of his own.
    """
    around = [
        (piece.end - piece.start, place, piece)
        for place, statement in enumerate(statements)
        for piece in statement.content
        if piece.start <= at < piece.end and not _asks(statement)
    ]
    if not around:
        return None
    _, place, piece = min(around, key=itemgetter(0))
    return _voice(statements[place], piece.start, piece.end)


def _asks(statement: Spoken) -> bool:
    """Say whether a turn of a transcript is one question: "Does she regret that a man was paid?"."""
    words = statement.content[-1].exact.rstrip()
    return statement.is_turn and words.endswith("?") and ". " not in words


def _voice(statement: Spoken, start: int, end: int) -> Voice:
    name = statement.speaker or "somebody"
    return Voice(
        name=name,
        affiliation=statement.affiliation,
        stance=statement.stance,
        date=statement.date,
        is_unnamed=_is_unnamed(name),
        start=start,
        end=end,
        cue_start=statement.cue.start if statement.cue else -1,
    )


def _is_unnamed(name: str) -> bool:
    """Say whether a speaker is an official or a source without a name."""
    first = name.split(" ", 1)[0].lower()
    return any(word in name.lower() for word in _UNNAMED) and (name[:1].islower() or first in _INDEFINITE)
