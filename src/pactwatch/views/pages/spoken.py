"""Who said what, speaker by speaker, each statement with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.office import office_in_words
from pactwatch.views.wording import in_words, short_date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.told import ToldStatement
    from pactwatch.views.pages.quote import Quote, Quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement: its stance, its day, and its words."""

    stance: str
    stance_words: str
    day: str
    channel: str | None
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """A speaker with an office, and what they said, by day. ``name`` is None for those not named."""

    name: str | None
    office: str
    said: tuple[Said, ...]


def speaker_lines(statements: Iterable[ToldStatement], quotes: Quotes) -> Iterator[SpeakerLine]:
    """Yield who spoke, in the order in which they first did, each with what they said."""
    by_speaker: dict[tuple[str | None, str], list[ToldStatement]] = {}
    for said in statements:
        by_speaker.setdefault((said.claim.speaker, said.claim.affiliation or "other"), []).append(said)
    for (name, affiliation), own in by_speaker.items():
        roles = [said.claim.role for said in own if said.claim.role]
        office = office_in_words(name, next(iter(roles), None), affiliation)
        yield SpeakerLine(name=name, office=office, said=tuple(said_of(each, quotes) for each in own))


def said_of(said: ToldStatement, quotes: Quotes) -> Said:
    """Return a statement with its stance and its day in words."""
    stance = said.claim.stance or "states"
    return Said(
        stance=stance,
        stance_words=in_words("stance", stance),
        day=short_date_in_words(said.claim.date or said.source.published),
        channel=said.claim.channel,
        quote=quotes.of(said),
    )
