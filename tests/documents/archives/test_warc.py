"""Nothing of a web archive is lost without a word: cuts, damage and bombs have their place in the output."""

from __future__ import annotations

import gzip
import os
import random
import zlib
from typing import TYPE_CHECKING

import pytest
from small_archive import packed, page, record, talks, weather

from pactwatch.documents.archives import Loss, Passed, Record, plan_shards, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Item = Record | Passed | Loss

FULL = os.environ.get("PACTWATCH_ARCHIVES") == "full"
MEMBERS = packed(talks(number) for number in range(20))
ADDRESSES = [f"https://example.org/talks/{number}" for number in range(20)]


def items_of(path: Path, data: bytes, *, shard_bytes: int = 1 << 40) -> list[Item]:
    """Return what an archive of these bytes holds."""
    path.write_bytes(data)
    return [
        item for shard in plan_shards([str(path)], shard_bytes=shard_bytes) for item in read_records(shard)
    ]


def addresses(items: Iterable[Item]) -> list[str]:
    """Return the addresses of the records that are whole."""
    return [item.address for item in items if isinstance(item, Record) and not item.incomplete]


def losses(items: Iterable[Item]) -> list[tuple[str, int]]:
    """Return what was lost, and where."""
    return [(item.reason, item.at) for item in items if isinstance(item, Loss)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where an archive may be written."""
    return tmp_path / "news.warc.gz"


@pytest.mark.parametrize("share", range(1, 21))
def test_a_packed_archive_cut_anywhere_is_flagged_where_it_ends(archive: Path, share: int) -> None:
    """Common readers give the records before the cut and no error."""
    whole = b"".join(MEMBERS)
    cut = len(whole) * share // 21
    starts = [sum(map(len, MEMBERS[:number])) for number in range(21)]
    number = max(at for at in range(21) if starts[at] <= cut)

    items = items_of(archive, whole[:cut])

    assert addresses(items) == ADDRESSES[:number]
    assert losses(items) == ([("cut off", starts[number])] if cut != starts[number] else [])


def test_a_flipped_byte_costs_one_record_and_is_flagged(archive: Path) -> None:
    """The records before and after it are read."""
    dice = random.Random(5)
    whole = b"".join(MEMBERS)
    starts = [sum(map(len, MEMBERS[:number])) for number in range(21)]
    pages = [each.data for each in items_of(archive, whole) if isinstance(each, Record)]
    for _ in range(1000 if FULL else 60):
        at = dice.randrange(len(whole))
        number = max(n for n in range(20) if starts[n] <= at)
        damaged = bytearray(whole)
        damaged[at] ^= 1 << dice.randrange(8)

        items = items_of(archive, bytes(damaged))

        lost = set(ADDRESSES) - set(addresses(items))
        if lost or [each.data for each in items if isinstance(each, Record)] != pages:
            assert lost == {ADDRESSES[number]}
            assert [place for _, place in losses(items)] == [starts[number]]


def test_damage_where_two_parts_meet_belongs_to_one_of_them(archive: Path) -> None:
    """Wherever an archive is cut into parts, each record is read once."""
    whole = b"".join(MEMBERS)
    for parts in range(1, 40):
        items = items_of(archive, whole, shard_bytes=len(whole) // parts)
        assert addresses(items) == ADDRESSES


def test_an_archive_packed_as_one_member_is_read_whole(archive: Path) -> None:
    """Some tools pack the file instead of the records."""
    items = items_of(archive, gzip.compress(b"".join(talks(number) for number in range(20))))

    assert addresses(items) == ADDRESSES
    assert losses(items) == []


def test_an_unpacked_archive_cut_or_damaged_is_flagged(tmp_path: Path) -> None:
    """A record is as long as it says, and the next begins behind it."""
    path = tmp_path / "news.warc"
    records = [talks(number) for number in range(20)]
    cut = items_of(path, b"".join(records)[:-100])
    damaged = items_of(
        path, b"".join([*records[:5], records[5].replace(b"WARC/1.0", b"W\0RC/1.0"), *records[6:]])
    )
    in_parts = items_of(path, b"".join(records), shard_bytes=2000)

    assert addresses(cut) == ADDRESSES[:-1]
    assert [reason for reason, _ in losses(cut)] == ["cut off"]
    assert addresses(damaged) == ADDRESSES[:5] + ADDRESSES[6:]
    assert [reason for reason, _ in losses(damaged)] == ["malformed"]
    assert addresses(in_parts) == ADDRESSES


def test_a_record_truncated_by_its_crawler_is_incomplete(archive: Path) -> None:
    """What a crawler cut at its limit is read as far as it goes, and said to be incomplete."""
    items = items_of(
        archive, gzip.compress(record(page("x"), "https://a.org", head="WARC-Truncated: length\r\n"))
    )

    assert [item.incomplete for item in items if isinstance(item, Record)] == ["WARC-Truncated: length"]


@pytest.mark.parametrize(
    ("http", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: gzip\r\n", bytes),
        ("Transfer-Encoding: chunked\r\n", lambda body: b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)),
        ("Transfer-Encoding: chunked\r\n", bytes),
    ],
)
def test_the_encodings_of_the_wire_are_undone(archive: Path, http: str, pack: object) -> None:
    """Also where a crawler has undone them and left the header."""
    body = page("Words")
    (item,) = items_of(archive, gzip.compress(record(pack(body), "https://a.org", http=http)))  # type: ignore[operator]

    assert isinstance(item, Record)
    assert item.data == body
    assert item.incomplete is None


def test_pictures_errors_and_revisits_are_counted_by_reason(archive: Path) -> None:
    """They are no pages, and no loss."""
    picture = record(b"\x89PNG", "https://a.org").replace(b"text/html; charset=utf-8", b"image/png")
    missing = record(page("Gone"), "https://a.org").replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 404 No")
    again = record(b"", "https://a.org", kind="revisit")
    picture = picture.replace(b"Content-Length: 66", b"Content-Length: 51")

    items = items_of(archive, b"".join(packed([missing, again, weather(1)])))

    assert [item.reason for item in items if isinstance(item, Passed)] == ["HTTP 404", "revisit"]


def test_malformed_records_do_not_stop_the_good_ones(archive: Path) -> None:
    """A thousand ways of being wrong, and each good record behind one is read."""
    dice = random.Random(7)
    members, good = [], []
    for number in range(1000 if FULL else 100):
        whole = talks(number)
        start = dice.randrange(len(whole) - 20)
        wrong = [
            whole[:start],
            whole[:start] + bytes(dice.randrange(256) for _ in range(20)) + whole[start + 20 :],
            whole.replace(b"Content-Length: ", b"Content-Length: -"),
            whole.replace(b"Content-Length: ", b"Content-Length: 9"),
            whole.replace(b"WARC/1.0", b"BARC/1.0"),
            whole.replace(b"HTTP/1.1 200 OK", b""),
            b"",
            b"\r\n\r\n",
            bytes(dice.randrange(256) for _ in range(500)),
        ]
        members += [gzip.compress(dice.choice(wrong)), gzip.compress(weather(number))]
        good.append(f"https://example.org/weather/{number}")

    found = addresses(items_of(archive, b"".join(members)))

    assert [address for address in found if "weather" in address] == good


def test_a_bomb_is_passed_over_and_the_next_record_read(archive: Path) -> None:
    """A small file can unpack to ten gigabytes of zeros."""
    body_bytes = (10 << 30) if FULL else (200 << 20)
    head = record(page("Boom"), "https://bomb.org")
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    bomb = [packer.compress(head)]
    bomb += [packer.compress(bytes(1 << 20)) for _ in range(body_bytes >> 20)]
    inner = gzip.compress(bytes(body_bytes >> 2))

    within = gzip.compress(record(inner, "https://inner.org", http="Content-Encoding: gzip\r\n"))

    items = items_of(archive, b"".join([*bomb, packer.flush(), within, MEMBERS[0]]))

    assert addresses(items) == ["https://bomb.org", ADDRESSES[0]]
    lost = [item for item in items if isinstance(item, Loss)]
    assert [item.at for item in lost] == [0, archive.stat().st_size - len(within) - len(MEMBERS[0])]
    assert [item.address for item in lost] == [None, "https://inner.org"]
