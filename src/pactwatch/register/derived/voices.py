"""Who spoke, for whom and on what, from the tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Text, and_, bindparam, or_, select

from pactwatch.register import schema
from pactwatch.register.among import among_given
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.versions import GIVEN_MOMENT, is_known
from pactwatch.register.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Select

    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.told import ToldStatement


_MOST_LATE = 100
_END_OF_TIME = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker by name, with an office and the newest day on which they spoke."""

    speaker: str
    role: str | None
    newest: str


class Spoken(NamedTuple):
    """Of a statement that somebody made, what is counted."""

    speaker: str | None
    role: str | None
    affiliation: str | None
    stance: str | None
    origin_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What somebody said, the newest first, each statement with the pairs of states that it is on.

    ``spoken`` has what is counted of all of it, in the same order, and ``parties`` are the states of all
    pairs that it is on, also where not every statement is at hand.
    """

    statements: tuple[tuple[ToldStatement, tuple[str, ...]], ...]
    spoken: tuple[Spoken, ...]
    parties: frozenset[str]


def load_statements_of(connection: Connection, speaker: str, moment: Moment, *, most: int | None) -> Speech:
    """Return what somebody said, and how often on which occasion.

    Args:
        connection: A transaction that reads.
        speaker: The name as reports give it; neither capitals nor spaces matter.
        moment: As of when.
        most: How many statements at most; None for all.
    """
    given = {"speaker": fold_name(speaker), "moment": moment.known_by}
    rows = _spoken_by(is_now=moment.known_by is None)
    if moment.on is not None:
        rows = rows.where(schema.told_statement.c.said_by <= moment.on.isoformat())
    found: dict[str, tuple[Any, list[str]]] = {}
    for row in connection.execute(rows, given).all():
        found.setdefault(row.claim_id, (row, []))[1].append(f"{row.sender}-{row.receiver}")
    newest = sorted(found.values(), key=lambda each: (each[0].said_by, each[0].claim_id), reverse=True)
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    shown = newest[:most]
    told = quotes.statements([row for row, _ in shown])
    return Speech(
        statements=tuple((said, tuple(sorted(pairs))) for said, (_, pairs) in zip(told, shown, strict=True)),
        spoken=(
            *(_spoken(said) for said in told),
            *_count(connection, quotes, [row for row, _ in newest[len(shown) :]]),
        ),
        parties=frozenset(party for _, pairs in newest for pair in pairs for party in pair.split("-")),
    )


def _spoken(said: ToldStatement) -> Spoken:
    claim = said.claim
    return Spoken(claim.speaker, claim.role, claim.affiliation, claim.stance, said.source.origin_id)


def _count(connection: Connection, quotes: Quotes, rows: Sequence[Any]) -> Iterator[Spoken]:
    """Yield what is counted of statements that are not shown; what people have edited is read whole."""
    if not rows:
        return
    ids = [row.claim_id for row in rows]
    found = {each[0]: Spoken(*each[1:]) for each in connection.execute(_COUNTED, {"claim_ids": ids}).all()}
    decided = quotes.statements([row for row in rows if row.decision is not None])
    found |= {said.claim_id: _spoken(said) for said in decided}
    yield from (found[each] for each in ids)


_COUNTED = (
    select(
        schema.claim.c.claim_id,
        schema.claim.c.speaker,
        schema.claim.c.role,
        schema.claim.c.affiliation,
        schema.claim.c.stance,
        schema.source.c.origin_id,
    )
    .join(schema.source, schema.source.c.document_id == schema.claim.c.document_id)
    .where(among_given(schema.claim.c.claim_id, "claim_ids"))
)


def load_voices_for(
    connection: Connection, affiliation: str, moment: Moment, *, most: int
) -> tuple[Voice, ...]:
    """Return who has spoken for a state lately on arrangements that it is a party of, the newest first.

    Of each pair of states, it is those who made its newest statements; how often somebody has spoken in all,
    the page of a speaker says.
    """
    is_now = moment.known_by is None
    given = {
        "affiliation": affiliation,
        "moment": moment.known_by,
        "until": moment.on.isoformat() if moment.on else _END_OF_TIME,
    }
    newest: dict[str, Voice] = {}
    for sender, receiver in sorted(connection.execute(_pairs_of(is_now=is_now), given).all()):
        spoken = connection.execute(
            _spoken_lately(is_now=is_now), {**given, "sender": sender, "receiver": receiver}
        )
        for folded, name, role, day in spoken.all():
            known = newest.get(folded)
            if known is None or (known.newest, known.speaker) < (day, name or folded):
                # A decision may have named somebody else than the claim does.
                shown = name if fold_name(name or "") == folded else folded
                newest[folded] = Voice(
                    speaker=shown, role=role or (known.role if known else None), newest=day
                )
    return tuple(sorted(newest.values(), key=lambda each: (each.newest, each.speaker), reverse=True)[:most])


@cache
def _spoken_by(*, is_now: bool) -> Select[Any]:
    """Select the statements of a speaker."""
    own, name, speaker = schema.told_statement, schema.speaker, bindparam("speaker", type_=Text)
    moment = None if is_now else GIVEN_MOMENT
    known = (name.c.speaker == speaker, is_known(name, moment))
    pairs = select(name.c.sender, name.c.receiver).where(*known).distinct().subquery()
    return (
        select(own)
        .join_from(pairs, own, and_(own.c.sender == pairs.c.sender, own.c.receiver == pairs.c.receiver))
        .where(own.c.speaker == speaker, is_known(own, moment))
    )


@cache
def _pairs_of(*, is_now: bool) -> Select[Any]:
    """Select the pairs that a state is a party of."""
    run, state = schema.arrangement, bindparam("affiliation", type_=Text)
    is_party = or_(run.c.sender == state, run.c.receiver == state)
    known = is_known(run, None if is_now else GIVEN_MOMENT)
    return select(run.c.sender, run.c.receiver).where(is_party, known).distinct()


@cache
def _spoken_lately(*, is_now: bool) -> Select[Any]:
    """Select who made the newest statements on a pair and spoke for a state."""
    own, claim = schema.told_statement, schema.claim.c
    is_here = and_(
        own.c.sender == bindparam("sender"),
        own.c.receiver == bindparam("receiver"),
        is_known(own, None if is_now else GIVEN_MOMENT),
    )
    # What the index has; the speaker, who stands in the row, is looked up of those few who are shown.
    said = select(own.c.claim_id, own.c.said_by).where(is_here, own.c.said_by <= bindparam("until"))
    late = said.order_by(own.c.said_by.desc(), own.c.claim_id.desc()).limit(_MOST_LATE).subquery()
    return (
        select(own.c.speaker, claim.speaker, claim.role, late.c.said_by)
        .join_from(late, schema.claim, claim.claim_id == late.c.claim_id)
        .join(own, own.c.claim_id == late.c.claim_id)
        .where(is_here, claim.affiliation == bindparam("affiliation"), own.c.speaker.is_not(None))
    )
