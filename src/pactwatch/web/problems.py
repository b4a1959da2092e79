"""What a program hears when something cannot be answered: a problem as RFC 9457 has it."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

MEDIA_TYPE = "application/problem+json"
_ENDINGS = (".json", ".csv", ".atom")


def is_for_programs(request: Request) -> bool:
    """Say whether whoever asks reads data rather than pages."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(_ENDINGS) or "authorization" in request.headers


def answer_problem(status: int, detail: str, **more: Any) -> Response:
    """Return a problem: what kind of thing went wrong, and what it was this time."""
    title = HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": int(status), "detail": detail, **more}
    return Response(json.dumps(problem, ensure_ascii=False), status, media_type=MEDIA_TYPE)
