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

from pactwatch.claims.gate import load_scarce_stems
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
_PROGRAMS = ((b"<script", b"</script"), (b"<style", b"</style"))
_BOXES = re.compile(rb"<(nav|footer|aside|form|figcaption|button|noscript|template|select|svg)[ >]")
_FEWEST_PARAGRAPHS = 3
_LONGEST_TAG_BYTES = 4000
_VISIBLE_TAGS = (b"meta", b"title")


class _Triggers(NamedTuple):
    scanner: SparseScanner
    first_disguise: int


def may_concern_page(page: bytes) -> bool:
    """Say whether the text of a page could pass the gate; the page may be of any encoding that is read.

    What it lets go holds none of the scarce stems where words of the report may stand. Soft hyphens, letters
    written as numbers, hard spaces, line breaks and initials set apart do not hide them.
    """
    if b"\0" in page:
        return _may_concern_characters(page)
    triggers = _load_triggers()
    looked = _Page(page)
    is_disguised = False

    def accepts(start: int, term: int) -> bool:
        nonlocal is_disguised
        is_disguised = is_disguised or term >= triggers.first_disguise
        return is_disguised or looked.is_seen(start)

    return triggers.scanner.has(page, accepts) and (not is_disguised or _may_concern_characters(page))


def _may_concern_characters(page: bytes) -> bool:
    """Look at the characters of a page whose bytes hide them."""
    try:
        text = decode(page, address="")
    except DocumentError:
        return True
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text
    plain = _UNSEEN.sub("", html.unescape(text)).encode("utf-8", "replace")
    triggers, looked = _load_triggers(), _Page(plain)
    return triggers.scanner.has(plain, lambda at, term: term < triggers.first_disguise and looked.is_seen(at))


@functools.cache
def _load_triggers() -> _Triggers:
    stems = load_scarce_stems()
    terms = dict.fromkeys(form for stem in stems for form in _forms(stem.encode()))
    return _Triggers(SparseScanner([*terms, *_DISGUISES]), len(terms))


def _forms(stem: bytes) -> Iterator[bytes]:
    """Yield how a stem may stand in a page: as it is, behind an initial set apart, and up to each gap."""
    yield stem
    yield b">" + stem[1:]
    for at, character in enumerate(stem):
        if character == ord(" "):
            yield from (stem[:at] + gap for gap in _GAPS)


class _Page:
    """A page with where in it no words of a report stand, which is looked for when it is first asked."""

    __slots__ = ("_bytes", "_small", "_unseen")

    def __init__(self, page: bytes) -> None:
        self._bytes = page
        self._small: bytes | None = None
        self._unseen: list[list[tuple[int, int]]] = []

    def is_seen(self, at: int) -> bool:
        """Say whether what stands at a place may be part of the report's text."""
        if _is_within_tag(self._bytes, at):
            return False
        if self._small is None:
            self._small = self._bytes.lower()
        for number, find in enumerate((_find_programs, _find_boxes)):
            if number == len(self._unseen):
                self._unseen.append(sorted(find(self._small)))
            if _is_within(self._unseen[number], at):
                return False
        return True


def _is_within(regions: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(regions, (at, at)) - 1
    return number >= 0 and regions[number][0] <= at < regions[number][1]


def _is_within_tag(page: bytes, at: int) -> bool:
    opening = page.rfind(b"<", max(0, at - _LONGEST_TAG_BYTES), at)
    if opening < 0 or page.find(b">", opening, at + 1) >= 0:
        return False
    name = page[opening + 1 : opening + 7].lower()
    return name[:1].isalpha() and not name.startswith(_VISIBLE_TAGS)


def _find_programs(page: bytes) -> Iterator[tuple[int, int]]:
    """Yield where programs and styles stand, which no reader sees; data on the article is none of them."""
    for opening, closing in _PROGRAMS:
        at = 0
        while (start := page.find(opening, at)) >= 0:
            at = page.find(closing, start)
            if at < 0:
                break
            if b"ld+json" not in page[start : start + 200] and page.find(b"<p", start, at) < 0:
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
