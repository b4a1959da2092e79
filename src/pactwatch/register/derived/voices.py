"""Who spoke, for whom and on what, from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from pactwatch.register import schema
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.versions import is_known
from pactwatch.register.folding import fold_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.told import ToldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker by name, how often they have spoken, and the newest day on which they did."""

    speaker: str
    role: str | None
    count: int
    newest: str


def load_statements_of(
    connection: Connection, speaker: str, moment: Moment, *, most: int | None
) -> tuple[tuple[ToldStatement, tuple[str, ...]], ...]:
    """Return what somebody said, the newest first, each with the pairs of states that it is on.

    Args:
        connection: A transaction that reads.
        speaker: The name as reports give it; neither capitals nor spaces matter.
        moment: As of when.
        most: How many at most; None for all.
    """
    own, name = schema.told_statement, schema.speaker
    wanted = fold_name(speaker)
    pairs = select(name.c.sender, name.c.receiver).where(name.c.speaker == wanted).distinct()
    found: dict[str, tuple[Any, list[str]]] = {}
    for sender, receiver in connection.execute(pairs).all():
        rows = select(own).where(
            own.c.sender == sender,
            own.c.receiver == receiver,
            own.c.speaker == wanted,
            is_known(own, moment.known_by),
        )
        if moment.on is not None:
            rows = rows.where(own.c.said_by <= moment.on.isoformat())
        for row in connection.execute(rows).all():
            found.setdefault(row.claim_id, (row, []))[1].append(f"{sender}-{receiver}")
    newest = sorted(found.values(), key=lambda each: (each[0].said_by, each[0].claim_id), reverse=True)[:most]
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    told = quotes.statements([row for row, _ in newest])
    return tuple((said, tuple(sorted(pairs))) for said, (_, pairs) in zip(told, newest, strict=True))


def load_voices_for(
    connection: Connection, affiliation: str, moment: Moment, *, most: int
) -> tuple[Voice, ...]:
    """Return who spoke for a state on arrangements that it is a party of, those who spoke most first."""
    own, claim = schema.told_statement, schema.claim
    spoken = (
        select(
            own.c.speaker,
            func.max(claim.c.speaker),
            func.max(claim.c.role),
            func.count(own.c.claim_id.distinct()),
            func.max(own.c.said_by),
        )
        .join(claim, claim.c.claim_id == own.c.claim_id)
        .where(
            or_(own.c.sender == affiliation, own.c.receiver == affiliation),
            claim.c.affiliation == affiliation,
            own.c.speaker.is_not(None),
            is_known(own, moment.known_by),
        )
        .group_by(own.c.speaker)
    )
    if moment.on is not None:
        spoken = spoken.where(own.c.said_by <= moment.on.isoformat())
    voices = [
        # A decision may have named somebody else than the claim does.
        Voice(
            speaker=row[1] if fold_name(row[1] or "") == row[0] else row[0],
            role=row[2],
            count=row[3],
            newest=row[4],
        )
        for row in connection.execute(spoken).all()
    ]
    return tuple(sorted(voices, key=lambda each: (-each.count, each.newest, each.speaker))[:most])
