"""Which pages programs can have as data, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.web.access import current_visitor, may

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.web.links import Links
    from pactwatch.web.page import Page


class Twin(NamedTuple):
    """The data of a page: what it is called, its media type, and its address."""

    name: str
    media_type: str
    address: str


_TABLES = ("json", "csv")
_FORMS_BY_TEMPLATE = {
    "today.html": (*_TABLES, "atom"),
    "register.html": _TABLES,
    "arrangement.html": (*_TABLES, "atom"),
    "state.html": (*_TABLES, "atom"),
    "speaker.html": _TABLES,
    "origin.html": _TABLES,
    "document.html": _TABLES,
    "claim.html": _TABLES,
    "search.html": _TABLES,
    "review.html": ("json",),
    "review_done.html": _TABLES,
    "about.html": _TABLES,
}
_NAMES = {
    "json": ("JSON", "application/json"),
    "csv": ("CSV", "text/csv"),
    "atom": ("Atom", "application/atom+xml"),
}
_FIRST_PAGE = "today"


_DOWNLOADS = (
    ("Workbook", "xlsx"),
    ("linked data", "jsonld"),
    ("citations", "json"),
    ("evidence pack", "zip"),
)
_PACK_WITH_NAMES = ("evidence pack with names", "with-names/zip")


def find_downloads(page: Page, links: Links) -> Iterator[tuple[str, str]]:
    """Yield the exports of what a page is about, by name and address, as of the days of the page."""
    if page.template == "arrangement.html":
        name = page.path.rpartition("/")[2]
        yield "Brief", links.page(f"api/v1/arrangements/{name}/brief")
        for title, form in _exports():
            yield title, links.page(f"api/v1/exports/{form}", [("arrangement", name)])
    elif page.template == "register.html":
        for title, form in _exports():
            yield title, links.page(f"api/v1/exports/{form}")


def _exports() -> Iterator[tuple[str, str]]:
    """Yield the exports that whoever asks may take; a pack has whole texts, and so may have names in them."""
    yield from _DOWNLOADS
    if may(current_visitor(), "GET", f"/api/v1/exports/{_PACK_WITH_NAMES[1]}"):
        yield _PACK_WITH_NAMES


def find_twins(page: Page, links: Links) -> Iterator[Twin]:
    """Yield the twins of a page, with the state and the two days that its URL has."""
    if page.template == "search.html" and not dict(page.state).get("words"):
        return
    for form in _FORMS_BY_TEMPLATE.get(page.template, ()):
        name, media_type = _NAMES[form]
        yield Twin(name, media_type, links.page(f"{page.path or _FIRST_PAGE}.{form}", page.state))
