"""The application: every page of the desk under its path, each answer with the same safe headers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from pactwatch.web import api, twins
from pactwatch.web.access import Guard
from pactwatch.web.desk import HERE, Desk
from pactwatch.web.faults import answer_fault, answer_faults
from pactwatch.web.headers import SafeHeaders
from pactwatch.web.memory import Memory
from pactwatch.web.pages import ROUTERS

if TYPE_CHECKING:
    from pactwatch.web.settings import Settings


def make_app(settings: Settings) -> FastAPI:
    """Return the desk as an application for a server."""
    app = FastAPI(title="Pactwatch", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = desk = Desk(settings)
    app.include_router(api.router)
    app.include_router(twins.router)
    app.add_exception_handler(api.NotModifiedError, api.answer_not_modified)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    answer_faults(app, desk)
    app.add_middleware(Memory, register=settings.register)
    app.add_middleware(Guard, access=settings.access, show=functools.partial(answer_fault, desk))
    # Outermost of all, so that the page of an unforeseen fault bears the headers too.
    app.middleware_stack = SafeHeaders(app.build_middleware_stack())
    return app
