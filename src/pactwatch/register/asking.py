"""The register is asked where arrangements stand, or stood, by what was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.errors import UnknownError
from pactwatch.register.arrangement import (
    Arrangement,
    ArrangementName,
    derive_arrangements,
    select_run,
)
from pactwatch.register.days import last_day
from pactwatch.register.stories import refresh_if_possible
from pactwatch.register.telling import entry_at, load_told

if TYPE_CHECKING:
    from pactwatch.register.store import Register


def list_arrangements(
    register: Register, *, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return every arrangement by its pair of states, the runs of one pair oldest first.

    Args:
        register: The register.
        on: EDTF day, month or year: where they stood at its end.
        known_by: Day, month or year: by what had been recorded here at its end.
    """
    refresh_if_possible(register)
    with register.reading() as connection:
        told = load_told(connection, entry=entry_at(connection, known_by))
    return tuple(
        arrangement
        for pair, own in told.items()
        if own.events
        for arrangement in derive_arrangements(pair, own, on=last_day(on))
    )


def get_arrangements(
    register: Register, name: str, *, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return the runs of a pair such as ``US-RW``, newest first, or the one alive in a year: ``AU-NR-2012``.

    Raises:
        UnknownError: If nothing is told of it, or was by then.
    """
    wanted = ArrangementName.parse(name)
    pair = (wanted.sender, wanted.receiver)
    refresh_if_possible(register)
    with register.reading() as connection:
        told = load_told(connection, pair=pair, entry=entry_at(connection, known_by))
    arrangements = derive_arrangements(pair, told[pair], on=last_day(on)) if pair in told else ()
    if not arrangements:
        when = "" if on is None and known_by is None else " by then"
        raise UnknownError(
            what=f"the register knows of no arrangement {'-'.join(pair)}{when}",
            where=register.name,
            remedy="`pactwatch list` shows those that it knows.",
        )
    return tuple(reversed(select_run(arrangements, wanted.run)))
