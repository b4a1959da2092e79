"""Options that several commands share, and the kinds of values that they take."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click import Context, Parameter

_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
_FIRST_DAY = "-01-01"
_LENGTH_OF_A_DAY = len("2025-05-05")


class EdtfDate(click.ParamType[str]):
    """A day, a month or a year: 2025-05-05, 2025-05, 2025."""

    name = "date"

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> str:
        """Return the date as it was written, if it is one."""
        text = str(value)
        whole = (text + _FIRST_DAY[len(text) - _LENGTH_OF_A_DAY :])[:_LENGTH_OF_A_DAY]
        try:
            date.fromisoformat(whole)
        except ValueError:
            whole = ""
        if not (whole and _DATE.match(text)):
            self.fail(f"{value!r} is no date; write 2025-05-05, 2025-05 or 2025", param, ctx)
        return text


published_option = click.option(
    "--published", type=EdtfDate(), help="Date of publication for reports that bear none: 2025-05-05."
)
model_option = click.option("--model", help="Name of another installed spaCy model for English.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
register_option = click.option(
    "--register",
    envvar="PACTWATCH_REGISTER",
    default="pactwatch.db",
    show_default=True,
    show_envvar=True,
    metavar="PATH|URL",
    help="The register: a file, or postgresql://USER@HOST/NAME.",
)
on_option = click.option(
    "--on", type=EdtfDate(), help="As of the end of this day, month or year, by what happened."
)
known_by_option = click.option(
    "--known-by", type=EdtfDate(), help="By what had been recorded at the end of this day, month or year."
)
