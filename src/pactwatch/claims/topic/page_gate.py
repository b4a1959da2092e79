"""A look at the bytes of a page, before it is parsed: whether its text could pass the gate at all.

Every rule of the gate asks for one of a few scarce families of stems ("deport", "refugee", "nauru"). A page
without any of them, in whatever way its markup may write them, is let go after one scan. The stems count only
where words of the report may stand: not in programs, names of classes or menus, where "remove" is common.
"""

from __future__ import annotations

import functools
import html
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.topic.gate import load_scarce_stems
from pactwatch.documents.charset import decode
from pactwatch.errors import DocumentError
from pactwatch.language.scan import SparseScanner

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where a space of a stem stands in the text, the page may have two, a tag, or another kind of space.
_GAPS = (b"  ", b" <", b"<", b"&nb", b" &nb", b"&#", b"\xc2\xa0", b"\xa0", b"\\n", b"\\t", b"\\r", b"\\u")
_LETTERS = (*range(65, 91), *range(97, 123))
# Letters as numbers, and what may stand within a word unseen: soft hyphens, joiners, places to break it.
_NUMBERS = (b"&#%d;", b"&#0%d;", b"&#00%d", b"&#x%x;", b"&#x0%x;", b"&#x00%x")
_DISGUISES = (
    *(form % letter for letter in _LETTERS for form in _NUMBERS),
    *(b"\\u00%d" % row for row in (4, 5, 6, 7)),
    *(b"%c\xad" % letter for letter in range(97, 123)),
    *(b"%c\xef\xbb\xbf" % letter for letter in range(97, 123)),
    *(b"&shy;", b"&#173;", b"&#xad;", b"\xc2\xad", b"\\u00ad"),
    *(b"<wbr", b"&zw", b"&zerowidth", b"&nobreak;", b"&#8203", b"&#8204"),
    *(b"&#8205", b"&#8288", b"&#x200", b"&#x2060"),
    *(b"\\u200b", b"\\u200c", b"\\u200d", b"\\u2060"),
    *(b"\xe2\x80\x8b", b"\xe2\x80\x8c", b"\xe2\x80\x8d", b"\xe2\x81\xa0"),
)  # fmt: skip
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]|<wbr ?/?>")
_BOXES = re.compile(rb"<(nav|footer|aside|form|figcaption|button|noscript|template|select|svg)[ >]")
_LIST_ENDS = re.compile(rb"<ul(?=[ >])|</ul")
_LINK = re.compile(rb"<a(?:\s[^>]*)?>(.*?)</a", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_LONGEST_MENU_BYTES = 1 << 16
_MARKS = (b"<script", b"</script", b"<p>", b"<p ")
_PROGRAM_BEGINS, _PARAGRAPH = 0, 2
_LONGEST_TYPE_BYTES = 200
_FEWEST_LINKS = 2
_LINKED_SHARE = 0.75
_FEWEST_PARAGRAPHS = 3
_LONGEST_TAG_BYTES = 4000
_VISIBLE_TAGS = (b"meta", b"title")


class _Triggers(NamedTuple):
    scanner: SparseScanner
    first_disguise: int
    marks: SparseScanner


def may_concern_page(page: bytes) -> bool:
    """Say whether the text of a page could pass the gate; the page may be of any encoding that is read.

    What it lets go holds none of the scarce stems where words of the report may stand. Soft hyphens, letters
    written as numbers, hard spaces, line breaks and initials set apart do not hide them.
    """
    if b"\0" in page:
        return _may_concern_characters(page)
    disguise = load_triggers().first_disguise
    term = _find_seen(page, disguised_too=True)
    return term is not None and (term < disguise or _may_concern_characters(page))


def _may_concern_characters(page: bytes) -> bool:
    """Look at the characters of a page whose bytes hide them."""
    try:
        text = decode(page, address="")
    except DocumentError:
        return True
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text
    plain = _UNSEEN.sub("", html.unescape(text)).encode("utf-8", "replace")
    return _find_seen(plain, disguised_too=False) is not None


def _find_seen(page: bytes, *, disguised_too: bool) -> int | None:
    """Return the first stem that stands where words of the report may, or something that may hide one."""
    triggers, looked, whole = load_triggers(), _Page(page), memoryview(page)
    last = None
    for start, end in _find_visible(page, triggers.marks):

        def accepts(at: int, term: int, start: int = start) -> bool:
            nonlocal last
            last = term
            is_disguise = term >= triggers.first_disguise
            return disguised_too if is_disguise else looked.is_seen(start + at)

        if triggers.scanner.has(whole[start:end], accepts):
            return last
    return None


@functools.cache
def load_triggers() -> _Triggers:
    """Load what is looked for in pages: the scarce stems in all their forms, and what may hide them."""
    stems = load_scarce_stems()
    terms = dict.fromkeys(form for stem in stems for form in _forms(stem.encode()))
    return _Triggers(SparseScanner([*terms, *_DISGUISES]), len(terms), SparseScanner(_MARKS))


def _forms(stem: bytes) -> Iterator[bytes]:
    """Yield how a stem may stand in a page: as it is, behind an initial set apart, and up to each gap."""
    yield stem
    yield b">" + stem[1:]
    for at, character in enumerate(stem):
        if character == ord(" "):
            yield from (stem[:at] + gap for gap in _GAPS)


class _Page:
    """A page with where in it no words of a report stand, which is looked for when it is first asked."""

    __slots__ = ("_menus", "_small", "_unseen", "page")

    def __init__(self, page: bytes) -> None:
        self.page = page
        self._menus: dict[tuple[int, int], bool] = {}
        self._small: bytes | None = None
        self._unseen: list[list[tuple[int, int]]] = []

    def is_seen(self, at: int) -> bool:
        """Say whether what stands at a place may be part of the report's text."""
        if _is_within_tag(self.page, at):
            return False
        if self._small is None:
            self._small = self.page.lower()
        if self._is_in_menu(self._small, at):
            return False
        for number, find in enumerate((_find_styles, _find_boxes)):
            if number == len(self._unseen):
                self._unseen.append(sorted(find(self._small)))
            if _is_within(self._unseen[number], at):
                return False
        return True

    def _is_in_menu(self, small: bytes, at: int) -> bool:
        """Say whether a place is in a list of links, which is cut from a report wherever it stands."""
        region = _find_list(small, at)
        if region is None:
            return False
        if region not in self._menus:
            self._menus[region] = _is_menu(small[slice(*region)])
        return self._menus[region]


def _is_within(regions: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(regions, (at, at)) - 1
    return number >= 0 and regions[number][0] <= at < regions[number][1]


def _is_within_tag(page: bytes, at: int) -> bool:
    opening = page.rfind(b"<", max(0, at - _LONGEST_TAG_BYTES), at)
    if opening < 0 or page.find(b">", opening, at + 1) >= 0:
        return False
    name = page[opening + 1 : opening + 7].lower()
    return name[:1].isalpha() and not name.startswith(_VISIBLE_TAGS)


def _find_visible(page: bytes, marks: SparseScanner) -> Iterator[tuple[int, int]]:
    """Yield the parts of a page between its programs, which no reader sees; data on the article is seen.

    What begins as a program and holds paragraphs is not taken for one: it may begin within a comment.
    """
    visible_from, program_from, has_paragraph = 0, -1, False
    for at, mark in marks.find(page):
        if mark >= _PARAGRAPH:
            has_paragraph = True
        elif mark == _PROGRAM_BEGINS:
            if program_from < 0:
                program_from, has_paragraph = at, False
        elif program_from >= 0:
            if (
                not has_paragraph
                and b"ld+json" not in page[program_from : program_from + _LONGEST_TYPE_BYTES]
            ):
                yield visible_from, program_from
                visible_from = at
            program_from = -1
    yield visible_from, len(page)


def _find_styles(page: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while (start := page.find(b"<style", at)) >= 0:
        at = page.find(b"</style", start)
        if at < 0:
            return
        if page.find(b"<p", start, at) < 0:
            yield start, at


def _find_boxes(page: bytes) -> Iterator[tuple[int, int]]:
    """Yield where menus and the like stand that are never part of a report, as they hold no paragraphs."""
    reached = 0
    for box in _BOXES.finditer(page):
        start, name = box.start(), box[1]
        if start < reached:
            continue
        end = page.find(b"</" + name, start)
        is_plain = end >= 0 and page.find(b"<" + name, start + 1, end) < 0
        if is_plain and page.count(b"<p", start, end) < _FEWEST_PARAGRAPHS:
            yield start, end
            reached = end


def _find_list(page: bytes, at: int) -> tuple[int, int] | None:
    """Return where the list begins and ends that directly holds a place, if there is one."""
    start = page.rfind(b"<ul", max(0, at - _LONGEST_MENU_BYTES), at)
    if start < 0 or page.find(b"</ul", start, at) >= 0:
        return None
    depth = 0
    for found in _LIST_ENDS.finditer(page, start, start + _LONGEST_MENU_BYTES):
        depth += -1 if found[0] == b"</ul" else 1
        if depth == 0:
            return start, found.start()
    return None


def _is_menu(page: bytes) -> bool:
    """Say whether the words of a list are nearly all those of links, as where furniture is cut."""
    if page.count(b"<p") >= _FEWEST_PARAGRAPHS:
        return False
    links = [_TAG.sub(b"", words).split() for words in _LINK.findall(page)]
    linked = sum(sum(map(len, words)) for words in links)
    total = sum(map(len, _TAG.sub(b" ", page).split()))
    return len(links) >= _FEWEST_LINKS and linked >= _LINKED_SHARE * total
