"""Checks an evidence pack of Pactwatch with the standard library of Python alone, without a network.

    python3 verify.py                      the folder in which this file lies
    python3 verify.py PACK.zip             a pack that was not unpacked
    python3 verify.py --head HASH PACK.zip also against a hash of the log that was kept elsewhere

It ends with 0 if nothing is wrong, with 1 if something is, and says what.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, Iterator

FORMAT = "pactwatch evidence pack 1"
SUMS = "SHA256SUMS"
DOCUMENT_FIELDS = ("text", "title", "published", "language", "agencies", "incomplete")
SIGHTING_FIELDS = ("document_id", "address", "publisher", "sha256")
DECISION_FIELDS = ("act", "subject", "document_id", "content", "decided_by", "note")
CLAIM_FIELDS = (
    "document_id", "kind", "date", "type", "sender", "receiver", "modality", "actor", "people", "amount",
    "currency", "incident", "speaker", "role", "affiliation", "mode", "stance", "channel",
)  # fmt: skip
ID_LENGTH = 20
LONGEST_CELL = 2**31 - 1
READ_BYTES = 1 << 20
BEGINNING = "0" * 64


def canonical(value: Any) -> str:
    """Return a value as JSON that has one spelling only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: Any) -> str:
    """Return the SHA-256 of a value's JSON."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, in which no key stands twice."""
    if len({key for key, _ in pairs}) < len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return dict(pairs)


class Pack:
    """The files of a pack, in a folder or in a zip file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._zip = zipfile.ZipFile(path) if path.is_file() else None

    def names(self) -> list[str]:
        """Return the names of all files; one that stands twice in a zip file is there twice."""
        if self._zip:
            return [each.filename for each in self._zip.infolist() if not each.is_dir()]
        found = (each for each in self._path.rglob("*") if each.is_file() and "__pycache__" not in each.parts)
        return [each.relative_to(self._path).as_posix() for each in found]

    def open(self, name: str) -> Any:
        """Open a file to read bytes."""
        return self._zip.open(name) if self._zip else (self._path / name).open("rb")

    def read(self, name: str) -> bytes:
        """Return the bytes of a file."""
        with self.open(name) as file:
            return file.read()  # type: ignore[no-any-return]

    def sha256(self, name: str) -> str:
        """Return the hash of a file."""
        state = hashlib.sha256()
        with self.open(name) as file:
            while chunk := file.read(READ_BYTES):
                state.update(chunk)
        return state.hexdigest()

    def rows(self, name: str) -> Iterator[Any]:
        """Yield the values of a file of JSON lines."""
        with self.open(name) as file:
            for line in file:
                yield json.loads(line, object_pairs_hook=once)


class Check:
    """What is found wrong with a pack, and how much was looked at."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.faults: list[str] = []
        self.counts = {"files": 0, "documents": 0, "claims": 0, "passages": 0, "entries": 0}
        self._text = ("", "")
        self._found: dict[int, dict[str, str]] = {}
        self._claims_of: dict[int, tuple[str, set[str]]] = {}

    def run(self, head: str | None) -> None:
        """Check all, from the files to the chain."""
        self.check_sums()
        manifest = json.loads(self.pack.read("manifest.json"), object_pairs_hook=once)
        if manifest["format"] != FORMAT:
            self.faults.append(f"this verifier knows {FORMAT!r}, not {manifest['format']!r}")
        for row in self.pack.rows("documents.jsonl"):
            self.check_document(row)
        for row in self.pack.rows("claims.jsonl"):
            self.check_claim(row)
        self.check_table()
        self.check_chain(manifest, head)

    def text(self, document_id: str) -> str:
        """Return the text of a document; the last one is kept, as claims stand by document."""
        if self._text[0] != document_id:
            self._text = (document_id, self.pack.read(f"texts/{document_id}.txt").decode())
        return self._text[1]

    def check_sums(self) -> None:
        """Hold every file against the list of hashes."""
        names = [name for name in self.pack.names() if name != SUMS]
        self.counts["files"] = len(names)
        listed = {}
        for line in self.pack.read(SUMS).decode().splitlines():
            sha256, _, name = line.partition("  ")
            listed[name] = sha256
        for name in sorted(set(listed) - set(names)):
            self.faults.append(f"{name} is listed and missing")
        for name, count in sorted(Counter(names).items()):
            if count > 1:
                self.faults.append(f"{name} is there twice")
        for name in sorted(set(names)):
            if name not in listed:
                self.faults.append(f"{name} is there and not listed")
            elif self.pack.sha256(name) != listed[name]:
                self.faults.append(f"{name} is not what its hash says")

    def check_document(self, row: dict[str, Any]) -> None:
        """Work out the hashes of a document, of where it was seen, read and decided on."""
        own, self.counts["documents"] = row["document"], self.counts["documents"] + 1
        document_id = own["document_id"]
        text = self.text(document_id)
        values = {name: own.get(name) for name in DOCUMENT_FIELDS} | {"text": text}
        made_of = [values[name] for name in DOCUMENT_FIELDS[:-1]]
        if digest(made_of)[:ID_LENGTH] != document_id:
            self.faults.append(f"document {document_id} is not what its id says")
        self._find(own["entry"], "document", digest(values))
        for seen in row["sightings"]:
            self._find(seen["entry"], "sighting", digest({name: seen[name] for name in SIGHTING_FIELDS}))
        for reading in row["readings"]:
            claims = [document_id, reading["reader"], reading["claims"]]
            self._find(reading["entry"], "reading", digest(claims))
            self._claims_of[reading["entry"]] = (document_id, set(reading["claims"]))
        for decision in row["decisions"]:
            values = {name: decision[name] for name in DECISION_FIELDS}
            self._find(decision["entry"], "decision", digest(values))
            if decision["act"] == "enter":
                self._claims_of[decision["entry"]] = (document_id, {decision["subject"]})

    def check_claim(self, row: dict[str, Any]) -> None:
        """Work out the id of a claim, and hold its words against the text of its document."""
        claim_id, document_id = row["claim_id"], row["document_id"]
        self.counts["claims"] += 1
        values = {name: row[name] for name in CLAIM_FIELDS} | {"passages": row["passages"]}
        if digest(values)[:ID_LENGTH] != claim_id:
            self.faults.append(f"claim {claim_id} is not what its id says")
        if self._claims_of.get(row["entry"], ("", set()))[0] != document_id or (
            claim_id not in self._claims_of[row["entry"]][1]
        ):
            self.faults.append(f"claim {claim_id} was not recorded with entry {row['entry']}")
        text = self.text(document_id)
        for _, _, start, end, exact in row["passages"]:
            self.counts["passages"] += 1
            if not 0 <= start < end or text[start:end] != exact:
                self.faults.append(f"claim {claim_id} rests on words that its document does not have")

    def check_table(self) -> None:
        """Hold the quotes of the table, which is for people to read, against the texts."""
        csv.field_size_limit(LONGEST_CELL)
        with self.pack.open("claims.csv") as file:
            for row in csv.DictReader(io.TextIOWrapper(file, "utf-8", newline="")):
                text = self.text(row["document"])
                spans = [part.split("-") for part in row["offsets"].split()]
                quote = " … ".join(text[int(start) : int(end)] for start, end in spans)
                if row["quote"].removeprefix("'") != printable(quote):
                    self.faults.append(f"claims.csv does not quote the words of claim {row['claim']}")

    def check_chain(self, manifest: dict[str, Any], head: str | None) -> None:
        """Follow the log from its first entry here to its head, and strike off what its entries tell of."""
        previous, is_head_found, last = None, head is None, BEGINNING
        for row in self.pack.rows("log.jsonl"):
            self.counts["entries"] += 1
            own = [row["sequence"], row["recorded_at"], row["kind"], row["content"], row["previous_hash"]]
            if digest(own) != row["hash"]:
                self.faults.append(f"entry {row['sequence']} of the log is not what its hash says")
            if previous and (row["previous_hash"], row["sequence"]) != (previous[0], previous[1] + 1):
                self.faults.append(f"entry {row['sequence']} of the log does not follow the one before it")
            previous, last = (row["hash"], row["sequence"]), row["hash"]
            is_head_found = is_head_found or row["hash"] == head
            self._strike(row["sequence"], json.loads(row["content"]))
        if last != manifest["head"]:
            self.faults.append("the log does not end with the head that manifest.json names")
        if not is_head_found:
            self.faults.append(f"no entry of the log has the hash {head}")
        for entry in self._found:
            self.faults.append(f"entry {entry} of the log is missing")

    def _find(self, entry: int, kind: str, sha256: str) -> None:
        own = self._found.setdefault(entry, {})
        if own.setdefault(kind, sha256) != sha256:
            self.faults.append(f"entry {entry} has two of a {kind}")

    def _strike(self, entry: int, said: dict[str, Any]) -> None:
        for kind, sha256 in self._found.pop(entry, {}).items():
            if said.get(kind) != sha256:
                self.faults.append(f"the {kind} of entry {entry} was changed")


def printable(text: str) -> str:
    """Return text as a cell of the table has it: each control character is U+FFFD."""
    kept = "\t\n\r"
    return "".join(
        "\ufffd" if (each < " " and each not in kept) or each in "\x7f\ufffe\uffff" else each for each in text
    )


def main() -> int:
    """Check the pack that the command line names, and say what was found."""
    parser = argparse.ArgumentParser(description="Check an evidence pack of Pactwatch.")
    parser.add_argument("pack", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--head", help="the hash of a log entry, as it was kept elsewhere")
    words = parser.parse_args()
    try:
        check = Check(Pack(words.pack))
        check.run(words.head)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        zipfile.BadZipFile,
    ) as error:
        print(f"NOT INTACT: it cannot be read to its end: {type(error).__name__}: {error}")
        return 1
    if check.faults:
        print("NOT INTACT")
        for fault in check.faults:
            print(f"- {fault}")
        return 1
    print("INTACT: " + ", ".join(f"{count} {noun}" for noun, count in check.counts.items()))
    print("Every quote stands in its text, letter by letter; every hash fits the log, up to its head.")
    if words.head is None:
        print(
            "Not checked: whether the whole log was made anew. Give --head, a hash kept elsewhere, for that."
        )
    print("No hash shows that a report was published as it was recorded, nor that what it says is true.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
