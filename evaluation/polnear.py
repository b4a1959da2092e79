"""Give who said what in PolNeAR's texts, in the lines that its scorer reads.

    python evaluation/polnear.py TEXT_FOLDER > predictions.jsonl

Each line has ``doc`` (the file's name without .txt), ``content_spans``, ``source_text``, ``speaker`` (the
words that name the speaker at that place) and ``cue_text``. Offsets count code points of the file as it
is, with its line ends: the cleaned text of a reading is laid back over the file, word by word.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pactwatch.claims.reading import Reading
from pactwatch.operations import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.statement import Statement
    from pactwatch.documents import Evidence

_WORD = re.compile(r"\w+")


class Alignment:
    """Where each word of a cleaned text stands in the file that it came from."""

    def __init__(self, cleaned: str, raw: str) -> None:
        ours, theirs = list(_WORD.finditer(cleaned)), list(_WORD.finditer(raw))
        matcher = difflib.SequenceMatcher(None, [m[0] for m in ours], [m[0] for m in theirs], autojunk=False)
        self._starts = [word.start() for word in ours]
        self._ends = [word.end() for word in ours]
        self._raw: dict[int, tuple[int, int]] = {}
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._raw[block.a + step] = theirs[block.b + step].span()

    def raw_span(self, evidence: Evidence) -> tuple[int, int] | None:
        """Return the offsets in the file of a passage of the cleaned text; None if no word is found there."""
        first = bisect_left(self._ends, evidence.start + 1)
        last = bisect_left(self._starts, evidence.end)
        spans = [self._raw[word] for word in range(first, last) if word in self._raw]
        return (spans[0][0], spans[-1][1]) if spans else None


def predictions(file: Path) -> Iterator[dict[str, Any]]:
    """Yield one prediction for each statement of a text."""
    raw = file.read_bytes().decode("utf-8")
    for outcome in read([str(file)], all_statements=True):
        if isinstance(outcome, Reading):
            alignment = Alignment(outcome.document.text, raw)
            for statement in outcome.statements:
                spans = [span for piece in statement.content if (span := alignment.raw_span(piece))]
                if spans:
                    yield _prediction(file.stem, statement, spans)


def _prediction(name: str, statement: Statement, spans: list[tuple[int, int]]) -> dict[str, Any]:
    mention = statement.speaker_mention.exact if statement.speaker_mention else ""
    return {
        "doc": name,
        "source_text": mention,
        "speaker": mention,
        "cue_text": statement.cue.exact if statement.cue else "",
        "content_spans": spans,
    }


def main() -> None:
    """Read every text of the folder and print its predictions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, help="PolNeAR's folder of texts, such as data/dev/text")
    for file in sorted(parser.parse_args().texts.glob("*.txt")):
        for row in predictions(file):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
