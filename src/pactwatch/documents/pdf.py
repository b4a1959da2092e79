"""A PDF becomes a draft: judgments, treaties, reports of organisations."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from pactwatch.documents.document import Furniture
from pactwatch.documents.draft import Draft
from pactwatch.documents.plain_text import find_blocks, normalise
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_PAGES = 500
_EDGE_LINES = 3
_FEWEST_REPEATS = 3
_REPEAT_SHARE = 0.4
_PAGE_NUMBER = re.compile(
    r"^(?:page|p\.|página|pág\.)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:/|of|de|sur)\s*\d{1,4})?\s*[-–—]?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"(\w+)-\n(\w+)")
_WORD = re.compile(r"[\w-]+")


def read_pdf(data: bytes, *, address: str) -> Draft:
    """Return the draft of a PDF.

    Running heads, running feet and page numbers are cut, words broken at the end of a line are joined,
    and lines become paragraphs.

    Raises:
        DocumentError: If it is no PDF, is encrypted, or holds pictures of text only.

    """
    pages, incomplete = _read_pages(data, address)
    lines, furniture = _without_running_lines([normalise(page).split("\n") for page in pages])
    text = _join_broken_words("\n".join(lines))
    blocks = find_blocks(text)
    if not blocks:
        raise DocumentError(
            what="this PDF holds no text, only pictures of it",
            where=address,
            remedy="Run it through OCR first, for example with ocrmypdf.",
        )
    return Draft(blocks=tuple(blocks), furniture=tuple(furniture), incomplete=incomplete)


def _read_pages(data: bytes, address: str) -> tuple[list[str], str | None]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    lost: list[int] = []
    try:
        reader = PdfReader(BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if is_locked else len(reader.pages)
    except Exception as error:  # pypdf raises whatever a broken file provokes
        raise DocumentError(
            what=f"this PDF cannot be read: {error}",
            where=address,
            remedy="Open it in a viewer and save it again, or give its text.",
        ) from error
    if is_locked:
        raise DocumentError(what="this PDF is encrypted", where=address, remedy="Save it without a password.")
    for number in range(min(count, _MOST_PAGES)):
        try:
            pages.append(reader.pages[number].extract_text())
        except Exception:  # noqa: BLE001 - as above, of a broken page
            lost.append(number + 1)
    if lost:
        return pages, f"page {', '.join(map(str, lost))} cannot be read"
    return pages, f"only its first {_MOST_PAGES} pages were read" if count > _MOST_PAGES else None


def _without_running_lines(pages: Sequence[Sequence[str]]) -> tuple[list[str], list[Furniture]]:
    """Return the lines of all pages without what stands at the edge of each, and what was cut.

    From the top and from the foot of a page, lines go as long as they are page numbers or stand, numbers
    aside, on most pages.
    """
    filled = [[line for raw in page if (line := raw.strip())] for page in pages]
    seen = Counter(
        shape
        for page in filled
        for shape in {_shape(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    least = max(_FEWEST_REPEATS, _REPEAT_SHARE * len(pages))
    lines: list[str] = []
    furniture: list[Furniture] = []
    for page in filled:
        runs = [bool(_PAGE_NUMBER.match(line)) or seen[_shape(line)] >= least for line in page]
        top = _run_length(runs)
        foot = max(len(page) - _run_length(runs[::-1]), top)
        lines += page[top:foot]
        furniture += [
            Furniture(kind="running-head", words=line, rule_id="pdf.page-edge")
            for line in (*page[:top], *page[foot:])
        ]
    return lines, furniture


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)


def _run_length(runs: Sequence[bool]) -> int:
    """Return how many of the first lines run through all pages."""
    return next((number for number, does_run in enumerate(runs[:_EDGE_LINES]) if not does_run), _EDGE_LINES)


def _join_broken_words(text: str) -> str:
    r"""Return the text with words joined that a line end broke: ``trans-\nferred``.

    A compound keeps its hyphen where the text writes it with one elsewhere.
    """
    words = Counter(word.casefold() for word in _WORD.findall(text))

    def join(found: re.Match[str]) -> str:
        first, second = found.groups()
        whole, compound = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        is_compound = not second[0].islower() or (words[compound] > 0 and not words[whole])
        return f"{first}-{second}" if is_compound else f"{first}{second}"

    return _BROKEN.sub(join, text)
