"""What became known since a day: each arrangement with its sentence before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.views.pages.arrangement_page import DisagreementLine, Told, disagreement_line, told_of
from pactwatch.views.pages.quote import Quotes
from pactwatch.views.pages.register_row import RegisterRow, register_row
from pactwatch.views.wording import in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.contested import Contested
    from pactwatch.register.derived.news import News
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.happening import Happening
    from pactwatch.register.stage_rule import SideFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A stage that is another one now, overall (no ``party``) or for one side, each with what it rests on."""

    party: str | None
    before: str | None
    before_words: str
    before_told: Told | None
    after: str | None
    after_words: str
    after_told: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLine:
    """An arrangement that is known otherwise: where it stands, what turned, and what is new.

    ``is_new`` marks one of which nothing was told before; its stage and what that rests on are a turn from
    nothing. ``is_gone`` marks one of which nothing is told any longer.
    """

    row: RegisterRow
    is_new: bool
    is_gone: bool
    turns: tuple[Turn, ...]
    happenings: tuple[Told, ...]
    more: int
    disagreements: tuple[DisagreementLine, ...]

    @property
    def has_turned(self) -> bool:
        """Whether the stage itself is another one."""
        return any(turn.party is None for turn in self.turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """What changed, those first whose stage did; what is new in all; and what is open."""

    news: tuple[NewsLine, ...]
    new: tuple[NewsLine, ...]
    disagreements: tuple[tuple[RegisterRow, tuple[DisagreementLine, ...], int], ...]
    disagreement_count: int

    @property
    def turned_count(self) -> int:
        """How many arrangements that were known stand elsewhere now."""
        return sum(line.has_turned for line in self.news)


def today_page(
    news: Iterable[News], contested: Iterable[Contested], documents: Mapping[str, StoredDocument]
) -> TodayPage:
    """Return what a reader sees first.

    Args:
        news: The arrangements that are known otherwise.
        contested: Those with open disagreements.
        documents: Those that they quote, by their ids.
    """
    quotes = Quotes(documents)
    lines = [line for each in news if (line := news_line(each, quotes)) is not None]
    lines.sort(key=lambda line: (not line.has_turned, not line.turns, line.row.name))
    disagreements = tuple(contested_line(each, quotes) for each in contested)
    return TodayPage(
        news=tuple(line for line in lines if not line.is_new),
        new=tuple(line for line in lines if line.is_new),
        disagreements=disagreements,
        disagreement_count=sum(len(own) + more for _, own, more in disagreements),
    )


def contested_line(
    contested: Contested, quotes: Quotes
) -> tuple[RegisterRow, tuple[DisagreementLine, ...], int]:
    """Return an arrangement with open disagreements, and how many there are beside those that are shown."""
    own = tuple(disagreement_line(each, quotes) for each in contested.disagreements)
    return register_row(contested.arrangement), own, contested.open_count - len(own)


def news_line(news: News, quotes: Quotes) -> NewsLine | None:
    """Return the line of an arrangement that is known otherwise."""
    shown = news.after or news.before
    if shown is None:
        return None
    return NewsLine(
        row=register_row(shown),
        is_new=news.before is None,
        is_gone=news.after is None,
        turns=tuple(_turns(news.before, news.after, quotes)),
        happenings=tuple(told_of(each, quotes) for each in news.happenings),
        more=news.happening_count - len(news.happenings),
        disagreements=tuple(disagreement_line(each, quotes) for each in news.disagreements),
    )


def _turns(before: Arrangement | None, after: Arrangement | None, quotes: Quotes) -> Iterator[Turn]:
    if after is None:
        return
    old, new = before.stage if before else None, after.stage
    if old is None or old.stage != new.stage or old.is_disputed != new.is_disputed:
        yield Turn(
            party=None,
            before=old.stage if old else None,
            before_words=_stage(old.stage, "disputed" if old.is_disputed else "") if old else "not known",
            before_told=_first([*old.rests_on, *old.denied], quotes) if old else None,
            after=new.stage,
            after_words=_stage(new.stage, "disputed" if new.is_disputed else ""),
            after_told=_first(
                [*(new.denied if old and old.stage == new.stage else ()), *new.rests_on], quotes
            ),
        )
    if before is None:
        return
    for then, now in zip(before.sides, after.sides, strict=True):
        if (then.finding.stage, then.denies is None) != (now.finding.stage, now.denies is None):
            yield Turn(
                party=state_in_words(now.party),
                before=then.finding.stage,
                before_words=_side(then),
                before_told=_first(_resting(then), quotes),
                after=now.finding.stage,
                after_words=_side(now),
                after_told=_first(_resting(now), quotes),
            )


def _stage(stage: str | None, beside: str) -> str:
    words = in_words("stage", stage) if stage else "nothing told"
    return f"{words}, {beside}" if beside else words


def _side(side: SideFinding) -> str:
    return _stage(side.finding.stage, "denies" if side.denies else "")


def _resting(side: SideFinding) -> list[Happening]:
    return [side.denies] if side.denies else list(side.finding.rests_on)


def _first(happenings: Iterable[Happening], quotes: Quotes) -> Told | None:
    first = next(iter(happenings), None)
    return told_of(first, quotes) if first is not None else None
