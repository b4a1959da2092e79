"""Time documents made to be slow against ones ten times as long. Exit status 1 if one grows too fast."""

from __future__ import annotations

import sys
import time
from io import BytesIO

from pactwatch.documents import read_documents

LENGTH, FACTOR, MOST_TIMES = 40_000, 10, 15
SHORTEST_SECONDS = 0.02
SENTENCE = b"The ministry said on Monday that nine people had landed there. "
# What each consists of: what stands before, what is said again and again, what stands after.
DOCUMENTS = {
    "one line": (b"", SENTENCE, b""),
    "paragraphs": (b"", SENTENCE * 4 + b"\n\n", b""),
    "one word": (b"", b"a", b""),
    "quotation marks": (b"", b'"', SENTENCE),
    "brackets": (b"", b"(", SENTENCE),
    "initials": (b"", b"A. ", SENTENCE),
    "sentences without spaces": (b"", b'ab."Cd ef.Gh', SENTENCE),
    "addresses": (b"", b"https://a.example ", SENTENCE),
    "credits": (b"", "Men wait © REUTERS/Ann Doe ".encode(), SENTENCE),
    "captions": (SENTENCE, b"\n\nMen wait in Kigali on June 14, 2022", b""),
    "lists of stories": (SENTENCE + b"\n\nRelated stories", b"\n\nBank cuts its rates", b""),
    "advertisements": (SENTENCE, b"\n\nAdvertisement\n\nWe bring you the news here", b""),
    "days": (SENTENCE, b"\n\n5 May 2025", b""),
    "HTML: <": (b"<html><p>" + SENTENCE, b"<", b"</p>"),
    "HTML: deep": (b"<html>", b"<div>", SENTENCE),
    "HTML: lists in lists": (b"<html>", b"<ul><li><a>x</a>", SENTENCE),
    "HTML: attributes": (b"<html><p ", b"a=b ", b">" + SENTENCE + b"</p>"),
    "HTML: comments": (b"<html><p>" + SENTENCE, b"<!--", b""),
    "HTML: tables": (b"<html><table>", b"<tr><td>x", SENTENCE),
    "RSS: items": (b"<rss><channel>", b"<item><title>Kenya opens</title></item>", b"</channel></rss>"),
    "RSS: deep": (b"<rss><channel><item>", b"<title>", b"</item>"),
    "JSON: deep": (b"", b"[", b""),
    "JSON Feed: items": (b"[", b'{"title":"Kenya opens","summary":"It did."},', b"{}]"),
    "JSON Lines": (b"", b'{"title":"Kenya opens","summary":"It did."}\n', b""),
    "JSON Lines: broken": (b"", b'{"title":"Kenya opens"\n', b""),
    "PDF: objects": (b"%PDF-1.4\n", b"1 0 obj\n", b""),
    "PDF: deep": (b"%PDF-1.4\n1 0 obj\n", b"<<", b""),
}


def seconds(data: bytes) -> float:
    """Return how long reading all that is in the bytes takes."""
    started = time.process_time()
    for _ in read_documents(["-"], stdin=BytesIO(data)):
        pass
    return time.process_time() - started


def main() -> int:
    """Print for each document both times and their ratio."""
    too_fast = 0
    seconds(SENTENCE * 20)
    for name, (before, again, after) in DOCUMENTS.items():
        count = LENGTH // len(again)
        short, long = (seconds(before + again * (times * count) + after) for times in (1, FACTOR))
        grows = long > MOST_TIMES * max(short, SHORTEST_SECONDS)
        too_fast += grows
        print(f"{name:<26}{1000 * short:7.1f} ms {1000 * long:8.1f} ms{'  grows too fast' if grows else ''}")
    print(f"{FACTOR} times the text takes over {MOST_TIMES} times as long: {too_fast} of {len(DOCUMENTS)}")
    return 1 if too_fast else 0


if __name__ == "__main__":
    sys.exit(main())
