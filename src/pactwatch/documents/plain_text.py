"""Characters become blocks: one normal form, and lines put together that were only wrapped."""

from __future__ import annotations

import re
import unicodedata

from pactwatch.documents.mojibake import repair
from pactwatch.documents.publication import is_date_line

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = (
    "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_NOTHING, ""),
        **dict.fromkeys(map(chr, (*range(9), *range(14, 32), *range(127, 160))), ""),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }
)
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\t]")
_MANY_SPACES = re.compile(" {2,}")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
_FEWEST_LINES = 3
_HEAD_LINES = 12
_STARTS_ITEM = re.compile(r"[-•*–—·▪]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
_STARTS_BYLINE = re.compile(r"(?:by|par|por) (?:[A-Z][a-z]+ [A-Z]?[a-z]+|[A-Z]{2,} [A-Z]{2,})[^.]{0,40}$")
_STARTS_STAMP = re.compile(
    r"(?:(?:first|last) )?(?:posted|published|issued|updated|modified|"
    r"publiée?|mise? à jour|publicad[oa]|actualizad[oa])\b[^.!?]{0,40}\d[^.!?]{0,24}$",
    re.IGNORECASE,
)
_ENDS_WHOLE = tuple(".!?:;…”\"'»)]")


def normalise(text: str) -> str:
    r"""Return the text in the one form that all offsets count in.

    Line ends become ``\n``, every kind of space a plain one, and what cannot be seen (soft hyphens,
    zero-width marks, directions) goes; letters with their accents are one code point (NFC); letters
    that a wrong encoding has spoilt are put right.
    """
    if not text.isascii():
        text = repair(text)
        text = _LINE_ENDS.sub("\n", text)
        text = unicodedata.normalize("NFC", text.translate(_TABLE))
    elif "\r" in text or "\x0b" in text or "\x0c" in text:
        text = _LINE_ENDS.sub("\n", text)
    if _ODD.search(text):
        text = text.translate(_TABLE)
    return _MANY_SPACES.sub(" ", text) if "  " in text else text


def one_line(words: str) -> str:
    """Return the words in normal form, in one line without space at its ends."""
    return " ".join(normalise(words).split())


def find_blocks(text: str) -> list[str]:
    """Return the paragraphs and single lines of a normalised text, in order.

    An empty line ends a block. So does the end of a line, unless the next line could not have been
    any longer: in a report that was wrapped at 72 characters, a line that had room for the next
    line's first word was ended on purpose.
    """
    width = _wrap_width(text)
    blocks: list[str] = []
    lines: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        is_stamp = len(blocks) < _HEAD_LINES and len(lines) == 1 and _is_stamp(line)
        if not line or is_stamp or (lines and not _goes_on(lines[-1], line, width)):
            if lines:
                blocks.append(" ".join(lines))
            lines = []
        if line:
            lines.append(line)
    if lines:
        blocks.append(" ".join(lines))
    return blocks


def _is_stamp(line: str) -> bool:
    """Say whether a line near the top does little but tell a date, as a stamp under a headline does."""
    return is_date_line(line) and not line.endswith(".")


def _wrap_width(text: str) -> int:
    """Return the width at which the lines of the text were wrapped, or 0."""
    lines = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_LINES:
        return 0
    widest = max(lines)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return 0
    near = sum(1 for length in lines if length >= 0.75 * widest)
    return widest if near >= 0.4 * len(lines) else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Say whether the following line continues the sentence of this one."""
    if any(starts.match(following) for starts in (_STARTS_ITEM, _STARTS_BYLINE, _STARTS_STAMP)):
        return False
    if width:
        first_word = following.split(" ", 1)[0]
        return len(line) + 1 + len(first_word) > width
    return (following[0].islower() and line[-1] == ",") or (
        following[0].islower() and not line.endswith(_ENDS_WHOLE) and len(line) >= _NARROWEST_WRAP
    )
