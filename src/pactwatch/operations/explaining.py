"""One claim is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from pactwatch.claims.reading import Reading
from pactwatch.documents import Unreadable
from pactwatch.errors import ClaimError
from pactwatch.operations.reading import read
from pactwatch.views import Explanation, NumberedClaims

if TYPE_CHECKING:
    from collections.abc import Iterator


def explain(
    address: str,
    claim: str,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    model: str | None = None,
) -> Explanation:
    """Return one claim of a report, with the steps that made it.

    Args:
        address: The file of one report, or ``-`` for ``stdin``.
        claim: Its number as ``read`` prints it: ``A1``, ``E3`` or ``S2``.
        published: EDTF date of publication, if the report bears none.
        stdin: Where ``-`` is read from.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Raises:
        DocumentError: If the report cannot be read.
        ClaimError: If no claim has this number, or the address holds several reports.
    """
    reading = _only(read([address], published=published, stdin=stdin, model=model), address)
    found = NumberedClaims.of(reading).get(claim, address=address)
    return Explanation(number=claim.upper(), document=reading.document, claim=found)


def _only(outcomes: Iterator[object], address: str) -> Reading:
    readings = []
    for outcome in outcomes:
        if isinstance(outcome, Unreadable):
            raise outcome.error
        if isinstance(outcome, Reading):
            readings.append(outcome)
    if len(readings) != 1:
        raise ClaimError(
            what=f"it holds {len(readings)} reports, not one",
            where=address,
            remedy="Give the file of one report.",
        )
    return readings[0]
