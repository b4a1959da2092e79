"""A name that must go is blacked out in every document; all other words stay where they are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.errors import UnknownError
from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions, write_decision
from pactwatch.register.decision import Act
from pactwatch.register.delivery import Delivery
from pactwatch.register.digest import canonical
from pactwatch.register.document import StoredDocument
from pactwatch.register.ledger import keep_claim, record_delivery
from pactwatch.register.name_forms import whole_name
from pactwatch.register.newest import load_claims_by_id
from pactwatch.register.sheets import load_sheets, write_sheet
from pactwatch.register.withdrawing import Withdrawal, take_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim
    from pactwatch.register.sheet import SheetRow
    from pactwatch.register.store import Register, Writing

_BLANK = "█"
_READER = "withdrawal of a name"


def withdraw_name(register: Register, name: str, *, withdrawn_by: str, reason: str) -> tuple[Withdrawal, ...]:
    """Black a name out wherever it stands as whole words; each document gives way to one without it.

    It goes in capitals as well, without its accents, and with the ending of a genitive ("Mukamanas");
    ``find_other_forms`` says which parts of it remain.

    Offsets stay, as each letter gives way to one block. Sightings, readings, claims made by hand and
    decisions are carried over to the document and the claims that took the place of the old ones.

    Raises:
        UnknownError: If the name stands nowhere.
    """
    pattern = whole_name(name)
    with register.writing() as writing:
        documents = select(schema.document).order_by(schema.document.c.document_id)
        withdrawals = [
            _replace(writing, row, pattern, withdrawn_by=withdrawn_by, reason=reason)
            for row in writing.connection.execute(documents).all()
            if pattern.search(row.text) or pattern.search(row.title or "")
        ]
        withdrawals += _replace_sheets(writing, pattern, withdrawn_by=withdrawn_by, reason=reason)
        if not withdrawals:
            raise UnknownError(
                what="this name stands in no document and in no table",
                where=register.name,
                remedy="Give it in the order and the spelling in which a report writes it.",
            )
    register.backend.forget()
    return tuple(withdrawals)


def _replace(
    writing: Writing, row: Any, pattern: re.Pattern[str], *, withdrawn_by: str, reason: str
) -> Withdrawal:
    document = StoredDocument(
        text=_blank(pattern, row.text),
        title=row.title and _blank(pattern, row.title),
        published=row.published,
        language=row.language,
        agencies=tuple(json.loads(row.agencies)),
        incomplete=row.incomplete,
    )
    claims = {
        claim.claim_id: _blank_claim(pattern, claim, document)
        for claim in _load_claims(writing.connection, row.document_id)
    }
    for delivery in _find_deliveries(writing.connection, row.document_id, document, claims):
        address = _blank(pattern, delivery.address)
        record_delivery(writing, replace(delivery, address=address), is_wanted=True)
    _carry_over(writing, row.document_id, document.document_id, claims, pattern)
    withdrawal = Withdrawal(
        document_id=row.document_id,
        replaced_by=document.document_id,
        withdrawn_by=withdrawn_by,
        reason=reason,
    )
    take_out(writing, withdrawal)
    return withdrawal


def _replace_sheets(
    writing: Writing, pattern: re.Pattern[str], *, withdrawn_by: str, reason: str
) -> list[Withdrawal]:
    """Black the name out in users' tables, in all their states."""
    withdrawals: dict[str, Withdrawal] = {}
    for sheet in load_sheets(writing.connection).values():
        rows = tuple(_blank_row(pattern, row) for row in sheet.rows)
        if rows != sheet.rows:
            blanked = replace(sheet, rows=rows)
            write_sheet(writing, blanked)
            withdrawals[sheet.sheet_id] = Withdrawal(
                document_id=sheet.sheet_id,
                replaced_by=blanked.sheet_id,
                withdrawn_by=withdrawn_by,
                reason=reason,
            )
    for withdrawal in withdrawals.values():
        take_out(writing, withdrawal)
    return list(withdrawals.values())


def _blank_row(pattern: re.Pattern[str], row: SheetRow) -> SheetRow:
    def blank(words: str | None) -> str | None:
        return None if words is None else _blank(pattern, words)

    return replace(
        row,
        cells={name: _blank(pattern, cell) for name, cell in row.cells.items()},
        source=blank(row.source),
        url=blank(row.url),
        quote=blank(row.quote),
        note=blank(row.note),
        remark=blank(row.remark),
    )


def _load_claims(connection: Connection, document_id: str) -> list[Claim]:
    """Return all claims of a document, whoever found them and when."""
    own = select(schema.claim.c.claim_id).filter_by(document_id=document_id)
    return load_claims_by_id(connection, connection.execute(own).scalars()).get(document_id, [])


def _find_deliveries(
    connection: Connection, document_id: str, document: StoredDocument, claims: Mapping[str, Claim]
) -> list[Delivery]:
    """Return the deliveries of a document in their order, each with the reading that came with it."""
    own = select(schema.reading).filter_by(document_id=document_id).order_by(schema.reading.c.entry)
    readings = {row.entry: row for row in connection.execute(own)}
    seen = select(schema.sighting).filter_by(document_id=document_id).order_by(schema.sighting.c.entry)
    reader = _READER
    found: tuple[Claim, ...] = ()
    deliveries = []
    for row in connection.execute(seen).all():
        if row.entry in readings:
            reader = f"{readings[row.entry].reader}, {_READER}"
            link = schema.reading_claim.c
            own_ids = select(link.claim_id).where(link.reading == row.entry).order_by(link.position)
            ids = connection.execute(own_ids).scalars().all()
            found = tuple({claims[each].claim_id: claims[each] for each in ids}.values())
        deliveries.append(
            Delivery(
                address=row.address,
                publisher=row.publisher,
                sha256=None,
                document=document,
                reader=reader,
                claims=found,
            )
        )
    return deliveries


def _carry_over(
    writing: Writing, old: str, new: str, claims: Mapping[str, Claim], pattern: re.Pattern[str]
) -> None:
    """Record the decisions on a document and on its claims anew, on what took their place."""
    new_id = {old_id: claim.claim_id for old_id, claim in claims.items()} | {old: new}
    for each in load_decisions(writing.connection):
        other = each.content.get("with")
        subject = new_id.get(each.subject) or (each.subject if other in new_id else None)
        if subject is None:
            continue
        content = each.content | ({"with": new_id.get(other, other)} if other else {})
        number = write_decision(
            writing,
            {
                "act": each.act.value,
                "subject": subject,
                "document_id": new if each.document_id else None,
                "content": _blank(pattern, canonical(content)),
                "decided_by": each.decided_by,
                "note": each.note and _blank(pattern, each.note),
            },
        )
        new_id[str(each.number)] = str(number)
        if each.act is Act.ENTER:
            keep_claim(writing.connection, claims[each.subject], number)


def _blank(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(lambda found: re.sub(r"\S", _BLANK, found[0]), words)


def _blank_claim(pattern: re.Pattern[str], claim: Claim, document: StoredDocument) -> Claim:
    def blank(words: str | None) -> str | None:
        return None if words is None else _blank(pattern, words)

    return replace(
        claim,
        document_id=document.document_id,
        actor=blank(claim.actor),
        speaker=blank(claim.speaker),
        role=blank(claim.role),
        channel=blank(claim.channel),
        passages=tuple(each._replace(exact=document.text[each.start : each.end]) for each in claim.passages),
    )
