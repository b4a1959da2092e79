"""Requests that a page of somebody else makes a browser send are told from those of the desk itself."""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HIDDEN = re.compile(r"[\x00-\x20\x7f\\]|%5c|%0|%1|%7f", re.IGNORECASE)


def is_own(headers: Mapping[str, str], *, form_token: str, sent_token: str | None) -> bool:
    """Say whether an unsafe request comes from a page of the desk, or from a program.

    Browsers say where a request comes from. One that says nothing is old, or a program: then the form must
    carry the token of the session, or the request be JSON, which no form can send to another site.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    if origin is not None:
        return bool(origin) and urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold()
    if headers.get("content-type", "").split(";")[0].strip().casefold() == "application/json":
        return True
    return bool(form_token) and hmac.compare_digest(form_token, sent_token or "")


def safe_next(wanted: str | None) -> str:
    r"""Return where to go after logging in: a path of this desk, whatever was asked for.

    >>> safe_next("/register?stage=signed"), safe_next("//evil.example"), safe_next("/\\\\evil.example")
    ('/register?stage=signed', '/', '/')
    """
    if not wanted or not wanted.startswith("/") or _HIDDEN.search(wanted):
        return "/"
    return "/" if "//" in wanted.partition("?")[0] else wanted
