"""The words that a claim rests on, in the sentence in which they stand, and where that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from pactwatch.documents import Evidence
from pactwatch.views.happening_words import decided_in_words
from pactwatch.views.passage import pieces_of_sentence
from pactwatch.views.wording import date_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.register.claim import Passage
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.told import Source, ToldEvent, ToldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A report in one line. ``address`` is empty unless it can be opened in a browser."""

    document_id: str
    origin_id: str
    title: str
    publisher: str | None
    published: str
    address: str

    @classmethod
    def of(cls, source: Source) -> SourceLine:
        """Return the line of a report; one without a title is called by the name of its file."""
        is_online = source.address.startswith(("https://", "http://"))
        return cls(
            document_id=source.document_id,
            origin_id=source.origin_id,
            title=source.title or (source.address if is_online else PurePath(source.address).name),
            publisher=source.publisher,
            published=date_in_words(source.published),
            address=source.address if is_online else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The sentences around the words of a claim, in pieces, each with whether it is words of the claim.

    ``claim_id`` is empty where words of a report are quoted on which no claim rests.
    ``decided`` says what a person has decided on the claim: ", edited by ann", or nothing.
    """

    claim_id: str
    pieces: tuple[tuple[str, bool], ...]
    source: SourceLine
    decided: str

    @property
    def words(self) -> str:
        """The words of the claim alone, on one line."""
        return " … ".join(" ".join(piece.split()) for piece, is_marked in self.pieces if is_marked)


class Quotes:
    """Quotes of a page, from the documents at hand.

    Args:
        documents: Documents by their ids. Of a claim whose document is not among them, the words alone are
            quoted.
    """

    def __init__(self, documents: Mapping[str, StoredDocument]) -> None:
        self._documents = documents
        self._lines: dict[str, SourceLine] = {}

    def of(self, told: ToldEvent | ToldStatement) -> Quote:
        """Return the quote of a claim."""
        return Quote(
            claim_id=told.claim_id,
            pieces=self._pieces(told.source, told.claim.words),
            source=self._line(told.source),
            decided=decided_in_words((told,)).removeprefix(", ") if told.decision else "",
        )

    def of_words(self, source: Source, words: Sequence[Passage]) -> Quote:
        """Return the quote of words on which no claim rests."""
        return Quote(claim_id="", pieces=self._pieces(source, words), source=self._line(source), decided="")

    def _line(self, source: Source) -> SourceLine:
        line = self._lines.get(source.document_id)
        if line is None:
            line = self._lines[source.document_id] = SourceLine.of(source)
        return line

    def _pieces(self, source: Source, words: Sequence[Passage]) -> tuple[tuple[str, bool], ...]:
        stored = self._documents.get(source.document_id)
        if stored is None:
            return tuple((" ".join(each.exact.split()), True) for each in words)
        evidence = [Evidence.cut(stored.text, each.start, each.end) for each in words]
        return pieces_of_sentence(stored, evidence)
