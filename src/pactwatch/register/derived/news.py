"""What became known since a day, by arrangement, from the tables: how it stood, stands, and what is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.clock import DAY_LENGTH, end_of
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import ON_CLAIMS
from pactwatch.register.derived.page_parts import claims_of, with_words
from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.rows import happening_of_row
from pactwatch.register.derived.scopes import covers, is_of
from pactwatch.register.derived.summary import Summary
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.derived.versions import is_known
from pactwatch.register.telling import entry_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.happening import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One arrangement that is known otherwise than before.

    ``before`` is None where nothing was told of it, ``after`` where nothing is told of it any longer; both
    have the words that their stages rest on. ``happenings`` are those that nobody had told of, as many as
    were asked for; ``happening_count`` counts all. ``disagreements`` have opened or closed, and
    ``known_disagreements`` are the ids of those that were there before.
    """

    before: Arrangement | None
    after: Arrangement | None
    happenings: tuple[Happening, ...]
    happening_count: int
    disagreements: tuple[Disagreement, ...]
    known_disagreements: frozenset[str]


def load_news(
    connection: Connection, *, since: str, until: str | None, most: int | None, party: str | None = None
) -> Iterator[News]:
    """Yield what is known otherwise at the end of a day than at the end of another, by pair and run.

    Args:
        connection: A transaction that reads.
        since: Day, month or year.
        until: Day, month or year; None for now.
        most: How many new happenings and how many disagreements of each arrangement at most, those that most
            stories tell first; None for all.
        party: A state, ``RW``, or sender and receiver, ``US-RW``: only arrangements of these; None for all.
    """
    moments = (_moment(connection, since), _moment(connection, until))
    then, now = (Pages(connection, moment) for moment in moments)
    start = end_of(since)
    were, are = ([row for row in pages.rows() if _is_of_party(row, party)] for pages in (then, now))
    for old, row in _pair_up(connection, were, are, *moments):
        if old is not None and row is not None and row.known_from <= start:
            continue
        before, after = (
            next(iter(pages.pages([each], most=0)), None) if each is not None else None
            for pages, each in ((then, old), (now, row))
        )
        is_known_before = old is not None and row is not None
        count, ids = _new_happenings(connection, row, start, until) if is_known_before else (0, [])
        was_open = _was_open(old) if is_known_before else {}
        turned = _turned(connection, was_open, row, moments[1], most) if is_known_before else ()
        if count or turned or _standing(before) != _standing(after):
            yield News(
                before=before,
                after=after,
                happenings=_with_their_words(connection, ids[:most], moments[1]),
                happening_count=count,
                disagreements=turned,
                known_disagreements=frozenset(was_open),
            )


def _moment(connection: Connection, day: str | None) -> Moment:
    if day is None:
        return Moment()
    return Moment(known_by=end_of(day[:DAY_LENGTH]), entry=entry_at(connection, day))


def _pair_up(
    connection: Connection, old: Sequence[Any], new: Sequence[Any], then: Moment, now: Moment
) -> Iterator[tuple[Any | None, Any | None]]:
    """Yield what each arrangement was and is, by pair of states; one of the two may be missing.

    Where a pair has other runs than before, a run is the one with which it shares most happenings.
    """
    before, after = _by_pair(old), _by_pair(new)
    for pair in sorted(before.keys() | after.keys()):
        own_old, own_new = before.get(pair, []), after.get(pair, [])
        if [row.since for row in own_old] == [row.since for row in own_new]:
            yield from zip(own_old, own_new, strict=True)
            continue
        told_old = [_happenings_of(connection, row, then) for row in own_old]
        told_new = [_happenings_of(connection, row, now) for row in own_new]
        shared = sorted(
            (
                (len(told_old[i] & told_new[j]), i, j)
                for i in range(len(own_old))
                for j in range(len(own_new))
            ),
            reverse=True,
        )
        was: dict[int, int] = {}
        for count, i, j in shared:
            if count and i not in was.values() and j not in was:
                was[j] = i
        for j, row in enumerate(own_new):
            yield (own_old[was[j]] if j in was else None), row
        for i, row in enumerate(own_old):
            if i not in was.values():
                yield row, None


def _by_pair(rows: Sequence[Any]) -> dict[tuple[str, str], list[Any]]:
    by_pair: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        by_pair.setdefault((row.sender, row.receiver), []).append(row)
    return by_pair


def _happenings_of(connection: Connection, row: Any, moment: Moment) -> set[str]:
    own = schema.happening
    known = select(own.c.happening_id).where(
        is_of(own, (row.sender, row.receiver)),
        covers(own, row.since, row.until),
        is_known(own, moment.known_by),
    )
    return set(connection.execute(known).scalars())


def _new_happenings(connection: Connection, row: Any, start: str, until: str | None) -> tuple[int, list[str]]:
    """Return how many happenings of a run no claim had told of before, and their ids, best told first."""
    told, happening = schema.told_event, schema.happening
    moment = None if until is None else end_of(until)
    pair = (row.sender, row.receiver)
    known_before = (
        select(told.c.claim_id).where(is_of(told, pair), told.c.known_from <= start).scalar_subquery()
    )
    told_before = select(told.c.happening_id).where(
        is_of(told, pair), is_known(told, moment), told.c.claim_id.in_(known_before)
    )
    new = select(happening.c.happening_id).where(
        is_of(happening, pair),
        covers(happening, row.since, row.until),
        is_known(happening, moment),
        happening.c.known_from > start,
        happening.c.happening_id.not_in(told_before.scalar_subquery()),
    )
    count = connection.execute(select(func.count()).select_from(new.subquery())).scalar_one()
    best = new.order_by(
        happening.c.origins.desc(), happening.c.reports.desc(), happening.c.by_day, happening.c.happening_id
    )
    return count, list(connection.execute(best).scalars())


def _with_their_words(connection: Connection, ids: Sequence[str], moment: Moment) -> tuple[Happening, ...]:
    """Return happenings with the words of those who tell them best, in the order of the ids."""
    own = schema.happening
    rows = select(own).where(among(own.c.happening_id, ids), is_known(own, moment.known_by))
    found = {row.happening_id: happening_of_row(row) for row in connection.execute(rows)}
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    told = quotes.events(claims_of(found.values()))
    return tuple(with_words(found[each], told) for each in ids if each in found)


def _was_open(old: Any) -> dict[str, bool]:
    """Return the disagreements that there were, by id, and whether they were open."""
    return {each["id"]: each["is_open"] for each in Summary.of_row(old).kept_disagreements}


def _turned(
    connection: Connection, was_open: Mapping[str, bool], row: Any, moment: Moment, most: int | None
) -> tuple[Disagreement, ...]:
    """Return the disagreements that are open and were not, or the other way round, with their words."""
    summary = Summary.of_row(row)
    turned = [each for each in summary.kept_disagreements if was_open.get(each["id"]) != each["is_open"]]
    chosen = replace(summary, kept_disagreements=tuple(turned))
    if most is not None:
        chosen = chosen.best(0, disagreements=most)
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    return chosen.disagreements(quotes.events(chosen.claims_of_disagreements))


def _standing(arrangement: Arrangement | None) -> Any:
    """Return what must be another for an arrangement to stand elsewhere: its stage, and that of each side."""
    if arrangement is None:
        return None
    sides = [(side.finding.stage, side.denies is not None) for side in arrangement.sides]
    return arrangement.stage.stage, arrangement.stage.is_disputed, sides


def _is_of_party(row: Any, party: str | None) -> bool:
    return party in {None, row.sender, row.receiver, f"{row.sender}-{row.receiver}"}


def find_days_of_recording(connection: Connection, *, until: str | None = None) -> Iterator[str]:
    """Yield the days on which something was recorded, the newest first.

    Args:
        connection: A transaction that reads.
        until: Leave out what was recorded after this day, month or year.
    """
    recorded = schema.audit_entry.c.recorded_at
    before = "~" if until is None else end_of(until)
    while newest := connection.execute(select(func.max(recorded)).where(recorded < before)).scalar():
        before = newest[:DAY_LENGTH]
        yield before


def load_days(connection: Connection) -> tuple[str | None, str | None]:
    """Return the first and the last day on which anything was recorded; None in an empty register."""
    recorded = schema.audit_entry.c.recorded_at
    first, last = connection.execute(select(func.min(recorded), func.max(recorded))).one()
    return (first[:DAY_LENGTH], last[:DAY_LENGTH]) if first else (None, None)


def load_pending_count(connection: Connection) -> int:
    """Return how many events are told that nobody has decided on.

    All that are told are counted from an index; those that are decided on are few, and looked up.
    """
    own = schema.told_event.c
    told = connection.execute(select(func.count()).where(own.known_until.is_(None))).scalar_one()
    decided_on = {each.subject for each in load_decisions(connection) if each.act in ON_CLAIMS}
    decided = select(func.count()).where(
        among(own.claim_id, decided_on), own.known_until.is_(None), own.decision.is_not(None)
    )
    return told - connection.execute(decided).scalar_one()
