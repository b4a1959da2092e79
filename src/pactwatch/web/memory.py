"""Pages that were drawn are remembered for as long as nothing is written to the register."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from starlette.datastructures import Headers
from starlette.status import HTTP_200_OK, HTTP_304_NOT_MODIFIED

from pactwatch.errors import PactwatchError
from pactwatch.operations.desk import stamp
from pactwatch.web.access import current_visitor

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATHS = (
    "/register",
    "/arrangements/",
    "/states/",
    "/speakers/",
    "/origins/",
    "/documents/",
    "/claims/",
    "/api/v1/",
)
_FRONT = "/"
_LONGEST_PAGE, _MOST_BYTES = 1 << 20, 64 << 20
_PACKING = 3
"""Packing more takes longer than it saves on the way.

Only pages are packed that bear no secret of a form, as what is packed can be guessed at by its length."""
_HEADER_BYTES = 2000
RawHeaders = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A whole page, kept in few bytes, as most browsers can read it."""

    headers: RawHeaders
    packed: bytes

    @classmethod
    def of(cls, headers: RawHeaders, body: bytes) -> Self:
        """Pack a page once; the time of packing is left out, so that the same page is the same bytes."""
        own = [each for each in headers if each[0] != b"content-length"]
        return cls(own, gzip.compress(body, _PACKING, mtime=0))

    def __len__(self) -> int:
        """Return about how many bytes it takes to keep."""
        return len(self.packed) + _HEADER_BYTES

    async def send(self, send: Send, *, is_packed: bool) -> None:
        body = self.packed if is_packed else gzip.decompress(self.packed)
        headers = [*self.headers, (b"content-length", str(len(body)).encode())]
        headers += [(b"content-encoding", b"gzip")] if is_packed else []
        await send({"type": "http.response.start", "status": HTTP_200_OK, "headers": headers})
        await send({"type": "http.response.body", "body": body})


class Memory:
    """Answers a request for a page as it did before, if neither the register nor the visitor is another.

    Each answer bears an ETag; a browser that has the page already is told so. Whatever is written to the
    register, by this process or by others, makes all pages be drawn anew.
    """

    def __init__(self, app: ASGIApp, register: str) -> None:
        self._app, self._register = app, register
        self._pages: OrderedDict[str, _Answer] = OrderedDict()
        self._byte_count = 0
        self._lock = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_page(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        try:
            key = self._key(scope, headers)
        except PactwatchError:
            await self._app(scope, receive, send)
            return
        tag = f'W/"{key}"'
        known = self._recall(key)
        if known is not None and _tag_of(known) in headers.get("if-none-match", ""):
            tagged = _tagged([], _tag_of(known))
            await send({"type": "http.response.start", "status": HTTP_304_NOT_MODIFIED, "headers": tagged})
            await send({"type": "http.response.body", "body": b""})
        elif known is not None:
            await known.send(send, is_packed=_can_unpack(headers))
        else:
            await self._app(scope, receive, self._remembering(key, tag, send, is_packed=_can_unpack(headers)))

    def _key(self, scope: Scope, headers: Headers) -> str:
        visitor = current_visitor()
        parts = [stamp(self._register), scope["path"], scope["query_string"].decode("latin-1"), repr(visitor)]
        # Data has permalinks to the host that was asked.
        parts += [headers.get("accept", ""), scope["scheme"], headers.get("host", "")]
        if scope["path"] == _FRONT:
            parts += [headers.get("cookie", ""), datetime.now(UTC).date().isoformat()]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]

    def _recall(self, key: str) -> _Answer | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def _remembering(self, key: str, tag: str, send: Send, *, is_packed: bool) -> Send:
        """Return how to send an answer on, and to remember it if it is a whole page."""
        start: Message | None = None

        async def remember(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and message["status"] == HTTP_200_OK:
                start = message
                return
            if start is None:
                await send(message)
                return
            begun, start = start, None
            body = message.get("body", b"")
            if message.get("more_body", False) or len(body) > _LONGEST_PAGE:
                await send(begun)
                await send(message)
                return
            answer = _Answer.of(_tagged(begun["headers"], tag), body)
            self._keep(key, answer)
            await answer.send(send, is_packed=is_packed)

        return remember

    def _keep(self, key: str, answer: _Answer) -> None:
        with self._lock:
            if key in self._pages:  # drawn twice at once
                return
            self._pages[key] = answer
            self._byte_count += len(answer)
            while self._byte_count > _MOST_BYTES:
                _, oldest = self._pages.popitem(last=False)
                self._byte_count -= len(oldest)


def _is_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    return path == _FRONT or path.startswith(_PATHS)


def _tag_of(answer: _Answer) -> str:
    return next(value for name, value in answer.headers if name == b"etag").decode()


def _tagged(headers: RawHeaders, tag: str) -> RawHeaders:
    has_tag = any(name == b"etag" for name, _ in headers)
    return [
        *headers,
        *([] if has_tag else [(b"etag", tag.encode())]),
        (b"vary", b"Cookie, Accept, Accept-Encoding"),
    ]


def _can_unpack(headers: Headers) -> bool:
    return "gzip" in headers.get("accept-encoding", "")
