"""Arrangements, and documents that were found, as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.searching import Hit
    from pactwatch.views.exports.links import Links

ARRANGEMENT_COLUMNS = tuple(
    """arrangement permalink sender receiver stage disputed sender_stage receiver_stage begins reports origins
    speakers newest""".split()
)
HIT_COLUMNS = tuple("document permalink title published address start end context arrangements".split())


def arrangement_table_row(arrangement: Arrangement, links: Links) -> dict[str, Any]:
    """Return where an arrangement stands, in one row."""
    sender, receiver = (side.finding.stage for side in arrangement.sides)
    stage = arrangement.stage.stage
    return {
        "arrangement": arrangement.name,
        "permalink": links.arrangement(arrangement.name),
        "sender": arrangement.sender,
        "receiver": arrangement.receiver,
        "stage": stage.value if stage else None,
        "disputed": "yes" if arrangement.stage.is_disputed else "no",
        "sender_stage": sender.value if sender else None,
        "receiver_stage": receiver.value if receiver else None,
        "begins": arrangement.begins.isoformat() if arrangement.begins else None,
        **arrangement.counts._asdict(),
        "newest": arrangement.newest,
    }


def hit_table_row(hit: Hit, links: Links) -> dict[str, Any]:
    """Return a document that was found, in one row."""
    row = hit.to_dict()
    arrangements = " ".join(row["arrangements"])
    return row | {"permalink": links.document(hit.document_id), "arrangements": arrangements}
