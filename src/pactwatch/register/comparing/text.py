"""Everything that a text says is compared with a register, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.register.claim import EVENT
from pactwatch.register.comparing.events import check_event
from pactwatch.register.comparing.sayings import check_statement
from pactwatch.register.comparing.verdict import Checked
from pactwatch.register.days import last_day
from pactwatch.register.derived.quoting import Quotes
from pactwatch.register.derived.refresh import refresh_if_possible
from pactwatch.register.told import Source, tell_event

if TYPE_CHECKING:
    from datetime import date

    from pactwatch.register.delivery import Delivery
    from pactwatch.register.store import Register


def check_text(register: Register, delivery: Delivery, *, today: date) -> tuple[Checked, ...]:
    """Return each claim of a text with what a register has on it; nothing is recorded.

    Args:
        register: The register.
        delivery: The text, read.
        today: What is told without a date had happened by this day, if the text bears no date.
    """
    refresh_if_possible(register)
    source = Source(
        document_id=delivery.document.document_id,
        title=None,
        published=delivery.document.published,
        published_by=last_day(delivery.document.published) or today,
        origin_id=delivery.document.document_id,
    )
    events = [claim for claim in delivery.claims if claim.kind == EVENT]
    statements = [claim for claim in delivery.claims if claim.kind != EVENT]
    checked = []
    with register.reading() as connection:
        quotes = Quotes(connection, moment=None, entry=None)
        for claim in delivery.claims:
            if claim.kind == EVENT:
                findings = check_event(connection, quotes, tell_event(claim, source, statements))
            else:
                findings = check_statement(connection, quotes, claim, events)
            checked.append(Checked(claim=claim, findings=findings))
    return tuple(sorted(checked, key=lambda each: (each.claim.words[0].start, each.claim.kind)))
