"""What concerns one state: the arrangements that it is a party of, what is open, and who speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.register_row import RegisterRow, register_row
from pactwatch.views.pages.today_page import contested_line
from pactwatch.views.wording import at_start, short_date_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pactwatch.register.derived.contested import Contested
    from pactwatch.register.derived.voices import Voice
    from pactwatch.register.document import StoredDocument
    from pactwatch.views.pages.arrangement_page import DisagreementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """Somebody who has spoken for a state, with the day on which they last did."""

    name: str
    role: str | None
    newest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatePage:
    """A state as receiver and as sender, the newest first; its open disagreements; its voices."""

    code: str
    name: str
    receives: tuple[RegisterRow, ...]
    sends: tuple[RegisterRow, ...]
    disagreements: tuple[tuple[RegisterRow, tuple[DisagreementLine, ...], int], ...]
    voices: tuple[VoiceLine, ...]


def state_page(
    code: str,
    contested: Sequence[Contested],
    voices: Iterable[Voice],
    documents: Mapping[str, StoredDocument],
) -> StatePage:
    """Return what the page of a state shows.

    Args:
        code: ISO code of the state.
        contested: The arrangements that it is a party of, with their open disagreements.
        voices: Who speaks for it, those who spoke last first.
        documents: Those that disagreements quote, by their ids.
    """
    quotes = Quotes(documents)
    rows = [register_row(each.arrangement) for each in contested]
    rows.sort(key=lambda row: (row.newest or "", row.name), reverse=True)
    return StatePage(
        code=code,
        name=at_start(state_in_words(code)),
        receives=tuple(row for row in rows if row.receiver == code),
        sends=tuple(row for row in rows if row.sender == code),
        disagreements=tuple(contested_line(each, quotes) for each in contested if each.open_count),
        voices=tuple(
            VoiceLine(
                name=voice.speaker,
                role=voice.role,
                newest=short_date_in_words(voice.newest),
            )
            for voice in voices
        ),
    )
