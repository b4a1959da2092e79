"""Read what the gates let go all the same, and print every reading that they take away, with its words.

``FEED`` is JSON lines of feed items; a folder is one of texts or pages. Each report is given to the gates as
``read`` and ``sweep`` would: its bytes, the bytes of a page made of it, and its cleaned text.
"""

from __future__ import annotations

import argparse
import html
from collections import Counter

from pactwatch.claims.reader import read_document
from pactwatch.claims.topic.gate import may_concern, may_concern_text, names_parties
from pactwatch.claims.topic.page_gate import may_concern_page
from pactwatch.documents import Document, read_documents


def main() -> None:
    """Print how many reports each gate lets go, and which of these tell of an arrangement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("addresses", nargs="+", metavar="FEED|FOLDER")
    counts: Counter[str] = Counter()
    for outcome in read_documents(parser.parse_args().addresses):
        if not isinstance(outcome, Document):
            continue
        counts["reports"] += 1
        gates = {
            "bytes": may_concern(outcome.text.encode()),
            "page": may_concern_page(page_of(outcome)),
            "text": may_concern_text(outcome.text),
            "states": names_parties(outcome.text, language=outcome.language[:2]),
        }
        counts.update(f"let go by the gate of {gate}" for gate, passes in gates.items() if not passes)
        if all(gates.values()):
            continue
        try:
            reading = read_document(outcome, gated=False)
        except (ValueError, RecursionError) as error:
            counts[f"cannot be read: {type(error).__name__}"] += 1
            continue
        if reading.arrangements or reading.events:
            counts["TAKEN AWAY"] += 1
            taken_by = ", ".join(gate for gate, passes in gates.items() if not passes)
            print(f"{outcome.address} ({taken_by}): {outcome.title or outcome.text[:80]}")
            for event in reading.events:
                words = " … ".join(evidence.exact for evidence in event.evidence)
                print(f"    {event.type} {event.sender} > {event.receiver}: {words[:160]}", flush=True)
    counts["TAKEN AWAY"] += 0
    for what, count in sorted(counts.items()):
        print(f"{count:>8,}  {what}")


def page_of(document: Document) -> bytes:
    """Return a page with the words of a document, wrapped and indented as old pages are."""
    words = (html.escape(line) for line in document.text.split("\n\n"))
    wrapped = ("\n      ".join(line.split(" ")) for line in words)
    return "".join(f"<p>{line}</p>\n" for line in wrapped).encode()


if __name__ == "__main__":
    main()
