"""What a register has pages for, and whose names its public pages withhold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pactwatch.register import schema
from pactwatch.register.deciding import load_decisions
from pactwatch.register.decision import find_standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_AFFECTED = "person"
_SHOW = "show name:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The origins, speakers and documents that a register tells of now.

    ``speakers`` are all who speak, by name; ``affected`` those of them who speak as a person affected, and
    ``shown`` the names that a decision says to show (its note: "show name: ..."). ``head`` is the hash of
    the newest entry of the log, ``newest_day`` its day.
    """

    origin_by_document: dict[str, str]
    speakers: tuple[str, ...]
    affected: tuple[str, ...]
    shown: tuple[str, ...]
    head: str
    newest_day: str | None


def load_contents(connection: Connection) -> Contents:
    """Return what there is to publish of a register, as it is known now."""
    told, said, claim, source = schema.told_event, schema.told_statement, schema.claim.c, schema.source.c
    documents = select(source.document_id, source.origin_id).where(
        source.document_id.in_(select(told.c.document_id).where(told.c.known_until.is_(None)))
    )
    spoken = (
        select(claim.speaker, claim.affiliation)
        .join(said, said.c.claim_id == claim.claim_id)
        .where(said.c.known_until.is_(None), claim.speaker.is_not(None))
        .distinct()
    )
    voices = connection.execute(spoken).all()
    newest = select(schema.audit_entry.c.hash, schema.audit_entry.c.recorded_at)
    head = connection.execute(newest.order_by(schema.audit_entry.c.sequence.desc()).limit(1)).first()
    return Contents(
        origin_by_document={row[0]: row[1] for row in sorted(connection.execute(documents).all())},
        speakers=tuple(sorted({name for name, _ in voices})),
        affected=tuple(sorted({name for name, affiliation in voices if affiliation == _AFFECTED})),
        shown=tuple(sorted(_shown(connection))),
        head=head.hash if head else "",
        newest_day=head.recorded_at[:10] if head else None,
    )


def _shown(connection: Connection) -> Iterator[str]:
    for decision in find_standing(load_decisions(connection)):
        note = (decision.note or "").strip()
        if note.casefold().startswith(_SHOW):
            yield note[len(_SHOW) :].strip()
