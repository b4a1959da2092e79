"""Records of web archives: from the bytes of a WARC file to pages, in the order of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.documents.archives.http_message import (
    HEAD_END,
    Broken,
    NoPage,
    Stretch,
    read_response,
    why_no_page,
)
from pactwatch.documents.archives.members import Member, find_member, read_member, unpack_more
from pactwatch.documents.archives.record import (
    CUT_OFF,
    DAMAGED,
    LARGEST_RECORD_BYTES,
    MALFORMED,
    REVISIT,
    TOO_LARGE,
    Loss,
    Passed,
    Record,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pactwatch.documents.archives.members import Window

    Item = Record | Passed | Loss

_VERSION = b"WARC/"
_START = b"\nWARC/"
_FIELD = re.compile(
    rb"^(warc-(?:type|target-uri|date|truncated)|content-(?:length|type))[ \t]*:[ \t]*([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_LARGEST_HEAD_BYTES = 1 << 16
_LARGEST_MEMBER_BYTES = LARGEST_RECORD_BYTES + _LARGEST_HEAD_BYTES
_SKIPPED_BYTES = 1 << 30
_PAGES_AS_THEY_ARE = frozenset({b"resource", b"conversion"})


class Extent(NamedTuple):
    """Where in a file the first record began that was read, and where the first begins that was not."""

    began: int
    ended: int


class _Head(NamedTuple):
    """What the head of a WARC record says."""

    fields: dict[bytes, bytes]
    length: int
    body_bytes: int

    @property
    def address(self) -> str | None:
        value = self.fields.get(b"warc-target-uri")
        return value.strip(b" <>").decode("utf-8", "replace") if value else None


def read_packed_warc(window: Window, name: str, start: int, end: int) -> Generator[Item, None, Extent]:
    """Yield what the members of a part of a WARC.GZ hold, and return from where to where they go."""
    yield from _note_empty(window, name)
    at = began = start if start == 0 else find_member(window, start)
    while at < min(end, window.size):
        member = read_member(window, at, largest_bytes=_LARGEST_MEMBER_BYTES)
        if member.is_larger:
            at = yield from _read_large_member(window, name, at)
            continue
        yield from _read_records(member, f"{name}@{at}")
        if member.fault:
            yield _loss_of_member(name, member)
        at = member.end
    return Extent(began, at)


def read_plain_warc(window: Window, name: str, start: int, end: int) -> Generator[Item, None, Extent]:
    """Yield what the records of a part of a WARC hold, and return from where to where they go."""
    yield from _note_empty(window, name)
    at = began = start if start == 0 else _find_record(window, start)
    while at < min(end, window.size):
        place = f"{name}@{at}"
        head = _read_head(window.take(at, _LARGEST_HEAD_BYTES), 0)
        if head is None:
            following = _find_record(window, at + 1)
            detail = f"no WARC record stands at bytes {at:,} to {following:,} of the file"
            yield Loss(at, place, MALFORMED, detail)
            at = following
            continue
        body_start, after = at + head.length, at + head.length + head.body_bytes
        if after > window.size:
            yield Loss(at, place, CUT_OFF, "the file ends within this record", head.address)
        if head.body_bytes > LARGEST_RECORD_BYTES:
            yield _loss_of_large(at, place, head)
        else:
            why = "the archive is cut off here" if after > window.size else None
            body = window.take(body_start, head.body_bytes)
            yield _read_record(head, Stretch(body, 0, len(body)), at, place, why)
        at = after + _blank_bytes(window.take(after, 4))
    return Extent(began, min(at, window.size))


def _note_empty(window: Window, name: str) -> Iterator[Loss]:
    """Yield a loss where a file holds nothing at all, as a download that has failed leaves it."""
    if window.size == 0:
        yield Loss(0, f"{name}@0", CUT_OFF, "the file is empty")


def _read_records(member: Member, place: str) -> Iterator[Item]:
    """Yield the records that a member holds, mostly one."""
    data, offset = member.data, 0
    if member.fault and not member.is_cut_off:
        return
    while offset < len(data):
        head = _read_head(data, offset)
        if head is None:
            if data[offset:].strip() and not member.fault:
                yield Loss(member.at, place, MALFORMED, "what stands here is no WARC record")
            return
        body_start = offset + head.length
        body_end = min(body_start + head.body_bytes, len(data))
        here = f"{place}+{offset}" if offset else place
        why = None
        if body_end - body_start < head.body_bytes:
            why = "the archive is cut off here" if member.is_cut_off else "the record is shorter than it says"
            if not member.is_cut_off:
                yield Loss(member.at, here, CUT_OFF, why, head.address)
        item = _read_record(head, Stretch(data, body_start, body_end), member.at, here, why)
        if not (member.is_cut_off and isinstance(item, Loss)):  # the loss of the member says it
            yield item
        offset = body_end
        offset += _blank_bytes(data[offset : offset + 4])


def _read_head(data: bytes, offset: int) -> _Head | None:
    if not data.startswith(_VERSION, offset):
        return None
    ending = HEAD_END.search(data, offset, offset + _LARGEST_HEAD_BYTES)
    if ending is None:
        return None
    fields = {name.lower(): value.strip() for name, value in _FIELD.findall(data, offset, ending.end())}
    try:
        body_bytes = int(fields[b"content-length"])
    except (KeyError, ValueError):
        return None
    return _Head(fields, ending.end() - offset, body_bytes) if body_bytes >= 0 else None


def _read_record(head: _Head, body: Stretch, at: int, place: str, incomplete: str | None) -> Item:
    kind = head.fields.get(b"warc-type", b"").lower()
    if kind == b"revisit":
        return Passed(at, REVISIT)
    captured = head.fields.get(b"warc-date", b"").decode("latin-1") or None
    if (truncated := head.fields.get(b"warc-truncated")) is not None:
        incomplete = f"WARC-Truncated: {truncated.decode('latin-1')[:40] or 'unspecified'}"
    content_type = head.fields.get(b"content-type", b"").decode("latin-1") or None
    if kind == b"response" and "msgtype=response" not in (content_type or "msgtype=response"):
        kind = b"resource" if why_no_page(content_type) is None else kind
    if kind == b"response":
        page = read_response(body)
        if isinstance(page, NoPage):
            return Passed(at, page.reason)
        if isinstance(page, Broken):
            return Loss(at, place, TOO_LARGE if page.is_too_large else MALFORMED, page.why, head.address)
        return Record(
            at,
            place,
            head.address or place,
            page.data,
            page.content_type,
            captured,
            incomplete or page.incomplete,
        )
    if kind in _PAGES_AS_THEY_ARE and content_type and why_no_page(content_type) is None:
        return Record(
            at,
            place,
            head.address or place,
            body.data[body.start : body.end],
            content_type,
            captured,
            incomplete,
        )
    return Passed(at, f"{kind.decode('latin-1')[:20] or 'unnamed'} record")


def _read_large_member(window: Window, name: str, at: int) -> Generator[Item, None, int]:
    """Yield the records of a member larger than a page, as of a file packed as one; return where it ends."""
    data, passed, skipped = b"", 0, 0
    for piece in unpack_more(window, at):
        if isinstance(piece, Member):
            if piece.fault:
                yield _loss_of_member(name, piece)
            elif data.strip():
                yield Loss(at, f"{name}@{at}+{passed}", MALFORMED, "what stands here is no whole WARC record")
            return piece.end
        skipped, data = max(0, skipped - len(piece)), data + piece[skipped:]
        while data and (head := _read_head(data, 0)) is not None:
            place, length = f"{name}@{at}" + (f"+{passed}" if passed else ""), head.length + head.body_bytes
            if head.body_bytes > LARGEST_RECORD_BYTES:
                yield _loss_of_large(at, place, head)
                skipped = max(0, length - len(data))
            elif length > len(data):
                break
            else:
                yield _read_record(head, Stretch(data, head.length, length), at, place, None)
            length += _blank_bytes(data[length : length + 4])
            data, passed = data[length:].lstrip(b"\r\n"), passed + length
        if len(data) > _LARGEST_MEMBER_BYTES or skipped > _SKIPPED_BYTES:
            if not skipped:
                yield Loss(
                    at, f"{name}@{at}+{passed}", TOO_LARGE, "no WARC record, and no end of it within 24 MB"
                )
            return find_member(window, at + 1)
    return window.size


def _loss_of_member(name: str, member: Member) -> Loss:
    reason = CUT_OFF if member.is_cut_off else DAMAGED
    detail = f"{member.fault}; bytes {member.at:,} to {member.end:,} of the file"
    return Loss(member.at, f"{name}@{member.at}", reason, detail)


def _loss_of_large(at: int, place: str, head: _Head) -> Loss:
    detail = f"the record has {head.body_bytes:,} bytes, more than {LARGEST_RECORD_BYTES >> 20} MB"
    return Loss(at, place, TOO_LARGE, detail, head.address)


def _blank_bytes(rest: bytes) -> int:
    return len(rest) - len(rest.lstrip(b"\r\n"))


def _find_record(window: Window, at: int) -> int:
    """Return where the next record of an unpacked WARC begins, or the size of the file."""
    found = window.find(_START, max(0, at - 1))
    return min(found + 1, window.size)
