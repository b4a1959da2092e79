"""Who spoke, for whom and on what, from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from pactwatch.register import schema
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.versions import is_known
from pactwatch.register.folding import fold_name

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.told import ToldStatement


_MOST_LATE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker by name, with an office and the newest day on which they spoke."""

    speaker: str
    role: str | None
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
    known = (name.c.speaker == wanted, is_known(name, moment.known_by))
    pairs = select(name.c.sender, name.c.receiver).where(*known).distinct().subquery()
    rows = (
        select(own)
        .join_from(pairs, own, and_(own.c.sender == pairs.c.sender, own.c.receiver == pairs.c.receiver))
        .where(own.c.speaker == wanted, is_known(own, moment.known_by))
    )
    if moment.on is not None:
        rows = rows.where(own.c.said_by <= moment.on.isoformat())
    found: dict[str, tuple[Any, list[str]]] = {}
    for row in connection.execute(rows).all():
        found.setdefault(row.claim_id, (row, []))[1].append(f"{row.sender}-{row.receiver}")
    newest = sorted(found.values(), key=lambda each: (each[0].said_by, each[0].claim_id), reverse=True)[:most]
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    told = quotes.statements([row for row, _ in newest])
    return tuple((said, tuple(sorted(pairs))) for said, (_, pairs) in zip(told, newest, strict=True))


def load_voices_for(
    connection: Connection, affiliation: str, moment: Moment, *, most: int
) -> tuple[Voice, ...]:
    """Return who has spoken for a state lately on arrangements that it is a party of, the newest first.

    Of each pair of states, it is those who made its newest statements; how often somebody has spoken in all,
    the page of a speaker says.
    """
    own, claim, arrangement = schema.told_statement, schema.claim.c, schema.arrangement
    pairs = select(arrangement.c.sender, arrangement.c.receiver).where(
        or_(arrangement.c.sender == affiliation, arrangement.c.receiver == affiliation),
        is_known(arrangement, moment.known_by),
    )
    newest: dict[str, Voice] = {}
    for sender, receiver in sorted(connection.execute(pairs.distinct()).all()):
        # What the index has; the speaker, who stands in the row, is looked up of those few who are shown.
        said = select(own.c.claim_id, own.c.said_by).where(
            own.c.sender == sender, own.c.receiver == receiver, is_known(own, moment.known_by)
        )
        if moment.on is not None:
            said = said.where(own.c.said_by <= moment.on.isoformat())
        late = said.order_by(own.c.said_by.desc(), own.c.claim_id.desc()).limit(_MOST_LATE).subquery()
        spoken = (
            select(own.c.speaker, claim.speaker, claim.role, late.c.said_by)
            .join_from(late, schema.claim, claim.claim_id == late.c.claim_id)
            .join(own, own.c.claim_id == late.c.claim_id)
            .where(own.c.sender == sender, own.c.receiver == receiver, is_known(own, moment.known_by))
            .where(claim.affiliation == affiliation, own.c.speaker.is_not(None))
        )
        for folded, name, role, day in connection.execute(spoken).all():
            known = newest.get(folded)
            if known is None or (known.newest, known.speaker) < (day, name or folded):
                # A decision may have named somebody else than the claim does.
                shown = name if fold_name(name or "") == folded else folded
                newest[folded] = Voice(
                    speaker=shown, role=role or (known.role if known else None), newest=day
                )
    return tuple(sorted(newest.values(), key=lambda each: (each.newest, each.speaker), reverse=True)[:most])
