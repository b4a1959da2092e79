"""The members of a gzip file: where each begins, what it unpacks to, and whether all of it is there.

Common readers of web archives stop without a word where a member is cut or damaged. Here each member is
unpacked on its own, so that what is lost has a place, and reading goes on at the next member.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

GZIP_MARK = b"\x1f\x8b\x08"
_WINDOW = 31
_FIRST_BYTES = 1 << 14
_NEXT_BYTES = 1 << 17
_BUFFER_BYTES = 1 << 20
_PROBE_BYTES = 512


class Member(NamedTuple):
    """One member, or the first part of one that is larger than was asked for.

    ``fault`` is None where the member is whole; else it says what is wrong, and ``data`` is what could be
    unpacked. ``end`` is where the next member begins.
    """

    at: int
    end: int
    data: bytes
    fault: str | None = None
    is_cut_off: bool = False
    is_larger: bool = False


class Window:
    """The bytes of a large file around a place that only moves forward, mostly."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._start = 0
        self._bytes = b""
        self.size = size

    def take(self, at: int, count: int) -> bytes:
        """Return up to ``count`` bytes from ``at`` on; none at the end of the file."""
        offset = at - self._start
        if offset < 0 or offset + count > len(self._bytes):
            self._file.seek(at)
            self._bytes = self._file.read(max(_BUFFER_BYTES, count))
            self._start, offset = at, 0
        return self._bytes[offset : offset + count]

    def find(self, mark: bytes, at: int) -> int:
        """Return where ``mark`` next stands, or the size of the file."""
        while at < self.size:
            piece = self.take(at, _NEXT_BYTES)
            found = piece.find(mark)
            if found >= 0:
                return at + found
            if len(piece) < len(mark):
                break
            at += len(piece) - len(mark) + 1
        return self.size


def read_member(window: Window, at: int, *, largest_bytes: int) -> Member:
    """Return the member at a place; what does not unpack has a fault, and ends where the next one begins.

    Only the last member of a file can be cut off: one that has no end and has others behind it is damaged.
    """
    member = _unpack(window, at, largest_bytes)
    if member.fault:
        end = find_member(window, at + 1)
        return member._replace(end=end, is_cut_off=member.is_cut_off and end == window.size)
    return member


def find_member(window: Window, at: int) -> int:
    """Return where the next member begins that holds a WARC record, or the size of the file."""
    while (at := window.find(GZIP_MARK, at)) < window.size:
        try:
            if new_unpacker().decompress(window.take(at, _PROBE_BYTES), 5).startswith(b"WARC/"):
                return at
        except _fault_types():
            pass
        at += 1
    return window.size


def unpack_more(window: Window, at: int) -> Iterator[bytes | Member]:
    """Yield what one member unpacks to, piece by piece, and at last a member with its end and no data."""
    unpacker, taken = new_unpacker(), 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or window.take(at + taken, _NEXT_BYTES)
        if not unpacker.unconsumed_tail:
            taken += len(packed)
        try:
            piece = unpacker.decompress(packed, _BUFFER_BYTES)
        except _fault_types() as error:
            yield Member(at, find_member(window, at + 1), b"", f"its gzip is damaged: {error}")
            return
        if not (packed or piece or unpacker.eof):
            yield Member(at, window.size, b"", "its gzip has no end", is_cut_off=True)
            return
        yield piece
    yield Member(at, at + taken - len(unpacker.unused_data), b"")


def new_unpacker() -> Any:
    """Return what unpacks one member: of isal where that is installed, which is twice as fast."""
    return _zlib().decompressobj(_WINDOW)


def _unpack(window: Window, at: int, largest_bytes: int) -> Member:
    unpacker, taken = new_unpacker(), 0
    pieces: list[bytes] = []
    unpacked = 0
    while not unpacker.eof:
        packed = window.take(at + taken, _NEXT_BYTES if taken else _FIRST_BYTES)
        taken += len(packed)
        if not packed:
            return Member(at, window.size, b"".join(pieces), "its gzip has no end", is_cut_off=True)
        try:
            piece = unpacker.decompress(packed, largest_bytes - unpacked + 1)
        except _fault_types() as error:
            return Member(at, at + 1, b"".join(pieces), f"its gzip is damaged: {error}")
        pieces.append(piece)
        unpacked += len(piece)
        if unpacked > largest_bytes:
            return Member(at, at + 1, b"".join(pieces), is_larger=True)
    data = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    return Member(at, at + taken - len(unpacker.unused_data), data)


def _zlib() -> Any:
    global _FASTEST  # noqa: PLW0603 (found once; a look-up for each record would show)
    if _FASTEST is None:
        try:
            from isal import isal_zlib as found
        except ImportError:
            import zlib as found  # type: ignore[no-redef]
        _FASTEST = found
    return _FASTEST


def _fault_types() -> tuple[type[Exception], ...]:
    return (_zlib().error, EOFError)


_FASTEST: Any = None
