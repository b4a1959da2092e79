"""A row of a table that a user keeps, as a page shows it: apart from all that rests on words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.wording import in_words, short_date_in_words

if TYPE_CHECKING:
    from pactwatch.register.sheets import OwnRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRowLine:
    """What a row says, where it stands, and who tied it to words, if anybody did.

    ``address`` is empty unless a browser can open what the row names.
    """

    day: str
    stage: str
    source: str
    quote: str
    note: str
    address: str
    place: str
    tied_by: str
    remark: str


def own_row_line(own: OwnRow) -> OwnRowLine:
    """Return the line of a row."""
    row = own.row
    url = row.url or ""
    return OwnRowLine(
        day=short_date_in_words(row.date),
        stage=in_words("stage", row.stage) if row.stage else "–",
        source=row.source or "",
        quote=row.quote or "",
        note=row.note or "",
        address=url if url.startswith(("https://", "http://")) else "",
        place=f"{own.address}, line {row.line}",
        tied_by=own.tied.decided_by if own.tied else "",
        remark=row.remark or "",
    )
