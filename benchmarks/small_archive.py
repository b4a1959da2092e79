"""Small archives of invented pages, in WARC, packed and not: for tests."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TALKS = (
    "Washington and Rwanda are in talks on a deal to send migrants to Rwanda. "
    "The governments signed an agreement on asylum seekers in Kigali on Monday, the foreign minister said."
)
WEATHER = "Rain is expected over the northern hills on Tuesday, the weather service said in its bulletin."


def page(words: str, title: str = "News") -> bytes:
    """Return a page with a menu, a program and one paragraph."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><script>x.remove()</script></head>'
        f'<body><nav><a href="/immigration">Immigration</a></nav><article><h1>{title}</h1>'
        f"<p>{words}</p></article></body></html>"
    ).encode()


def record(body: bytes, address: str, *, head: str = "", http: str = "", kind: str = "response") -> bytes:
    """Return a WARC record of a response."""
    message = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n".encode() + body
    first = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n{head}"
    rest = "WARC-Date: 2025-05-05T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{first}{rest}Content-Length: {len(message)}\r\n\r\n".encode() + message + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> list[bytes]:
    """Return each record as a member of its own."""
    return [gzip.compress(each, mtime=0) for each in records]


def talks(number: int) -> bytes:
    """Return the record of a page that tells of talks."""
    return record(page(f"{TALKS} Ref {number}.", "Talks"), f"https://example.org/talks/{number}")


def weather(number: int) -> bytes:
    """Return the record of a page on the weather."""
    return record(page(f"{WEATHER} Ref {number}."), f"https://example.org/weather/{number}")


def write_archive(path: Path, count: int, *, every: int = 10) -> list[bytes]:
    """Write a WARC.GZ in which one page in so many tells of talks, and return its members."""
    members = packed(weather(number) if number % every else talks(number) for number in range(count))
    path.write_bytes(b"".join(members))
    return members
