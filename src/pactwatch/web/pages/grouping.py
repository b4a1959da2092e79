"""Editors say which runs are one arrangement, and which reports tell one story; each can be taken back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query
from starlette.responses import RedirectResponse, Response

from pactwatch import operations, views
from pactwatch.errors import ClashError, DecisionError, UnknownError
from pactwatch.operations.asking import list_
from pactwatch.operations.reviewing import list_decisions
from pactwatch.web.decider import current_decider
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page
from pactwatch.web.taking_back import take_back

router = APIRouter()
_SUBJECT = r"^([A-Za-z]{2}-[A-Za-z]{2}(-[0-9]{4}(-[0-9])?)?|[0-9a-f]{20})?$"
_DAY = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
_LONGEST_NOTE = 1000
_NOTHING = {"subject": "", "other": "", "on": "", "note": ""}
Subject = Annotated[str, Query(pattern=_SUBJECT)]


@router.get("/grouping")
def show(desk: Annotated[Desk, Depends(get_desk)], *, subject: Subject = "", done: bool = False) -> Response:
    """Show the forms, filled for one run or document, and what stands."""
    return desk.answer(_make_page(desk, {**_NOTHING, "subject": subject}, is_done=done))


@router.post("/grouping")
def decide(
    desk: Annotated[Desk, Depends(get_desk)],
    act: Annotated[Literal["merge", "split"], Form()],
    subject: Annotated[str, Form(max_length=100)],
    other: Annotated[str, Form(max_length=100)] = "",
    on: Annotated[str, Form(pattern=_DAY)] = "",
    note: Annotated[str, Form(max_length=_LONGEST_NOTE)] = "",
) -> Response:
    """Record a merge or a split."""
    given = {"subject": subject.strip(), "other": other.strip(), "on": on, "note": note.strip()}
    try:
        operations.review(
            act,
            given["subject"],
            register=desk.register,
            by=current_decider().name,
            other=given["other"] or None,
            on=on or None,
            note=given["note"] or None,
        )
    except (DecisionError, UnknownError) as error:
        fault = f"{error.what[:1].upper()}{error.what[1:]}."
        return desk.answer(_make_page(desk, given, fault=fault), status=HTTPStatus.BAD_REQUEST)
    except ClashError as error:
        fault = f"Yours is not recorded: {error.what}. What stands is listed below."
        return desk.answer(_make_page(desk, given, fault=fault), status=HTTPStatus.CONFLICT)
    return RedirectResponse("/grouping?done=true", HTTPStatus.SEE_OTHER)


@router.post("/grouping/{number}/undo")
def undo(number: int, desk: Annotated[Desk, Depends(get_desk)]) -> Response:
    """Take a merge or a split back."""
    take_back([number], register=desk.register)
    return RedirectResponse("/grouping?done=true", HTTPStatus.SEE_OTHER)


def _make_page(desk: Desk, given: dict[str, str], *, fault: str = "", is_done: bool = False) -> Page:
    lines = views.grouping_page(list_decisions(register=desk.register))
    choices = views.group_choices(list_(register=desk.register), given["subject"])
    return Page(
        template="grouping.html",
        title="Merge and split",
        path="grouping",
        values={"lines": lines, "choices": choices, "given": given, "fault": fault, "is_done": is_done},
        here="review",
        has_as_of=False,
    )
