"""Numbered notes: each leads from a line of a page to exact words of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.register.happening import best_told
from pactwatch.views.quoted import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.register.happening import Happening
    from pactwatch.register.told import ToldEvent, ToldStatement

_MOST_FOR_ONE_LINE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The words of one claim and where they stand."""

    number: int
    told: ToldEvent | ToldStatement

    @property
    def words(self) -> str:
        """The exact words on one line, an ellipsis between passages."""
        return words_of(self.told.claim)

    def to_dict(self) -> dict[str, Any]:
        """Return the note with the offsets of its words."""
        claim, source = self.told.claim, self.told.source
        return {
            "number": self.number,
            "claim": self.told.claim_id,
            "document": source.document_id,
            "title": source.title,
            "published": source.published,
            "address": source.address,
            "decision": self.told.decision.to_dict() if self.told.decision else None,
            "words": [{"start": p.start, "end": p.end, "exact": p.exact} for p in claim.words],
        }


class Notes:
    """The notes of a page, numbered in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._number_by_claim: dict[str, int] = {}
        self._notes: list[Note] = []

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes)

    def number(self, told: ToldEvent | ToldStatement) -> int:
        """Return the number of the note to a claim."""
        claim_id = told.claim_id
        if claim_id not in self._number_by_claim:
            self._number_by_claim[claim_id] = len(self._notes) + 1
            self._notes.append(Note(number=len(self._notes) + 1, told=told))
        return self._number_by_claim[claim_id]

    def numbers(self, happening: Happening) -> tuple[int, ...]:
        """Return the notes to a happening: to the surest and first telling of each story, three at most."""
        return tuple(self.number(event) for event in best_told(happening.told)[:_MOST_FOR_ONE_LINE])
