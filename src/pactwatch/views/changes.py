"""What became known since a day, by arrangement."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pactwatch.register.happening import best_told
from pactwatch.views.hanging import Hanging
from pactwatch.views.happening_words import (
    counts_in_words,
    day_in_words,
    mood_in_words,
    what_in_words,
)
from pactwatch.views.notes import Note
from pactwatch.views.terminal import MODALITY_STYLE
from pactwatch.views.wording import at_start, in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from pactwatch.register.changes import Change
    from pactwatch.register.happening import Happening

_LABEL = 20


def changes_as_text(changes: Iterable[Change]) -> Iterator[RenderableType]:
    """Yield what changed, each arrangement under its name."""
    from rich.text import Text

    is_block = False
    for number, (name, group) in enumerate(groupby(changes, key=lambda change: change.arrangement)):
        own = list(group)
        sender, receiver = name.split("-")[:2]
        heading = Text.assemble(
            (f"{at_start(state_in_words(sender))} → {state_in_words(receiver)}", "bold"), (f"  {name}", "dim")
        )
        if [change.kind for change in own] == ["new"]:
            # Of a register that was just filled, all are new: one line each.
            if is_block:
                yield Text()
            yield Hanging(Text("New", style="dim"), heading.append("  ").append_text(_moved(own[0])), _LABEL)
            is_block = False
            continue
        if number:
            yield Text()
        is_block = True
        yield heading
        for change in own:
            if change.happening is not None:
                label = Text(day_in_words(change.happening))
                yield Hanging(label, _told(change.happening), _LABEL)
            else:
                yield Hanging(Text(_label(change), style="dim"), _moved(change), _LABEL)


def _label(change: Change) -> str:
    if change.kind == "side" and change.subject:
        return state_in_words(change.subject)
    return {"stage": "Stage", "new": "New", "gone": "Gone", "disagreement": "Disagreement"}[change.kind]


def _moved(change: Change) -> Text:
    from rich.text import Text

    if change.kind == "disagreement":
        return Text.assemble(
            f"{change.subject}: ", (change.after or "", "red" if change.after == "open" else "")
        )
    before, after = (in_words("stage", each) if each else "–" for each in (change.before, change.after))
    if change.kind in {"new", "gone"}:
        return Text(after if change.kind == "new" else "nothing is told of it any longer", style="bold")
    return Text.assemble(f"{before} → ", (after, "bold"))


def _told(happening: Happening) -> Text:
    from rich.text import Text

    best = best_told(happening.told)[0]
    return Text.assemble(
        (what_in_words(happening), "bold"),
        " · ",
        (mood_in_words(happening), MODALITY_STYLE[happening.modality]),
        (f" · {counts_in_words(happening.counts)}", "dim"),
        f"\n“{Note(number=0, told=best).words}”",
    )
