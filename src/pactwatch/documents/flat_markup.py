"""HTML read tag by tag, without a tree: for pieces of HTML, and for pages nested too deep."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from pactwatch.documents.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*|/)?>|<!--|<![^>]*>|<\?[^>]*>")
_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "head",
        "svg",
        "nav",
        "footer",
        "aside",
        "figcaption",
        "form",
        "button",
        "select",
        "textarea",
        "iframe",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_UNCLOSED = frozenset({"p", "li", "td", "tr", "th", "dd", "dt", "option"})


def nesting_depth(source: str) -> int:
    """Return how deep elements stand in one another, at most, as far as the tags tell.

    Elements that need no end tag (``<p>``, ``<li>``) are not counted.
    """
    depth = deepest = 0
    for found in _TAG.finditer(source):
        name = found["name"]
        if not name:
            continue
        lowered = name.lower()
        if lowered in _VOID or lowered in _UNCLOSED:
            continue
        depth = max(depth - 1, 0) if found["close"] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def find_flat_blocks(source: str) -> Iterator[str]:
    """Yield the blocks of the text between the tags.

    ``<p>Nine people <b>landed</b>.</p><p>None stayed.</p>`` has two blocks. Scripts, menus and
    captions are left out; comments too.
    """
    words: list[str] = []
    at = 0
    silent: str | None = None
    depth = 0
    for found in _TAG.finditer(source):
        if found.start() < at:
            continue
        if silent is None:
            words.append(source[at : found.start()])
        at = found.end()
        if found[0] == "<!--":
            end = source.find("-->", at)
            at = len(source) if end < 0 else end + 3
            continue
        name = (found["name"] or "").lower()
        if silent is not None:
            if name == silent:
                depth += -1 if found["close"] else 1
                silent = None if depth <= 0 else silent
            continue
        if name in _SILENT and not found["close"] and not found[0].endswith("/>"):
            silent, depth = name, 1
        if name and name not in _INLINE:
            yield from _flush(words)
    if silent is None:
        words.append(source[at:])
    yield from _flush(words)


def _flush(words: list[str]) -> Iterator[str]:
    block = one_line(html.unescape("".join(words)))
    words.clear()
    if block:
        yield block
