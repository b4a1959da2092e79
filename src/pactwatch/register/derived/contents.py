"""What a register has pages for, and whose names are withheld."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import find_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_AFFECTED = "person"
_SHOW = "show name:"


class Names(NamedTuple):
    """Names that a register tells: of all who speak, and of those among them who speak as a person affected.

    ``shown`` are the names that a decision says to show (its note: "show name: ...").
    """

    speakers: frozenset[str]
    affected: frozenset[str]
    shown: frozenset[str]

    @property
    def kept(self) -> frozenset[str]:
        """Names that are never withheld."""
        return self.speakers - self.affected | self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The origins, names and documents that a register tells of now.

    ``head`` is the hash of the newest entry of the log, ``newest_day`` its day.
    """

    origin_by_document: dict[str, str]
    names: Names
    head: str
    newest_day: str | None


def load_names(connection: Connection) -> Names:
    """Return who speaks in a register, as it is known now, and whose names a decision says to show."""
    said, claim = schema.told_statement, schema.claim.c
    spoken = (
        select(claim.speaker, claim.affiliation)
        .join(said, said.c.claim_id == claim.claim_id)
        .where(said.c.known_until.is_(None), claim.speaker.is_not(None))
        .distinct()
    )
    voices = connection.execute(spoken).all()
    return Names(
        speakers=frozenset(name for name, _ in voices),
        affected=frozenset(name for name, affiliation in voices if affiliation == _AFFECTED),
        shown=frozenset(_shown(connection)),
    )


def load_contents(connection: Connection) -> Contents:
    """Return what there is to publish of a register, as it is known now."""
    told, source = schema.told_event, schema.source.c
    documents = select(source.document_id, source.origin_id).where(
        source.document_id.in_(select(told.c.document_id).where(told.c.known_until.is_(None)))
    )
    newest = select(schema.audit_entry.c.hash, schema.audit_entry.c.recorded_at)
    head = connection.execute(newest.order_by(schema.audit_entry.c.sequence.desc()).limit(1)).first()
    return Contents(
        origin_by_document={row[0]: row[1] for row in sorted(connection.execute(documents).all())},
        names=load_names(connection),
        head=head.hash if head else "",
        newest_day=head.recorded_at[:10] if head else None,
    )


def _shown(connection: Connection) -> Iterator[str]:
    for decision in find_standing(load_decisions(connection)):
        note = (decision.note or "").strip()
        if note.casefold().startswith(_SHOW):
            yield note[len(_SHOW) :].strip()
