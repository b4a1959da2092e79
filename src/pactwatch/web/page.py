"""A page before it is drawn: which template shows which values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pactwatch.web.as_of import NOW, AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A template with its values.

    ``path`` is where the page lives, without the leading slash, and ``state`` what its URL keeps beside the
    two days of ``as_of``. ``title`` is plain text. ``here`` names its entry in the navigation.
    """

    template: str
    title: str
    path: str
    values: dict[str, Any] = field(default_factory=dict)
    state: tuple[tuple[str, str], ...] = ()
    as_of: AsOf = NOW
    here: str = ""
    has_as_of: bool = True
