"""The address of every page, in one place; links keep as of when the reader looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from pactwatch.web.as_of import NOW, AsOf

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*")
"""A path that is quoted as it is; a page has a thousand of them."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of the pages of a desk, as of the two days that the page with the links shows."""

    as_of: AsOf = NOW

    @property
    def is_site(self) -> bool:
        """Whether the pages are files, which nobody answers questions with."""
        return False

    def may_lead_to(self, address: str) -> bool:
        """Say whether a page may lead to an address outside: to those that a browser opens."""
        return address.startswith(("https://", "http://"))

    def page(self, path: str, state: Iterable[tuple[str, str]] = (), *, fragment: str = "") -> str:
        """Return the address of a page by its path and the state that its URL keeps."""
        address = f"/{path}" if _PLAIN.fullmatch(path) else f"/{quote(path)}"
        if state or not self.as_of.is_now:
            query = urlencode([*state, *self.as_of.query.items()])
            address += f"?{query}" if query else ""
        if fragment:
            address += f"#{fragment}" if _PLAIN.fullmatch(fragment) else f"#{quote(fragment)}"
        return address

    def asset(self, name: str) -> str:
        """Return the address of a style sheet, script or picture."""
        return f"/static/{quote(name)}"

    def today(self) -> str:
        return self.page("")

    def register(self, state: Iterable[tuple[str, str]] = ()) -> str:
        return self.page("register", state)

    def arrangement(self, name: str, *, fragment: str = "") -> str:
        return self.page(f"arrangements/{name}", fragment=fragment)

    def state(self, code: str) -> str:
        return self.page(f"states/{code}")

    def speaker(self, name: str) -> str:
        return self.page(f"speakers/{name}")

    def origin(self, origin_id: str) -> str:
        return self.page(f"origins/{origin_id}")

    def document(self, document_id: str, *, claim_id: str = "") -> str:
        """Return the address of a document; of the place of a claim in it, where one is given."""
        return self.page(f"documents/{document_id}", fragment=f"c-{claim_id}" if claim_id else "")

    def search(self, state: Iterable[tuple[str, str]] = ()) -> str:
        return self.page("search", state)

    def check(self) -> str:
        return self.page("check")

    def about(self, *, fragment: str = "") -> str:
        return self.page("about", fragment=fragment)

    def review(self, claim_id: str = "", state: Iterable[tuple[str, str]] = ()) -> str:
        """Return the address of the queue, or of one claim in it."""
        return self.page(f"review/{claim_id}" if claim_id else "review", state)

    def grouping(self, subject: str) -> str:
        """Return the address where a run or a document is merged with others, or split."""
        return self.page("grouping", [("subject", subject)])

    def claim(self, claim_id: str) -> str:
        return self.page(f"claims/{claim_id}")
