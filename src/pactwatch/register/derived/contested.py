"""Arrangements with their open disagreements, as many of each as a page has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pactwatch.register.derived.pages import Pages
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.tallies import Moment
    from pactwatch.register.disagreement import Disagreement


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Where an arrangement stands, its open disagreements that most stories tell, and how many there are."""

    arrangement: Arrangement
    disagreements: tuple[Disagreement, ...]
    open_count: int


def load_contested(
    connection: Connection, moment: Moment, *, party: str | None = None, most: int
) -> Iterator[Contested]:
    """Yield arrangements by pair of states, the runs of one pair oldest first, contested or not.

    Args:
        connection: A transaction that reads.
        moment: As of when.
        party: Only those that this state is a party of.
        most: How many open disagreements of each, with their words, at most.
    """
    pages = Pages(connection, moment)
    rows = pages.rows(party=party)
    open_of_row = {}
    for row in rows:
        whole = Summary.of_row(row, on=moment.on)
        standing = tuple(each for each in whole.kept_disagreements if each["is_open"])
        open_of_row[row.name] = replace(whole, kept_disagreements=standing)
    best = {name: summary.best(0, disagreements=most) for name, summary in open_of_row.items()}
    quotes = Quotes(connection, moment=moment.known_by, entry=moment.entry)
    told = quotes.events({each for summary in best.values() for each in summary.claims_of_disagreements})
    for arrangement in pages.heads(rows):
        name = arrangement.name
        yield Contested(
            arrangement=arrangement,
            disagreements=best[name].disagreements(told),
            open_count=len(open_of_row[name].kept_disagreements),
        )
