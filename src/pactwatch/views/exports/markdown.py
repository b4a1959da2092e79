"""Foreign text in Markdown: as it reads, and nothing in it does anything."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$^])")
_ADDRESS = re.compile(r"(https?://|urn:pactwatch:)[^\s<>]+\Z")


def escaped(text: str) -> str:
    r"""Return text on one line, each character that Markdown gives a meaning behind a backslash.

    >>> print(escaped("<b>250* people</b>"))
    \<b\>250\* people\</b\>
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def linked(address: str) -> str:
    """Return an address as a link where it is one of the web or of the register, and else as text."""
    return f"<{address}>" if _ADDRESS.match(address) else escaped(address)
