"""A person's words become a decision: what it is on is looked up, and values are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.errors import DecisionError, UnknownError
from pactwatch.register import schema
from pactwatch.register.arrangement import ArrangementName
from pactwatch.register.asking import get_arrangements
from pactwatch.register.days import days_of
from pactwatch.register.deciding import find_newest_on, load_decisions, record_decision
from pactwatch.register.decision import ON_CLAIMS, Act, Decision, find_standing
from pactwatch.register.digest import ID_LENGTH
from pactwatch.register.lookup import find_claim
from pactwatch.register.written_values import read_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from pactwatch.register.store import Register

_ACTS = tuple(act for act in Act if act is not Act.ENTER)


def review(  # noqa: PLR0913 (what a person may say of a decision)
    register: Register,
    act: str,
    subject: str,
    *,
    by: str,
    other: str | None = None,
    changes: Mapping[str, str] | None = None,
    on: str | None = None,
    note: str | None = None,
    seen: int | None = None,
) -> Decision:
    """Record what a person decides.

    ``accept``, ``reject`` and ``edit`` take the id of a claim, or its first letters; ``merge`` two runs
    (``AU-NR-2012``, ``AU-NR-2025``) or two documents of one story; ``split`` a pair and the day on which
    a new run begins, or a document that stands for itself; ``undo`` the number of a decision.

    Raises:
        DecisionError: If it does not fit.
        UnknownError: If there is no such claim, document, arrangement or decision.
        ClashError: If somebody else has decided on it since it was looked at.
    """
    if act not in _ACTS:
        what, remedy = f"no decision is called {act!r}", f"Use one of: {', '.join(_ACTS)}."
        raise DecisionError(what=what, where=register.name, remedy=remedy)
    wanted = Act(act)
    document_id, content = None, {}
    if wanted in ON_CLAIMS:
        with register.reading() as connection:
            row = find_claim(connection, register.name, subject)
            if wanted is Act.EDIT:
                content = _edited(connection, row, changes or {}, seen)
        subject, document_id = row.claim_id, row.document_id
    elif wanted is Act.UNDO:
        _check_undo(register, subject)
    elif "-" in subject:
        subject, content = _runs(register, wanted, subject, other=other, on=on)
    else:
        subject, content = _stories(register, wanted, subject, other=other)
    return record_decision(
        register,
        wanted,
        subject,
        decided_by=by,
        document_id=document_id,
        content=content,
        note=note,
        seen=seen,
    )


def _edited(
    connection: Connection, claim: Any, changes: Mapping[str, str], seen: int | None
) -> dict[str, Any]:
    """Return the fields that an edit sets, with those of an edit that the person has seen and goes on from.

    Raises:
        DecisionError: If none is set, or one does not fit.
    """
    where = f"edit of claim {claim.claim_id}"
    if not changes:
        raise DecisionError(what="it changes nothing", where=where, remedy="Set a field: --set date=2025-08.")
    values = read_values(changes, kind=claim.kind, where=where)
    newest = find_newest_on(connection, claim.claim_id)
    if newest is not None and newest.number == seen and newest.act is Act.EDIT:
        return newest.content | values
    return values


def _check_undo(register: Register, number: str) -> None:
    with register.reading() as connection:
        decisions = load_decisions(connection)
    standing = {str(each.number) for each in find_standing(decisions)}
    undoings = {str(each.number) for each in decisions if each.act is Act.UNDO}
    if number not in standing | undoings:
        raise UnknownError(
            what="no decision of this number stands",
            where=f"{register.name}, decision {number}",
            remedy="`pactwatch review --log` lists the decisions.",
        )


def _runs(
    register: Register, act: Act, name: str, *, other: str | None, on: str | None
) -> tuple[str, dict[str, Any]]:
    pair = ArrangementName.parse(name)
    subject = f"{pair.sender}-{pair.receiver}"
    if act is Act.SPLIT:
        bounds = days_of(on)
        if bounds is None:
            raise DecisionError(
                what="it is not said when the new run begins",
                where=name,
                remedy="Give the day: --on 2025-08-29.",
            )
        return subject, {"on": bounds.first.isoformat()}
    runs = [get_arrangements(register, each, most=0)[0] for each in (name, other or name)]
    if runs[0].name == runs[1].name:
        raise DecisionError(
            what="two runs of one pair are needed", where=name, remedy="Write: merge AU-NR-2012 AU-NR-2025."
        )
    begins = sorted(run.begins for run in runs if run.begins is not None)
    if len(begins) != len(runs) or (runs[0].sender, runs[0].receiver) != (runs[1].sender, runs[1].receiver):
        raise DecisionError(
            what="these are not two runs of one pair", where=name, remedy="Give two runs of the same pair."
        )
    return subject, {"after": begins[0].isoformat(), "until": begins[1].isoformat()}


def _stories(
    register: Register, act: Act, document_id: str, *, other: str | None
) -> tuple[str, dict[str, Any]]:
    wanted = [document_id, *([other] if other else [])]
    if act is Act.MERGE and len(set(wanted)) != len(("one", "other")):
        raise DecisionError(
            what="two documents are needed", where=document_id, remedy="Write: merge DOCUMENT DOCUMENT."
        )
    with register.reading() as connection:
        known = select(schema.document.c.document_id).where(schema.document.c.document_id.in_(wanted))
        missing = set(wanted) - set(connection.execute(known).scalars())
    if missing:
        raise UnknownError(
            what="the register has no such document",
            where=f"{register.name}, {', '.join(sorted(missing))}",
            remedy=f"Give ids of documents, {ID_LENGTH} letters; `pactwatch show --json` has them.",
        )
    return document_id, ({"with": other} if act is Act.MERGE else {})
