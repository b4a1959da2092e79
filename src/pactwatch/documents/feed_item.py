"""One item of a feed becomes a draft: headline, summary, link, time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pactwatch.documents.draft import Draft
from pactwatch.documents.flat_markup import find_flat_blocks
from pactwatch.documents.plain_text import find_blocks, normalise, one_line
from pactwatch.documents.written_date import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLES = ("title", "headline", "name")
_BODIES = (
    "content_html",
    "content_text",
    "content",
    "text",
    "body",
    "articleBody",
    "article_body",
    "maintext",
    "fulltext",
    "full_text",
)
_SUMMARIES = ("summary", "description", "standfirst", "abstract", "lead", "subtitle")
_LINKS = ("link", "url", "address", "external_url", "canonical", "guid", "id")
_DATES = (
    "published",
    "date_published",
    "pubDate",
    "pubdate",
    "published_at",
    "publishedAt",
    "datePublished",
    "date_publish",
    "publication_date",
    "date",
    "created",
    "created_at",
    "issued",
    "dc:date",
    "updated",
)
_LANGUAGES = ("language", "lang", "inLanguage")
_PUBLISHERS = ("publisher", "source", "site_name", "sitename", "outlet", "source_name")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_CONTINUED = re.compile(
    r"\s*(?:\[(?:…|\.\.\.|&hellip;)\]|(?:Continue reading|Read more|Lire la suite|Seguir leyendo|Leer más)"
    r"\s*(?:\.\.\.|…|→|»)?|The post .{3,300} appeared first on .{2,100}\.?)\s*$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\]?\s*$")


def is_item(item: Mapping[str, Any]) -> bool:
    """Say whether the mapping holds the words of a report."""
    return any(item.get(key) for key in (*_TITLES, *_BODIES, *_SUMMARIES))


def link_of(item: Mapping[str, Any]) -> str | None:
    """Return the address of the item, where it has one."""
    for key in _LINKS:
        value = item.get(key)
        value = value.get("href") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def draft_item(
    item: Mapping[str, Any], *, language: str | None = None, publisher: str | None = None
) -> Draft:
    """Return the draft of one item.

    The summary stands before the full text, unless the full text repeats it. Either may be HTML.
    """
    title = _string(item, _TITLES)
    body, summary = _blocks_of(_string(item, _BODIES)), _blocks_of(_string(item, _SUMMARIES))
    whole = " ".join(body)
    blocks = [block for block in summary if block.rstrip(" .…")[:200] not in whole] + body
    blocks = [cleaned for block in blocks if (cleaned := _CONTINUED.sub("", block))]
    headline = one_line(" ".join(_blocks_of(title))) if title else ""
    date = _string(item, _DATES)
    return Draft(
        blocks=tuple(blocks) or ((headline,) if headline else ()),
        title=headline or None,
        published=read_date(date) if date else None,
        language=_string(item, _LANGUAGES) or language,
        publisher=_string(item, _PUBLISHERS) or publisher,
        incomplete="the feed gives only the beginning" if blocks and _CUT_OFF.search(blocks[-1]) else None,
    )


def _blocks_of(value: str | None) -> list[str]:
    if not value:
        return []
    if _MARKUP.search(value):
        return list(find_flat_blocks(value))
    return find_blocks(normalise(value))


def _string(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = item.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = next(
                (value[part] for part in ("value", "#text", "name", "title") if value.get(part)), None
            )
        if isinstance(value, str) and value.strip():
            return value
    return None
