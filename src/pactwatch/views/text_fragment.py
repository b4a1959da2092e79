"""A link to exact words in a live page: browsers that know text fragments scroll to them and mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.register.claim import Passage

_LONGEST_WHOLE = 120
_EDGE_WORDS = 5
_CONTEXT_WORDS = 3


def link_to_words(address: str, text: str, words: Sequence[Passage]) -> str:
    """Return the address of a page with the place of words in it, or nothing if it cannot be opened.

    Of long words, the first and the last ones are named. Where the words stand in the text more than once,
    those before them are named too: ``https://example.org/#:~:text=the%20minister%20said-,We%20agreed``.

    Args:
        address: Where the report was seen.
        text: Its text.
        words: The passages; each gets a part of its own.
    """
    if not address.startswith(("https://", "http://")):
        return ""
    parts = [_directive(text, each) for each in words]
    return f"{urldefrag(address).url}#:~:{'&'.join(f'text={part}' for part in parts)}"


def _directive(text: str, passage: Passage) -> str:
    exact = passage.exact
    own = exact.split()
    is_whole = len(exact) <= _LONGEST_WHOLE and "\n" not in exact
    target = (
        _encode(" ".join(own))
        if is_whole or len(own) <= 2 * _EDGE_WORDS
        else f"{_encode(' '.join(own[:_EDGE_WORDS]))},{_encode(' '.join(own[-_EDGE_WORDS:]))}"
    )
    if text.count(exact) < 2:  # noqa: PLR2004 (it stands there once)
        return target
    line = text.rfind("\n", 0, passage.start) + 1
    before = text[line : passage.start].split()[-_CONTEXT_WORDS:]
    return f"{_encode(' '.join(before))}-,{target}" if before else target


def _encode(words: str) -> str:
    """Encode words so that no comma, dash or ampersand of theirs is taken for one of the link."""
    return quote(words, safe="").replace("-", "%2D")
