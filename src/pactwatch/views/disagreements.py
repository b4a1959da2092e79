"""Where sides or reports differ, both quotes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.register.disagreement import status_of
from pactwatch.register.happening import best_told
from pactwatch.views.hanging import Hanging
from pactwatch.views.notes import Note
from pactwatch.views.wording import (
    at_start,
    date_in_words,
    in_words,
    short_address,
    short_date_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from pactwatch.register.disagreement import Disagreement, Position
    from pactwatch.views.notes import Notes

_LABEL = 20


def disagreement_as_row(disagreement: Disagreement) -> dict[str, Any]:
    """Return a disagreement as plain values, with the claims of each position."""
    return {
        "disagreement": disagreement.disagreement_id,
        "arrangement": disagreement.arrangement,
        "kind": disagreement.kind.value,
        "subject": disagreement.subject,
        "since": disagreement.since.isoformat(),
        "open": disagreement.is_open,
        "positions": [
            {
                "says": position.value,
                "since": position.since.isoformat(),
                "claims": [event.claim_id for event in position.told],
                "words": [Note(number=0, told=event).words for event in best_told(position.told)[:1]],
            }
            for position in disagreement.positions
        ],
    }


def disagreements_as_text(disagreements: Iterable[Disagreement]) -> Iterator[RenderableType]:
    """Yield the disagreements of a register, by arrangement, each with the words of both positions."""
    from rich.text import Text

    arrangement = None
    for each in disagreements:
        if each.arrangement != arrangement:
            if arrangement is not None:
                yield Text()
            arrangement = each.arrangement
            sender, receiver = each.arrangement.split("-")[:2]
            names = f"{at_start(state_in_words(sender))} → {state_in_words(receiver)}"
            yield Text.assemble((names, "bold"), (f"  {arrangement}", "dim"))
        yield from disagreement_lines(each, None, width=_LABEL)


def disagreement_lines(
    disagreement: Disagreement, notes: Notes | None, *, width: int
) -> Iterator[RenderableType]:
    """Yield what is disagreed on, and a line for each position with its words."""
    from rich.text import Text

    is_open = disagreement.is_open
    status = (status_of(is_open=is_open), "red" if is_open else "dim")
    since = f" · since {date_in_words(disagreement.since.isoformat())}"
    kind = f" · {in_words('disagreement', disagreement.kind)}"
    number = (f"  {disagreement.disagreement_id}", "dim")
    head = Text.assemble((subject_in_words(disagreement), "bold"), kind, since, " · ", status, number)
    yield Hanging(Text("≠", style="dim"), head, width)
    for position in disagreement.positions:
        day = short_date_in_words(position.since.isoformat())
        yield Hanging(Text(f"  {day}", style="dim"), _position(position, notes), width)


def subject_in_words(disagreement: Disagreement) -> str:
    """Return what is disagreed on: "Signing", "Cap, 2025"."""
    first, *rest = disagreement.subject.split(", ")
    group = "figure" if disagreement.kind == "figure" else "event"
    rest = [part if part.isupper() or part == "people" else date_in_words(part) for part in rest]
    days = [part for part in rest if disagreement.kind in {"figure", "date"}]
    return ", ".join([in_words(group, first), *days])


def _position(position: Position, notes: Notes | None) -> Text:
    from rich.text import Text

    best = best_told(position.told)[0]
    words = Text.assemble((who_in_words(position.value), "bold"), f": “{Note(number=0, told=best).words}”")
    if notes is not None:
        words.append(f" [{notes.number(best)}]", style="dim")
    else:
        source = best.source.title or short_address(best.source.address)
        words.append(f"\n{source} · {date_in_words(best.source.published)}", style="dim")
    return words


def who_in_words(value: str) -> str:
    """Return who holds a position, or what it is: "denied by Uganda", "13 April 2022"."""
    head, separator, codes = value.rpartition(" by ")
    if not separator or not all(code.isupper() for code in codes.split("+")):
        return date_in_words(value)
    return f"{head} by {' and '.join(state_in_words(code) for code in codes.split('+'))}"
