"""Which boxes of a web page are furniture: by their tag, role, name or links."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.documents.plain_text import one_line

_TAGS = {
    "nav": "links",
    "aside": "promotion",
    "footer": "footer",
    "figcaption": "caption",
    "form": "newsletter",
    "button": "share",
    "menu": "links",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER = frozenset({"body", "html", "article", "main", "h1", "header"})
_MAY_HOLD_THE_ARTICLE = frozenset(
    {"newsletter", "promotion", "hidden", "footer", "advertisement", "cookies", "links", "share"}
)
_LONG_PARAGRAPH = 120
_FEWEST_LONG_PARAGRAPHS = 3
_LIST_LINK_SHARE = 0.6
_LINK_SHARE = 0.9
_LONGEST_PARAGRAPH_OF_LINKS = 400
_FEWEST_LINKS = 2
_SENTENCE_ENDS = (".", "”", '"', "»", "!", "?")


class PageWords(NamedTuple):
    """The lexicon of pages: names and roles of boxes, names of the article, wordings of paywalls."""

    names: re.Pattern[str]
    roles: dict[str, str]
    article_names: tuple[str, ...]
    paywall: re.Pattern[str]


@functools.cache
def load_page_words() -> PageWords:
    """Load the words of pages.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/markup.toml", _build)


def _build(entries: dict[str, Any]) -> PageWords:
    kinds = "|".join(
        f"(?P<{kind}>{'|'.join(map(re.escape, words.split()))})" for kind, words in entries["names"].items()
    )
    return PageWords(
        names=re.compile(rf"(?:^|[\s_-])(?:{kinds})(?=$|[\s_-])", re.IGNORECASE),
        roles=entries["roles"],
        article_names=tuple(entries["article"]["names"]),
        paywall=re.compile("|".join(entries["paywall"]["wordings"]), re.IGNORECASE),
    )


def kind_of_box(element: Any, *, by_name: bool = True) -> str | None:
    """Return the kind of furniture that an element of a page is, or None.

    ``<aside>`` is a promotion, ``<div class="most-read">`` too, and a list that is nearly all links. A
    box that holds several long paragraphs is never furniture, whatever its name: publishers put the
    whole article into ``<div class="paywall">``. Without ``by_name``, classes and ids do not count.
    """
    kind = _kind_by_tag(element) or (_kind_by_name(element) if by_name else None)
    if kind is None and element.tag in ("ul", "ol", "p", "div") and _is_all_links(element):
        kind = "links"
    return None if kind in _MAY_HOLD_THE_ARTICLE and _holds_the_article(element) else kind


def words_of(element: Any) -> str:
    """Return all words of an element in one line."""
    return one_line(" ".join(element.itertext()))


def _kind_by_tag(element: Any) -> str | None:
    kind = _TAGS.get(element.tag)
    if kind is None and (role := element.get("role")):
        kind = load_page_words().roles.get(role)
    is_hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    if kind is None and (is_hidden or _HIDDEN.search(element.get("style") or "")):
        kind = "hidden"
    return kind


def _kind_by_name(element: Any) -> str | None:
    if element.tag in _NEVER:
        return None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = load_page_words().names.search(_HUMP.sub("-", names)) if len(names) > 1 else None
    return found.lastgroup if found else None


def _holds_the_article(element: Any) -> bool:
    long_count = sum(1 for paragraph in element.iter("p") if len(words_of(paragraph)) > _LONG_PARAGRAPH)
    return long_count >= _FEWEST_LONG_PARAGRAPHS


def _is_all_links(element: Any) -> bool:
    """Say whether the words of a list or paragraph are those of links, and no sentence."""
    links = list(element.iter("a"))
    if not links:
        return False
    words = words_of(element)
    is_list = element.tag in ("ul", "ol")
    if not words or (not is_list and len(words) > _LONGEST_PARAGRAPH_OF_LINKS):
        return False
    linked = sum(len(words_of(link)) for link in links)
    if is_list:
        return len(links) >= _FEWEST_LINKS and linked >= _LIST_LINK_SHARE * len(words)
    return linked >= _LINK_SHARE * len(words) and not words.endswith(_SENTENCE_ENDS)
