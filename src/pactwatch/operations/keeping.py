"""A register is searched, compared with itself, copied, looked after, and shown to a newcomer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.corpus import corpus_folder
from pactwatch.operations.adding import add
from pactwatch.operations.asking import list_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.changes import Change
    from pactwatch.register.health import Symptom
    from pactwatch.register.receipt import Receipt
    from pactwatch.register.searching import Hit
    from pactwatch.register.told import ToldStatement
    from pactwatch.register.verification import Verification

_MOST_HITS = 20


def search(query: str, *, register: str, most: int = _MOST_HITS, oldest: bool = False) -> tuple[Hit, ...]:
    """Return documents of a register that have all words of a query, the newest first.

    Args:
        query: Words, and "words in quotes" that must stand together.
        register: Path of the register, or URL of its database.
        most: How many at most.
        oldest: The oldest first: who said it first?

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If the query has no word.
    """
    from pactwatch.register.searching import search as find
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return find(opened, query, most=most, oldest_first=oldest)


def statements(
    *,
    register: str,
    speaker: str | None = None,
    affiliation: str | None = None,
    stance: str | None = None,
    name: str | None = None,
) -> tuple[ToldStatement, ...]:
    """Return what people said, by the day on which they did.

    Args:
        register: Path of the register, or URL of its database.
        speaker: Part of the speaker's name.
        affiliation: Whom they speak for: ``RW``, ``ngo``, ``court``.
        stance: ``denies``, ``confirms`` and so on.
        name: Only on this pair of states, as for ``show``.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import list_statements
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return list_statements(opened, name, speaker=speaker, affiliation=affiliation, stance=stance)


def diff(since: str, *, register: str, until: str | None = None) -> tuple[Change, ...]:
    """Return what became known after the end of a day, month or year: by when it was recorded here.

    Args:
        since: Day, month or year.
        register: Path of the register, or URL of its database.
        until: What was known at the end of this day, month or year; None for now.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.asking import list_changes
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return list_changes(opened, since=since, until=until)


def backup(target: str | Path, *, register: str) -> str:
    """Write a register to one file, while others go on writing to it, and return the head of its log.

    Raises:
        RegisterError: If the register cannot be opened, or there is a file already.
    """
    from pactwatch.register.backup import write_backup
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        return write_backup(opened, Path(target))


def restore(source: str | Path, *, register: str) -> Verification:
    """Make a register of a backup, whole and checked, or nothing at all.

    Raises:
        RegisterError: If there is a register already, or the file is damaged or no backup.
    """
    from pactwatch.register.backup import read_backup
    from pactwatch.register.store import backend_of

    backend = backend_of(register)
    try:
        return read_backup(Path(source), backend)
    finally:
        backend.close()


def rebuild(*, register: str) -> tuple[Arrangement, ...]:
    """Drop all that is derived, make it anew from documents and decisions, and return the arrangements.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.derived.refresh import rebuild as make_anew
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        make_anew(opened)
    return list_(register=register)


def doctor(*, register: str) -> tuple[Symptom, ...]:
    """Return what there is to say of the machine, and of a register where there is one.

    Raises:
        RegisterError: If what is there is no register, or cannot be opened.
    """
    from pactwatch.register.health import Symptom, examine_machine, examine_register
    from pactwatch.register.store import Register, backend_of

    symptoms = list(examine_machine())
    if not backend_of(register).exists():
        return (*symptoms, Symptom(name="register", value=f"none at {register} yet"))
    with Register.open(register) as opened:
        return (*symptoms, *examine_register(opened))


def demo(*, register: str) -> Iterator[Receipt]:
    """Add the reports that ship with Pactwatch to a register, to look at; yield what becomes of each.

    Raises:
        RegisterError: If the register cannot be opened or written.
    """
    reports = sorted(path for path in corpus_folder().iterdir() if path.suffix in {".txt", ".html"})
    yield from add([str(path) for path in reports], register=register)
