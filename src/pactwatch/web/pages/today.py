"""What became known since the reader last looked, and what is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Cookie, Depends
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.operations.desk import today
from pactwatch.web.as_of import AsOf, read_as_of, read_date
from pactwatch.web.desk import Desk, get_desk
from pactwatch.web.page import Page

router = APIRouter()
_COOKIE = "pactwatch-looked"
_A_WEEK = timedelta(days=7)
_A_YEAR_SECONDS = 365 * 24 * 3600


@router.get("/")
def show(
    desk: Annotated[Desk, Depends(get_desk)],
    as_of: Annotated[AsOf, Depends(read_as_of)],
    since: str | None = None,
    looked: Annotated[str | None, Cookie(alias=_COOKIE)] = None,
) -> HTMLResponse:
    """Show what became known since a day: the one asked for, that of the last look, or a week ago."""
    now = datetime.now(UTC).date()
    last, mark = _last_look(looked, now)
    asked = read_date(since)
    answer = desk.answer(
        make_page(desk, as_of, since=asked or last or (now - _A_WEEK).isoformat(), asked=asked)
    )
    answer.set_cookie(_COOKIE, mark, max_age=_A_YEAR_SECONDS, httponly=True, samesite="lax")
    return answer


def _last_look(cookie: str | None, now: date) -> tuple[str | None, str]:
    """Return the day of the last look before this day, and the cookie that says so tomorrow.

    The cookie has the day of the look before and that of the newest: ``2026-11-20.2026-11-25``.
    """
    before, _, newest = (cookie or "").partition(".")
    try:
        days = [date.fromisoformat(each).isoformat() if each else None for each in (before, newest)]
    except ValueError:
        days = [None, None]
    last = days[0] if days[1] == now.isoformat() else days[1]
    return last, f"{last or ''}.{now.isoformat()}"


def make_page(desk: Desk, as_of: AsOf, *, since: str, asked: str | None = None) -> Page:
    """Return the page of what became known after the end of a day."""
    found = today(since, register=desk.register, until=as_of.known_by)
    return Page(
        template="today.html",
        title="What changed",
        path="",
        values={
            "own": views.today_page(found.news, found.contested, found.documents),
            "since": since,
            "found": found,
        },
        state=(("since", asked),) if asked else (),
        as_of=as_of,
        here="today",
    )
