"""What changed, as an Atom feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from pactwatch.web.site.site_links import file_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.operations.publishing import SiteContents
    from pactwatch.views import NewsLine
    from pactwatch.web.page import Page

_ATOM = "http://www.w3.org/2005/Atom"


def feed_of(pages: Sequence[Page], found: SiteContents, address: str) -> str:
    """Return the feed of what the front page shows as changed or new.

    Args:
        pages: The pages of the site; the front page is among them.
        found: When and as of which entry of the log the register is published.
        address: Where the site will be, with its last slash, or nothing.
    """
    front: Any = next(page for page in pages if page.template == "today.html").values["own"]
    updated = f"{found.newest_day or '1970-01-01'}T00:00:00Z"
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", address or f"urn:pactwatch:{found.head[:16]}")
    _add(feed, "title", "Pactwatch: what changed")
    _add(feed, "updated", updated)
    author = ET.SubElement(feed, "author")
    _add(author, "name", "Pactwatch")
    if address:
        ET.SubElement(feed, "link", {"rel": "self", "href": f"{address}changes.atom"})
        ET.SubElement(feed, "link", {"href": address})
    for line in (*front.news, *front.new):
        feed.append(_entry(line, updated, address))
    ET.indent(feed, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(line: NewsLine, updated: str, address: str) -> ET.Element:
    row = line.row
    names = f"{row.sender_name} → {row.receiver_name}" + (f", {row.run}" if row.run else "")
    turn = next((turn for turn in line.turns if turn.party is None), None)
    stage = f"{turn.before_words} → {turn.after_words}" if turn and not line.is_new else row.stage_words
    quote = turn.after_told.quotes[0] if turn and turn.after_told and turn.after_told.quotes else None
    entry = ET.Element("entry")
    _add(
        entry,
        "id",
        f"urn:pactwatch:{row.name}:{row.stage or 'none'}:{row.newest or 'undated'}:{updated[:10]}",
    )
    _add(entry, "title", f"{names}: {stage}")
    _add(entry, "updated", updated)
    ET.SubElement(entry, "link", {"href": f"{address}{file_of(f'arrangements/{row.name}')}"})
    news = [f"{each.what}, {each.day}, {each.on_whose_word}" for each in line.happenings]
    words = [f"“{quote.words}” ({quote.source.title}, {quote.source.published})"] if quote else []
    _add(entry, "summary", "\n".join([*words, *news]) or stage)
    return entry


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = "".join(
        letter for letter in words if letter >= " " or letter in "\n\t"
    )
