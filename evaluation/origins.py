"""Say how well documents are grouped by the story that they tell, on labelled reports.

    python evaluation/origins.py            pairwise precision, recall and F1
    python evaluation/origins.py --wrong    also each pair that was joined or parted wrongly
    python evaluation/origins.py --blind    on reports that were written after the rule and its limits

The labels, in `origins.yaml`, were written before the rule, whose limits were then chosen on them; those in
`origins_blind.yaml` after it. The bar is a pairwise F1 of 0.9.
"""

from __future__ import annotations

import argparse
import json
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from pactwatch.claims.reading import Reading
from pactwatch.operations import read
from pactwatch.register.delivery import Delivery
from pactwatch.register.fingerprint import Fingerprint
from pactwatch.register.origins import find_links, group_documents

FOLDER = Path(__file__).parent


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="also print the pairs that are wrong")
    parser.add_argument("--blind", action="store_true", help="use the reports written after the rule")
    arguments = parser.parse_args()
    show_wrong = arguments.wrong
    reports = load_reports(FOLDER / ("origins_blind.yaml" if arguments.blind else "origins.yaml"))
    family = {report["name"]: report["family"] for report in reports}
    prints = [fingerprint_of(report) for report in reports]
    origin = group_documents(family, [(link.document_id, link.other_id) for link in find_links(prints)])
    right = joined = told = 0
    for one, other in combinations(family, 2):
        is_one, is_joined = family[one] == family[other], origin[one] == origin[other]
        right, joined, told = right + (is_one and is_joined), joined + is_joined, told + is_one
        if show_wrong and is_one != is_joined:
            print("joined wrongly" if is_joined else "parted wrongly", one, other)
    precision, recall = right / max(joined, 1), right / max(told, 1)
    print(f"reports {len(reports)}, families {len(set(family.values()))}")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (joined + told):.3f}")


def load_reports(labels: Path) -> list[dict[str, Any]]:
    """Return the labelled reports, each with its text."""
    rows: list[dict[str, Any]] = yaml.safe_load(labels.read_text("utf-8"))
    by_name = {row["name"]: row for row in rows}
    for row in rows:
        if "text" not in row:
            paragraphs = by_name[row["from"]]["text"].split("\n\n")
            kept = [paragraphs[number - 1] for number in row["keep"]]
            own = [row.get("before"), *kept, row.get("after")]
            row["text"] = "\n\n".join(part for part in own if part)
    return rows


def fingerprint_of(report: dict[str, Any]) -> Fingerprint:
    """Return what a report is compared by, as the register makes it of its reading."""
    fields = ("title", "text", "published", "language")
    line = json.dumps(
        {"url": f"https://example.org/{report['name']}", **{key: report[key] for key in fields}}
    )
    (reading,) = read(["-"], stdin=BytesIO(line.encode() + b"\n"))
    if not isinstance(reading, Reading):
        raise TypeError(report["name"])
    delivery = Delivery.of_row(reading.to_dict(), reader="evaluation")
    return Fingerprint.of(
        report["name"],
        delivery.document.text,
        published=report["published"],
        language=report["language"],
        agencies=report["agencies"],  # as a page's metadata give them
        claims=delivery.claims,
    )


if __name__ == "__main__":
    main()
