"""Words between quotation marks, in every style in which reports print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(r"``|''|[“”„\"«»‹›‘’‚'「」『』]")
_CLOSER_BY_OPENER = {
    "“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "『": "』", "»": "«", "›": "‹", "”": "”",
    '"': '"', "``": "''", "''": "''", "‘": "’", "‚": "‘’", "'": "'",
}  # fmt: skip
_ALWAYS_OPENS = frozenset("„«‹「『‚") | {"``"}
_SINGLE = frozenset("‘’‚'")
_ELISIONS = re.compile(r"(?i)(?:\d0s|em|til|tis|twas|cause|bout|n|round|cos|re|s|t)\b")


class Quotation(NamedTuple):
    """The words between two quotation marks, without the marks.

    ``is_opened`` and ``is_closed`` are false where a mark is missing, as at the end of a paragraph of
    a speech that goes on in the next one. ``depth`` is 0 for a quotation that lies in no other one.
    """

    start: int
    end: int
    is_opened: bool = True
    is_closed: bool = True
    depth: int = 0

    @property
    def span(self) -> Span:
        """The words as a span."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class _Open:
    """A mark that has been opened and not yet closed."""

    mark: str
    start: int


@dataclass(slots=True)
class _Scan:
    """One paragraph as it is read from left to right."""

    text: str
    paragraph: Span
    carried: str | None
    stack: list[_Open] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)
    last_closers: dict[str, int] = field(default_factory=dict)

    def read(self) -> str | None:
        """Find the quotations of the paragraph; return the opener of one that the paragraph leaves open."""
        for match in _MARK.finditer(self.text, self.paragraph.start, self.paragraph.end):
            self._meet(match.group(), match.start(), match.end())
        left = next((opened.mark for opened in self.stack if opened.mark not in _SINGLE), None)
        for depth, opened in enumerate(self.stack):
            if opened.mark not in _SINGLE:
                self._add(opened.start, self.paragraph.end, depth, is_closed=False)
        return left

    def _meet(self, mark: str, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.paragraph.start else " "
        after = self.text[end] if end < self.paragraph.end else " "
        if mark in _SINGLE and before.isalnum() and after.isalnum():
            return
        level = self._level_closed_by(mark)
        looks_opening = not (before.isalnum() or before in ".,!?…;:%)]") and not after.isspace()
        if level is not None and not (looks_opening and mark in "\"''“" and before.isspace()):
            self._close(level, mark, start, after)
        elif mark in _ALWAYS_OPENS or looks_opening:
            self._open(mark, start, end)
        elif self.carried and not self.stack and not self.found and mark in _closers(self.carried):
            self._add(self.paragraph.start, start, 0, is_opened=False)

    def _level_closed_by(self, mark: str) -> int | None:
        for level in range(len(self.stack) - 1, -1, -1):
            if mark in _closers(self.stack[level].mark):
                return level
        return None

    def _close(self, level: int, mark: str, start: int, after: str) -> None:
        if mark in _SINGLE and self._is_apostrophe(start, after):
            return
        self._add(self.stack[level].start, start, level)
        del self.stack[level:]

    def _open(self, mark: str, start: int, end: int) -> None:
        if mark in "’›":
            return
        if mark in _SINGLE and (_ELISIONS.match(self.text, end) or not self._closes_later(mark, end)):
            return
        for level, opened in enumerate(self.stack):
            if opened.mark == mark and mark not in _SINGLE:
                self._add(opened.start, start, level, is_closed=False)
                del self.stack[level:]
                break
        self.stack.append(_Open(mark, end))

    def _closes_later(self, mark: str, end: int) -> bool:
        if mark not in self.last_closers:
            ending = re.compile(rf"(?<=\S)[{_closers(mark)}](?!\w)")
            ends = [
                match.start()
                for match in ending.finditer(self.text, self.paragraph.start, self.paragraph.end)
            ]
            self.last_closers[mark] = ends[-1] if ends else -1
        return self.last_closers[mark] > end

    def _is_apostrophe(self, start: int, after: str) -> bool:
        """Say whether a single mark is the genitive of a plural: ``the ministers’ plan``."""
        if self.text[start - 1] != "s" or after != " ":
            return False
        later = re.compile(r"[.,!?\w][’'](?!\w)|‘").search(self.text, start + 1, self.paragraph.end)
        return later is not None and not later.group().startswith("‘")

    def _add(
        self, start: int, end: int, depth: int, *, is_opened: bool = True, is_closed: bool = True
    ) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.found.append(Quotation(start, end, is_opened, is_closed, depth))


def _closers(opener: str) -> str | tuple[str, ...]:
    closers = _CLOSER_BY_OPENER[opener]
    return (closers,) if closers == "''" else closers


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Find the words between quotation marks, in the order in which they begin.

    ``He called it “a ‘safe’ country”.`` has two, of depth 0 and 1. Apostrophes are no quotation
    marks. A quotation that its paragraph leaves open ends with the paragraph.

    Args:
        text: The text of a report.
        paragraphs: Its paragraphs in order, as ``find_paragraphs`` gives them.

    """
    found: list[Quotation] = []
    carried: str | None = None
    for paragraph in paragraphs:
        scan = _Scan(text, paragraph, carried)
        carried = scan.read()
        found.extend(sorted(scan.found))
    return found
