"""What leaves a register, as one moment of it shows: documents with their claims, and where things stand."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.arrangement import ArrangementName
from pactwatch.register.asking import moment_at, newest_first
from pactwatch.register.derived.citing import find_cited
from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.refresh import refresh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.newest import Pair
    from pactwatch.register.store import Register


class LogEntry(NamedTuple):
    """An entry of the audit log: its number, the moment that it bears, and its hash."""

    sequence: int
    recorded_at: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A register, or one pair of states in it, as one transaction sees it.

    ``newest`` is the newest entry of the log that it rests on, None where the register is empty;
    ``arrangements`` say where things stand, without what happened.
    """

    connection: Connection
    moment: Moment
    arrangements: tuple[Arrangement, ...]
    newest: LogEntry | None
    pair: Pair | None = None

    def documents(self) -> Iterator[CitedDocument]:
        """Yield the documents that tell of the arrangements, by publication day."""
        names = frozenset(each.name for each in self.arrangements) if self.pair else None
        return find_cited(self.connection, self.moment, pair=self.pair, names=names)

    def pages(self, *, most: int | None) -> tuple[Arrangement, ...]:
        """Return the arrangements with what happened and who said what, at most so many each."""
        pages = Pages(self.connection, self.moment)
        rows = {row.name: row for row in pages.rows(self.pair)}
        return pages.pages([rows[each.name] for each in self.arrangements], most=most)


@contextmanager
def extracting(
    register: Register, name: str | None = None, *, on: str | None = None, known_by: str | None = None
) -> Iterator[Extract]:
    """Give what one moment of a register shows, of one pair of states such as ``US-RW`` or of all.

    Args:
        register: The register.
        name: Sender and receiver, perhaps with the year of a run.
        on: EDTF day, month or year: leave out what had not surely happened or been said at its end.
        known_by: Day, month or year: leave out what had not been recorded at its end.

    Raises:
        UnknownError: If nothing is told of the pair, or was by then.
        RegisterError: If the register's tables cannot be brought up to date.
    """
    refresh(register)
    wanted = ArrangementName.parse(name) if name is not None else None
    pair = (wanted.sender, wanted.receiver) if wanted else None
    with register.reading() as connection:
        moment = moment_at(connection, on, known_by)
        pages = Pages(connection, moment)
        heads = tuple(pages.heads(pages.rows(pair)))
        if wanted is not None:
            heads = newest_first(register, wanted, heads, is_as_of=(on, known_by) != (None, None))
        yield Extract(
            connection=connection,
            moment=moment,
            arrangements=heads,
            newest=find_newest_entry(connection, moment.entry),
            pair=pair,
        )


def find_newest_entry(connection: Connection, entry: int | None = None) -> LogEntry | None:
    """Return the newest entry of the log, or the newest up to a number; None if there is none."""
    own = schema.audit_entry.c
    rows = select(own.sequence, own.recorded_at, own.hash).order_by(own.sequence.desc()).limit(1)
    if entry is not None:
        rows = rows.where(own.sequence <= entry)
    row = connection.execute(rows).one_or_none()
    return LogEntry(*row) if row else None
