"""Foreign text is made safe for the cells of a spreadsheet."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"^[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠'\t\r\n]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_GUARD = "'"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """Return text with each control character replaced by U+FFFD, so that offsets stay."""
    return _UNPRINTABLE.sub(REPLACEMENT, text)


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: with an apostrophe before what looks like one.

    Text that begins with an apostrophe gets another one, so that taking one away gives back every text.

    >>> guarded("=HYPERLINK(1)"), guarded("Kigali"), guarded("'tis")
    ("'=HYPERLINK(1)", 'Kigali', "''tis")
    """
    return _GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that a cell was made of by ``guarded``."""
    return cell.removeprefix(_GUARD)
