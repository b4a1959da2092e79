"""The twins of pages on one thing: an arrangement, a document, a claim, a speaker, an origin."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from pactwatch import views
from pactwatch.operations import serving
from pactwatch.operations.desk import MOST_STATEMENTS
from pactwatch.operations.desk import origin as find_origin
from pactwatch.operations.desk import speaker as find_speaker
from pactwatch.views import exports
from pactwatch.web.api.arrangements import dossier_row
from pactwatch.web.api.claims import claim_row, document_row, site_of
from pactwatch.web.api.exports import download
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.twins.answer import Form, answer_json, answer_table
from pactwatch.web.whole import Whole

router = APIRouter()
_Desk = Annotated[Desk, Depends(get_desk)]
_AsOf = Annotated[AsOf, Depends(read_as_of)]


@router.get("/arrangements/{name}.{form}")
def give_arrangement(
    name: str, form: Form, request: Request, desk: _Desk, as_of: _AsOf, whole: Whole = None
) -> Response:
    """Give what is known of an arrangement, or a table of all its claims."""
    if form == "json":
        return answer_json(request, dossier_row(desk, name, as_of, is_whole=whole is not None))
    return download(request, desk, views.Form.CSV, name, as_of)


@router.get("/documents/{document_id}.{form}")
def give_document(document_id: str, form: Form, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give a document with its claims, or a table of these."""
    row = document_row(request, desk, document_id, as_of)
    return answer_json(request, row) if form == "json" else answer_table(request, form, row["claims"])


@router.get("/claims/{claim_id}.{form}")
def give_claim(claim_id: str, form: Form, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give a claim, or a table of it alone."""
    row = claim_row(request, desk, claim_id, as_of)
    return answer_json(request, row) if form == "json" else answer_table(request, form, [row])


@router.get("/origins/{origin_id}.{form}")
def give_origin(origin_id: str, form: Form, request: Request, desk: _Desk, as_of: _AsOf) -> Response:
    """Give the events that the documents of one story tell."""
    story = find_origin(origin_id, register=desk.register, known_by=as_of.known_by).story
    claims = [(each.claim_id, each.source.document_id) for each in story.told]
    return _claims(form, request, desk, as_of, claims)


@router.get("/speakers/{name:path}.json")
def give_speaker(name: str, request: Request, desk: _Desk, as_of: _AsOf, whole: Whole = None) -> Response:
    """Give what somebody said."""
    return _said("json", name, request, desk, as_of, whole)


@router.get("/speakers/{name:path}.csv")
def give_speaker_table(
    name: str, request: Request, desk: _Desk, as_of: _AsOf, whole: Whole = None
) -> Response:
    """Give a table of what somebody said."""
    return _said("csv", name, request, desk, as_of, whole)


def _said(form: str, name: str, request: Request, desk: Desk, as_of: AsOf, whole: Whole) -> Response:
    most = None if whole else MOST_STATEMENTS
    found = find_speaker(name, register=desk.register, on=as_of.on, known_by=as_of.known_by, most=most)
    claims = [(said.claim_id, said.source.document_id) for said, _ in found.speech.statements]
    return _claims(form, request, desk, as_of, claims)


def _claims(form: str, request: Request, desk: Desk, as_of: AsOf, claims: list[tuple[str, str]]) -> Response:
    found = serving.list_claims_by_id(claims, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    return answer_table(request, form, exports.claims_as_rows(found, site=site_of(request)))
