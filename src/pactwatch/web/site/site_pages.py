"""Which pages a site has: those of the desk that need nobody to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pactwatch import operations, views
from pactwatch.web.as_of import NOW
from pactwatch.web.page import Page
from pactwatch.web.pages import about, arrangement, origin, register, speaker, state, today
from pactwatch.web.site.site_links import Shelf, slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.operations.publishing import SiteContents
    from pactwatch.web.desk import Desk

NAVIGATION = (
    ("today", "What changed", ""),
    ("register", "Register", "register"),
    ("search", "Search", "search"),
    ("downloads", "Downloads", "downloads"),
    ("about", "About the counts", "about"),
)
"""Code, title and path of the pages that every page of a site leads to."""
_NEWS_DAYS = timedelta(days=30)


def site_pages(desk: Desk, found: SiteContents, shelf: Shelf) -> Iterator[Page]:
    """Yield every page of a site, always in the same order.

    What changed is what became known in the thirty days before the newest recording; "today" would be
    another day each time that the site is made.
    """
    newest = date.fromisoformat(found.newest_day) if found.newest_day else date.min + _NEWS_DAYS
    yield today.make_page(desk, NOW, since=(newest - _NEWS_DAYS).isoformat())
    first = register.make_page(desk, NOW, views.Choice())
    yield first
    for number in range(2, first.values["own"].page_count + 1):
        yield replace(register.make_page(desk, NOW, views.Choice(page=number)), path=f"register-{number}")
    listed = operations.list_(register=desk.register)
    for each in listed:
        page = arrangement.make_page(desk, each.name, NOW)
        yield page
        yield replace(page, template="embed.html", path=f"embed/{each.name}")
    names = {each.name for each in listed}
    for pair in sorted({f"{each.sender}-{each.receiver}" for each in listed} - names):
        # Links to a pair with several arrangements lead to the newest.
        yield replace(arrangement.make_page(desk, pair, NOW), path=f"arrangements/{pair}")
    yield replace(first, template="embed_register.html", path="embed/register")
    for code in sorted({code for each in listed for code in (each.sender, each.receiver)}):
        yield state.make_page(desk, code, NOW)
    slugs: set[str] = set()
    for name in found.speakers:
        slug = slug_of(name)
        if slug not in slugs and not shelf.withhold.hides(name):
            slugs.add(slug)
            yield replace(speaker.make_page(desk, name, NOW), path=f"speakers/{slug}")
    for origin_id in sorted(set(found.origin_by_document.values())):
        yield origin.make_page(desk, origin_id, NOW)
    yield about.make_page()
    yield Page(template="site_search.html", title="Search", path="search", here="search")
    yield Page(template="downloads.html", title="Downloads", path="downloads", here="downloads")
