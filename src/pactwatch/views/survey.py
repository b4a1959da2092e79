"""A table of every arrangement that a set of reports tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.claims.event import Event, Modality
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from pactwatch.claims.arrangement import Stage
    from pactwatch.claims.reading import Reading
    from pactwatch.documents import Evidence

_SURE = (Modality.CONFIRMED, Modality.ASSERTED)
_GOOD_QUOTE_LENGTHS = range(40, 160)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """One arrangement: where the newest report leaves it, how many reports tell of it, and one quote.

    ``stages`` counts the reports by the stage that each gives, the most frequent first: reports that
    disagree, or were published at different times, stay visible. ``quote`` is the passage of an event
    that says most, from the report at ``address``; None where no report tells of an event.
    """

    sender: str
    receiver: str
    stage: Stage
    stages: dict[str, int]
    report_count: int
    quote: Evidence | None
    address: str | None
    published: str | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "sender": self.sender,
            "receiver": self.receiver,
            "stage": self.stage.value,
            "stages": self.stages,
            "reports": self.report_count,
            "quote": self.quote.to_dict() if self.quote else None,
            "address": self.address,
            "published": self.published,
        }


def survey_rows(readings: Iterable[Reading]) -> tuple[SurveyRow, ...]:
    """Return a row for each arrangement, those of most reports first."""
    told: dict[tuple[str, str], list[tuple[Reading, Stage]]] = {}
    for reading in readings:
        for row in reading.arrangements:
            told.setdefault((row.sender, row.receiver), []).append((reading, row.stage))
    rows = [_row(parties, reports) for parties, reports in told.items()]
    return tuple(sorted(rows, key=lambda row: (-row.report_count, row.sender, row.receiver)))


def _row(parties: tuple[str, str], reports: list[tuple[Reading, Stage]]) -> SurveyRow:
    in_order = sorted(reports, key=lambda item: (_published(item[0]), item[0].document.address))
    counts = Counter(stage.value for _, stage in in_order)
    quotes = [
        (
            _worth(event, reading.document.language[:2]),
            _published(reading),
            reading.document.address,
            event.evidence[0],
        )
        for reading, _ in in_order
        for event in reading.events
        if (event.sender, event.receiver) == parties and event.evidence
    ]
    best = max(quotes, default=None)
    return SurveyRow(
        sender=parties[0],
        receiver=parties[1],
        stage=in_order[-1][1],
        stages=dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        report_count=len(in_order),
        quote=best[3] if best else None,
        address=best[2] if best else None,
        published=(best[1] or None) if best else None,
    )


def _published(reading: Reading) -> str:
    return reading.document.published or ""


def _in_quotation(quote: Evidence) -> str:
    """Return the words of a passage on one line, without the mark that led on from them."""
    return " ".join(quote.exact.split()).rstrip(" ,;:")


def _worth(event: Event, language: str) -> int:
    """Return how much an event's words say to a reader who sees nothing else.

    Whether they name the two states, are sure, and tell date, figures or who did it; words neither short
    nor long.
    """
    words = event.evidence[0].exact
    named = {mention.code for mention in find_states(words, language=language)}
    told = (event.modality in _SURE, event.date, event.people, event.money, event.actor)
    parties = 3 * ((event.receiver in named) + (event.sender in named))
    return sum(bool(part) for part in told) + 2 * (len(words) in _GOOD_QUOTE_LENGTHS) + parties


def survey_as_table(rows: Iterable[SurveyRow]) -> Table:
    """Return the survey as a table for a terminal."""
    from pathlib import PurePath

    from rich import box
    from rich.table import Table
    from rich.text import Text

    from pactwatch.views.wording import date_in_words, in_words, state_in_words

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", expand=True)
    table.add_column("Arrangement", ratio=2)
    table.add_column("Stage", no_wrap=True)
    table.add_column("Reports", justify="right", no_wrap=True)
    table.add_column("In these words", ratio=4)
    for row in rows:
        others = [f"{in_words('stage', s)} {n}" for s, n in row.stages.items() if s != row.stage]
        stage = Text(in_words("stage", row.stage), style="bold")
        if others:
            stage.append("\nalso " + "\n     ".join(others), style="not bold dim")
        words = Text("–")
        if row.quote and row.address:
            source = f"{PurePath(row.address).stem}, {date_in_words(row.published)}"
            words = Text.assemble(f"“{_in_quotation(row.quote)}”", (f"\n{source}", "dim"))
        names = f"{state_in_words(row.sender)} → {state_in_words(row.receiver)}"
        parties = Text.assemble(names, (f"\n{row.sender} → {row.receiver}", "dim"))
        table.add_row(parties, stage, str(row.report_count), words)
    return table
