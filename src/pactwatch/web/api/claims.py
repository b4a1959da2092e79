"""Claims, documents and words for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from pactwatch import operations, views
from pactwatch.operations import serving
from pactwatch.web.api import models
from pactwatch.web.api.answers import READING
from pactwatch.web.api.cursor import read_cursor, write_cursor
from pactwatch.web.api.parameters import As, Id, OfName, Page
from pactwatch.web.desk import Desk, get_desk

router = APIRouter(tags=["claims"])
_MOST_HITS = 200


@router.get("/claims", responses=READING)
def list_claims(
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: As,
    turn: Page,
    name: OfName = None,
) -> models.ClaimPage:
    """Give the claims that count, each with its exact words, in the order in which they were recorded."""
    place = read_cursor(turn.cursor, (int, str))
    found = serving.list_claims(
        name,
        register=desk.register,
        on=as_of.on,
        known_by=as_of.known_by,
        after=serving.Place(*place) if place else None,
        most=turn.limit,
    )
    more = write_cursor(found.next) if found.next else None
    items = views.claims_as_rows(found.claims, site=site_of(request))
    return models.ClaimPage.model_validate({"items": items, "next": turn.to_next(more)})


@router.get("/claims/{claim_id}", responses=READING)
def get_claim(
    claim_id: Id, request: Request, desk: Annotated[Desk, Depends(get_desk)], as_of: As
) -> models.Claim:
    """Give one claim that counts."""
    claim: models.Claim = models.Claim.model_validate(claim_row(request, desk, claim_id, as_of))
    return claim


def claim_row(request: Request, desk: Desk, claim_id: str, as_of: As) -> dict[str, Any]:
    """Return a claim as plain values."""
    found = serving.get_claim(claim_id, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    (row,) = views.claims_as_rows([found], site=site_of(request))
    return row


@router.get("/documents/{document_id}", responses=READING)
def get_document(
    document_id: Id, request: Request, desk: Annotated[Desk, Depends(get_desk)], as_of: As
) -> models.Document:
    """Give a document with its text, where it was seen, and its claims that count."""
    return models.Document.model_validate(document_row(request, desk, document_id, as_of))


def document_row(request: Request, desk: Desk, document_id: str, as_of: As) -> dict[str, Any]:
    """Return a document as plain values."""
    found = serving.get_document(document_id, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    return views.document_as_row(
        found.document_id, found.document, found.sightings, found.claims, site=site_of(request)
    )


@router.get("/search", responses=READING)
def search(
    desk: Annotated[Desk, Depends(get_desk)],
    query: Annotated[
        str, Query(alias="q", min_length=1, max_length=400, description='Words, and "words together".')
    ],
    limit: Annotated[int, Query(ge=1, le=_MOST_HITS, description="How many at most.")] = 20,
    oldest: Annotated[bool, Query(description="The oldest first.")] = False,  # noqa: FBT002
) -> models.HitList:
    """Find the documents that have all words of a query."""
    found = operations.search(query, register=desk.register, most=limit, oldest=oldest)
    return models.HitList.model_validate({"items": [hit.to_dict() for hit in found]})


def site_of(request: Request) -> str:
    """Return the address under which the desk was asked, for permalinks."""
    return str(request.base_url).rstrip("/")
