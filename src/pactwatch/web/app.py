"""The application: every page of the desk under its path, each answer with the same safe headers."""

from __future__ import annotations

import functools
import gc
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from pactwatch.operations.desk import kept_open
from pactwatch.web import api, twins
from pactwatch.web.access import Guard
from pactwatch.web.desk import HERE, Desk
from pactwatch.web.faults import answer_fault, answer_faults
from pactwatch.web.headers import SafeHeaders
from pactwatch.web.memory import Memory
from pactwatch.web.pages import ROUTERS
from pactwatch.web.turns import Turns

_THREADS = 4
"""What is drawn, searched, written and downloaded at once shares one core; what is remembered must not wait
for all of it."""

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pactwatch.web.settings import Settings


def make_app(settings: Settings) -> FastAPI:
    """Return the desk as an application for a server."""

    @asynccontextmanager
    async def while_it_runs(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _THREADS
        # What has been loaded stays: it need not be looked through whenever garbage of pages is collected.
        gc.collect()
        gc.freeze()
        with kept_open(settings.register):
            yield

    app = FastAPI(title="Pactwatch", lifespan=while_it_runs, openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = desk = Desk(settings)
    app.include_router(api.router)
    app.include_router(twins.router)
    app.add_exception_handler(api.NotModifiedError, api.answer_not_modified)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    answer_faults(app, desk)
    app.add_middleware(Turns)
    app.add_middleware(Memory, register=settings.register)
    app.add_middleware(Guard, access=settings.access, show=functools.partial(answer_fault, desk))
    # Outermost of all, so that the page of an unforeseen fault bears the headers too.
    app.middleware_stack = SafeHeaders(app.build_middleware_stack())
    return app
