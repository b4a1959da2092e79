"""Pages are drawn one after another, so that none waits for a core that another one has."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGES = ("/register", "/arrangements/", "/states/", "/speakers/", "/origins/", "/documents/", "/claims/")
_SEARCHES = ("/search",)
_DATA = (".json", ".csv", ".atom")


class Turns:
    """Lets one page be drawn at a time, and two searches be made beside it.

    Threads that draw take the interpreter from each other at every row that they fetch: four at once need
    half as much again for each page. Of a search most is the database's, which leaves the interpreter to
    others, so that two are done sooner than one after another. What is downloaded, written or decided waits
    for no turn. A turn ends as an answer begins, so that nobody waits for a browser that reads slowly.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = ((_PAGES, asyncio.Semaphore(1)), (_SEARCHES, asyncio.Semaphore(2)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        turns = self._turns_of(scope)
        if turns is None:
            await self._app(scope, receive, send)
            return
        async with AsyncExitStack() as turn:
            await turn.enter_async_context(turns)

            async def send_and_go(message: Message) -> None:
                await turn.aclose()
                await send(message)

            await self._app(scope, receive, send_and_go)

    def _turns_of(self, scope: Scope) -> asyncio.Semaphore | None:
        if scope["type"] != "http" or scope["path"].endswith(_DATA):
            return None
        return next((turns for paths, turns in self._turns if scope["path"].startswith(paths)), None)
