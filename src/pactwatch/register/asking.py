"""The register is asked where arrangements stand, or stood, by what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.errors import UnknownError
from pactwatch.register.arrangement import Arrangement, ArrangementName, derive_arrangements, select_run
from pactwatch.register.clock import DAY_LENGTH, end_of
from pactwatch.register.days import last_day
from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.refresh import refresh_if_possible
from pactwatch.register.derived.tallies import Moment
from pactwatch.register.telling import entry_at, load_told

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.newest import Pair
    from pactwatch.register.store import Register


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
    are_kept = refresh_if_possible(register) and _is_kept(known_by)
    with register.reading() as connection:
        if not are_kept:
            return _derive(connection, on=on, known_by=known_by)
        pages = Pages(connection, moment_at(connection, on, known_by))
        return tuple(pages.heads(pages.rows()))


def list_disagreeing(register: Register, *, known_by: str | None = None) -> tuple[Arrangement, ...]:
    """Return where every arrangement stands, with the words of its disagreements."""
    are_kept = refresh_if_possible(register) and _is_kept(known_by)
    with register.reading() as connection:
        if not are_kept:
            return _derive(connection, on=None, known_by=known_by)
        pages = Pages(connection, moment_at(connection, None, known_by))
        return tuple(pages.heads(pages.rows(), with_words=True))


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
    if not (refresh_if_possible(register) and _is_kept(known_by)):
        return derive_arrangements_of(register, name, on=on, known_by=known_by)
    with register.reading() as connection:
        pages = Pages(connection, moment_at(connection, on, known_by))
        rows = {row.name: row for row in pages.rows((wanted.sender, wanted.receiver))}
        heads = newest_first(
            register, wanted, tuple(pages.heads(list(rows.values()))), is_as_of=(on, known_by) != (None, None)
        )
        found = (pages.page(rows[each.name], most=most) for each in heads)
        return tuple(each for each in found if each is not None)


def newest_first(
    register: Register, wanted: ArrangementName, found: tuple[Arrangement, ...], *, is_as_of: bool
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


def _is_kept(known_by: str | None) -> bool:
    """Say whether the tables remember what was known then: they do of the ends of days."""
    return known_by is None or len(known_by) <= DAY_LENGTH


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
