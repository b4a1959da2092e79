"""What kind of file some bytes are: told from the bytes, with the name as a hint."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A kind of file that holds one report or many."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    FEED = "feed"
    JSON = "json"
    JSON_LINES = "jsonl"


_SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.FEED,
    ".rdf": Kind.FEED,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
}
_OTHER_SUFFIXES = tuple(
    """
    .yaml .yml .toml .ini .cfg .csv .tsv .db .sqlite .parquet .doc .docx .odt .xls .xlsx .ods .ppt .pptx
    .jpg .jpeg .png .gif .webp .svg .ico .mp3 .mp4 .wav .webm .css .js .py .sh .zip .tar .tgz .7z .log .lock
    """.split()
)
_TYPES = (
    ("pdf", Kind.PDF),
    ("ndjson", Kind.JSON_LINES),
    ("jsonl", Kind.JSON_LINES),
    ("json", Kind.JSON),
    ("html", Kind.HTML),
    ("rss", Kind.FEED),
    ("atom", Kind.FEED),
    ("xml", Kind.FEED),
    ("text", Kind.TEXT),
)
_HTML = re.compile(
    rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta[\s]|<(?:p|div|h1)[\s>]",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_HEAD_BYTES = 2048
_MARK = b"\xef\xbb\xbf"


def kind_of_name(name: str) -> Kind | None:
    """Return the kind that a file name or an address promises; ``.gz`` behind it does not count."""
    name = name.casefold().removesuffix(".gz").split("?")[0].split("#")[0]
    return next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), None)


def is_of_another_kind(name: str) -> bool:
    """Say whether a file is by its name something that holds no report: a table, a picture, a program.

    >>> is_of_another_kind("talks.yaml"), is_of_another_kind("talks.txt"), is_of_another_kind("talks.2025")
    (True, False, False)
    """
    return name.casefold().removesuffix(".gz").endswith(_OTHER_SUFFIXES)


def kind_of_type(content_type: str | None) -> Kind | None:
    """Return the kind that a content type names: ``text/html; charset=utf-8`` is HTML."""
    if not content_type:
        return None
    wanted = content_type.casefold().split(";")[0]
    return next((kind for word, kind in _TYPES if word in wanted), None)


def find_kind(data: bytes, *, hint: Kind | None = None) -> Kind:
    """Return the kind of the bytes.

    What the bytes show goes before the hint: a page saved under the name ``report.txt`` is HTML.
    """
    head = data[:_HEAD_BYTES].removeprefix(_MARK).lstrip()
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"<"):
        if _FEED.search(head):
            return Kind.FEED
        if _HTML.search(head):
            return Kind.HTML
        return hint if hint in (Kind.FEED, Kind.HTML) else Kind.HTML
    if hint in (Kind.JSON, Kind.JSON_LINES):
        return hint
    if head.startswith((b"{", b"[{", b"[\n", b"[ {")):
        first_line = head.split(b"\n", 1)[0].rstrip()
        is_line = head.startswith(b"{") and (first_line.endswith(b"}") or b"\n{" in head)
        return Kind.JSON_LINES if is_line else Kind.JSON
    return Kind.HTML if hint is Kind.HTML else Kind.TEXT
