"""Claims and their documents for a program, each claim with its words one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.views.exports.claim_rows import claim_rows, text_sha256
from pactwatch.views.exports.links import Links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.document import StoredDocument


def claims_as_rows(claims: Iterable[CitedDocument], *, site: str | None = None) -> list[dict[str, Any]]:
    """Return claims as the tables of exports have them, and the words of each with their offsets."""
    rows = []
    for cited in claims:
        for claim, row in zip(cited.claims, claim_rows([cited], Links(site)), strict=True):
            words = claim.told.claim.words
            rows.append(row | {"words": [{"start": p.start, "end": p.end, "exact": p.exact} for p in words]})
    return rows


def document_as_row(
    document_id: str,
    document: StoredDocument,
    sightings: Sequence[dict[str, Any]],
    claims: Iterable[CitedDocument],
    *,
    site: str | None = None,
) -> dict[str, Any]:
    """Return a document with its text, the places where it was seen, and its claims."""
    return {
        "document": document_id,
        **document.to_dict(),
        "text_sha256": text_sha256(document.text),
        "sightings": list(sightings),
        "claims": claims_as_rows(claims, site=site),
    }
