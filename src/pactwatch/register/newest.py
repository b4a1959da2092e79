"""The newest reading of each document, and its claims."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select

from pactwatch.register import schema
from pactwatch.register.claim import CLAIM_FIELDS, Claim, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Pair = tuple[str, str]
_PARTS = ("evidence", "content", "speaker_mention", "cue")


def newest_readings(
    pair: Pair | None = None, *, entry: int | None = None, also: Iterable[str | None] = ()
) -> Select[Any]:
    """Select the newest reading of each document, or of those that tell of one pair and some also."""
    readings = select(schema.reading.c.document_id, func.max(schema.reading.c.entry).label("entry"))
    if entry is not None:
        readings = readings.where(schema.reading.c.entry <= entry)
    if pair is not None:
        telling = select(schema.claim.c.document_id).filter_by(sender=pair[0], receiver=pair[1])
        own = schema.reading.c.document_id
        readings = readings.where(or_(own.in_(telling), own.in_(sorted(filter(None, also)))))
    return readings.group_by(schema.reading.c.document_id)


def load_claims(connection: Connection, readings: Select[Any]) -> dict[str, list[Claim]]:
    """Return the claims of the readings, by document, in the order of the reading."""
    newest, link = readings.subquery(), schema.reading_claim
    linked = link.join(newest, link.c.reading == newest.c.entry)
    words = select(schema.passage).join(linked, link.c.claim_id == schema.passage.c.claim_id)
    told = select(schema.claim).join(linked, link.c.claim_id == schema.claim.c.claim_id)
    return _by_document(connection, told.order_by(link.c.reading, link.c.position), words)


def load_claims_by_id(connection: Connection, claim_ids: Iterable[str]) -> dict[str, list[Claim]]:
    """Return claims by document, whatever reading they are from."""
    wanted = sorted(claim_ids)
    if not wanted:
        return {}
    words = select(schema.passage).where(schema.passage.c.claim_id.in_(wanted))
    told = select(schema.claim).where(schema.claim.c.claim_id.in_(wanted))
    return _by_document(connection, told.order_by(schema.claim.c.claim_id), words)


def _by_document(connection: Connection, told: Select[Any], words: Select[Any]) -> dict[str, list[Claim]]:
    passages: dict[str, list[Passage]] = {}
    in_order = connection.execute(words.order_by(schema.passage.c.claim_id)).all()
    for claim_id, rows in groupby(in_order, key=lambda row: row.claim_id):
        own = {Passage(row.part, row.position, row.start, row.end, row.exact) for row in rows}
        passages[claim_id] = sorted(own, key=lambda each: (_PARTS.index(each.part), each.position))
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in connection.execute(told).all():
        values = {name: getattr(row, name) for name in CLAIM_FIELDS}
        own_words = tuple(passages.get(row.claim_id, ()))
        claims[row.document_id].append(Claim.recorded(row.claim_id, **values, passages=own_words))
    return claims
