"""What a reader sees when a page cannot be shown: what went wrong, and nothing of the machine."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from pactwatch.errors import PactwatchError, RegisterError, UnknownError
from pactwatch.web.headers import HEADERS
from pactwatch.web.links import Links
from pactwatch.web.page import Page
from pactwatch.web.problems import answer_problem, is_for_programs

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response

    from pactwatch.web.desk import Desk

_TITLES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Not understood",
    HTTPStatus.FORBIDDEN: "Not open to you",
    HTTPStatus.NOT_FOUND: "Nothing is here",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something broke",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not at the moment",
}
_LOG = logging.getLogger(__name__)


def answer_fault(desk: Desk, status: int, what: str, *, now: str = "") -> Response:
    """Return the page that says what went wrong; ``now`` is the same page without a day in its address."""
    title = _TITLES.get(status, HTTPStatus(status).phrase)
    values = {"status": status, "what": what, "now": now}
    page = Page(template="fault.html", title=title, path="", values=values, has_as_of=False)
    return desk.answer(page, status=status)


def _as_of_now(request: Request) -> str:
    """Return the address that was asked for without the days in it; nothing if it has none."""
    days = {"on", "known-by"}
    if request.method not in {"GET", "HEAD"} or not days & set(request.query_params):
        return ""
    state = [(name, value) for name, value in request.query_params.multi_items() if name not in days]
    return Links().page(request.url.path.lstrip("/"), state)


def answer_faults(app: FastAPI, desk: Desk) -> None:  # noqa: C901 (a handler for each kind of error)
    """Let an app answer every error with a page."""

    def show(request: Request, status: int, what: str, **more: Any) -> Response:
        if is_for_programs(request):
            return answer_problem(status, what, **more)
        return answer_fault(desk, status, what, now=_as_of_now(request))

    def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 (as it is registered for)
        what = str(error.detail)
        if error.status_code == HTTPStatus.NOT_FOUND and what == HTTPStatus.NOT_FOUND.phrase:
            what = "there is no such page"
        answer = show(request, error.status_code, what)
        answer.headers.update(error.headers or {})
        return answer

    def on_pactwatch(request: Request, error: Exception) -> Response:
        assert isinstance(error, PactwatchError)  # noqa: S101 (as it is registered for)
        if isinstance(error, UnknownError):
            return show(request, HTTPStatus.NOT_FOUND, error.what)
        if isinstance(error, RegisterError):
            _LOG.error("the register cannot be used: %s", error.what)
            return show(request, HTTPStatus.SERVICE_UNAVAILABLE, "the register cannot be read at the moment")
        return show(request, HTTPStatus.BAD_REQUEST, error.what)

    def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 (as it is registered for)
        names = ", ".join(sorted({str(each["loc"][-1]) for each in error.errors()}))
        what = f"the request is not understood: {names}"
        if not is_for_programs(request):
            return show(request, HTTPStatus.BAD_REQUEST, what)
        errors = [f"{each['loc'][-1]}: {each['msg']}" for each in error.errors()]
        return show(request, HTTPStatus.UNPROCESSABLE_ENTITY, what, errors=errors)

    def on_anything(request: Request, error: Exception) -> Response:
        _LOG.error("a page failed: %s", type(error).__name__, exc_info=error)
        what = "this is a fault of Pactwatch, and it was logged"
        answer = show(request, HTTPStatus.INTERNAL_SERVER_ERROR, what)
        answer.headers.update(HEADERS)  # what fails is answered outside all that adds headers
        return answer

    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(PactwatchError, on_pactwatch)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(Exception, on_anything)
