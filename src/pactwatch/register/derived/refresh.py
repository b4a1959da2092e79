"""The derived tables are brought up to date with the ledger, one day of recording after another."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from pactwatch.errors import RegisterError
from pactwatch.register import schema, stories
from pactwatch.register.clock import DAY_LENGTH
from pactwatch.register.derived.retelling import derive_day
from pactwatch.register.search_index import rebuild_index
from pactwatch.register.telling import entry_at

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.store import Register

_LOG = logging.getLogger(__name__)
NAME = "arrangement 5"
"""What says how far the tables are derived, with the number of the rule that fills them: rows of another rule
are dropped, and all is derived anew."""
_HOW_FAR = select(
    select(schema.derived_up_to.c.entry).filter_by(name=stories.NAME).scalar_subquery(),
    select(schema.derived_up_to.c.entry).filter_by(name=NAME).scalar_subquery(),
    select(func.max(schema.document.c.entry)).scalar_subquery(),
    select(func.max(schema.audit_entry.c.sequence)).scalar_subquery(),
)


def refresh(register: Register) -> None:
    """Derive what has been added since the last time; a run that was stopped goes on where it was.

    Raises:
        RegisterError: If the database fails.
    """
    stories.refresh(register)
    while not is_up_to_date(register):
        with register.writing() as writing:
            derive_next_day(writing.connection)


def refresh_if_possible(register: Register) -> bool:
    """Do as ``refresh`` does where the register can be written; say whether the tables are up to date."""
    try:
        refresh(register)
    except RegisterError:
        _LOG.warning("%s cannot be written: all is worked out from the claims each time", register.name)
        return is_up_to_date(register)
    return True


def rebuild(register: Register) -> None:
    """Drop all that is derived and work it out anew."""
    with register.writing() as writing:
        forget_all(writing.connection)
        writing.connection.execute(delete(schema.story_link))
        writing.connection.execute(delete(schema.derived_up_to))
        rebuild_index(writing.connection)
    refresh(register)


def forget_all(connection: Connection) -> None:
    """Drop all that is told of arrangements; the next refresh derives it anew."""
    for name in schema.DERIVED:
        connection.execute(delete(schema.metadata.tables[name]))
    connection.execute(delete(schema.derived_up_to).where(schema.derived_up_to.c.name != stories.NAME))


def is_up_to_date(register: Register) -> bool:
    """Say whether the derived tables know of all entries."""
    with register.reading() as connection:
        return up_to(connection) >= newest_entry(connection)


def is_current(connection: Connection) -> bool:
    """Say whether the derived tables, links of documents included, know of all entries."""
    links, tables, documents, entries = connection.execute(_HOW_FAR).one()
    return (links or 0) >= (documents or 0) and (tables or 0) >= (entries or 0)


def derive_next_day(connection: Connection, *, limit: int | None = None) -> None:
    """Derive what the first day of recording brings that the tables do not know of yet, whole or so far.

    Args:
        connection: A transaction that writes.
        limit: Leave out what came after this entry.
    """
    after, entry = up_to(connection), schema.audit_entry.c
    next_entry = select(entry.recorded_at).where(entry.sequence > after).order_by(entry.sequence).limit(1)
    first = connection.execute(next_entry).scalar()
    if first is None:
        return
    if not after:
        forget_all(connection)
    day = first[:DAY_LENGTH]
    last = entry_at(connection, day) or 0
    derived = last if limit is None else min(last, limit)
    # Others may have recorded documents since all were linked.
    stories.link_up_to(connection, derived)
    derive_day(connection, after, derived, day)
    connection.execute(delete(schema.derived_up_to).filter_by(name=NAME))
    connection.execute(insert(schema.derived_up_to).values(name=NAME, entry=derived))


def up_to(connection: Connection) -> int:
    """Return the entry up to which the tables are derived."""
    return connection.execute(select(schema.derived_up_to.c.entry).filter_by(name=NAME)).scalar() or 0


def newest_entry(connection: Connection) -> int:
    """Return the number of the newest entry of the audit log."""
    return connection.execute(select(func.max(schema.audit_entry.c.sequence))).scalar() or 0
