"""A happening in words: what, how many, how much, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType
from pactwatch.register.figure_kind import FigureKind
from pactwatch.views.money_words import money_in_words
from pactwatch.views.wording import in_words, short_date_in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from pactwatch.register.figure import Figure
    from pactwatch.register.happening import Counts, Happening
    from pactwatch.register.stage_rule import StageFinding
    from pactwatch.register.told import ToldEvent, ToldStatement

_SAID_ONLY = ("denied", "planned", "possible")


def in_time(happenings: Iterable[Happening]) -> list[Happening]:
    """Return happenings in the order of a reader: by the first day of dated ones, else by the last.

    What no report gives any day of comes last.
    """
    return sorted(happenings, key=lambda each: (not has_day(each), each.first or each.by, each.by))


def has_day(happening: Happening) -> bool:
    """Say whether the words, or a report at hand, tell at least a day by which it had happened."""
    if happening.first is not None and happening.date is not None:
        return True
    return not happening.told or any(event.source.published for event in happening.told)


def day_in_words(happening: Happening) -> str:
    """Return when it happened: "5 Jun 2025", or "by 5 May 2026" where only the report has a date.

    Of what is denied, planned or possible, it is the day on which that was said.
    """
    if happening.first is not None and happening.date is not None:
        return short_date_in_words(happening.date)
    if not has_day(happening):
        return "undated"
    day = short_date_in_words(happening.by.isoformat())
    return day if happening.modality in _SAID_ONLY else f"by {day}"


def year_in_words(happening: Happening) -> str:
    """Return the heading that it stands under: "2025", or "Undated"."""
    return str((happening.first or happening.by).year) if has_day(happening) else "Undated"


def what_in_words(happening: Happening) -> str:
    """Return what happened with its figures.

    "Transfer of 7 people", "Agreement, up to 250 people", "Payment, USD 6 million".
    """
    name = in_words("event", happening.type)
    if happening.incident:
        name += f": {in_words('kind', happening.incident)}"
    if happening.people:
        numbers = " or ".join(f"{number:,}" for number in happening.people)
        is_cap = any(event.counts == FigureKind.CAP for event in happening.told)
        how = " of " if happening.type == EventType.TRANSFER else ", up to " if is_cap else ", "
        name += f"{how}{numbers} {'person' if happening.people == (1,) else 'people'}"
    sums = [money_in_words(*each) for each in happening.sums]
    return name + (f", {' or '.join(sums)}" if sums else "")


def again_in_words(happening: Happening) -> str:
    """Return what is told again in other words beside its line: "agreement, summer 2025"."""
    mood = "" if happening.is_done else f", {mood_in_words(happening)}"
    return f"{lower_first(what_in_words(happening))}, {day_in_words(happening)}{mood}"


def lower_first(words: str) -> str:
    """Return words as they stand within a line: "transfer of 7 people", "payment, USD 6 million"."""
    return words[:1].lower() + words[1:]


def figure_in_words(figure: Figure) -> str:
    """Return a figure: "250 people", "USD 7.5 million"."""
    if figure.unit == "people":
        return f"{figure.value:,.0f} {'person' if figure.value == 1 else 'people'}"
    return money_in_words(figure.value, figure.unit)


def mood_in_words(happening: Happening) -> str:
    """Return on whose word it is told: "confirmed by Rwanda", "told as fact", "denied by Uganda"."""
    voices = " and ".join(state_in_words(code) for code in sorted(happening.voices))
    if not voices or happening.modality == "asserted":
        return in_words("modality", happening.modality)
    verb = {"confirmed": "confirmed by", "denied": "denied by"}.get(happening.modality)
    if verb:
        return f"{verb} {voices}"
    # An official who is not named tells it: not yet the word of his state.
    said = "heard from" if happening.modality == "reported" else "says"
    return f"{in_words('modality', happening.modality)}, {said} {voices}"


def counts_in_words(counts: Counts) -> str:
    """Return the three counts: "9 reports, 2 origins, 1 speaker"."""
    parts = ((counts.reports, "report"), (counts.origins, "origin"), (counts.speakers, "speaker"))
    return ", ".join(f"{number:,} {noun if number == 1 else noun + 's'}" for number, noun in parts)


def decided_in_words(told: Iterable[ToldEvent | ToldStatement]) -> str:
    """Return what people have decided on claims: ", edited by ann", or ", entered by ann" of one by hand."""
    decided = {
        f", {in_words('act', each.decision.act)} by {each.decision.decided_by}"
        for each in told
        if each.decision is not None
    }
    return "".join(sorted(decided))


def stage_in_words(finding: StageFinding) -> Text:
    """Return a stage, in the colour of what it means for people who may be sent."""
    from rich.text import Text

    if finding.stage is None:
        return Text("–", style="dim")
    return Text(in_words("stage", finding.stage), style="bold")
