"""A register is asked where arrangements stand, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.sheets import OwnRow


MOST_ON_A_PAGE = 50
"""How many happenings, and how many statements, `show` gives of one arrangement unless told otherwise."""


def list_(
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    state: str | None = None,
    stage: str | None = None,
) -> tuple[Arrangement, ...]:
    """Return where every arrangement that a register knows of stands, by sender and receiver.

    What happened and who said what is not among it: ``show`` and ``timeline`` give that.

    Args:
        register: Path of the register, or URL of its database.
        on: Where they stood at the end of this day, month or year.
        known_by: By what had been recorded at the end of this day, month or year.
        state: Only those that this state is a party of.
        stage: Only those that stand there.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.asking import list_arrangements
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        found = list_arrangements(opened, on=on, known_by=known_by)
    return tuple(
        each
        for each in found
        if (state is None or state.upper() in {each.sender, each.receiver})
        and (stage is None or each.stage.stage == stage)
    )


def show(
    name: str,
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    most: int | None = MOST_ON_A_PAGE,
) -> tuple[Arrangement, ...]:
    """Return what a register knows of one pair of states, the newest run first.

    Of an arrangement with more than a page can hold, it is what most stories tell, what the stage rests on,
    and the newest statements; ``left_out`` says how many there are more.

    Args:
        name: Sender and receiver, ``US-RW``; or with a year, ``AU-NR-2012``, the run alive in it.
        register: Path of the register, or URL of its database.
        on: Where it stood at the end of this day, month or year.
        known_by: By what had been recorded at the end of this day, month or year.
        most: How many happenings, and how many statements, of each run at most; None for all.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import get_arrangements
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return get_arrangements(opened, name, most=most, on=on, known_by=known_by)


def timeline(
    name: str, *, register: str, on: str | None = None, known_by: str | None = None
) -> tuple[Arrangement, ...]:
    """Return all that happened to one pair of states; the arguments are those of ``show``."""
    return show(name, register=register, on=on, known_by=known_by, most=None)


def disagreements(
    name: str | None = None, *, register: str, all_: bool = False, known_by: str | None = None
) -> tuple[Disagreement, ...]:
    """Return where sides or reports differ, open disagreements only unless all are asked for.

    Args:
        name: One pair of states, as for ``show``; None for all.
        register: Path of the register, or URL of its database.
        all_: Also those that are no longer denied.
        known_by: By what had been recorded at the end of this day, month or year.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import list_disagreeing
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        arrangements = list_disagreeing(opened, name, known_by=known_by)
    found = [each for arrangement in arrangements for each in arrangement.disagreements]
    return tuple(each for each in found if all_ or each.is_open)


def list_own_rows(
    name: str | None = None, *, register: str, known_by: str | None = None
) -> tuple[OwnRow, ...]:
    """Return the rows of the tables that users keep themselves, by parties and day; none of them is a claim.

    Args:
        name: One pair of states, as for ``show``; None for all.
        register: Path of the register, or URL of its database.
        known_by: By what had been recorded at the end of this day, month or year.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If this is no name of a pair.
    """
    from pactwatch.register.arrangement import ArrangementName
    from pactwatch.register.sheets import load_own_rows
    from pactwatch.register.store import Register
    from pactwatch.register.telling import entry_at

    wanted = ArrangementName.parse(name) if name else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    with Register.open(register) as opened, opened.reading() as connection:
        return load_own_rows(connection, pair=pair, entry=entry_at(connection, known_by))
