"""An evidence pack: quotes, texts, hashes and the log in a zip file, with a verifier that stands alone."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import datetime
from importlib import resources
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Protocol

from pactwatch.views.exports.brief import export_brief
from pactwatch.views.exports.claim_rows import claim_rows, text_sha256
from pactwatch.views.exports.colophon import WHAT_HASHES_SHOW
from pactwatch.views.exports.csv_table import export_csv
from pactwatch.views.withholding import SHOW_ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.proof import Proof
    from pactwatch.views.exports.colophon import Colophon
    from pactwatch.views.exports.links import Links

_FORMAT = "pactwatch evidence pack 1"
_READ_BYTES = 1 << 20


class Evidence(Protocol):
    """Where the content of a pack comes from."""

    def documents(self) -> Iterator[CitedDocument]:
        """Yield the documents with their claims."""

    def prove(self, cited: CitedDocument) -> Proof:
        """Return what the ledger has of a document."""

    def log(self, first: int) -> Iterator[dict[str, Any]]:
        """Yield the entries of the log from one to the newest."""

    def pages(self) -> tuple[Arrangement, ...]:
        """Return the arrangements with what happened."""


def export_pack(evidence: Evidence, file: BinaryIO, colophon: Colophon, links: Links) -> int:
    """Write a pack, the same bytes for the same register, and return how many claims are in it."""
    writing = _Writing(file, colophon)
    with writing.zip:
        count = _write(evidence, writing, colophon, links)
        writing.finish()
    return count


def _write(evidence: Evidence, writing: _Writing, colophon: Colophon, links: Links) -> int:
    manifest = {
        "format": _FORMAT,
        "title": colophon.title,
        "arrangements": list(colophon.names),
        "entry": colophon.entry,
        "recorded_at": colophon.recorded_at,
        "head": colophon.head,
        "on": colophon.on,
        "known_by": colophon.known_by,
        "citation": colophon.citation,
    }
    writing.add("README.txt", [_readme(colophon)])
    writing.add("verify.py", [_verifier()])
    writing.add("manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n"])
    if colophon.wanted is not None:
        brief = BytesIO()
        export_brief(evidence.pages(), evidence.documents(), brief, colophon, links, SHOW_ALL)
        writing.add("brief.md", [brief.getvalue()])
    with TemporaryFile() as documents, TemporaryFile() as claims, TemporaryFile() as table:
        prepared = _prepare(evidence, writing, documents, claims)
        count = export_csv(claim_rows(prepared, links), table)
        parts = {"claims.csv": table, "claims.jsonl": claims, "documents.jsonl": documents}
        for name, part in parts.items():
            writing.add(name, _chunks(part))
    writing.add("log.jsonl", map(_line, evidence.log(writing.first_entry)))
    return count


def _prepare(
    evidence: Evidence, writing: _Writing, documents: IO[bytes], claims: IO[bytes]
) -> Iterator[CitedDocument]:
    """Yield the documents, their texts already in the pack, and the rest of them in files beside it."""
    for cited in evidence.documents():
        writing.add(f"texts/{cited.source.document_id}.txt", [cited.document.text.encode()])
        proof = evidence.prove(cited)
        writing.first_entry = min(writing.first_entry, *proof.entries)
        documents.write(_line(_document(proof)))
        claims.writelines(map(_line, proof.claims))
        yield cited


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of a file from its beginning."""
    file.seek(0)
    while chunk := file.read(_READ_BYTES):
        yield chunk


def _document(proof: Proof) -> dict[str, Any]:
    """Return what the ledger has of a document; its text is a file of its own."""
    document = dict(proof.document)
    document["text_sha256"] = text_sha256(document.pop("text"))
    return {
        "document": document,
        "sightings": proof.sightings,
        "readings": proof.readings,
        "decisions": proof.decisions,
    }


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _verifier() -> bytes:
    return resources.files("pactwatch.views.exports").joinpath("verify.py").read_bytes()


def _readme(colophon: Colophon) -> bytes:
    template = resources.files("pactwatch.views.exports").joinpath("evidence_readme.txt").read_text("utf-8")
    shows = "\n".join(f"- {sentence}" for sentence in WHAT_HASHES_SHOW)
    return template.format(
        title=colophon.title,
        as_of=colophon.as_of,
        head=colophon.head,
        citation=colophon.citation,
        shows=shows,
    ).encode()


class _Writing:
    """A zip file while it is written, with the hash of each file that went in.

    ``first_entry`` is the first entry of the log that any of them rests on.
    """

    def __init__(self, file: BinaryIO, colophon: Colophon) -> None:
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._time = datetime.fromisoformat(colophon.recorded_at).timetuple()[:6]
        self._sums: list[str] = []
        self.first_entry = colophon.entry

    def add(self, name: str, parts: Iterable[bytes]) -> None:
        state = hashlib.sha256()
        with self.zip.open(self._info(name), "w", force_zip64=True) as member:
            for part in parts:
                state.update(part)
                member.write(part)
        self._sums.append(f"{state.hexdigest()}  {name}\n")

    def finish(self) -> None:
        """Add the list of hashes, as ``sha256sum --check`` reads it."""
        self.zip.writestr(self._info("SHA256SUMS"), "".join(sorted(self._sums, key=_name_in)))

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self._time)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
        return info


def _name_in(line: str) -> str:
    return line.partition("  ")[2]
