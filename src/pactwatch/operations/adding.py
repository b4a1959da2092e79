"""Reports are added to a register."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.documents import NOT_A_REPORT, Skipped, Unreadable
from pactwatch.errors import DocumentError, ReadingError, SheetError
from pactwatch.operations.reading import read
from pactwatch.operations.swept import is_sweep, read_manifest, read_swept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.claims.reading import Reading
    from pactwatch.register.decision import Decision
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.receipt import OffTopic, Quarantined, Receipt
    from pactwatch.register.store import Register

_TABLE, _SWEEP, _REPORTS = "table", "sweep", "reports"
_DOCUMENT_ID = re.compile(r"[0-9a-fA-F]{6,20}\Z")


def add(  # noqa: PLR0913 (one argument an option)
    addresses: Sequence[str],
    *,
    register: str,
    readings: bool = False,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    model: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Iterator[Receipt]:
    """Yield what becomes of each report as it is read and recorded, in the order of the addresses.

    Adding the same report again adds a sighting and nothing else, so a run that was stopped can simply be
    run again. Once all are recorded, what follows from them for each arrangement is derived; if the run is
    stopped before, whoever asks the register next does that.

    Args:
        addresses: Files, folders, feeds, or ``-`` for ``stdin``; a table (``register.csv``) is the user's own
            register, whose rows are kept as they are and are no claims; of the output of a sweep, what it has
            read is recorded, and nothing is read again.
        register: Path of the register, or URL of its database; made where there is none.
        readings: The addresses hold JSON lines as ``read --json`` prints them, not reports. A line may bear
            a key ``reader`` with the name of the reader that made it.
        published: EDTF date of publication for reports that bear none.
        stdin: Where ``-`` is read from.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.
        given: What holds for all rows of a table where no column says it: ``{"sender": "US"}``.

    Raises:
        RegisterError: If the register cannot be opened or written.
        SweepError: If the output of a sweep cannot be read.
    """
    from pactwatch.register.derived.refresh import refresh
    from pactwatch.register.ledger import record_deliveries
    from pactwatch.register.store import Register

    with Register.open(register, create=True) as opened:
        for kind, group in groupby(addresses, key=_kind_of):
            own = list(group)
            if kind == _SWEEP:
                yield from record_deliveries(opened, _deliveries_of_sweeps(own))
            elif readings:
                yield from record_deliveries(opened, _deliveries_of_readings(own, stdin))
            elif kind == _TABLE:
                for address in own:
                    yield from _add_table(opened, address, given or {})
            else:
                reports = _deliveries_of_reports(own, published=published, stdin=stdin, model=model)
                yield from record_deliveries(opened, reports)
        refresh(opened)


def _kind_of(address: str) -> str:
    if address.casefold().endswith((".csv", ".tsv")):
        return _TABLE
    return _SWEEP if is_sweep(address) else _REPORTS


def _add_table(register: Register, address: str, given: Mapping[str, str]) -> Iterator[Receipt]:
    """Record a user's table, and yield what became of it and of each row that is not clear."""
    from pactwatch.register.ledger import record_deliveries
    from pactwatch.register.receipt import Outcome, Quarantined, Receipt
    from pactwatch.register.sheet import Sheet
    from pactwatch.register.sheets import record_sheet

    try:
        sheet = Sheet.read(Path(address).read_bytes(), address=address, given=given)
    except OSError as error:
        why = f"it cannot be opened: {error.strerror}. Check the path."
        yield from record_deliveries(register, [Quarantined(address=address, why=why)])
        return
    except (SheetError, DocumentError) as error:
        yield from record_deliveries(register, [Quarantined(address=address, why=_reason(error))])
        return
    receipt = record_sheet(register, sheet)
    yield receipt
    if receipt.outcome is not Outcome.WITHDRAWN:
        for row in sheet.rows:
            if row.remark:
                yield Receipt(address=f"{address}#{row.line}", outcome=Outcome.UNCLEAR, why=row.remark)


def add_claim(  # noqa: PLR0913 (what a person says of a claim)
    document: str,
    words: Sequence[str],
    fields: Mapping[str, str],
    *,
    register: str,
    by: str,
    note: str | None = None,
    seen: int | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    row: str | None = None,
) -> Decision:
    """Record a claim that a person has read, with its words, and return the decision that says who did.

    Args:
        document: Id of a document of the register; or the path of a report, or ``-`` for ``stdin``, which is
            read and recorded with the claim, on topic or not.
        words: The passages that it rests on, as they stand in the text.
        fields: ``type``, ``arrangement`` and more for an event; ``speaker``, ``stance`` and more for a
            statement.
        register: Path of the register, or URL of its database; made where there is none.
        by: Who enters it.
        note: Why.
        seen: The number of a decision on the same claim that the person has looked at.
        published: EDTF date of publication for a report that bears none.
        stdin: Where ``-`` is read from.
        row: Id of a row of a user's table that the claim ties to words; it gives the fields that are not
            said, and its quote the words.

    Raises:
        DocumentError: If the report cannot be read, or the file holds several.
        RegisterError: If the register cannot be opened or written; if the words do not stand in the document,
            a field does not fit, or somebody has decided against this claim.
    """
    from pactwatch.register.entering import enter_claim
    from pactwatch.register.store import Register

    is_id = _DOCUMENT_ID.match(document) is not None and not Path(document).exists()
    wanted = document if is_id else _read_one(document, published=published, stdin=stdin)
    with Register.open(register, create=not is_id) as opened:
        return enter_claim(opened, wanted, words, fields, by=by, note=note, seen=seen, row=row)


def _read_one(address: str, *, published: str | None, stdin: BinaryIO | None) -> Delivery:
    """Return the one report at an address, read.

    Raises:
        DocumentError: If it cannot be read, or there are several.
    """
    outcomes = [
        outcome
        for outcome in read([address], published=published, stdin=stdin)
        if not isinstance(outcome, Skipped)
    ]
    if len(outcomes) != 1:
        raise DocumentError(
            what=f"there are {len(outcomes)} reports here, not one" if outcomes else "it is no report",
            where=address,
            remedy="Give the path of the one report in which the words stand.",
        )
    if isinstance(outcomes[0], Unreadable):
        raise outcomes[0].error
    return _delivery_of_reading(outcomes[0], reader=_reader(None))


def _deliveries_of_reports(
    addresses: Sequence[str], *, published: str | None, stdin: BinaryIO | None, model: str | None
) -> Iterator[Delivery | Quarantined | OffTopic]:
    from pactwatch.register.receipt import OffTopic, Quarantined

    reader = _reader(model)
    for outcome in read(addresses, published=published, stdin=stdin, on_topic=True, model=model):
        if isinstance(outcome, Skipped):
            yield OffTopic(outcome.address, is_report=outcome.reason != NOT_A_REPORT)
            continue
        if isinstance(outcome, Unreadable):
            yield Quarantined(address=outcome.address, why=_reason(outcome.error))
            continue
        try:
            yield _delivery_of_reading(outcome, reader=reader)
        except ReadingError as error:
            yield Quarantined(address=outcome.document.address, why=_reason(error))


def _reader(model: str | None) -> str:
    from pactwatch.register.reader_version import reader_version

    return reader_version() if model is None else f"{reader_version()}, {model}"


def _delivery_of_reading(reading: Reading, *, reader: str) -> Delivery:
    from pactwatch.register.delivery import Delivery

    document = reading.document
    return Delivery.of_row(
        reading.to_dict(),
        reader=reader,
        publisher=document.publisher,
        sha256=document.sha256 or None,
        incomplete=document.incomplete,
    )


def _deliveries_of_sweeps(folders: Sequence[str]) -> Iterator[Delivery | Quarantined]:
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.receipt import Quarantined

    for folder in folders:
        reader = read_manifest(folder)["reader"]
        for row in read_swept(folder):
            try:
                yield Delivery.of_row(
                    row,
                    reader=reader,
                    publisher=row["publisher"],
                    sha256=row["sha256"] or None,
                    incomplete=row["incomplete"],
                )
            except ReadingError as error:
                yield Quarantined(address=row["address"], why=_reason(error))


def _deliveries_of_readings(
    addresses: Sequence[str], stdin: BinaryIO | None
) -> Iterator[Delivery | Quarantined]:
    from pactwatch.register.receipt import Quarantined

    for address in addresses:
        try:
            lines = _lines(address, stdin)
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _delivery_of_line(line, f"{address}#{number}")
        except OSError as error:
            yield Quarantined(address=address, why=f"it cannot be opened: {error.strerror}. Check the path.")


def _lines(address: str, stdin: BinaryIO | None) -> Iterator[bytes]:
    if address == "-" and stdin is not None:
        yield from stdin
        return
    with open(address, "rb") as file:  # noqa: PTH123 ("-" is no path)
        yield from file


def _delivery_of_line(line: bytes, place: str) -> Delivery | Quarantined:
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.receipt import Quarantined

    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Quarantined(address=place, why=f"the line is no JSON: {error}")
    if not isinstance(row, dict):
        return Quarantined(address=place, why="the line holds no reading. Give one JSON object a line.")
    if isinstance(row.get("error"), str):
        return Quarantined(address=str(row.get("address") or place), why=row["error"])
    try:
        return Delivery.of_row(row, reader=str(row.get("reader") or "not told"))
    except ReadingError as error:
        return Quarantined(address=str(row.get("address") or place), why=_reason(error))


def _reason(error: DocumentError | ReadingError | SheetError) -> str:
    return f"{error.what}. {error.remedy}"
