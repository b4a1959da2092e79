"""Which answers a route can give beside the one that is asked for."""

from __future__ import annotations

from typing import Any

from pactwatch.web.api.models import Problem

_MEANINGS = {
    400: "A date, a cursor or a text is not understood.",
    401: "Log in, or send a token.",
    403: "The role does not allow it.",
    404: "The register has nothing of this name.",
    413: "The text is too long.",
    421: "The desk is reached by a name that is not its own.",
    422: "A parameter is not understood.",
    500: "A fault of Pactwatch.",
    503: "The register cannot be read at the moment.",
}
Answers = dict[int | str, dict[str, Any]]
_ALWAYS = (400, 401, 403, 404, 421, 422, 500, 503)


def problems(*more: int) -> Answers:
    """Return the problems that every route can answer with, and some more."""
    return {
        status: {"model": Problem, "description": _MEANINGS[status]} for status in sorted({*_ALWAYS, *more})
    }


READING: Answers = problems() | {304: {"description": "The program has this answer already (If-None-Match)."}}
