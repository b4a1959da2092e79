"""What people said, found by who said it and how they stand to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from pactwatch.register import schema
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.tallies import Moment, is_said
from pactwatch.register.derived.versions import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pactwatch.register.told import ToldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Which statements are looked for, None for any: part of a speaker's name, whom he speaks for, stance."""

    speaker: str | None = None
    affiliation: str | None = None
    stance: str | None = None

    def fits(self, said: ToldStatement) -> bool:
        """Say whether a statement is one of them, as people have left it."""
        claim = said.claim
        if self.stance not in {None, claim.stance}:
            return False
        if (
            self.affiliation is not None
            and self.affiliation.casefold() != (claim.affiliation or "").casefold()
        ):
            return False
        return self.speaker is None or _plain(self.speaker) in _plain(claim.speaker or "")


def find_sayings(
    connection: Connection, saying: Saying, rows: Sequence[Any] | None = None
) -> dict[str, ToldStatement]:
    """Return statements by claim, on any arrangement or on those of some rows.

    The table narrows them down by the speaker, and the ledger by what readers found; what people have edited
    is looked at whatever it was before.
    """
    own, claim = schema.told_statement, schema.claim.c
    wanted = select(own).join(schema.claim, claim.claim_id == own.c.claim_id)
    wanted = wanted.where(is_known(own, None))
    if rows is not None:
        wanted = wanted.where(or_(*(is_said(row, Moment()) for row in rows)))
    if saying.speaker is not None:
        wanted = wanted.where(own.c.speaker.contains(_plain(saying.speaker), autoescape=True))
    if saying.stance is not None:
        wanted = wanted.where(or_(own.c.decision.is_not(None), claim.stance == saying.stance))
    found = {row.claim_id: row for row in connection.execute(wanted).all()}
    said = Quotes(connection, moment=None, entry=None).statements(list(found.values()))
    return {each.claim_id: each for each in said if saying.fits(each)}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
