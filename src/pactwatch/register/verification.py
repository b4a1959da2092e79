"""Is the register what it was? Every entry, every hash, every passage is checked against the others."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.errors import RegisterError
from pactwatch.register import schema
from pactwatch.register.audit import BEGINNING, hash_of
from pactwatch.register.claim import CLAIM_FIELDS, Claim, Passage
from pactwatch.register.deciding import DECISION_FIELDS
from pactwatch.register.decision import Act
from pactwatch.register.derived.checking import find_faults
from pactwatch.register.digest import digest, short_id
from pactwatch.register.ledger import reading_digest
from pactwatch.register.sheets import load_sheets, parse, sheet_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

    from pactwatch.register.store import Register

_LOG = logging.getLogger(__name__)
_SIGHTING_FIELDS = ("document_id", "address", "publisher", "sha256")
_QUARANTINE_FIELDS = ("address", "why")
_WITHDRAWAL_FIELDS = ("document_id", "replaced_by", "withdrawn_by", "reason")
_DOCUMENT_FIELDS = ("text", "title", "published", "language", "incomplete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was checked, and each fault that was found.

    ``head`` is the hash of the newest entry: kept elsewhere, it shows later whether the log's tail was cut.
    ``is_held_to_a_head`` says whether such a hash was given now.
    """

    faults: tuple[str, ...]
    entry_count: int
    document_count: int
    claim_count: int
    passage_count: int
    head: str
    is_held_to_a_head: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as plain values."""
        return {
            "faults": list(self.faults),
            "entries": self.entry_count,
            "documents": self.document_count,
            "claims": self.claim_count,
            "passages": self.passage_count,
            "head": self.head,
            "held_to_a_head": self.is_held_to_a_head,
        }


def verify(register: Register, *, head: str | None = None) -> Verification:
    """Check a register against itself, and against a hash that was kept elsewhere.

    Args:
        register: The register.
        head: The hash of an entry that its log had once. If the log still has it, nothing up to there was
            changed, dropped or cut off.

    Raises:
        RegisterError: If the database cannot be read at all.
    """
    with register.reading() as connection:
        verification = check_tables(connection, head=head)
    try:
        derived = tuple(find_faults(register))
    except RegisterError as error:
        _LOG.warning("what is derived was not checked: %s", error.what)
        return verification
    return replace(verification, faults=(*verification.faults, *derived))


def check_tables(connection: Connection, *, head: str | None = None) -> Verification:
    """Check the tables that a transaction sees, as ``verify`` does those of a register."""
    return _Check(connection).run(head)


class _Check:
    """The tables of one moment, and the faults that they show."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._faults: list[str] = []
        self._said: dict[int, dict[str, Any]] = {}
        self._document_of: dict[int, str | None] = {}
        self._first_entry: dict[str, int] = {}
        self._passage_count = 0

    def run(self, head: str | None) -> Verification:
        self._faults += _database_faults(self._connection)
        newest = self._check_chain(head)
        self._check_rows("sighting", schema.sighting, _SIGHTING_FIELDS)
        self._check_rows("quarantine", schema.quarantine, _QUARANTINE_FIELDS)
        self._check_rows("decision", schema.decision, DECISION_FIELDS)
        self._check_rows("withdrawal", schema.withdrawal, _WITHDRAWAL_FIELDS)
        self._check_sheets()
        document_count = self._check_documents()
        claim_count = self._check_claims()
        self._check_what_is_gone()
        return Verification(
            faults=tuple(self._faults),
            entry_count=self._entry_count,
            document_count=document_count,
            claim_count=claim_count,
            passage_count=self._passage_count,
            head=newest,
            is_held_to_a_head=head is not None,
        )

    def _check_chain(self, head: str | None) -> str:
        """Check that each entry follows the one before it; return the hash of the last."""
        previous_hash, previous_time, is_head_found = BEGINNING, "", head is None
        number = 0
        for number, row in enumerate(self._all(schema.audit_entry, "sequence"), start=1):
            if row.sequence != number:
                self._faults.append(f"entry {number} of the audit log is missing")
                break
            if row.previous_hash != previous_hash or row.recorded_at < previous_time:
                self._faults.append(f"entry {number} does not follow the one before it")
            if row.hash != hash_of(number, row.recorded_at, row.kind, row.content, row.previous_hash):
                self._faults.append(f"entry {number} is not what its hash says")
            previous_hash, previous_time = row.hash, row.recorded_at
            is_head_found = is_head_found or row.hash == head
            self._keep(number, row.content)
        self._entry_count = number
        if not is_head_found:
            self._faults.append(f"no entry has the hash {head}: the log was cut off or rewritten since")
        return previous_hash

    def _keep(self, number: int, content: str) -> None:
        """Note what an entry says was recorded with it; each thing is struck off once it is found."""
        try:
            said = json.loads(content)
        except json.JSONDecodeError:
            said = {}
        self._document_of[number] = said.pop("document_id", None)
        if said:
            self._said[number] = said

    def _strike(self, entry: int, kind: str, found: str) -> None:
        """Compare a row with what its entry says of it."""
        content = self._said.get(entry, {})
        if kind not in content:
            self._faults.append(f"a {kind} bears entry {entry}, which tells of none")
        elif content.pop(kind) != found:
            self._faults.append(f"the {kind} of entry {entry} was changed")

    def _check_what_is_gone(self) -> None:
        """Find fault with rows that are gone, unless their document was withdrawn."""
        withdrawn = set(self._connection.execute(select(schema.withdrawal.c.document_id)).scalars())
        for entry, content in self._said.items():
            if self._document_of.get(entry) not in withdrawn:
                self._faults += [f"entry {entry} tells of a {kind} that is gone" for kind in content]

    def _check_rows(self, kind: str, table: Table, fields: tuple[str, ...]) -> None:
        for row in self._all(table, "entry"):
            self._strike(row.entry, kind, digest({name: getattr(row, name) for name in fields}))

    def _check_sheets(self) -> None:
        """Check users' tables; their rows are no claims, and yet nobody may change them unseen."""
        id_by_entry = {row.entry: row.sheet_id for row in self._all(schema.sheet, "entry")}
        for entry, sheet in load_sheets(self._connection).items():
            self._strike(entry, "sheet", sheet_digest(sheet))
            if id_by_entry[entry] != sheet.sheet_id:
                self._faults.append(f"the table of entry {entry} was given another id")
        for row in self._all(schema.sheet_row, "sheet", "line"):
            if row.sheet not in id_by_entry:
                self._faults.append(f"rows are there of table {row.sheet}, which is not")
            if row.row_id != short_id(parse(row.cells)):
                self._faults.append(f"line {row.line} of the table of entry {row.sheet} was changed")

    def _check_documents(self) -> int:
        count = 0
        for row in self._all(schema.document, "document_id"):
            count += 1
            values = {name: getattr(row, name) for name in _DOCUMENT_FIELDS}
            self._strike(row.entry, "document", digest({**values, "agencies": parse(row.agencies)}))
            if row.sha256 != digest(row.text):
                self._faults.append(f"the text of document {row.document_id} is not what its hash says")
        return count

    def _check_claims(self) -> int:
        """Check each reading's claims, and each claim's words against the text of its document."""
        self._check_readings()
        passages = groupby(
            self._all(schema.passage, "claim_id", "part", "position"), lambda row: row.claim_id
        )
        claim_id, words = next(passages, (None, iter(())))
        count, texts = 0, _Texts(self._connection)
        for row in self._all(schema.claim, "claim_id"):
            count += 1
            while claim_id is not None and claim_id < row.claim_id:
                self._faults.append(f"words are there of claim {claim_id}, which is not")
                claim_id, words = next(passages, (None, iter(())))
            own = []
            if claim_id == row.claim_id:
                own = [Passage(p.part, p.position, p.start, p.end, p.exact) for p in words]
                claim_id, words = next(passages, (None, iter(())))
            self._check_claim(row, own, texts.of(row.document_id))
        if claim_id is not None:
            self._faults.append(f"words are there of claim {claim_id}, which is not")
        return count

    def _check_claim(self, row: Any, own: list[Passage], text: str) -> None:
        self._passage_count += len(own)
        values = {name: getattr(row, name) for name in CLAIM_FIELDS}
        claim = Claim(**values, passages=tuple(sorted(own, key=_contract_order)))
        if claim.claim_id != row.claim_id:
            self._faults.append(f"claim {row.claim_id} was changed")
        if self._first_entry.get(row.claim_id) != row.entry:
            self._faults.append(f"claim {row.claim_id} was not recorded with entry {row.entry}")
        for words in own:
            if text[words.start : words.end] != words.exact:
                self._faults.append(f"claim {row.claim_id} rests on words that its document does not have")

    def _check_readings(self) -> None:
        links = groupby(self._all(schema.reading_claim, "reading", "position"), lambda row: row.reading)
        claim_ids = {}
        for entry, rows in links:
            claim_ids[entry] = [row.claim_id for row in rows]
        for row in self._all(schema.reading, "entry"):
            own = claim_ids.pop(row.entry, [])
            self._strike(row.entry, "reading", reading_digest(row.document_id, row.reader, own))
            for claim_id in own:
                self._note_first(claim_id, row.entry)
        self._faults += [f"claims are there of reading {entry}, which is not" for entry in claim_ids]
        for row in self._all(schema.decision, "entry"):
            if row.act == Act.ENTER:
                self._note_first(row.subject, row.entry)

    def _note_first(self, claim_id: str, entry: int) -> None:
        self._first_entry[claim_id] = min(entry, self._first_entry.get(claim_id, entry))

    def _all(self, table: Table, *order: str) -> Iterator[Any]:
        columns = [table.c[name] for name in order]
        yield from self._connection.execution_options(yield_per=1000).execute(
            select(table).order_by(*columns)
        )


class _Texts:
    """The texts of documents, the last one kept: claims are checked in no order of documents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[str, str] = {}

    def of(self, document_id: str) -> str:
        if document_id not in self._kept:
            if len(self._kept) > 1000:  # noqa: PLR2004
                self._kept.clear()
            found = select(schema.document.c.text).filter_by(document_id=document_id)
            self._kept[document_id] = self._connection.execute(found).scalar() or ""
        return self._kept[document_id]


_PARTS = ("evidence", "content", "speaker_mention", "cue")


def _contract_order(words: Passage) -> tuple[int, int]:
    return (_PARTS.index(words.part) if words.part in _PARTS else len(_PARTS), words.position)


def _database_faults(connection: Connection) -> Iterator[str]:
    """Yield what the database finds wrong with itself."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} refers to a row of {row[2]} that is not there"
