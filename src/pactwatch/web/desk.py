"""The desk: draws pages with its templates, for a browser or for a site of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from pactwatch import views
from pactwatch.web.access import current_visitor, may
from pactwatch.web.access.guard import FORM_TOKEN
from pactwatch.web.as_of import last_day_of
from pactwatch.web.links import Links
from pactwatch.web.navigation import NAVIGATION
from pactwatch.web.twin_links import find_downloads, find_twins
from pactwatch.web.whole import IS_WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.web.page import Page
    from pactwatch.web.settings import Settings

HERE = Path(__file__).parent


class Desk:
    """What all routes share: the settings, and the templates with their wordings."""

    def __init__(self, settings: Settings, *, finalize: Callable[[object], object] | None = None) -> None:
        """Make a desk; each value that a template puts on a page goes through ``finalize`` first."""
        self.settings = settings
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            auto_reload=False,  # they change with the program alone, and a look at each takes time
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=finalize,
        )
        self._templates.globals.update(
            at_start=views.at_start,
            lower_first=views.lower_first,
            is_whole=IS_WHOLE,
            in_words=views.in_words,
            state_in_words=views.state_in_words,
            affiliation_in_words=views.affiliation_in_words,
            date_in_words=views.date_in_words,
            short_date_in_words=views.short_date_in_words,
            counts_in_words=views.counts_in_words,
            day_of=_day_of,
            form_token_field=FORM_TOKEN,
            may_open=_may_open,
            visitor=current_visitor,
            navigation=NAVIGATION,
            now_links=Links(),
        )

    @property
    def register(self) -> str:
        """Where the register is."""
        return self.settings.register

    def draw(self, page: Page, *, links: Links | None = None, **values: Any) -> str:
        """Return a page as HTML; links lead to the pages of a desk unless others are given."""
        template = self._templates.get_template(page.template)
        own = links or Links(page.as_of)
        twins = list(find_twins(page, own)) if links is None else []
        downloads = list(find_downloads(page, own)) if links is None else []
        return template.render(
            page=page, links=own, twins=twins, downloads=downloads, **values, **page.values
        )

    def answer(self, page: Page, *, status: int = 200) -> HTMLResponse:
        """Return a page as the answer to a request."""
        return HTMLResponse(self.draw(page), status_code=status)


async def get_desk(request: Request) -> Desk:
    """Return the desk that a request has come to; as a coroutine, as it need not wait for a thread."""
    desk: Desk = request.app.state.desk
    return desk


def _may_open(path: str) -> bool:
    """Say whether whoever asks may open a page, so that others are not offered it."""
    visitor = current_visitor()
    return visitor is None or may(visitor, "GET", path)


def _day_of(text: str | None) -> str:
    """Return what a date field shows of a day, month or year."""
    return last_day_of(text).isoformat() if text else ""
