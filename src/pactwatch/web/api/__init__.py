"""The API: what the pages show, for programs, under ``/api/v1``."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.openapi.utils import get_openapi
from starlette.responses import JSONResponse

from pactwatch.web.api import arrangements, check, claims, exports
from pactwatch.web.api.unchanged import NotModifiedError, answer_not_modified, tell_if_unchanged
from pactwatch.web.problems import MEDIA_TYPE

__all__ = ["NotModifiedError", "answer_not_modified", "describe", "router"]

_ROOT = "/api/v1"
router = APIRouter(prefix=_ROOT, dependencies=[Depends(tell_if_unchanged)])
for part in (arrangements, claims, check, exports):
    router.include_router(part.router)


@router.get("/openapi.json", include_in_schema=False)
def give_description() -> JSONResponse:
    """Give the description of the API."""
    return JSONResponse(describe())


@cache
def describe() -> dict[str, Any]:
    """Return the API as OpenAPI 3.1 has it."""
    description = get_openapi(
        title="Pactwatch",
        version=metadata.version("pactwatch"),
        summary="Where arrangements to send migrants to third countries stand, and in which words.",
        description="Lists have pages: follow `next`, or the header Link. Send the ETag of an answer back "
        "as If-None-Match to be told if it is still the newest. Problems are those of RFC 9457.",
        routes=router.routes,
    )
    for path in description["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if status.startswith(("4", "5")) and "content" in answer:
                    answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
    description["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    description["security"] = [{}, {"token": []}]
    return description
