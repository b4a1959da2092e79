"""The register is asked where arrangements stand, or stood, by what was known."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pactwatch.errors import UnknownError
from pactwatch.register.arrangement import Arrangement, ArrangementName, derive_arrangements, select_run
from pactwatch.register.changes import changes_of, find_changes
from pactwatch.register.clock import DAY_LENGTH, end_of
from pactwatch.register.days import last_day
from pactwatch.register.derived.news import load_news
from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.refresh import is_current, refresh_if_possible
from pactwatch.register.derived.sayings import Saying, find_sayings
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.telling import entry_at, load_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.changes import Change
    from pactwatch.register.newest import Pair
    from pactwatch.register.store import Register
    from pactwatch.register.told import ToldStatement


def list_arrangements(
    register: Register, *, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return where every arrangement stands, by its pair of states, the runs of one pair oldest first.

    What happened and who said what is left out; ``get_arrangements`` has it.

    Args:
        register: The register.
        on: EDTF day, month or year: where they stood at its end.
        known_by: Day, month or year: by what had been recorded here at its end.
    """
    with _asking(register, on=on, known_by=known_by) as (connection, pages):
        if pages is None:
            return _derive(connection, on=on, known_by=known_by)
        return tuple(pages.heads(pages.rows()))


def list_disagreeing(
    register: Register, name: str | None = None, *, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return where arrangements stand, with the words of all their disagreements.

    The arguments are those of ``get_arrangements``; without a name it is every arrangement.

    Raises:
        UnknownError: If nothing is told of the one that is asked for, or was by then.
    """
    wanted = ArrangementName.parse(name) if name else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    with _asking(register, on=on, known_by=known_by) as (connection, pages):
        if pages is None:
            found = _derive(connection, pair=pair, on=on, known_by=known_by)
        else:
            found = tuple(pages.heads(pages.rows(pair), with_words=True))
    if wanted is None:
        return found
    return newest_first(register, wanted, found, is_as_of=(on, known_by) != (None, None))


def derive_arrangements_of(
    register: Register, name: str | None = None, *, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return arrangements whole, worked out from their claims: each with all that is told of it.

    The arguments are those of ``get_arrangements``; without a name it is every arrangement, the runs of one
    pair oldest first. This takes the longer the more claims there are.

    Raises:
        UnknownError: If nothing is told of the one that is asked for, or was by then.
    """
    refresh_if_possible(register)
    with register.reading() as connection:
        if name is None:
            return _derive(connection, on=on, known_by=known_by)
        wanted = ArrangementName.parse(name)
        found = _derive(connection, pair=(wanted.sender, wanted.receiver), on=on, known_by=known_by)
    return newest_first(register, wanted, found, is_as_of=(on, known_by) != (None, None))


def get_arrangements(
    register: Register, name: str, *, most: int | None, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return the runs of a pair such as ``US-RW``, newest first, or the one alive in a year: ``AU-NR-2012``.

    Args:
        register: The register.
        name: Sender and receiver, perhaps with a year.
        most: How many happenings (those of most stories) and statements (the newest); None for all.
        on: As for ``list_arrangements``.
        known_by: As for ``list_arrangements``.

    Raises:
        UnknownError: If nothing is told of it, or was by then.
    """
    wanted = ArrangementName.parse(name)
    pair = (wanted.sender, wanted.receiver)
    with _asking(register, on=on, known_by=known_by) as (connection, pages):
        if pages is None:
            found = _derive(connection, pair=pair, on=on, known_by=known_by)
        else:
            rows = pages.rows(pair)
            if wanted.run is not None and len(rows) > 1:
                names = {each.name for each in select_run(tuple(pages.heads(rows)), wanted.run)}
                rows = [row for row in rows if row.name in names]
            found = pages.pages(rows, most=most)
    return newest_first(register, wanted, found, is_as_of=(on, known_by) != (None, None))


def get_newest(
    register: Register, name: str, *, most: int | None, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, tuple[str, ...]]:
    """Return the newest of the arrangements that a name means, and the names of all of its pair.

    The arguments are those of ``get_arrangements``, and so is the order; only one arrangement is read whole.

    Raises:
        UnknownError: If nothing is told of it, or was by then.
    """
    wanted = ArrangementName.parse(name)
    pair = (wanted.sender, wanted.receiver)
    with _asking(register, on=on, known_by=known_by) as (connection, pages):
        if pages is None:
            found = _derive(connection, pair=pair, on=on, known_by=known_by)
            runs = tuple(each.name for each in reversed(found))
        else:
            rows = pages.rows(pair)
            heads = tuple(pages.heads(rows))
            runs = tuple(each.name for each in reversed(heads))
            chosen = {each.name for each in select_run(heads, wanted.run)[-1:]}
            found = pages.pages([row for row in rows if row.name in chosen], most=most)
    return newest_first(register, wanted, found, is_as_of=(on, known_by) != (None, None))[0], runs


def list_statements(
    register: Register,
    name: str | None = None,
    *,
    speaker: str | None = None,
    affiliation: str | None = None,
    stance: str | None = None,
) -> tuple[ToldStatement, ...]:
    """Return what people said, by the day on which they did.

    Args:
        register: The register.
        name: A pair of states, perhaps with a year; None for all.
        speaker: Part of the speaker's name.
        affiliation: Whom they speak for.
        stance: ``denies``, ``confirms`` and so on.

    Raises:
        UnknownError: If nothing is told of the arrangement that is asked for.
    """
    wanted = ArrangementName.parse(name) if name else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    saying = Saying(speaker=speaker, affiliation=affiliation, stance=stance)
    with _asking(register) as (connection, pages):
        if pages is None:
            found = _derive(connection, pair=pair, on=None, known_by=None)
            if wanted is not None:
                found = newest_first(register, wanted, found, is_as_of=False)
            said = {one.claim_id: one for each in found for one in each.statements if saying.fits(one)}
        else:
            rows = pages.rows(pair)
            if wanted is not None:
                heads = newest_first(register, wanted, tuple(pages.heads(rows)), is_as_of=False)
                rows = [row for row in rows if row.name in {each.name for each in heads}]
            said = find_sayings(connection, saying, rows if wanted is not None else None)
    return tuple(sorted(said.values(), key=lambda each: (each.said_by, each.claim_id)))


def list_changes(register: Register, *, since: str, until: str | None = None) -> tuple[Change, ...]:
    """Return what became known after the end of a day, by what was recorded until the end of another."""
    with _asking(register) as (connection, pages):
        if pages is not None:
            return tuple(changes_of(load_news(connection, since=since, until=until, most=None)))
        before = _derive(connection, on=None, known_by=since)
        return find_changes(before, _derive(connection, on=None, known_by=until))


@contextmanager
def _asking(
    register: Register, *, on: str | None = None, known_by: str | None = None
) -> Iterator[tuple[Connection, Pages | None]]:
    """Give a transaction and, where the tables can answer, the pages that they give as of a moment."""
    is_kept = known_by is None or len(known_by) <= DAY_LENGTH
    with register.reading() as connection:
        if is_current(connection):
            yield connection, _pages(connection, on, known_by) if is_kept else None
            return
    is_kept = refresh_if_possible(register) and is_kept
    with register.reading() as connection:
        yield connection, _pages(connection, on, known_by) if is_kept else None


def newest_first(
    register: Register, wanted: ArrangementName, found: Sequence[Arrangement], *, is_as_of: bool
) -> tuple[Arrangement, ...]:
    """Return the arrangements that a name means of those of a pair.

    Raises:
        UnknownError: If there is none.
    """
    if not found:
        when = " by then" if is_as_of else ""
        raise UnknownError(
            what=f"the register knows of no arrangement {wanted.sender}-{wanted.receiver}{when}",
            where=register.name,
            remedy="`pactwatch list` shows those that it knows.",
        )
    return tuple(reversed(select_run(found, wanted.run)))


def _pages(connection: Connection, on: str | None, known_by: str | None) -> Pages:
    return Pages(connection, moment_at(connection, on, known_by))


def moment_at(connection: Connection, on: str | None, known_by: str | None) -> Moment:
    """Return as of when the derived tables are asked, by two EDTF dates; None stands for now."""
    if known_by is None:
        return Moment(on=last_day(on))
    return Moment(on=last_day(on), known_by=end_of(known_by), entry=entry_at(connection, known_by))


def _derive(
    connection: Connection, *, pair: Pair | None = None, on: str | None, known_by: str | None
) -> tuple[Arrangement, ...]:
    told = load_told(connection, pair=pair, entry=entry_at(connection, known_by))
    return tuple(
        arrangement
        for key, own in told.items()
        if own.events
        for arrangement in derive_arrangements(key, own, on=last_day(on))
    )
