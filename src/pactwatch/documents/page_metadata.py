"""What the head of a web page declares: headline, date, language, publisher."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.documents.plain_text import one_line
from pactwatch.documents.written_date import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|WebPage)$")
_BEST_ARTICLE = re.compile(r"(?:Article|BlogPosting)$")
_DATE_NAMES = (
    *(
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
    ),
    *(
        "article.published",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
    ),
    *(
        "publication_date",
        "publicationdate",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
    ),
    *(
        "dc.date.created",
        "dcterms.date",
        "cxenseparse:recs:publishtime",
        "article_date_original",
    ),
    *(
        "originalpublicationdate",
        "rnews:datepublished",
        "citation_publication_date",
        "date",
        "displaydate",
    ),
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "article:publisher")
_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+(?:[|•·»]|[-–—])\s+(?P<site>[^|•·»]{2,60})$")
_MOST_WORDS_SITE = 5
_DEEPEST_JSON = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page declares of itself; None where it does not."""

    headline: str | None = None
    page_title: str | None = None
    published: str | None = None
    language: str | None = None
    publisher: str | None = None
    article_body: str | None = None
    is_free: bool | None = None


def read_metadata(root: Any) -> PageMetadata:
    """Return what the page declares: first its JSON-LD, then its ``<meta>``, then ``<time>``."""
    metas = _metas(root)
    node = _find_article_node(root)
    publisher = _name(node.get("publisher")) or _first(metas, _SITE_NAMES)
    title = next((one_line(" ".join(element.itertext())) for element in root.iter("title")), "")
    headline = _text(node.get("headline")) or _first(metas, _TITLE_NAMES)
    published = (
        _date(node.get("datePublished"))
        or _date(node.get("dateCreated"))
        or _first_date(metas)
        or _time_element(root)
    )
    return PageMetadata(
        headline=without_site(headline, publisher) if headline else None,
        page_title=without_site(title, publisher, is_page_title=True) or None,
        published=published,
        language=root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _text(node.get("inLanguage"))
        or _first(metas, ("og:locale",)),
        publisher=publisher,
        article_body=_text(node.get("articleBody"), is_long=True),
        is_free=_is_free(node.get("isAccessibleForFree")),
    )


def without_site(title: str, publisher: str | None, *, is_page_title: bool = False) -> str:
    """Return the title without the name of the site behind it.

    ``Palau opens its doors | The Example`` gives ``Palau opens its doors``. Only the publisher's own
    name is cut, save from the ``<title>`` of a page, where a short last part is one.
    """
    while found := _SUFFIX.match(title):
        site = found["site"]
        is_known = publisher is not None and (
            site.casefold() in publisher.casefold() or publisher.casefold() in site.casefold()
        )
        if not is_known and not (is_page_title and len(site.split()) <= _MOST_WORDS_SITE):
            break
        title = found["title"].rstrip()
    return title


def _metas(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.casefold(), one_line(content))
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _first_date(metas: dict[str, str]) -> str | None:
    dates = (read_date(metas[name]) for name in _DATE_NAMES if name in metas)
    return next((date for date in dates if date), None)


def _time_element(root: Any) -> str | None:
    """Return the date of the first ``<time>`` that is not one of an update or of another story."""
    for element in root.iter("time"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".casefold()
        if (
            "modif" in names
            or "updat" in names
            or any(a.tag in ("aside", "nav", "footer", "li") for a in element.iterancestors())
        ):
            continue
        value = element.get("datetime") or " ".join(element.itertext())
        if date := read_date(value):
            return date
    return None


def _find_article_node(root: Any) -> dict[str, Any]:
    """Return the JSON-LD of the article itself: the first of the best kind that has a headline."""
    nodes = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in _nodes(script.text)
    ]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    best = [node for node in articles if any(_BEST_ARTICLE.search(kind) for kind in _kinds(node))]
    live = [node for node in articles if "LiveBlogPosting" in _kinds(node)]
    return next(iter([*live, *best, *articles]), {})


def _nodes(source: str | None) -> Iterator[dict[str, Any]]:
    if not source:
        return
    try:
        value = json.loads(source.strip().strip(";"), strict=False)
    except (json.JSONDecodeError, RecursionError):
        return
    stack = [(value, 0)]
    while stack:
        value, depth = stack.pop()
        if depth > _DEEPEST_JSON:
            continue
        if isinstance(value, list):
            stack.extend((item, depth + 1) for item in reversed(value))
        elif isinstance(value, dict):
            yield value
            stack.extend((value[key], depth + 1) for key in ("mainEntity", "@graph") if key in value)


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _text(value: Any, *, is_long: bool = False) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str) or not value.strip():
        return None
    if "<" in value or "&" in value:
        import html

        value = re.sub(r"<[^<>]*>", " ", html.unescape(value))
    return value if is_long else one_line(value)


def _name(value: Any) -> str | None:
    return _text(value)


def _date(value: Any) -> str | None:
    text = _text(value)
    return read_date(text) if text else None


def _is_free(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).casefold())
