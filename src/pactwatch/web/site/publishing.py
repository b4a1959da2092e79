"""A site is written: every file whole, in the same bytes whenever the register is the same."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch import operations
from pactwatch.errors import ExportError
from pactwatch.operations.publishing import contents
from pactwatch.views import Withholding, find_names
from pactwatch.web.desk import HERE, Desk
from pactwatch.web.settings import Settings
from pactwatch.web.site.feed import feed_of
from pactwatch.web.site.index import index_of
from pactwatch.web.site.site_links import Shelf, SiteLinks, file_of
from pactwatch.web.site.site_pages import NAVIGATION, site_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pactwatch.operations.publishing import SiteContents
    from pactwatch.web.page import Page

_LIST = "files.json"
_ASSETS = ("desk.css", "site.js", "icon.svg", "world.svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """How many files a site has, how many of them are other than before, and how many names it withholds."""

    file_count: int
    changed: int
    withheld: int


def publish(target: str | Path, *, register: str, address: str = "") -> Published:
    """Write the public site of a register to a folder.

    Files that an earlier site has left there and this one has not are taken away; all else in the folder
    stays as it is. The same register gives the same bytes.

    Args:
        target: The folder; made where there is none.
        register: Path of the register, or URL of its database.
        address: Where the site will be found: ``https://example.org/register/``. Feeds and embeds name it.

    Raises:
        ExportError: If the folder holds something else, or cannot be written.
        RegisterError: If the register cannot be opened.
    """
    folder = Path(target)
    former = _read_list(folder)
    found = contents(register=register)
    withhold = Withholding(
        {*found.affected, *(name for text in found.texts() for name in find_names(text))}, found.kept_names
    )
    base = f"{address.rstrip('/')}/" if address else ""
    shelf = Shelf(origin_by_document=found.origin_by_document, withhold=withhold, address=base)
    written: dict[str, str] = {}
    changed = 0
    try:
        for name, body in _files(register, found, shelf):
            written[name] = hashlib.sha256(body).hexdigest()
            if former.get(name) != written[name] or not (folder / name).exists():
                _write(folder / name, body)
                changed += 1
        for name in sorted(former.keys() - written.keys()):
            (folder / name).unlink(missing_ok=True)
            changed += 1
        _write(folder / _LIST, (json.dumps(written, indent=0, sort_keys=True) + "\n").encode())
    except OSError as error:
        raise ExportError(
            what=f"the site cannot be written: {error.strerror}",
            where=str(folder),
            remedy="Give a folder that can be written to.",
        ) from error
    return Published(file_count=len(written), changed=changed, withheld=len(withhold.names))


def _files(register: str, found: SiteContents, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file."""
    desk = Desk(Settings(register=register), finalize=_hiding(shelf.withhold))
    pages = []
    for page in site_pages(desk, found, shelf):
        pages.append(page)
        yield file_of(page.path), _draw(desk, page, found, shelf)
    yield "search.json", shelf.withhold(json.dumps(index_of(pages), ensure_ascii=False, indent=0)).encode()
    yield "changes.atom", shelf.withhold(feed_of(pages, found, shelf.address)).encode()
    for name in _ASSETS:
        yield f"static/{name}", (HERE / "static" / name).read_bytes()
    yield from _downloads(register, shelf)


def _draw(desk: Desk, page: Page, found: SiteContents, shelf: Shelf) -> bytes:
    links = SiteLinks(page.as_of, page.path.count("/"), shelf=shelf)
    return desk.draw(page, links=links, navigation=NAVIGATION, colophon=found).encode()


def _hiding(withhold: Withholding) -> Callable[[object], object]:
    """Return what every word that a template puts on a page goes through."""

    def finalize(value: object) -> object:
        return withhold(value) if type(value) is str else value

    return finalize


def _downloads(register: str, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Yield the claims as a table, with what its columns mean; names are withheld in it as on the pages."""
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "claims.csv"
        made = operations.export(target, register=register, site=shelf.address or None, has_names=True)
        for file in sorted(made.files):
            yield f"downloads/{file.name}", shelf.withhold(file.read_text("utf-8")).encode()


def _read_list(folder: Path) -> dict[str, str]:
    """Return the files of the site that the folder holds, by name, with their hashes.

    Raises:
        ExportError: If the folder holds something, and no site.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return {}
    try:
        found: dict[str, str] = json.loads((folder / _LIST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(
            what="there is something here, and it is no site that Pactwatch has published",
            where=str(folder),
            remedy="Give a new folder.",
        ) from error
    # A list that somebody has changed must not lead to files elsewhere.
    return {
        name: sha256
        for name, sha256 in found.items()
        if (folder / name).resolve().is_relative_to(folder.resolve())
    }


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(body)
    partial.replace(path)
