"""A claim is put on other words: the old one is rejected and a new one entered, both or neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pactwatch.errors import DecisionError
from pactwatch.register.claim import EVENT, Claim
from pactwatch.register.deciding import decide, find_newest_on
from pactwatch.register.decision import Act, Decision
from pactwatch.register.digest import canonical
from pactwatch.register.entering import enter, make_claim
from pactwatch.register.lookup import find_claim, find_document
from pactwatch.register.newest import load_claims_by_id
from pactwatch.register.written_values import EVENT_FIELDS, STATEMENT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.register.store import Register


def reword_claim(  # noqa: PLR0913 (what a person says of a decision)
    register: Register,
    claim_id: str,
    words: Sequence[str],
    changes: Mapping[str, str],
    *,
    by: str,
    note: str | None = None,
    seen: int | None = None,
) -> tuple[Decision, Decision]:
    """Put a claim on other words of its document; return the rejection of the old one and the new entry.

    Args:
        register: The register.
        claim_id: The claim, or the first letters of its id.
        words: The passages that it is to rest on.
        changes: Fields that are to be others as well.
        by: Who decides.
        note: Why.
        seen: The number of the decision on the claim that the person has looked at.

    Raises:
        UnknownError: If there is no such claim.
        DecisionError: If the words do not stand in the text once, or are those that it rests on, or a field
            does not fit.
        ClashError: If somebody else has decided on it since it was looked at.
    """
    with register.writing() as writing:
        row = find_claim(writing.connection, register.name, claim_id)
        (claim,) = load_claims_by_id(writing.connection, [row.claim_id])[row.document_id]
        standing = find_newest_on(writing.connection, claim.claim_id)
        if standing is not None and standing.act is Act.EDIT:
            claim = replace(claim, **standing.content)
        document = find_document(writing.connection, register.name, row.document_id)
        new = make_claim(document, words, _written(claim) | dict(changes))
        if new.words == claim.words:
            raise DecisionError(
                what="these are the words that it rests on already",
                where=f"claim {row.claim_id}",
                remedy="Edit its fields, or give other words.",
            )
        rejection: dict[str, Any] = {
            "act": Act.REJECT.value,
            "subject": row.claim_id,
            "document_id": row.document_id,
            "content": canonical({"instead": new.claim_id}),
            "decided_by": by,
            "note": note,
        }
        rejected = decide(writing, rejection, where=register.name, seen=seen)
        entered = enter(writing, new, {}, by=by, note=note, seen=None, where=register.name)
        return rejected, entered


def _written(claim: Claim) -> dict[str, str]:
    """Return the fields of a claim as a person would write them."""
    names = EVENT_FIELDS if claim.kind == EVENT else STATEMENT_FIELDS
    values = ((name, getattr(claim, name)) for name in names)
    return {name: str(value) for name, value in values if value is not None}
