"""One document: its text with every passage marked that a claim rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.records import document_record, find_furniture
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


@router.get("/documents/{document_id}")
def show(
    document_id: str,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
) -> HTMLResponse:
    """Show one document with its claims."""
    return desk.answer(make_page(desk, document_id, as_of))


def make_page(desk: Desk, document_id: str, as_of: AsOf) -> Page:
    """Return the page of a document."""
    record = document_record(document_id, register=desk.register, on=as_of.on, known_by=as_of.known_by)
    own = views.document_page(record)
    return Page(
        template="document.html",
        title=own.source.title,
        path=f"documents/{own.document_id}",
        values={"own": own, "furniture": find_furniture(record)},
        as_of=as_of,
    )
