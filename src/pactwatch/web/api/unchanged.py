"""Answers that a program has already are not given again: ETag and If-None-Match."""

from __future__ import annotations

import hashlib
from importlib import metadata
from typing import Annotated

from fastapi import Depends, Request, Response

from pactwatch.operations.serving import find_head
from pactwatch.web.desk import Desk, get_desk

_LENGTH = 32


class NotModifiedError(Exception):
    """A program has the newest answer already, as ``etag`` says."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def tell_if_unchanged(request: Request, response: Response, desk: Annotated[Desk, Depends(get_desk)]) -> None:
    """Give an answer its ETag, which changes with the register, the question and Pactwatch.

    Raises:
        NotModifiedError: If the request has that ETag already.
    """
    if request.method != "GET":
        return
    made_of = f"{metadata.version('pactwatch')} {find_head(register=desk.register)} {request.url}"
    etag = f'"{hashlib.sha256(made_of.encode()).hexdigest()[:_LENGTH]}"'
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or etag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        raise NotModifiedError(etag)
    response.headers["ETag"] = request.state.etag = etag


def answer_not_modified(_: Request, error: Exception) -> Response:
    """Return the answer without its content."""
    assert isinstance(error, NotModifiedError)  # noqa: S101 (as it is registered for)
    return Response(status_code=304, headers={"ETag": error.etag})
