"""New tellings are added on to the rows of happenings, without those who told them before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from pactwatch.claims.event import Modality
from pactwatch.register import schema
from pactwatch.register.among import among
from pactwatch.register.derived.adding_up import MOST_CLAIMS, best_claims, load_tellings, names_in
from pactwatch.register.digest import canonical
from pactwatch.register.happening import by_frequency_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.derived.adding_up import Telling
    from pactwatch.register.derived.rows import Row

_VOICES = 2


def can_be_added_on_to(row: Mapping[str, Any]) -> bool:
    """Say whether the row of a happening has all that more of its kind change.

    That of an undated one depends on who began it, and a full list of claims does not tell what it left out.
    """
    return row["first_day"] is not None and len(row["claims"].split()) < MOST_CLAIMS


def add_on(
    connection: Connection, before: Mapping[str, Row], gained: Mapping[str, Collection[str]]
) -> list[Row]:
    """Return the rows of happenings after more tellings: the same as if all were added up.

    Args:
        connection: A transaction in which all tellings are up to date.
        before: The rows so far, by the ids of the happenings.
        gained: The ids of the claims of documents that did not tell the happenings before.
    """
    claim_ids = {claim_id for each in gained.values() for claim_id in each}
    best = {claim_id for row in before.values() for claim_id in row["claims"].split()}
    told = load_tellings(connection, claim_ids | best)
    adding = _Adding(connection, {key: [told[each] for each in own] for key, own in gained.items()})
    return [
        adding.add_on(row, [told[claim_id] for claim_id in row["claims"].split() if claim_id in told])
        for row in before.values()
    ]


class _Adding:
    def __init__(self, connection: Connection, new: Mapping[str, Sequence[Telling]]) -> None:
        self._connection, self._new = connection, new
        self._known_origins = self._load_origins()
        self._people = self._count("people")
        self._sums = self._count("amount", "currency")
        self._speakers = self._count_speakers()

    def add_on(self, row: Row, best: Sequence[Telling]) -> Row:
        """Return a row after its new tellings; ``best`` are the claims that it quotes so far."""
        happening_id = row["happening_id"]
        new = self._new[happening_id]
        is_confirmed = any(each.modality == Modality.CONFIRMED for each in new)
        reports = {each.document_id: each.report_count for each in new}
        origins = {each.origin_id for each in new} - self._known_origins[happening_id]
        return row | {
            "modality": Modality.CONFIRMED.value if is_confirmed else row["modality"],
            "first_day": max([row["first_day"], *(each.first_day for each in new if each.first_day)]),
            "by_day": min([row["by_day"], *(each.by_day for each in new)]),
            "sayings": _sayings(row["sayings"], new),
            "people": self._people.get(happening_id, row["people"]),
            "sums": self._sums.get(happening_id, row["sums"]),
            "reports": row["reports"] + sum(reports.values()),
            "origins": row["origins"] + len(origins),
            "speakers": self._speakers.get(happening_id, row["speakers"]),
            "claims": " ".join(best_claims(sorted({*best, *new}))),
        }

    def _load_origins(self) -> dict[str, set[str]]:
        """Return, of the stories of new tellings, those that told each happening before."""
        told, source = schema.told_event.c, schema.source.c
        own = [each for new in self._new.values() for each in new]
        claim_ids = {each.claim_id for each in own}
        rows = (
            select(told.happening_id, told.claim_id, source.origin_id)
            .join(schema.source, source.document_id == told.document_id)
            .where(among(source.origin_id, {each.origin_id for each in own}), told.known_until.is_(None))
        )
        known: dict[str, set[str]] = defaultdict(set)
        for happening_id, claim_id, origin_id in self._connection.execute(rows).all():
            if claim_id not in claim_ids:
                known[happening_id].add(origin_id)
        return known

    def _count(self, *names: str) -> dict[str, str]:
        """Return all numbers of happenings that new tellings give one, the most frequent first."""
        ids = {
            key for key, new in self._new.items() if any(getattr(each, names[0]) is not None for each in new)
        }
        own = schema.told_event.c
        columns = [own[name] for name in names]
        counted = (
            select(own.happening_id, *columns, func.count())
            .where(among(own.happening_id, ids), columns[0].is_not(None), schema.IS_NUMBERED)
            .where(own.known_until.is_(None))
            .group_by(own.happening_id, *columns)
        )
        frequencies: dict[str, dict[Any, int]] = defaultdict(dict)
        for happening_id, *value, count in self._connection.execute(counted).all() if ids else ():
            frequencies[happening_id][tuple(value) if len(value) > 1 else value[0]] = count
        return {
            key: canonical([list(each) if isinstance(each, tuple) else each for each in by_frequency_of(own)])
            for key, own in frequencies.items()
        }

    def _count_speakers(self) -> dict[str, int]:
        """Return how many speakers tell each happening that new tellings name any of."""
        ids = {key for key, new in self._new.items() if any(each.speakers != "[]" for each in new)}
        own = schema.told_event.c
        named = (
            select(own.happening_id, own.speakers)
            .where(among(own.happening_id, ids), schema.IS_SPOKEN, own.known_until.is_(None))
            .distinct()
        )
        written: dict[str, set[str]] = defaultdict(set)
        for happening_id, speakers in self._connection.execute(named).all() if ids else ():
            written[happening_id].add(speakers)
        return {key: len(names_in(each)) for key, each in written.items()}


def _sayings(written: str, new: Sequence[Telling]) -> str:
    days: dict[str, tuple[str, str]] = {}
    for part in written.split("; "):
        first, last, *voices = part.split(" ", _VOICES)
        days["".join(voices)] = (first, last)
    for each in new:
        first, last = days.get(each.voices, (each.said_by, each.said_by))
        days[each.voices] = (min(first, each.said_by), max(last, each.said_by))
    return "; ".join(" ".join([*own, *([voices] if voices else [])]) for voices, own in sorted(days.items()))
