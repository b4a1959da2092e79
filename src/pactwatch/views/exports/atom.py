"""What became known as an Atom feed (RFC 4287): an entry for each change, with the words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pactwatch.views.exports.cells import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.views.exports.change_rows import ChangeRow

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_BEGINNING = "1970-01-01"


def atom_feed(rows: Iterable[ChangeRow], *, title: str, address: str, page: str) -> bytes:
    """Return the feed of changes.

    The register remembers the ends of days, so an entry is as of the day on which it became known. An entry
    has one id for good.

    Args:
        rows: The changes, the newest first.
        title: Of what the feed is.
        address: Where the feed is.
        page: Where a reader sees the same.
    """
    entries = list(rows)
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    _add(feed, "id", address)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(max((row["known_on"] for row in entries), default=_BEGINNING)))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _add(ET.SubElement(feed, "author"), "name", "Pactwatch")
    for row in entries:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", f"urn:pactwatch:change:{row['change']}")
        _add(entry, "title", row["title"])
        _add(entry, "updated", _moment(row["known_on"]))
        ET.SubElement(entry, "category", {"term": printable(row["kind"])})
        ET.SubElement(entry, "category", {"term": printable(row["arrangement"])})
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": row["permalink"]})
        _add(entry, "content", _words(row))
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _words(row: ChangeRow) -> str:
    lines = [row["title"]]
    if row["quote_before"]:
        lines.append(f"Before: “{row['quote_before']}”")
    if row["quote"]:
        source = ", ".join(part for part in (row["publisher"], row["report"], row["address"]) if part)
        lines.append(f"Now: “{row['quote']}” ({source})")
    return "\n".join(lines)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = printable(text)
