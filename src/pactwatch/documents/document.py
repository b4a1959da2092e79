"""A report as Pactwatch holds it, and the exact passages that claims rest on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Something of the page that is not the report: a promotion, a caption, a share line.

    ``kind`` is a word such as ``promotion``, ``caption``, ``share``, ``newsletter``, ``byline``;
    ``words`` is what was cut, to the letter; ``rule_id`` names the rule that cut it.
    """

    kind: str
    words: str
    rule_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The cleaned text of one report, with where it came from and when it was published.

    ``text`` has the headline as its first line where there is one; paragraphs are separated by one
    blank line. All offsets anywhere in Pactwatch count code points of ``text``. ``published`` is an
    EDTF date (``2025-05-05``) or None where neither text nor metadata tell. ``language`` is a BCP 47
    tag. ``incomplete`` says why the report could not be read whole, or is None. ``sha256`` is of the
    report's bytes as they came.
    """

    address: str
    text: str
    title: str | None = None
    published: str | None = None
    language: str = "en"
    agencies: tuple[str, ...] = ()
    publisher: str | None = None
    furniture: tuple[Furniture, ...] = field(default=())
    incomplete: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """The exact passage of a document that a claim rests on.

    ``start`` and ``end`` count Unicode code points of ``Document.text`` from 0, ``end`` exclusive, and
    ``exact`` is that slice to the letter. Make one with :meth:`cut`, so that it always fits.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Evidence:
        """Return the passage of ``text`` between two offsets.

        Raises:
            ValueError: If the passage is empty or reaches outside the text.

        """
        if not 0 <= start < end <= len(text):
            msg = f"evidence {start}:{end} does not lie in a text of {len(text)} code points"
            raise ValueError(msg)
        return cls(start=start, end=end, exact=text[start:end])

    def to_dict(self) -> dict[str, int | str]:
        """Return the passage with the contract's keys."""
        return {"start": self.start, "end": self.end, "exact": self.exact}
