"""The page within an HTTP response: its headers read, its transfer and content encodings undone."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from pactwatch.documents.archives.record import LARGEST_RECORD_BYTES

_FIELD = re.compile(
    rb"^(content-type|content-encoding|transfer-encoding)[ \t]*:[ \t]*([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
HEAD_END = re.compile(rb"\r?\n\r?\n")
_PAGE_TYPES = ("html", "text/plain")
_TAGS = re.compile(rb"<(?:!doctype|html|head|body|article|meta|title)[\s>]", re.IGNORECASE)
_GZIP_OR_ZLIB = 47
_RAW_DEFLATE = -15
_SNIFFED_BYTES = 2048
_MOST_ENCODINGS = 3


class Stretch(NamedTuple):
    """A part of some bytes, from ``start`` to ``end``; to copy each page once is a tenth of the time."""

    data: bytes
    start: int
    end: int


class Page(NamedTuple):
    """The body of a response as the browser would see it; ``incomplete`` says why it is not all of it."""

    data: bytes
    content_type: str | None
    incomplete: str | None = None


class NoPage(NamedTuple):
    """A response that holds no page: an error, a redirection, a picture."""

    reason: str


class Broken(NamedTuple):
    """A response that cannot be understood or unpacked, and why."""

    why: str
    is_too_large: bool = False


def read_response(stretch: Stretch) -> Page | NoPage | Broken:
    """Return the page that an HTTP response holds, or why it holds none.

    Archives differ in whether they keep the encodings of the wire: bodies that are declared as chunked or
    packed and are not are taken as they stand.
    """
    data, start, end = stretch
    ending = HEAD_END.search(data, start, end)
    status = _STATUS.match(data, start, end)
    if ending is None or status is None:
        return Broken("the record holds no HTTP response")
    if not status[1].startswith(b"2"):
        return NoPage(f"HTTP {status[1].decode()}")
    body = data[ending.end() : end]
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(data, start, ending.start())}
    content_type = fields.get(b"content-type", b"").decode("latin-1") or None
    if (reason := why_no_page(content_type)) is not None:
        return NoPage(reason)
    if not body:
        return NoPage("an empty page")
    incomplete = None
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        body, incomplete = _unchunk(body)
    packed = fields.get(b"content-encoding", b"").lower().decode("latin-1")
    if packed:
        unpacked = _unpack(body, [name.strip() for name in packed.split(",")])
        if isinstance(unpacked, Broken):
            return unpacked
        body, cut = unpacked
        incomplete = incomplete or cut
    if content_type is None and not _TAGS.search(body[:_SNIFFED_BYTES]):
        return NoPage("no page: its type is not told")
    return Page(body, content_type, incomplete)


def why_no_page(content_type: str | None) -> str | None:
    """Return why a record of this content type is no page, or None: ``no page: image/png``."""
    if content_type is None:
        return None
    kind = content_type.partition(";")[0].strip().casefold()
    if not kind or any(wanted in kind for wanted in _PAGE_TYPES):
        return None
    return f"no page: {kind[:60]}"


def _unchunk(body: bytes) -> tuple[bytes, str | None]:
    """Return the body without the lengths of its chunks; as it is where it has none."""
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        line_end = body.find(b"\n", at, at + 100)
        size = _chunk_size(body[at:line_end]) if line_end >= 0 else None
        if size is None:
            if not pieces:
                return body, None
            return b"".join(pieces), "its chunks are damaged"
        if size == 0:
            return b"".join(pieces), None
        piece = body[line_end + 1 : line_end + 1 + size]
        pieces.append(piece)
        if len(piece) < size:
            break
        at = line_end + 1 + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return b"".join(pieces), "its last chunk is missing"


def _chunk_size(line: bytes) -> int | None:
    try:
        return int(line.partition(b";")[0].strip(), 16)
    except ValueError:
        return None


def _unpack(body: bytes, encodings: list[str]) -> tuple[bytes, str | None] | Broken:
    if len(encodings) > _MOST_ENCODINGS:
        return Broken(f"it is packed {len(encodings)} times over")
    incomplete = None
    for encoding in reversed(encodings):
        if encoding in {"gzip", "x-gzip", "deflate"}:
            unpacked = _inflate(body, is_deflate=encoding == "deflate")
        elif encoding == "br":
            unpacked = _unpack_brotli(body)
        elif encoding in {"identity", "utf-8", ""}:
            continue
        else:
            return Broken(f"it is packed as {encoding[:40]!r}, which is not known")
        if isinstance(unpacked, Broken):
            return unpacked
        body, cut = unpacked
        incomplete = incomplete or cut
    return body, incomplete


def _inflate(body: bytes, *, is_deflate: bool) -> tuple[bytes, str | None] | Broken:
    if not is_deflate and not body.startswith(b"\x1f\x8b"):
        return body, None
    for window in (_GZIP_OR_ZLIB, _RAW_DEFLATE):
        unpacker = zlib.decompressobj(window)
        try:
            data = unpacker.decompress(body, LARGEST_RECORD_BYTES + 1)
        except zlib.error:
            continue
        if len(data) > LARGEST_RECORD_BYTES:
            return Broken(f"it unpacks to more than {LARGEST_RECORD_BYTES >> 20} MB", is_too_large=True)
        return data, None if unpacker.eof else "its packed body has no end"
    if is_deflate and _TAGS.search(body[:_SNIFFED_BYTES]):
        return body, None
    return Broken("its packed body is damaged")


def _unpack_brotli(body: bytes) -> tuple[bytes, str | None] | Broken:
    if _TAGS.search(body[:_SNIFFED_BYTES]):
        return body, None
    try:
        import brotli
    except ImportError:
        return Broken("it is packed with Brotli: pip install 'pactwatch[bulk]'")
    unpacker = brotli.Decompressor()
    try:
        data = unpacker.process(body, output_buffer_limit=LARGEST_RECORD_BYTES + 1)
    except brotli.error:
        return Broken("its packed body is damaged")
    if len(data) > LARGEST_RECORD_BYTES:
        return Broken(f"it unpacks to more than {LARGEST_RECORD_BYTES >> 20} MB", is_too_large=True)
    return data, None if unpacker.is_finished() else "its packed body has no end"
