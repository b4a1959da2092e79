"""That somebody said something about an arrangement, its people or its legality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.claims.reason import Step
    from pactwatch.documents import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said what, to whom and when, with the exact words.

    "Talks are under way," the foreign minister told state TV on Sunday: the speaker is the minister by
    name where the report gives one anywhere, ``affiliation`` the state he speaks for (or ``court``, ``ngo``,
    ``un``, ``opposition``, ``lawyer``, ``person``, ``media``, ``expert``, ``other``), ``channel`` is
    ``state TV`` and ``date`` that Sunday. ``content`` has one span, or several in order where an
    attribution breaks the words, never with the quotation marks at their edges. ``speaker_mention`` and
    ``cue`` are the words that name the speaker at that place and that tie him to the content.
    ``because`` says by which rules speaker, affiliation and stance were found; it is not printed.
    """

    speaker: str | None
    role: str | None
    affiliation: str
    mode: str
    stance: str
    date: str | None
    channel: str | None
    content: tuple[Evidence, ...]
    speaker_mention: Evidence | None
    cue: Evidence | None
    because: tuple[Step, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the statement with exactly the contract's keys."""
        return {
            "speaker": self.speaker,
            "role": self.role,
            "affiliation": self.affiliation,
            "mode": self.mode,
            "stance": self.stance,
            "date": self.date,
            "channel": self.channel,
            "content": [_span(evidence) for evidence in self.content],
            "speaker_mention": _span(self.speaker_mention) if self.speaker_mention else None,
            "cue": _span(self.cue) if self.cue else None,
        }


def _span(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "exact": evidence.exact}
