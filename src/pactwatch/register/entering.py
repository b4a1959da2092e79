"""A person enters a claim by hand, with the words of a document that it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from pactwatch.errors import DecisionError
from pactwatch.register import schema
from pactwatch.register.arrangement import ArrangementName
from pactwatch.register.claim import EVENT, STATEMENT, Claim, Passage
from pactwatch.register.deciding import decide, find_newest_on
from pactwatch.register.decision import Act, Decision
from pactwatch.register.delivery import Delivery
from pactwatch.register.digest import canonical
from pactwatch.register.ledger import keep_claim, record_delivery
from pactwatch.register.lookup import find_document
from pactwatch.register.sheets import find_own_row
from pactwatch.register.written_values import read_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.sheet import SheetRow
    from pactwatch.register.store import Register, Writing

_SHOWN = 60
_OPENING = tuple('“"«„‘')
_EVENT_OF_STAGE = {"operating": "started"}
"""The event that leaves an arrangement at a stage, where they are not called the same."""
_OF_AN_EVENT = frozenset({"type", "sender", "receiver", "arrangement", "modality"})


def enter_claim(  # noqa: PLR0913 (what a person says of a claim)
    register: Register,
    document: str | Delivery,
    words: Sequence[str],
    fields: Mapping[str, str],
    *,
    by: str,
    note: str | None = None,
    seen: int | None = None,
    row: str | None = None,
) -> Decision:
    """Record a claim that a person has read in a document, and return the decision that says so.

    If a reader has found the same claim, it is accepted. What was entered or accepted already stays as it
    is. Like any other decision, this one can be undone, and the claim no longer counts.

    Args:
        register: The register.
        document: A document of the register by its id or the first letters of it; or a report, which is
            recorded with the claim if it is not there yet.
        words: The passages that the claim rests on, as they stand in the text.
        fields: What it says, as an edit would set it; ``arrangement`` (``US-RW``) stands for both parties.
        by: Who enters it.
        note: Why.
        seen: The number of a decision on the same claim that the person has looked at.
        row: A row of a user's table by its id or the first letters of it, which the claim ties to words; it
            gives the fields that are not said, and its quote the words.

    Raises:
        DecisionError: If the words do not stand in the text, or stand there more than once, or a field does
            not fit.
        UnknownError: If there is no such document, or it was withdrawn.
        ClashError: If somebody has decided against this claim.
    """
    with register.writing() as writing:
        if isinstance(document, Delivery):
            _keep_report(writing, document)
            document = document.document.document_id
        content = {}
        if row is not None:
            own = find_own_row(writing.connection, register.name, row).row
            words, fields = words or [own.quote or ""], _fields_of(own) | dict(fields)
            content = {"row": own.row_id}
        claim = make_claim(find_document(writing.connection, register.name, document), words, fields)
        return enter(writing, claim, content, by=by, note=note, seen=seen, where=register.name)


def enter(  # noqa: PLR0913 (what a person says of a claim)
    writing: Writing,
    claim: Claim,
    content: dict[str, str],
    *,
    by: str,
    note: str | None,
    seen: int | None,
    where: str,
) -> Decision:
    """Enter a claim in a transaction of the caller, as ``enter_claim`` does in its own."""
    standing = find_newest_on(writing.connection, claim.claim_id)
    if standing is not None and standing.act in {Act.ENTER, Act.ACCEPT}:
        if content.items() <= standing.content.items():
            return standing
        seen = standing.number
    _check_topic(writing.connection, claim)
    act = Act.ACCEPT if _is_found_by_reader(writing.connection, claim.claim_id) else Act.ENTER
    decision = decide(
        writing,
        {
            "act": act.value,
            "subject": claim.claim_id,
            "document_id": claim.document_id,
            "content": canonical(content),
            "decided_by": by,
            "note": note,
        },
        where=where,
        seen=seen,
    )
    keep_claim(writing.connection, claim, decision.number)
    return decision


def _fields_of(row: SheetRow) -> dict[str, str]:
    """Return what a row of a user's table says of an event."""
    said = {
        "sender": row.sender,
        "receiver": row.receiver,
        "date": row.date,
        "type": _EVENT_OF_STAGE.get(row.stage or "", row.stage),
    }
    return {name: value for name, value in said.items() if value}


def _keep_report(writing: Writing, delivery: Delivery) -> None:
    own = schema.document.c.document_id == delivery.document.document_id
    if writing.connection.execute(select(schema.document.c.entry).where(own)).first() is None:
        record_delivery(writing, delivery, is_wanted=True)


def make_claim(document: Any, words: Sequence[str], fields: Mapping[str, str]) -> Claim:
    """Return the claim that a person reads in a document.

    Raises:
        DecisionError: If its words do not stand there once, or a field does not fit.
    """
    where = f"document {document.document_id}"
    written = dict(fields)
    kind = EVENT if _OF_AN_EVENT & set(written) else STATEMENT
    if "arrangement" in written:
        pair = ArrangementName.parse(written.pop("arrangement"))
        written |= {"sender": pair.sender, "receiver": pair.receiver}
    values = read_values(written, kind=kind, where=where)
    if kind == EVENT:
        values.setdefault("modality", "asserted")
        needed: tuple[str, ...] = ("type", "sender", "receiver", "modality")
    else:
        values = {"affiliation": "other", "stance": "states"} | values
        needed = ("speaker", "affiliation", "stance")
    if missing := [name for name in needed if values.get(name) is None]:
        raise DecisionError(
            what=f"it is not said what these are: {', '.join(missing)}",
            where=where,
            remedy="Write --set type=signed --set arrangement=US-RW; for a statement, --set speaker=NAME.",
        )
    if not words:
        raise DecisionError(
            what="it is not said which words it rests on",
            where=where,
            remedy="Give the words of the report that say it.",
        )
    part = "evidence" if kind == EVENT else "content"
    passages = tuple(
        Passage(part, position, start, end, document.text[start:end])
        for position, (start, end) in enumerate(_find_words(document.text, each, where) for each in words)
    )
    if kind == STATEMENT:
        values["mode"] = _mode(document.text, passages)
    return Claim(document_id=document.document_id, kind=kind, passages=passages, **({"date": None} | values))


def _find_words(text: str, words: str, where: str) -> tuple[int, int]:
    """Return where words stand; the ends of lines between them do not matter.

    Raises:
        DecisionError: If they stand nowhere, or at several places.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    if len(found) == 1:
        return found[0]
    shown = repr(words if len(words) <= _SHOWN else words[:_SHOWN] + "…")
    if not found:
        raise DecisionError(
            what=f"the words {shown} do not stand in its text",
            where=where,
            remedy="Copy them from the report to the letter, quotation marks and accents too.",
        )
    raise DecisionError(
        what=f"the words {shown} stand in its text {len(found)} times",
        where=where,
        remedy="Give more of the words around them, so that they stand there once.",
    )


def _mode(text: str, passages: Sequence[Passage]) -> str:
    """Return whether what was said stands in quotation marks."""
    first = passages[0].start
    is_quoted = text[first : first + 1] in _OPENING or text[first - 1 : first] in _OPENING
    return "direct" if first and is_quoted else "indirect"


def _check_topic(connection: Connection, claim: Claim) -> None:
    """Refuse a statement in a document without an event, as nothing says which arrangement it is on.

    Raises:
        DecisionError: If there is no event.
    """
    events = select(schema.claim.c.claim_id).filter_by(document_id=claim.document_id, kind=EVENT)
    if claim.kind == STATEMENT and connection.execute(events.limit(1)).first() is None:
        raise DecisionError(
            what="this document tells of no arrangement yet that the statement could be on",
            where=f"document {claim.document_id}",
            remedy="Enter the event that it tells first: --set type=talks --set arrangement=US-RW.",
        )


def _is_found_by_reader(connection: Connection, claim_id: str) -> bool:
    found = select(schema.reading_claim.c.reading).filter_by(claim_id=claim_id)
    return connection.execute(found.limit(1)).first() is not None
