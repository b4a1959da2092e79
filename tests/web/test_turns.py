"""Who waits for whom, where several pages are asked for at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from pactwatch.web.turns import Turns

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send


class Drawing:
    """An application that takes its time, and knows how many answers it was making at once."""

    def __init__(self) -> None:
        self.now, self.most = 0, 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def ask(app: Turns, path: str, send: Any) -> None:
    """Ask an application for a path."""

    async def receive() -> Message:
        return {"type": "http.request"}

    await app({"type": "http", "method": "GET", "path": path}, receive, send)


async def take(message: Message) -> None:
    """Take an answer at once."""
    del message


def most_at_once(*paths: str) -> int:
    """Return how many answers were made at once when these paths were asked for together."""
    drawing = Drawing()

    async def ask_all() -> None:
        app = Turns(drawing)
        await asyncio.gather(*(ask(app, path, take) for path in paths))

    asyncio.run(ask_all())
    return drawing.most


def test_pages_are_drawn_one_after_another() -> None:
    """Whatever they are of: they share one core."""
    assert most_at_once("/claims/3f9c21ab", "/arrangements/US-RW", "/register") == 1


def test_two_searches_are_made_beside_a_page() -> None:
    """A search for frequent words takes long, and most of that is the database's."""
    assert most_at_once("/search", "/search", "/search", "/states/RW", "/states/UG") == 3


def test_what_is_downloaded_waits_for_no_page() -> None:
    """Nor does a page wait for a table of all claims."""
    assert most_at_once("/arrangements/US-RW.csv", "/api/v1/exports/xlsx", "/states/RW") == 3


def test_nobody_waits_for_a_browser_that_reads_slowly() -> None:
    """The turn of a page is over once it is drawn."""

    async def ask_both() -> None:
        app, is_read = Turns(Drawing()), asyncio.Event()

        async def read_slowly(message: Message) -> None:
            del message
            await is_read.wait()

        slow = asyncio.create_task(ask(app, "/states/RW", read_slowly))
        await asyncio.sleep(0)
        await asyncio.wait_for(ask(app, "/states/UG", take), timeout=5)
        is_read.set()
        await slow

    asyncio.run(ask_both())
