"""Nothing reaches a route of the desk before this: who asks, whether they may, and whether they meant to."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pactwatch.web.access.policy import find_methods, find_rule, may
from pactwatch.web.access.same_origin import SAFE_METHODS, is_own
from pactwatch.web.access.visitor import Means, Visitor, set_visitor
from pactwatch.web.problems import answer_problem, is_for_programs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pactwatch.web.access.access import Access

LARGEST_BODY = 2_000_000
FORM_TOKEN = "form-token"  # noqa: S105 (the name of a field)
_FORM = "application/x-www-form-urlencoded"
Show = Callable[[int, str], Response]


class Guard:
    """Lets through what the policy allows, and answers everything else itself.

    Args:
        app: What is guarded.
        access: Who may come in.
        show: Draws a page that says what went wrong.
    """

    def __init__(self, app: ASGIApp, access: Access, show: Show) -> None:
        self._app = app
        self._access = access
        self._show = show

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        set_visitor(None)
        request = Request(scope, receive)
        answer, receive = await self._look_at(request, receive)
        if answer is not None:
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _look_at(self, request: Request, receive: Receive) -> tuple[Response | None, Receive]:
        """Return the answer to a request that goes no further, or None, and where its body is read from."""
        if self._access.is_misdirected(request.headers):
            return self._misdirected(request), receive
        if self._access.accounts is None:
            visitor = self._access.find_visitor(request.headers)
        else:
            visitor = await run_in_threadpool(self._access.find_visitor, request.headers)
        set_visitor(visitor)
        if not may(visitor, request.method, request.url.path):
            return self._refuse(request, visitor), receive
        if request.method in SAFE_METHODS:
            return None, receive
        body = await _read_body(request)
        if body is None:
            return self._say(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE), receive
        if not _is_meant(request, visitor, body):
            return self._say(request, HTTPStatus.FORBIDDEN, _NOT_MEANT), receive
        return None, _replay(body, receive)

    def _refuse(self, request: Request, visitor: Visitor | None) -> Response:
        """Answer somebody who may not: one who is unknown hears the same of what is there and what is not."""
        if visitor is None:
            if request.method in SAFE_METHODS and not is_for_programs(request):
                wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
                return RedirectResponse(f"/log-in?{urlencode({'next': wanted})}", HTTPStatus.SEE_OTHER)
            answer = self._say(request, HTTPStatus.UNAUTHORIZED, "log in, or send a token")
            answer.headers["WWW-Authenticate"] = "Bearer"
            return answer
        rule = find_rule(request.method, request.url.path)
        if rule is None or rule.role is None:
            return self._refuse_method(request)
        what = f"this takes a {rule.role}, and {visitor.name} is a {visitor.role} here"
        return self._say(request, HTTPStatus.FORBIDDEN, what)

    def _refuse_method(self, request: Request) -> Response:
        """Answer somebody known who asks for what the table does not have."""
        methods = find_methods(request.url.path)
        if not methods:
            return self._say(request, HTTPStatus.NOT_FOUND, "there is no such page")
        answer = self._say(request, HTTPStatus.METHOD_NOT_ALLOWED, f"this takes {' or '.join(methods)}")
        answer.headers["Allow"] = ", ".join(methods)
        return answer

    def _say(self, request: Request, status: HTTPStatus, what: str) -> Response:
        if not is_for_programs(request):
            return self._show(status, what)
        return answer_problem(status, what)

    @staticmethod
    def _misdirected(request: Request) -> Response:
        if is_for_programs(request):
            return answer_problem(HTTPStatus.MISDIRECTED_REQUEST, _MISDIRECTED)
        return Response(_MISDIRECTED, HTTPStatus.MISDIRECTED_REQUEST, media_type="text/plain")


_TOO_LARGE = f"a request has at most {LARGEST_BODY:,} bytes"
_NOT_MEANT = "this was sent by a page that is not of this desk, so nothing was done; open the page again"
_MISDIRECTED = (
    "This desk is for the machine that it runs on: open http://localhost and its port there.\n"
    "To reach it by another name or through a proxy, start it with accounts: pactwatch serve --log-in.\n"
)


def _is_meant(request: Request, visitor: Visitor | None, body: bytes) -> bool:
    """Say whether whoever sends an unsafe request knows of it."""
    if visitor is not None and visitor.means is Means.TOKEN:
        return True
    token = request.headers.get("x-form-token") or _field(request, body)
    return is_own(request.headers, form_token=visitor.form_token if visitor else "", sent_token=token)


def _field(request: Request, body: bytes) -> str | None:
    if not request.headers.get("content-type", "").startswith(_FORM):
        return None
    values = parse_qs(body.decode("utf-8", "replace"), max_num_fields=1000).get(FORM_TOKEN)
    return values[0] if values else None


async def _read_body(request: Request) -> bytes | None:
    """Return the body of a request, or None if it is too large; a larger one is not read to its end."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    """Return where a body is read from that was read before."""
    is_given = False

    async def again() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
