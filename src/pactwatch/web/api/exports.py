"""Exports as downloads."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Annotated, Literal

from fastapi import APIRouter, Depends, Request
from starlette.background import BackgroundTask
from starlette.responses import StreamingResponse

from pactwatch import operations, views
from pactwatch.operations.export_log import log_export
from pactwatch.web.access import current_visitor
from pactwatch.web.api.answers import READING, Answers
from pactwatch.web.api.claims import site_of
from pactwatch.web.api.parameters import As, Name, OfName
from pactwatch.web.desk import Desk, get_desk

router = APIRouter(tags=["exports"])
_CHUNK_BYTES = 1 << 16
_MARKDOWN = views.Form.BRIEF
_FILES: Answers = {
    200: {
        "description": "The file.",
        "content": {form.media_type.partition(";")[0]: {} for form in views.Form if form is not _MARKDOWN},
    }
}
_BRIEF: Answers = {200: {"description": "The brief.", "content": {"text/markdown": {}}}}


@router.get("/exports/with-names/{form}", responses={**READING, **_FILES}, response_class=StreamingResponse)
def export_with_names(
    form: Literal["csv", "xlsx", "parquet", "jsonld", "json", "zip"],
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: As,
    name: OfName = None,
) -> StreamingResponse:
    """Give the same to an editor, with the names of people who are moved."""
    return download(request, desk, views.Form(form), name, as_of, has_names=True)


@router.get("/exports/{form}", responses={**READING, **_FILES}, response_class=StreamingResponse)
def export(
    form: Literal["csv", "xlsx", "parquet", "jsonld", "json", "zip"],
    request: Request,
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: As,
    name: OfName = None,
) -> StreamingResponse:
    """Give what the register holds, of one arrangement or of all, as a file.

    Names of people who are moved are withheld. An evidence pack holds whole texts; where these have such
    names, it is refused.
    """
    return download(request, desk, views.Form(form), name, as_of)


@router.get("/arrangements/{name}/brief", responses={**READING, **_BRIEF}, response_class=StreamingResponse)
def give_brief(
    name: Name, request: Request, desk: Annotated[Desk, Depends(get_desk)], as_of: As
) -> StreamingResponse:
    """Give a brief on one arrangement, in Markdown, with footnotes to the exact words."""
    return download(request, desk, views.Form.BRIEF, name, as_of)


@router.get(
    "/arrangements/{name}/brief/with-names",
    responses={**READING, **_BRIEF},
    response_class=StreamingResponse,
)
def give_brief_with_names(
    name: Name, request: Request, desk: Annotated[Desk, Depends(get_desk)], as_of: As
) -> StreamingResponse:
    """Give the same to an editor, with the names of people who are moved."""
    return download(request, desk, views.Form.BRIEF, name, as_of, has_names=True)


def download(
    request: Request, desk: Desk, form: views.Form, name: str | None, as_of: As, *, has_names: bool = False
) -> StreamingResponse:
    """Return an export as a download, and write down who took it."""
    visitor = current_visitor()
    file = TemporaryFile()  # noqa: SIM115 (closed once it was sent)
    try:
        exported = operations.export(
            file,
            name,
            register=desk.register,
            form=form,
            on=as_of.on,
            known_by=as_of.known_by,
            site=site_of(request),
            has_names=has_names,
        )
        log_export(
            desk.register,
            exported,
            by=visitor.name if visitor else None,
            form=form,
            arrangement=name,
            on=as_of.on,
            known_by=as_of.known_by,
            with_names=has_names,
        )
    except BaseException:
        file.close()
        raise
    file_name = f"pactwatch-{name.upper()}" if name else "pactwatch"
    return StreamingResponse(
        _chunks(file),
        media_type=form.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name}.{form}"',
            "ETag": request.state.etag,
        },
        background=BackgroundTask(file.close),
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk
