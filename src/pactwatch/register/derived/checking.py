"""Are the derived tables what follows from the ledger? All is derived anew, compared, and left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, text

from pactwatch.register import schema, stories
from pactwatch.register.derived.refresh import derive_next_day, forget_all, newest_entry, up_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pactwatch.register.store import Register

_COMPARED = (*schema.DERIVED, "story_link")
_MOST_NAMED = 20


def find_faults(register: Register) -> Iterator[str]:
    """Yield a fault for each derived row that does not follow from the ledger, or is missing.

    The tables are checked as far as they were derived; others wait meanwhile if they want to write.

    Raises:
        RegisterError: If the register cannot be written, as nothing can be tried out then.
    """
    with register.writing() as writing:
        connection = writing.connection
        derived = up_to(connection)
        if derived > newest_entry(connection):
            yield "arrangements were derived from entries of the log that are gone"
            return
        if not derived:
            return
        trial = connection.begin_nested()
        try:
            yield from _compare(connection, derived)
        finally:
            trial.rollback()


def _compare(connection: Connection, derived: int) -> Iterator[str]:
    for name in _COMPARED:
        copy = f"CREATE TEMPORARY TABLE kept_{name} AS SELECT * FROM {name}"  # noqa: S608 (our own names)
        connection.execute(text(copy))
    links_up_to = stories.up_to(connection)
    forget_all(connection)
    connection.execute(delete(schema.story_link))
    stories.derive(connection, after=0, up_to=links_up_to)
    while up_to(connection) < derived:
        derive_next_day(connection, limit=derived)
    for name in _COMPARED:
        keys = ", ".join(column.name for column in schema.metadata.tables[name].primary_key)
        for said, one, other in (
            ("does not follow from the ledger", f"kept_{name}", name),
            ("is missing, or was changed", name, f"kept_{name}"),
        ):
            apart = f"(SELECT * FROM {one} EXCEPT SELECT * FROM {other}) AS apart"  # noqa: S608 (our own names)
            count = connection.execute(select(func.count()).select_from(text(apart))).scalar_one()
            named = text(f"SELECT {keys} FROM {apart} ORDER BY {keys} LIMIT {_MOST_NAMED}")  # noqa: S608
            for row in connection.execute(named):
                yield f"row {' '.join(str(value) for value in row)} of {name} {said}"
            if count > _MOST_NAMED:
                yield f"{count - _MOST_NAMED:,} more rows of {name}: each {said}"
