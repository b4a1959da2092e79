"""What happened to one arrangement, each happening with the words that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.register.happening import best_told
from pactwatch.views.hanging import Hanging
from pactwatch.views.happening_words import (
    counts_in_words,
    day_in_words,
    decided_in_words,
    in_time,
    mood_in_words,
    what_in_words,
    year_in_words,
)
from pactwatch.views.quoted import words_of
from pactwatch.views.terminal import MODALITY_STYLE
from pactwatch.views.wording import at_start, date_in_words, short_address, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.happening import Happening

_LABEL = 20


def timeline_as_text(arrangement: Arrangement) -> Iterator[RenderableType]:
    """Yield each happening with its day, on whose word it is told, and the words of the surest telling."""
    from rich.text import Text

    names = f"{at_start(state_in_words(arrangement.sender))} → {state_in_words(arrangement.receiver)}"
    yield Text.assemble((names, "bold"), (f"  {arrangement.name}", "dim"))
    heading = None
    for each in in_time(arrangement.happenings):
        own = year_in_words(each)
        if own != heading:
            yield Text(f"\n{own}", style="bold underline")
            heading = own
        yield _entry(each)


def _entry(happening: Happening) -> Hanging:
    from rich.text import Text

    told = best_told(happening.told)[0]
    title = told.source.title or short_address(told.source.address)
    parts = [title, told.source.publisher, date_in_words(told.source.published)]
    words = Text.assemble(
        (what_in_words(happening), "bold"),
        " · ",
        (mood_in_words(happening), MODALITY_STYLE[happening.modality]),
        (f" · {counts_in_words(happening.counts)}", "dim"),
        (decided_in_words(happening.told) + "\n", "magenta"),
        f"“{words_of(told.claim)}”\n",
        (" · ".join(part for part in parts if part), "dim"),
    )
    return Hanging(Text(day_in_words(happening), style="" if happening.first else "dim"), words, _LABEL)
