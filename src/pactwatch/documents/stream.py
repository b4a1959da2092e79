"""The bytes of one file, unpacked where they are packed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP_MARK = b"\x1f\x8b"
_GZIP_WINDOW = 31
_HEAD_BYTES = 4096
_CHUNK_BYTES = 1 << 16
_LARGEST_LINE_BYTES = 24 << 20


class _Bytes(RawIOBase):
    """The bytes of a file, the first of them already read to look at; unpacked if they are gzip."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._packed = file.read(_HEAD_BYTES)
        self._is_packed = self._packed.startswith(_GZIP_MARK)
        self._unpacker = self._new_unpacker() if self._is_packed else None
        self.why_cut_off: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._take(len(view)) if not self._is_packed else self._unpack(len(view))
        view[: len(piece)] = piece
        return len(piece)

    def _take(self, count: int) -> bytes:
        piece = self._packed[:count] or self._file.read(count)
        self._packed = self._packed[count:]
        return piece

    def _unpack(self, count: int) -> bytes:
        """Return at most ``count`` unpacked bytes, however far a small file unpacks."""
        while self.why_cut_off is None and self._unpacker is not None:
            if self._unpacker.eof:
                self._packed = self._unpacker.unused_data
                if not (self._packed or self._refill()) or not self._packed.startswith(_GZIP_MARK):
                    self._unpacker, self._packed = None, b""
                    return b""
                self._unpacker = self._new_unpacker()
            if not self._packed and not self._refill():
                self.why_cut_off = "its gzip has no end"
                return b""
            try:
                piece: bytes = self._unpacker.decompress(self._packed, count)
            except zlib.error as error:
                self.why_cut_off = f"its gzip is damaged: {error}"
                return b""
            self._packed = self._unpacker.unconsumed_tail
            if piece:
                return piece
        return b""

    def _refill(self) -> bool:
        self._packed = self._file.read(_CHUNK_BYTES)
        return bool(self._packed)

    @staticmethod
    def _new_unpacker() -> Any:
        return zlib.decompressobj(_GZIP_WINDOW)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was opened: ``head`` are its first bytes, which ``all`` and ``lines`` give again."""

    address: str
    head: bytes
    _bytes: _Bytes
    _reader: BufferedReader[_Bytes]

    @classmethod
    def open(cls, file: BinaryIO, *, address: str) -> Source:
        """Open a file that may be packed with gzip.

        Raises:
            DocumentError: If it begins as gzip does and cannot be unpacked at all.

        """
        raw = _Bytes(file)
        reader = BufferedReader(raw, _CHUNK_BYTES)
        head = reader.peek(_HEAD_BYTES)
        if not head and raw.why_cut_off:
            raise _broken(address, raw.why_cut_off)
        return cls(address, head, raw, reader)

    def all(self, *, largest_bytes: int) -> tuple[bytes, str | None]:
        """Return the bytes, and why they are not all there were, or None.

        Raises:
            DocumentError: If there are more bytes than one report has.

        """
        data = self._reader.read(largest_bytes + 1)
        if len(data) > largest_bytes:
            raise DocumentError(
                what=f"it is larger than {largest_bytes >> 20} MB, which no report is",
                where=self.address,
                remedy="Give each report in a file of its own, or many as one JSON object a line.",
            )
        why = self._bytes.why_cut_off
        return data, f"the file is cut off: {why}" if why else None

    def lines(self) -> Iterator[bytes | DocumentError]:
        """Yield the lines; where the file breaks off or a line is endless, an error comes last."""
        while line := self._reader.readline(_LARGEST_LINE_BYTES):
            if len(line) == _LARGEST_LINE_BYTES:
                yield DocumentError(
                    what=f"a line is longer than {_LARGEST_LINE_BYTES >> 20} MB",
                    where=self.address,
                    remedy="Give one JSON object a line.",
                )
                return
            yield line
        if self._bytes.why_cut_off:
            yield _broken(self.address, self._bytes.why_cut_off)


def _broken(address: str, why: str) -> DocumentError:
    return DocumentError(
        what=f"the file is cut off: {why}", where=address, remedy="Copy or download the file again."
    )
