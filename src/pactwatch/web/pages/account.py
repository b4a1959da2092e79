"""One's own account: sessions, password, and tokens for programs."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from pactwatch.errors import AccountError
from pactwatch.web.access import Accounts, Role, Visitor, current_visitor
from pactwatch.web.access.access import cookie_of
from pactwatch.web.access.accounts import LONGEST_TOKEN_DAYS
from pactwatch.web.access.attempts import TooManyError
from pactwatch.web.access.visitor import Means
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()


def _own(desk: Annotated[Desk, Depends(get_desk)]) -> tuple[Accounts, Visitor]:
    """Return the accounts and who is logged in; a program cannot change the account that it acts for.

    Raises:
        HTTPException: If there are no accounts, or a token was sent.
    """
    visitor, accounts = current_visitor(), desk.settings.access.accounts
    if accounts is None or visitor is None or visitor.means is not Means.SESSION:
        raise HTTPException(HTTPStatus.FORBIDDEN, "this takes an account, and somebody who has logged in")
    return accounts, visitor


Own = Annotated[tuple[Accounts, Visitor], Depends(_own)]


@router.get("/account")
def show(desk: Annotated[Desk, Depends(get_desk)]) -> Response:
    """Show who one is here, and what one may do."""
    return desk.answer(_make_page(desk))


@router.post("/account/password")
def change_password(
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    own: Own,
    old: Annotated[str, Form(max_length=2000)] = "",
    new: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Take another password, and end all sessions and tokens of the account."""
    accounts, visitor = own
    address = request.client.host if request.client else ""
    try:
        session = accounts.log_in(visitor.name, old, address=address)
    except TooManyError:
        return desk.answer(_make_page(desk, fault="Too many tries."), status=HTTPStatus.TOO_MANY_REQUESTS)
    if session is None:
        fault = "That is not your present password."
        return desk.answer(_make_page(desk, fault=fault), status=HTTPStatus.BAD_REQUEST)
    try:
        accounts.set_password(visitor.name, new)
    except AccountError as error:
        accounts.end_session(session)
        fault = f"{error.what[:1].upper()}{error.what[1:]}. {error.remedy}"
        return desk.answer(_make_page(desk, fault=fault), status=HTTPStatus.BAD_REQUEST)
    return _logged_out(request)


@router.post("/account/sessions/end")
def end_sessions(request: Request, own: Own) -> Response:
    """Log out everywhere."""
    accounts, visitor = own
    accounts.end_sessions(visitor.name)
    return _logged_out(request)


@router.post("/account/tokens")
def make_token(
    desk: Annotated[Desk, Depends(get_desk)],
    own: Own,
    label: Annotated[str, Form(min_length=1, max_length=100)],
    role: Annotated[Role, Form()],
    days: Annotated[int, Form(ge=1, le=LONGEST_TOKEN_DAYS)],
) -> Response:
    """Make a token, and show it this once."""
    accounts, visitor = own
    token = accounts.make_token(visitor.name, label, role, days=days)
    answer = desk.answer(_make_page(desk, token=token))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/account/tokens/{number}/revoke")
def revoke_token(number: int, own: Own) -> Response:
    """End a token at once."""
    accounts, visitor = own
    accounts.revoke_token(visitor.name, number)
    return RedirectResponse("/account", HTTPStatus.SEE_OTHER)


def _logged_out(request: Request) -> Response:
    answer = RedirectResponse("/log-in", HTTPStatus.SEE_OTHER)
    answer.headers["Set-Cookie"] = cookie_of(None, is_https=request.url.scheme == "https")
    return answer


def _make_page(desk: Desk, *, fault: str = "", token: str = "") -> Page:
    visitor, accounts = current_visitor(), desk.settings.access.accounts
    tokens = accounts.list_tokens(visitor.name) if accounts and visitor else ()
    values = {
        "has_accounts": accounts is not None,
        "roles": [role for role in Role if visitor is not None and visitor.role.includes(role)],
        "tokens": [(each, datetime.fromtimestamp(each.ends_at, UTC).date().isoformat()) for each in tokens],
        "fault": fault,
        "token": token,
    }
    return Page(template="account.html", title="Your account", path="account", values=values, has_as_of=False)
