"""Logging in and out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from pactwatch.web.access.access import cookie_of, session_of
from pactwatch.web.access.attempts import TooManyError
from pactwatch.web.access.same_origin import safe_next
from pactwatch.web.access.visitor import current_visitor
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()
_MINUTE = 60


@router.get("/log-in")
def show(desk: Annotated[Desk, Depends(get_desk)], next: str = "/") -> Response:  # noqa: A002 (as in the URL)
    """Show the form; whoever is known already goes on."""
    if desk.settings.access.accounts is None or current_visitor() is not None:
        return RedirectResponse(safe_next(next), HTTPStatus.SEE_OTHER)
    return desk.answer(_make_page(safe_next(next)))


@router.post("/log-in")
def log_in(
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002 (as in the form)
) -> Response:
    """Begin a session under a new secret, and go on to the page that was wanted."""
    accounts = desk.settings.access.accounts
    if accounts is None:
        return RedirectResponse("/", HTTPStatus.SEE_OTHER)
    wanted = safe_next(next)
    try:
        session = accounts.log_in(name, password, address=request.client.host if request.client else "")
    except TooManyError as error:
        minutes = int(error.wait // _MINUTE) + 1
        said = f"Too many tries. Try again in {minutes} minute{'s' if minutes > 1 else ''}."
        answer = desk.answer(_make_page(wanted, said=said), status=HTTPStatus.TOO_MANY_REQUESTS)
        answer.headers["Retry-After"] = str(int(error.wait) + 1)
        return answer
    if session is None:
        said = "This name and this password do not belong together."
        return desk.answer(_make_page(wanted, name=name, said=said), status=HTTPStatus.UNAUTHORIZED)
    gone = session_of(request.headers)
    if gone:
        accounts.end_session(gone)
    return _go(wanted, session, request)


@router.post("/log-out")
def log_out(request: Request, desk: Annotated[Desk, Depends(get_desk)]) -> Response:
    """End the session, here and in the browser."""
    session = session_of(request.headers)
    if desk.settings.access.accounts is not None and session:
        desk.settings.access.accounts.end_session(session)
    answer = _go("/log-in", None, request)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _go(to: str, session: str | None, request: Request) -> Response:
    answer = RedirectResponse(to, HTTPStatus.SEE_OTHER)
    answer.headers["Set-Cookie"] = cookie_of(session, is_https=request.url.scheme == "https")
    return answer


def _make_page(wanted: str, *, name: str = "", said: str = "") -> Page:
    values = {"wanted": wanted, "name": name, "said": said}
    return Page(template="log_in.html", title="Log in", path="log-in", values=values, has_as_of=False)
