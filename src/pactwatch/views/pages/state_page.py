"""What concerns one state: the arrangements that it is a party of, what is open, and who speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.pages.arrangement_page import DisagreementLine, disagreement_line
from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.register_row import RegisterRow, register_row
from pactwatch.views.wording import at_start, short_date_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.voices import Voice
    from pactwatch.register.document import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """Somebody who speaks for a state, with how often they did."""

    name: str
    role: str | None
    count: int
    newest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """A state as receiver and as sender, the newest first; its open disagreements; its voices."""

    code: str
    name: str
    receives: tuple[RegisterRow, ...]
    sends: tuple[RegisterRow, ...]
    disagreements: tuple[tuple[RegisterRow, tuple[DisagreementLine, ...]], ...]
    voices: tuple[VoiceLine, ...]


def state_page(
    code: str,
    arrangements: Sequence[Arrangement],
    voices: Iterable[Voice],
    documents: Mapping[str, StoredDocument],
) -> StatePage:
    """Return what the page of a state shows.

    Args:
        code: ISO code of the state.
        arrangements: Those that it is a party of.
        voices: Who speaks for it, those who spoke most first.
        documents: Those that disagreements quote, by their ids.
    """
    quotes = Quotes(documents)
    rows = sorted(map(register_row, arrangements), key=lambda row: (row.newest or "", row.name), reverse=True)
    open_ones = [(each, [one for one in each.disagreements if one.is_open]) for each in arrangements]
    return StatePage(
        code=code,
        name=at_start(state_in_words(code)),
        receives=tuple(row for row in rows if row.receiver == code),
        sends=tuple(row for row in rows if row.sender == code),
        disagreements=tuple(
            (register_row(each), tuple(disagreement_line(one, quotes) for one in own))
            for each, own in open_ones
            if own
        ),
        voices=tuple(
            VoiceLine(
                name=voice.speaker,
                role=voice.role,
                count=voice.count,
                newest=short_date_in_words(voice.newest),
            )
            for voice in voices
        ),
    )
