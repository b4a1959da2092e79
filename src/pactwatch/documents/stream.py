"""The bytes of one file, unpacked where they are packed."""

from __future__ import annotations

import gzip
import zlib
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP_MARK = b"\x1f\x8b"
_HEAD_BYTES = 4096
_LARGEST_LINE_BYTES = 24 << 20
_BUFFER_BYTES = 1 << 16


class _Rejoined(RawIOBase):
    """A stream whose first bytes were read to look at, and are given again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        piece = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(piece) :] if self._head else b""
        view[: len(piece)] = piece
        return len(piece)


def open_stream(stream: BinaryIO, *, address: str) -> tuple[bytes, BinaryIO]:
    """Return the first bytes of what the stream holds, and a stream of all of it, unpacked.

    Raises:
        DocumentError: If it begins as gzip does and is not.

    """
    head = stream.read(_HEAD_BYTES)
    rejoined = cast("BinaryIO", BufferedReader(_Rejoined(head, stream), _BUFFER_BYTES))
    if not head.startswith(_GZIP_MARK):
        return head, rejoined
    unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=rejoined))
    try:
        head = unpacked.read(_HEAD_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise broken_gzip(address, error) from error
    return head, cast("BinaryIO", BufferedReader(_Rejoined(head, unpacked), _BUFFER_BYTES))


def read_all(stream: BinaryIO, *, address: str, largest_bytes: int) -> tuple[bytes, str | None]:
    """Return the bytes of the stream, and why they are not all of it, or None.

    Raises:
        DocumentError: If there are more bytes than one report has, or none can be unpacked.

    """
    pieces: list[bytes] = []
    size_bytes = 0
    try:
        while piece := stream.read(1 << 20):
            pieces.append(piece)
            size_bytes += len(piece)
            if size_bytes > largest_bytes:
                raise DocumentError(
                    what=f"it is larger than {largest_bytes >> 20} MB, which no report is",
                    where=address,
                    remedy="Give each report in a file of its own, or many as one JSON object a line.",
                )
    except (OSError, EOFError, zlib.error) as error:
        if not pieces:
            raise broken_gzip(address, error) from error
        return b"".join(pieces), "the file is cut off: its gzip has no end"
    return b"".join(pieces), None


def read_lines(stream: BinaryIO, *, address: str) -> Iterator[bytes | DocumentError]:
    """Yield the lines of the stream; where it breaks off or a line is endless, an error comes last."""
    try:
        while line := stream.readline(_LARGEST_LINE_BYTES):
            if len(line) == _LARGEST_LINE_BYTES:
                yield DocumentError(
                    what=f"a line is longer than {_LARGEST_LINE_BYTES >> 20} MB",
                    where=address,
                    remedy="Give one JSON object a line.",
                )
                return
            yield line
    except (OSError, EOFError, zlib.error) as error:
        yield broken_gzip(address, error)


def broken_gzip(address: str, error: Exception) -> DocumentError:
    """Return the error of a file that begins as gzip does and breaks off or is damaged."""
    return DocumentError(
        what=f"its gzip is broken or cut off: {error}",
        where=address,
        remedy="Copy or download the file again.",
    )
