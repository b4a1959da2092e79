"""What a check of a register found, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from pactwatch.register.verification import Verification

_MOST_FAULTS = 50


def verification_as_text(verification: Verification) -> Iterator[Text]:
    """Yield the verdict, the faults, and what such a check cannot show."""
    from rich.text import Text

    yield Text(
        f"{verification.entry_count:,} entries of the audit log, {verification.document_count:,} documents, "
        f"{verification.claim_count:,} claims, {verification.passage_count:,} passages checked."
    )
    faults = verification.faults
    if faults:
        yield Text(f"{len(faults):,} {'fault' if len(faults) == 1 else 'faults'}:", style="bold red")
        for fault in faults[:_MOST_FAULTS]:
            yield Text(f"  {fault}")
        if len(faults) > _MOST_FAULTS:
            yield Text(f"  and {len(faults) - _MOST_FAULTS:,} more; --json has them all")
    else:
        yield Text("Every hash fits and every claim's words stand in their document.", style="bold green")
    yield Text.assemble("Head of the log: ", (verification.head, "bold"))
    if not verification.is_held_to_a_head:
        yield Text(
            "Not shown by this: whether newer entries were cut off the end of the log, or all of it was made "
            "anew. Keep the head elsewhere and give it next time: pactwatch verify --head HASH.",
            style="dim",
        )
