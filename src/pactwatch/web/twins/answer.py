"""The data of a page, as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from fastapi import Request
from starlette.responses import JSONResponse, Response

from pactwatch.views import exports

Form = Literal["json", "csv"]
_CSV = exports.Form.CSV.media_type


def answer_table(
    request: Request,
    form: str,
    rows: Iterable[dict[str, Any]],
    columns: Sequence[str] | None = None,
    **about: Any,
) -> Response:
    """Return rows under ``items``, beside what else there is to say; or as a table, with the same columns.

    Args:
        request: What is answered.
        form: ``json`` or ``csv``.
        rows: The rows, by column.
        columns: The columns of the table; None for those of claims.
        about: What JSON says beside the rows.
    """
    if form == "json":
        return answer_json(request, {**about, "items": list(rows)})
    table = b"".join(exports.csv_lines(rows, columns))
    return Response(table, media_type=_CSV, headers={"ETag": request.state.etag})


def answer_json(request: Request, value: Any) -> Response:
    """Return plain values."""
    return JSONResponse(value, headers={"ETag": request.state.etag})
