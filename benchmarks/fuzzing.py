"""Read damaged documents of every kind, and count what becomes of them.

    fuzzing.py [COUNT] [SEED]

Each family has COUNT documents (10,000 unless told otherwise), made from its seeds by cutting, doubling,
swapping and inserting pieces; the same SEED makes the same documents. Exit status 1 if one crashes, or takes
over ten seconds.
"""

from __future__ import annotations

import gzip
import json
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO

from pactwatch.documents import read_documents

COUNT, SEED = 10_000, 2026
LONGEST_SECONDS = 10
SHARE_CUT_OFF = 0.2
PROSE = (
    "Kenya has agreed to take 250 people from Britain, the ministry said on Monday.",
    "“We will wait,” he told AFP. [Photo: A plane]",
    "By Ann Doe, 5 May 2025",
    "READ ALSO: Storm nears the coast",
    "Le gouvernement a annoncé lundi l'accord. « Nous attendons », a-t-il dit.",
)
PIECES = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xe2\x80",
        b"\xc3\xa2\xe2\x82\xac\xc5\x93",
        b"\r\n",
        b"\n" * 40,
        b" " * 200,
        b"<" * 50,
    ),
    *(
        b"</p>",
        b"<div>" * 30,
        b"<!--",
        b"]]>",
        b"&#x0;",
        b"&#xd800;",
        b"&lt;" * 20,
        b'"' * 40,
        "“".encode() * 40,
    ),
    *(
        b"{" * 60,
        b"[" * 60,
        b'"\\ud800"',
        b"1e999",
        b"null",
        b"<![CDATA[",
        b"<?xml",
        b"<!DOCTYPE a [",
        b"<title>",
    ),
    *(
        b"%PDF-1.7",
        b"endobj",
        b"stream\n",
        b"/Type /Page",
        b"\x1f\x8b",
        b"date 2025-05-05 ",
        b"date 2025-13-45 ",
    ),
    *("\u202e\u200f".encode(), "e\u0301".encode() * 20, "\u0085\u2028".encode(), "😀".encode(), b"a" * 3000),
    *(
        b"U.S." * 40,
        b"(" * 80,
        b"https://" * 20,
        b"5 May 2025 " * 20,
        "© REUTERS/".encode() * 20,
        b". A" * 80,
    ),
]


@dataclass(slots=True)
class Tally:
    """What became of the documents of one family."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    longest_seconds: float = 0.0


def seeds() -> dict[str, list[bytes]]:
    """Return whole documents of each family, from which damaged ones are made."""
    text = "\n\n".join(("Kenya opens its doors", *PROSE))
    paragraphs = "".join(f"<p>{line} <b>It</b> is so.</p>" for line in PROSE)
    page = (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Kenya opens</title>"
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Kenya opens",'
        '"datePublished":"2025-05-05"}</script></head><body><nav><a href=/>Home</a></nav>'
        f"<article><h1>Kenya opens</h1>{paragraphs}<aside>x</aside></article></body></html>"
    )
    item = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in PROSE)
    rss = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
        + f"<item><title>Kenya opens</title><link>https://news.example/1</link><description>{item}</description>"
        "<pubDate>Mon, 05 May 2025 17:10:00 GMT</pubDate></item>" * 2 + "</channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>'
        f"<entry><title>Kenya opens</title><content type='html'>{item}</content>"
        "<updated>2025-05-05T10:00:00Z</updated></entry></feed>"
    )
    entry = {"id": "1", "title": "Kenya opens", "content_html": paragraphs, "date_published": "2025-05-05"}
    line = {
        "title": "Kenya opens",
        "summary": " ".join(PROSE),
        "published": "2025-05-05",
        "link": "https://news.example",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": [entry, entry]}
    lines = f"{json.dumps(line)}\n" * 3
    pdf = (
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        "3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 600 800] "
        "/Resources << /Font << /F 5 0 R >> >> >>\nendobj\n4 0 obj\n<< /Length 80 >>\nstream\n"
        "BT /F 12 Tf 50 700 Td (Kenya has agreed to take 250 people, it said.) Tj ET\n"
        "endstream\nendobj\n5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
        "trailer << /Root 1 0 R /Size 6 >>\n%%EOF"
    )
    return {
        "text": [text.encode(), f"Kenya opens\n date 2025-05-05 {text}".encode(), text.encode("utf-16")],
        "HTML": [page.encode(), page.replace("<p>", "<br><br>").encode("cp1252", "replace")],
        "RSS, Atom": [rss.encode(), atom.encode()],
        "JSON Feed": [json.dumps(feed).encode(), json.dumps([entry]).encode()],
        "JSON Lines": [lines.encode(), gzip.compress(lines.encode())],
        "PDF": [pdf.encode()],
    }


def damage(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return the document with one to eight pieces cut, doubled, swapped, put in or changed."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 3, 20, 200)))
        other = chance.choice(others)
        piece = chance.choice(
            (
                b"",
                data[at:end] * chance.randint(2, 30),
                chance.choice(PIECES) * chance.randint(1, 4) + data[at:end],
                chance.choice(PIECES) * chance.randint(1, 4) + data[at:end],
                other[chance.randrange(len(other)) :][:400],
                chance.randbytes(end - at),
            )
        )
        data = data[:at] + piece + data[end:]
    return data[: chance.randrange(len(data) + 1)] if chance.random() < SHARE_CUT_OFF else data


def read(data: bytes, tally: Tally, name: str) -> None:
    """Read one document and note what became of it."""
    started = time.perf_counter()
    signal.alarm(LONGEST_SECONDS)
    try:
        for outcome in read_documents(["-"], stdin=BytesIO(data)):
            tally.outcomes[type(outcome).__name__] += 1
    except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
        tally.faults.append(f"{name}: {error!r}")
    finally:
        signal.alarm(0)
    tally.longest_seconds = max(tally.longest_seconds, time.perf_counter() - started)


def main(count: int = COUNT, seed: int = SEED) -> int:
    """Print a row for each family, then every fault."""
    families = seeds()
    every = [data for group in families.values() for data in group]
    faults: list[str] = []
    for family, group in families.items():
        chance = random.Random(f"{seed} {family}")  # noqa: S311 (nothing secret)
        tally = Tally()
        for number in range(count):
            read(damage(chance.choice(group), every, chance), tally, f"{family} {number}")
        became = ", ".join(f"{number:,} {outcome}" for outcome, number in sorted(tally.outcomes.items()))
        print(f"{family:<12}{count:,} read; {became}; slowest {tally.longest_seconds:.2f} s", flush=True)
        faults += tally.faults
    print(f"{len(faults)} crashed or hung", *faults, sep="\n")
    return 1 if faults else 0


def _give_up(*_: object) -> None:
    msg = f"over {LONGEST_SECONDS} seconds"
    raise TimeoutError(msg)


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, _give_up)
    sys.exit(main(*map(int, sys.argv[1:3])))
