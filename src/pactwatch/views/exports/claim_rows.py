"""Claims as rows of a table, one each, with all that a reader needs to find and to cite the words."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pactwatch.register.told import ToldEvent
from pactwatch.views.passage import context_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.derived.citing import CitedClaim, CitedDocument
    from pactwatch.register.told import ToldStatement
    from pactwatch.views.exports.links import Links

ClaimRow = dict[str, Any]
"""Text, number or None by the name of each column of the data dictionary."""


def claim_rows(documents: Iterable[CitedDocument], links: Links) -> Iterator[ClaimRow]:
    """Yield a row for each claim, document by document."""
    for cited in documents:
        of_document = _document(cited)
        for claim in cited.claims:
            yield {**_claim(cited, claim, links), **of_document, **_recording(claim)}


def text_sha256(text: str) -> str:
    """Return the hash of a text as any program works it out: of its UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def quote_of(told: ToldEvent | ToldStatement) -> str:
    """Return the exact words of a claim, an ellipsis between passages."""
    return " … ".join(words.exact for words in told.claim.words)


def _claim(cited: CitedDocument, claim: CitedClaim, links: Links) -> ClaimRow:
    told, own = claim.told, claim.told.claim
    sender, receiver = own.sender, own.receiver
    pairs = {tuple(name.split("-")[:2]) for name in claim.arrangements}
    if sender is None and len(pairs) == 1:
        sender, receiver = pairs.pop()
    return {
        "claim": told.claim_id,
        "permalink": links.claim(told.claim_id),
        "kind": own.kind,
        "arrangements": " ".join(claim.arrangements),
        "sender": sender,
        "receiver": receiver,
        "happening": claim.happening_id,
        "type": own.type,
        "modality": own.modality,
        "incident": own.incident,
        "date": own.date,
        **_event_or_statement(told),
        "actor": own.actor,
        "people": own.people,
        "amount": own.amount,
        "currency": own.currency,
        "role": own.role,
        "affiliation": own.affiliation,
        "stance": own.stance,
        "mode": own.mode,
        "channel": own.channel,
        "quote": quote_of(told),
        "offsets": " ".join(f"{words.start}-{words.end}" for words in own.words),
        "context": context_of(cited.document, own.words),
        "decision": told.decision.act.value if told.decision else None,
        "decided_by": told.decision.decided_by if told.decision else None,
        "decided_at": told.decision.decided_at if told.decision else None,
    }


def _event_or_statement(told: ToldEvent | ToldStatement) -> ClaimRow:
    if isinstance(told, ToldEvent):
        return {
            "first_day": told.first.isoformat() if told.first else None,
            "last_day": told.by.isoformat(),
            "counts": told.counts,
            "speaker": "; ".join(sorted(told.speakers)) or None,
        }
    return {
        "first_day": None,
        "last_day": told.said_by.isoformat(),
        "counts": None,
        "speaker": told.claim.speaker,
    }


def _document(cited: CitedDocument) -> ClaimRow:
    source = cited.source
    captures = [seen.sha256 for seen in cited.sightings if seen.address == source.address and seen.sha256]
    return {
        "document": source.document_id,
        "title": source.title,
        "publisher": source.publisher,
        "agencies": "; ".join(cited.document.agencies) or None,
        "published": source.published,
        "language": cited.document.language,
        "address": source.address,
        "origin": source.origin_id,
        "reports": source.report_count,
        "text_sha256": text_sha256(cited.document.text),
        "capture_sha256": captures[0] if captures else None,
    }


def _recording(claim: CitedClaim) -> ClaimRow:
    return {"reader": claim.reader, "recorded_at": claim.recorded_at, "log_entry": claim.entry}
