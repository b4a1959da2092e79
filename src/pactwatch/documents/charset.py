"""Bytes become characters: which encoding a report is written in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{3,40})""", re.IGNORECASE)
_HEAD_BYTES = 4096
# C0 controls other than tab, newline, form feed, carriage return and escape never stand in a text.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_CONTROL_SHARE = 0.003
_LOST_SHARE = 0.05
_SHORTEST_WIDE = 4
_LATIN = frozenset({"ascii", "iso8859-1", "cp1252", "iso8859-15", "cp1250", "latin_1"})
# What browsers do (WHATWG Encoding): pages that say Latin-1 are written in Windows-1252.
_AS_BROWSERS_DO = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def decode(data: bytes, *, address: str, declared: str | None = None) -> str:
    """Return the characters that the bytes stand for.

    A byte order mark wins. What is valid UTF-8 is UTF-8, whatever a page declares: a page of
    ``charset=iso-8859-1`` that holds the bytes of “ in UTF-8 is UTF-8. Then comes the declared
    encoding, then Windows-1252.

    Raises:
        DocumentError: If the bytes are not text.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide_without_mark(data):
        return data.decode(wide, "replace")
    if is_binary(data):
        raise DocumentError(
            what="these bytes are not text",
            where=address,
            remedy="Give a report as text, HTML, PDF, RSS, Atom or JSON lines.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error, [declared, declared_charset(data[:_HEAD_BYTES])])


def is_binary(data: bytes) -> bool:
    """Say whether the bytes hold more control characters than any text does."""
    head = data[: 1 << 16]
    return len(head) - len(head.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(head) + 1


def declared_charset(head: bytes) -> str | None:
    """Return what a page or a feed says in its first bytes its encoding is.

    ``<meta charset="windows-1252">`` and ``<?xml version="1.0" encoding="ISO-8859-1"?>`` do.
    """
    found = _DECLARED.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _decode_other(data: bytes, error: UnicodeDecodeError, declared: Iterable[str | None]) -> str:
    """Return the characters of bytes that are not valid UTF-8 throughout."""
    mostly_utf8 = data.decode("utf-8", "replace")
    wide_count = sum(1 for character in mostly_utf8 if character > "\x7f" and character != "\ufffd")
    lost_count = mostly_utf8.count("\ufffd")
    if error.start >= len(data) - 4 or wide_count > 4 * lost_count:
        return _as_windows_where_lost(data)
    for name in declared:
        encoding = _known(name)
        if encoding is None or encoding.startswith("utf-"):
            continue
        text = data.decode(_AS_BROWSERS_DO.get(encoding, encoding), "replace")
        if encoding in _LATIN or text.count("\ufffd") <= _LOST_SHARE * len(text):
            return text
    return _as_windows_1252(data)


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        info = codecs.lookup(name)
        "é".encode(info.name, "replace").decode(info.name, "replace")
    except (LookupError, ValueError, TypeError):
        return None
    return info.name


def _as_windows_1252(data: bytes) -> str:
    return data.decode("cp1252", "replace")


def _as_windows_where_lost(data: bytes) -> str:
    """Decode UTF-8, and read the stray bytes between as Windows-1252.

    Pages pasted together from two systems have both: ``Côte`` in UTF-8 and a single byte 0x92 for ’.
    """
    pieces = []
    decoder = codecs.getincrementaldecoder("utf-8")
    at = 0
    while at < len(data):
        try:
            pieces.append(decoder().decode(data[at:], final=True))
            break
        except UnicodeDecodeError as error:
            pieces.append(data[at : at + error.start].decode("utf-8"))
            stray = data[at + error.start : at + error.end]
            is_cut_off = at + error.end >= len(data) and len(stray) > 1
            pieces.append("" if is_cut_off else _as_windows_1252(stray))
            at += error.end
            if len(pieces) > 2 * 2000:
                pieces.append(data[at:].decode("utf-8", "replace"))
                break
    return "".join(pieces)


def _wide_without_mark(data: bytes) -> str | None:
    """Return the UTF-16 that has no mark: every other byte of a Latin text is then zero."""
    head = data[:2000]
    if len(head) < _SHORTEST_WIDE or b"\0" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.7 * half and head[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None
