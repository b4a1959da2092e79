"""The newest reading of each document, and its claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, or_, select

from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.claim import CLAIM_FIELDS, Claim, Passage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection

Pair = tuple[str, str]
_PARTS = ("evidence", "content", "speaker_mention", "cue")
_CLAIMS = select(schema.claim.c.claim_id, *(schema.claim.c[name] for name in CLAIM_FIELDS))
_WORDS = select(schema.passage.c.claim_id, *(schema.passage.c[name] for name in Passage._fields))
_CLAIMS_GIVEN = _CLAIMS.where(among_given(schema.claim.c.claim_id, "claim_ids")).order_by(
    schema.claim.c.claim_id
)
_WORDS_GIVEN = _WORDS.where(among_given(schema.passage.c.claim_id, "claim_ids"))


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
    words = _WORDS.join(linked, link.c.claim_id == schema.passage.c.claim_id)
    told = _CLAIMS.join(linked, link.c.claim_id == schema.claim.c.claim_id)
    return _by_document(connection, told.order_by(link.c.reading, link.c.position), words)


def load_claims_by_id(connection: Connection, claim_ids: Iterable[str]) -> dict[str, list[Claim]]:
    """Return claims by document, whatever reading they are from."""
    wanted = set(claim_ids)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in load_claims_given(connection, wanted, load_passages(connection, wanted)).values():
        claims[claim.document_id].append(claim)
    return claims


def load_claims_given(
    connection: Connection, claim_ids: Collection[str], passages: Mapping[str, tuple[Passage, ...]]
) -> dict[str, Claim]:
    """Return claims by their ids, with passages that are at hand."""
    rows = connection.execute(_CLAIMS_GIVEN, {"claim_ids": claim_ids}).all() if claim_ids else ()
    return {
        claim_id: Claim.recorded(
            claim_id,
            **dict(zip(CLAIM_FIELDS, values, strict=True)),
            passages=passages.get(claim_id, ()),
        )
        for claim_id, *values in rows
    }


def load_passages(connection: Connection, claim_ids: Collection[str]) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of claims, by claim, in their order."""
    return _in_order(connection, _WORDS_GIVEN, claim_ids=claim_ids) if claim_ids else {}


def claim_of_row(row: Any, passages: tuple[Passage, ...]) -> Claim:
    """Return the claim of a row of the table of claims."""
    named = {name: getattr(row, name) for name in CLAIM_FIELDS}
    return Claim.recorded(row.claim_id, **named, passages=passages)


def _by_document(connection: Connection, told: Select[Any], words: Select[Any]) -> dict[str, list[Claim]]:
    passages = _in_order(connection, words)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim_id, *values in connection.execute(told).all():
        named = dict(zip(CLAIM_FIELDS, values, strict=True))
        own = passages.get(claim_id, ())
        claims[named["document_id"]].append(Claim.recorded(claim_id, **named, passages=own))
    return claims


def _in_order(connection: Connection, words: Select[Any], **given: Any) -> dict[str, tuple[Passage, ...]]:
    passages: dict[str, tuple[Passage, ...]] = {}
    several: dict[str, set[Passage]] = {}
    for claim_id, *passage in connection.execute(words, given).all():
        found = Passage._make(passage)
        own = passages.setdefault(claim_id, (found,))
        if own[0] != found:
            several.setdefault(claim_id, set(own)).add(found)
    passages.update((claim_id, tuple(sorted(own, key=_order))) for claim_id, own in several.items())
    return passages


def _order(passage: Passage) -> tuple[int, int]:
    return _PARTS.index(passage.part), passage.position
