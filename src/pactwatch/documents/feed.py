"""RSS, Atom and JSON Feed: many reports in one file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.documents.feed_item import is_item
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_ITEM = "no item in it has a title or a text"
_CUT_OFF = "the feed is cut off within this item"
_TEXT_PARTS = frozenset(
    {
        "title",
        "description",
        "summary",
        "encoded",
        "content",
        "pubDate",
        "published",
        "date",
        "updated",
        "issued",
        "guid",
        "id",
        "language",
        "source",
    }
)
# Half a character (U+D800 to U+DFFF) by number: the parser takes it, and then cannot give the words.
_HALF_CHARACTER = re.compile(
    rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));",
    re.IGNORECASE,
)
_RENAMED = {"encoded": "content", "pubDate": "published", "issued": "published"}


class FeedItem(NamedTuple):
    """One item: what it holds, by name, and what its feed tells of all items."""

    parts: dict[str, Any]
    raw: bytes
    language: str | None = None
    publisher: str | None = None
    incomplete: str | None = None


def find_xml_items(data: bytes, *, address: str) -> Iterator[FeedItem]:
    """Yield the items of an RSS or Atom feed, in order.

    Entities are not expanded and nothing is fetched. A feed that is cut off gives the items that it
    holds, the last one marked.

    Raises:
        DocumentError: If the bytes are no feed, or it has no item.

    """
    from lxml import etree

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_HALF_CHARACTER.sub(b"&#xfffd;", data.lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _no_feed(address, str(error)) from error
    if root is None:
        raise _no_feed(address, "it has no element")
    items = [element for element in root.iter() if _name(element) in ("item", "entry")]
    found = [(element, parts) for element in items if is_item(parts := _parts_of(element))]
    if not found:
        raise _no_feed(address, _NO_ITEM)
    is_cut = _is_cut_off(data)
    head = {
        _name(child): (child.text or "").strip()
        for child in (
            root if _name(root) == "feed" else next((c for c in root if _name(c) == "channel"), root)
        )
    }
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang") or head.get("language") or None
    for element, parts in found:
        raw = "\n".join(value for value in parts.values() if isinstance(value, str)).encode()
        last = is_cut and element is items[-1]
        yield FeedItem(parts, raw, language, head.get("title") or None, _CUT_OFF if last else None)


def find_json_items(value: Any, *, address: str) -> Iterator[FeedItem]:
    """Yield the items of a JSON Feed, of a list of items, or of one item.

    Raises:
        DocumentError: If the value holds no item.

    """
    language = publisher = None
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        language, publisher = value.get("language"), value.get("title")
        value = value["items"]
    items = value if isinstance(value, list) else [value]
    found = [item for item in items if isinstance(item, dict) and is_item(item)]
    if not found:
        raise _no_feed(address, _NO_ITEM)
    for item in found:
        yield FeedItem(
            item,
            json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"),
            language if isinstance(language, str) else None,
            publisher if isinstance(publisher, str) else None,
        )


def _parts_of(element: Any) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for child in element:
        name = _name(child)
        if name == "link":
            target = child.get("href") or (child.text or "").strip()
            if target and ("link" not in parts or child.get("rel") in (None, "alternate")):
                parts["link"] = target
        elif name in _TEXT_PARTS and _RENAMED.get(name, name) not in parts:
            words = _inner(child)
            if words.strip():
                parts[_RENAMED.get(name, name)] = words
    if language := element.get("{http://www.w3.org/XML/1998/namespace}lang"):
        parts.setdefault("language", language)
    return parts


def _inner(element: Any) -> str:
    """Return the words of an element; of XHTML within it, its markup."""
    if len(element) == 0:
        return element.text or ""
    from lxml import etree

    return (element.text or "") + "".join(
        etree.tostring(child, encoding="unicode") for child in element if isinstance(child.tag, str)
    )


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_cut_off(data: bytes) -> bool:
    tail = data.rstrip()[-200:].lower()
    return not any(end in tail for end in (b"</rss>", b"</feed>", b"</rdf:rdf>", b"</channel>"))


def _no_feed(address: str, why: str) -> DocumentError:
    return DocumentError(
        what=f"this is no feed that can be read: {why}",
        where=address,
        remedy="Give RSS, Atom, JSON Feed, or one JSON object a line with a title and a summary.",
    )
