"""Where the pages of a site are: files beside one another, each found from wherever a page lies."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from pactwatch.web.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pactwatch.views import Withholding

_MARKS = re.compile(r"[\W_]+")
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a site has, so that links lead to what is there.

    ``address`` is where the site will be, with its last slash, or empty where that is not known.
    """

    origin_by_document: Mapping[str, str]
    withhold: Withholding
    address: str = ""


@dataclass(frozen=True, slots=True)
class SiteLinks(Links):
    """Addresses as seen from a file of the site, which lies ``depth`` folders below the first page."""

    depth: int = 0
    shelf: Shelf = field(kw_only=True)

    @property
    def is_site(self) -> bool:
        return True

    def may_lead_to(self, address: str) -> bool:
        """Say whether a page may lead to an address outside: not to one that has a name that is withheld."""
        return Links.may_lead_to(self, address) and not self.shelf.withhold.hides(address)

    def file(self, path: str) -> str:
        """Return the way to a file from here."""
        return "../" * self.depth + quote(path)

    def page(self, path: str, state: Iterable[tuple[str, str]] = (), *, fragment: str = "") -> str:
        number = dict(state).get("page", "1")
        name = file_of(path) if number == "1" else file_of(f"{path}-{number}")
        return self.file(name) + (f"#{quote(fragment)}" if fragment else "")

    def asset(self, name: str) -> str:
        return self.file(f"static/{name}")

    def speaker(self, name: str) -> str:
        """Return the way to the page of a speaker; empty where the name is withheld."""
        return "" if self.shelf.withhold.hides(name) else self.page(f"speakers/{slug_of(name)}")

    def document(self, document_id: str, *, claim_id: str = "") -> str:
        """Return the way to a report among those of its story: of whole reports a site has none."""
        origin = self.shelf.origin_by_document.get(document_id)
        if origin is None:
            return self.register()
        return self.page(f"origins/{origin}", fragment=f"c-{claim_id}" if claim_id else f"r-{document_id}")

    def embed(self, name: str) -> str:
        """Return the whole address of what others may set into their pages; empty where it is not known."""
        return f"{self.shelf.address}{quote(file_of(f'embed/{name}'))}" if self.shelf.address else ""


def file_of(path: str) -> str:
    """Return the file of a page: ``states/RW.html`` of ``states/RW``; the first page is ``index.html``."""
    return f"{path}.html" if path else "index.html"


def slug_of(name: str) -> str:
    """Return a name that any file system takes, and that no other name has.

    >>> slug_of("Anna  Mukamana") == slug_of("anna mukamana")
    True
    """
    folded = " ".join(name.casefold().split())
    words = _MARKS.sub("-", folded).strip("-")[:_LONGEST_SLUG]
    return f"{words}-{hashlib.sha256(folded.encode()).hexdigest()[:6]}"
