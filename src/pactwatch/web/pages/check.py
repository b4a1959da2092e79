"""A paragraph is checked against the register."""

from __future__ import annotations

from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import HTMLResponse

from pactwatch import operations
from pactwatch.errors import DocumentError
from pactwatch.operations.checking import LONGEST_TEXT
from pactwatch.web.as_of import AsOf, read_as_of
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()
_AT_ONCE = BoundedSemaphore(1)
"""Reading takes all of a core; pages of others must not wait for a text of one."""


@router.get("/check")
def show(
    desk: Annotated[Desk, Depends(get_desk)], as_of: Annotated[AsOf, Depends(read_as_of)]
) -> HTMLResponse:
    """Show the form."""
    return desk.answer(_make_page(as_of))


@router.post("/check")
def check(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
) -> HTMLResponse:
    """Show what the register has on each sentence; nothing is recorded."""
    try:
        with _AT_ONCE:
            checked = operations.check(text, register=desk.register, published=published or None)
    except DocumentError as error:
        fault = f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}"
        page = _make_page(as_of, text=text[:LONGEST_TEXT], published=published, fault=fault)
        return desk.answer(page, status=HTTPStatus.BAD_REQUEST)
    return desk.answer(_make_page(as_of, text=text, published=published, checked=checked))


def _make_page(
    as_of: AsOf, *, text: str = "", published: str = "", fault: str = "", checked: object = None
) -> Page:
    values = {
        "text": text,
        "published": published,
        "fault": fault,
        "checked": checked,
        "longest": LONGEST_TEXT,
    }
    return Page(
        template="check.html",
        title="Check a text",
        path="check",
        values=values,
        as_of=as_of,
        here="check",
        has_as_of=False,
    )
