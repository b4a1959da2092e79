"""All arrangements of a register, one row each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.views.happening_words import counts_in_words, stage_in_words
from pactwatch.views.wording import at_start, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table
    from rich.text import Text

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.stage_rule import SideFinding, StageFinding


def arrangement_as_row(arrangement: Arrangement) -> dict[str, Any]:
    """Return where an arrangement stands as plain values."""
    counts = arrangement.counts
    return {
        "arrangement": arrangement.name,
        "sender": arrangement.sender,
        "receiver": arrangement.receiver,
        "begins": arrangement.begins.isoformat() if arrangement.begins else None,
        **stage_as_row(arrangement.stage),
        "sides": [side_as_row(side) for side in arrangement.sides],
        "counts": counts._asdict(),
        "newest": arrangement.newest,
    }


def stage_as_row(finding: StageFinding) -> dict[str, Any]:
    """Return a stage with its rule and the claims that give it."""
    return {
        "stage": finding.stage.value if finding.stage else None,
        "rule": finding.rule,
        "claims": [claim_id for each in finding.rests_on for claim_id in each.claim_ids],
        "denied": [claim_id for each in finding.denied for claim_id in each.claim_ids],
    }


def side_as_row(side: SideFinding) -> dict[str, Any]:
    """Return where one party puts it."""
    return {
        "party": side.party,
        **stage_as_row(side.finding),
        "denies": side.denies.type if side.denies else None,
    }


def arrangements_as_table(arrangements: Iterable[Arrangement]) -> Table:
    """Return all arrangements as a table for a terminal of 80 columns or more."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    table.add_column("Arrangement", ratio=5)
    table.add_column("Stage", no_wrap=True)
    table.add_column("Each side", ratio=3)
    table.add_column("Rests on", no_wrap=True)
    for each in arrangements:
        names = f"{at_start(state_in_words(each.sender))} → {state_in_words(each.receiver)}"
        stage = stage_in_words(each.stage)
        if each.stage.is_disputed:
            stage.append("\ndisputed", style="not bold red")
        sides = Text("\n").join(_side(side) for side in each.sides)
        reports, speakers = counts_in_words(each.counts).rsplit(", ", 1)
        rests_on = f"{reports}\n{speakers}"
        table.add_row(Text.assemble(names, (f"\n{each.name}", "dim")), stage, sides, rests_on)
    return table


def _side(side: SideFinding) -> Text:
    from rich.text import Text

    words = Text.assemble((f"{side.party} ", "dim"), stage_in_words(side.finding))
    return words.append(", denies" if side.denies else "", style="red")
