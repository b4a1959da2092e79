"""Letters that a wrong encoding has spoilt on the way, put right where that is certain.

Two kinds are common in rewritten and scraped reports: UTF-8 read as Windows-1252 (``â€œ`` for “,
``Ã©`` for é) and UTF-8 read as GBK, in which a quotation mark swallows the letter after it (``鈥淭he``
for “The) or loses its last byte (``deal,鈥 he said``).
"""

from __future__ import annotations

import re

_AS_WINDOWS = re.compile("â€|Ã[\x80-\xbf€-\u2122ƒŠ-ž¡-¿]|Â[\xa0-\xbf]|ï»¿|ðŸ|Å[\x80-\xbf“”‘’¡]|â‚¬")
# The last byte of ” is no letter of Windows-1252, and is often lost; it is the only mark that ends so.
_CLOSING_CUT_SHORT = re.compile("â€(?=[\\s.,;:!?)\\]]|$)", re.MULTILINE)
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
# 鈥 is the first two bytes of every curly quotation mark and dash; it begins no word of a Latin text.
_AS_GBK = re.compile("[\u0080-\uffff]*[\u2e80-\u9fff\uf900-\ufaff][\u0080-\uffff]*")
_PUNCTUATION_LEAD = b"\xe2\x80"
_WIDE_SHARE = 0.2


def repair(text: str) -> str:
    """Return the text with spoilt letters put right.

    ``Trump鈥檚 plan`` becomes ``Trump’s plan`` and ``dâ€™accord`` becomes ``d’accord``. What is no
    known kind of damage stays as it is, and so does real Chinese.
    """
    if text.isascii():
        return text
    if _AS_WINDOWS.search(text):
        text = _repair_windows(text)
    wide_count = len(_WIDE.findall(text))
    if wide_count and wide_count < _WIDE_SHARE * len(text):
        text = _repair_gbk(text)
    return text


def _repair_windows(text: str) -> str:
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(unescape_html=False, explain=False)
    lines = (fix_encoding(line, config) if _AS_WINDOWS.search(line) else line for line in text.split("\n"))
    return _CLOSING_CUT_SHORT.sub("”", "\n".join(lines))


def _repair_gbk(text: str) -> str:
    pieces = []
    at = 0
    is_open = False
    for found in _AS_GBK.finditer(text):
        start, end = found.span()
        if start < at:
            continue
        if text[end : end + 1] == "?" and _is_cut_short(found[0]):
            end += 1
        before = text[at:start]
        is_open = _quote_is_open(before, is_open=is_open)
        has_lost_space = end > found.end() and text[end : end + 1].isalpha()
        fixed = _read_again(
            found[0],
            before=text[start - 1 : start],
            after=" " if has_lost_space else text[end : end + 1],
            is_open=is_open,
        )
        if fixed is not None and has_lost_space:
            fixed += " "
        pieces += [before, found[0] + text[found.end() : end] if fixed is None else fixed]
        is_open = _quote_is_open(pieces[-1], is_open=is_open)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _quote_is_open(words: str, *, is_open: bool) -> bool:
    opened, closed = words.rfind("“"), words.rfind("”")
    return is_open if opened == closed else opened > closed


def _bytes_of(run: str) -> bytes | None:
    try:
        return run.replace("\ufffd", "").encode("gb18030")
    except UnicodeEncodeError:
        return None


def _is_cut_short(run: str) -> bool:
    data = _bytes_of(run)
    return data is not None and data.endswith(_PUNCTUATION_LEAD)


def _read_again(run: str, *, before: str, after: str, is_open: bool) -> str | None:
    """Return what the run was before GBK was read into it, or None if that cannot be told."""
    data = _bytes_of(run)
    if data is None:
        return None
    tail = ""
    if data.endswith(_PUNCTUATION_LEAD):
        data = data[:-2]
        tail = _lost_mark(before if not data else "", after, is_open=is_open)
    try:
        fixed = data.decode("utf-8") + tail
    except UnicodeDecodeError:
        return None
    return None if _WIDE.search(fixed) else fixed


def _lost_mark(before: str, after: str, *, is_open: bool) -> str:
    """Return the mark whose last byte is lost, as its neighbours tell it.

    A letter after the mark would have been swallowed, so that none has followed it: ``states鈥?plan``
    was ``states’ plan``. In ``a deal,鈥 he said`` the mark closes the quotation, in ``2021鈥?2024`` it is
    a dash, and before a number it opens a quotation.
    """
    starts_word = not before or before.isspace() or before in "([—"
    ends_word = not after or not after.isalnum()
    if starts_word and ends_word:
        return "—"
    if before.isdigit() and after.isdigit():
        return "–"
    if starts_word:
        return "“"
    return "”" if is_open or not before.isalpha() else "’"
