"""Decisions are recorded and looked up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, or_, select

from pactwatch.errors import ClashError
from pactwatch.register import schema
from pactwatch.register.decision import ON_GROUPS, Act, Decision, find_standing
from pactwatch.register.digest import canonical, digest

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pactwatch.register.store import Register, Writing

_SELECT = select(schema.decision, schema.audit_entry.c.recorded_at).join(
    schema.audit_entry, schema.audit_entry.c.sequence == schema.decision.c.entry
)
_ALL = _SELECT.order_by(schema.decision.c.entry)
_IS_UNDOING = schema.decision.c.act == Act.UNDO.value
_ON_SUBJECT = _ALL.where(or_(schema.decision.c.subject == bindparam("subject"), _IS_UNDOING))
_OF_DOCUMENT = _ALL.where(or_(schema.decision.c.document_id == bindparam("document_id"), _IS_UNDOING))
DECISION_FIELDS = ("act", "subject", "document_id", "content", "decided_by", "note")


def record_decision(  # noqa: PLR0913 (what a decision holds)
    register: Register,
    act: Act,
    subject: str,
    *,
    decided_by: str,
    document_id: str | None = None,
    content: dict[str, Any] | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> Decision:
    """Record a decision, unless somebody else has decided on the same subject in the meantime.

    Args:
        register: The register.
        act: What it does.
        subject: What it is on.
        decided_by: Who decides.
        document_id: The document of a claim that it is on.
        content: What belongs to the act.
        note: Why.
        seen: The number of the newest standing decision on the subject that the person has looked at; None
            if there was none.

    Raises:
        ClashError: If there is another one; it tells both.
        RegisterError: If the database fails.
    """
    row = {
        "act": act.value,
        "subject": subject,
        "document_id": document_id,
        "content": canonical(content or {}),
        "decided_by": decided_by,
        "note": note,
    }
    with register.writing() as writing:
        return decide(writing, row, where=register.name, seen=seen)


def decide(writing: Writing, row: dict[str, Any], *, where: str, seen: int | None) -> Decision:
    """Record a decision in a transaction of the caller, as ``record_decision`` does in its own.

    The same decision of the same person stands once, however often it is made. A person may merge and split
    the same pair or documents several times; what somebody else has merged or split has to be seen first.
    """
    if row["act"] in ON_GROUPS:
        rivals = _find_rivals(writing.connection, row)
        made = next((each for each in rivals if _row_of(each) == row | {"note": each.note}), None)
        if made is not None:
            return made
        if rivals and rivals[-1].number != seen and rivals[-1].decided_by != row["decided_by"]:
            _refuse_clash(rivals[-1], row, where)
    else:
        newest = find_newest_on(writing.connection, row["subject"])
        if newest is not None and newest.number != seen:
            if _row_of(newest) == row | {"note": newest.note}:
                return newest
            _refuse_clash(newest, row, where)
    return _load(writing.connection, write_decision(writing, row))


def write_decision(writing: Writing, row: dict[str, Any]) -> int:
    """Add the row of a decision to the ledger and return its number."""
    content = {"decision": digest(row)}
    if row["document_id"]:
        content["document_id"] = row["document_id"]
    number = writing.chain.append("decision", content)
    writing.connection.execute(insert(schema.decision).values(entry=number, **row))
    return number


def load_decisions(
    connection: Connection, *, entry: int | None = None, subject: str | None = None
) -> list[Decision]:
    """Return all decisions, oldest first, up to an entry; or those on one subject, and all undoings."""
    own = schema.decision.c
    rows = _ALL if subject is None else _ON_SUBJECT
    if entry is not None:
        rows = rows.where(own.entry <= entry)
    return [_decision(row) for row in connection.execute(rows, {"subject": subject}).all()]


def load_decisions_of(connection: Connection, document_id: str) -> list[Decision]:
    """Return the decisions on claims of one document, and all undoings, oldest first."""
    return [_decision(row) for row in connection.execute(_OF_DOCUMENT, {"document_id": document_id}).all()]


def find_newest_on(connection: Connection, subject: str) -> Decision | None:
    """Return the newest decision on a subject that stands, if one does."""
    decisions = load_decisions(connection, subject=subject)
    standing = [each for each in find_standing(decisions) if each.subject == subject]
    return standing[-1] if standing else None


def _find_rivals(connection: Connection, row: dict[str, Any]) -> list[Decision]:
    """Return what stands of merges and splits of the same pair, or of the same documents, oldest first."""
    concerned = {row["subject"], json.loads(row["content"]).get("with")} - {None}
    own = schema.decision.c.act.in_(sorted({*ON_GROUPS, Act.UNDO}))
    decisions = [
        _decision(each) for each in connection.execute(_SELECT.where(own).order_by(schema.decision.c.entry))
    ]
    return [
        each
        for each in find_standing(decisions)
        if each.act in ON_GROUPS and concerned & {each.subject, each.content.get("with")}
    ]


def _refuse_clash(newest: Decision, row: dict[str, Any], where: str) -> None:
    said = canonical(newest.content) if newest.content else ""
    raise ClashError(
        what=f"{newest} {said} stands already; yours, {row['act']} by {row['decided_by']} {row['content']}, "
        "was not recorded",
        where=f"{where}, {row['subject']}",
        remedy=f"Look at it again; to decide over it, say that you have seen it: --seen {newest.number}.",
    )


def _load(connection: Connection, number: int) -> Decision:
    return _decision(connection.execute(_SELECT.where(schema.decision.c.entry == number)).one())


def _row_of(decision: Decision) -> dict[str, Any]:
    return {
        "act": decision.act.value,
        "subject": decision.subject,
        "document_id": decision.document_id,
        "content": canonical(decision.content),
        "decided_by": decision.decided_by,
        "note": decision.note,
    }


def _decision(row: Any) -> Decision:
    return Decision(
        number=row.entry,
        act=Act(row.act),
        subject=row.subject,
        document_id=row.document_id,
        content=json.loads(row.content),
        decided_by=row.decided_by,
        decided_at=row.recorded_at,
        note=row.note,
    )
