"""Reports are added to a register."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.documents import Skipped, Unreadable
from pactwatch.errors import DocumentError, ReadingError
from pactwatch.operations.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.register.delivery import Delivery
    from pactwatch.register.receipt import OffTopic, Quarantined, Receipt

_OFF_TOPIC = Skipped("").reason


def add(
    addresses: Sequence[str],
    *,
    register: str,
    readings: bool = False,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    model: str | None = None,
) -> Iterator[Receipt]:
    """Yield what becomes of each report as it is read and recorded, in the order of the addresses.

    Adding the same report again adds a sighting and nothing else, so a run that was stopped can simply be
    run again.

    Args:
        addresses: Files, folders, feeds, or ``-`` for ``stdin``.
        register: Path of the register, or URL of its database; made where there is none.
        readings: The addresses hold JSON lines as ``read --json`` prints them, not reports. A line may bear
            a key ``reader`` with the name of the reader that made it.
        published: EDTF date of publication for reports that bear none.
        stdin: Where ``-`` is read from.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Raises:
        RegisterError: If the register cannot be opened or written.
    """
    from pactwatch.register.ledger import record_deliveries
    from pactwatch.register.store import Register

    items = (
        _deliveries_of_readings(addresses, stdin)
        if readings
        else _deliveries_of_reports(addresses, published=published, stdin=stdin, model=model)
    )
    with Register.open(register, create=True) as opened:
        yield from record_deliveries(opened, items)


def _deliveries_of_reports(
    addresses: Sequence[str], *, published: str | None, stdin: BinaryIO | None, model: str | None
) -> Iterator[Delivery | Quarantined | OffTopic]:
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.reader_version import reader_version
    from pactwatch.register.receipt import OffTopic, Quarantined

    reader = reader_version() if model is None else f"{reader_version()}, {model}"
    for outcome in read(addresses, published=published, stdin=stdin, on_topic=True, model=model):
        if isinstance(outcome, Skipped):
            if outcome.reason == _OFF_TOPIC:
                yield OffTopic(outcome.address)
            continue
        if isinstance(outcome, Unreadable):
            yield Quarantined(address=outcome.address, why=_reason(outcome.error))
            continue
        document = outcome.document
        try:
            yield Delivery.of_row(
                outcome.to_dict(),
                reader=reader,
                publisher=document.publisher,
                sha256=document.sha256 or None,
                incomplete=document.incomplete,
            )
        except ReadingError as error:
            yield Quarantined(address=document.address, why=_reason(error))


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


def _reason(error: DocumentError | ReadingError) -> str:
    return f"{error.what}. {error.remedy}"
