"""All that is known of one arrangement, line by line, each with the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pactwatch.register.disagreement import status_of
from pactwatch.register.happening import best_told
from pactwatch.views.disagreements import subject_in_words, who_in_words
from pactwatch.views.dossier import reason_in_words
from pactwatch.views.happening_words import (
    again_in_words,
    day_in_words,
    figure_in_words,
    in_time,
    mood_in_words,
    what_in_words,
    year_in_words,
)
from pactwatch.views.left_out import left_out_in_words
from pactwatch.views.pages.arrangement_chart import Chart, chart_of
from pactwatch.views.pages.quote import Quote, Quotes, SourceLine
from pactwatch.views.pages.spoken import SpeakerLine, speaker_lines
from pactwatch.views.told_once import entries_of, figures_told_once
from pactwatch.views.wording import (
    at_start,
    date_in_words,
    in_words,
    short_date_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.figure import Figure
    from pactwatch.register.happening import Counts, Happening
    from pactwatch.register.stage_rule import SideFinding, StageFinding
    from pactwatch.register.told import Source

_MOST_QUOTES = 3
_COURTS = frozenset({"blocked", "ruled_lawful", "ruled_unlawful"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that happened or is said to have: what, when, on whose word, with the surest quotes first.

    ``day`` is as precise as the words and no more; ``is_dated`` says whether they give a day at all, or only
    the report bears one. ``mood`` is how it is told, ``on_whose_word`` the same in words. ``reported`` is
    when the first of the reports at hand was published: the second clock. ``year`` is the heading that
    it stands under. ``retold`` are those that tell the same less exactly; ``again`` names one of these.
    """

    happening_id: str
    type: str
    what: str
    day: str
    year: str
    is_dated: bool
    mood: str
    on_whose_word: str
    voices: tuple[str, ...]
    reported: str
    counts: Counts
    quotes: tuple[Quote, ...]
    again: str
    retold: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where it stands, overall or for one party, by which sentence of the rule, and what that rests on."""

    party: str | None
    stage: str | None
    words: str
    rule: str
    rests_on: tuple[Told, ...]
    denies: tuple[Told, ...] = ()
    denied_before: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A number with its window, and the words that tell it."""

    words: str
    window: str
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """One of two or more positions: who holds it since when, in which words."""

    who: str
    since: str
    quote: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementLine:
    """What is disagreed on, of which kind, since when, and each position."""

    disagreement_id: str
    subject: str
    kind: str
    since: str
    is_open: bool
    status: str
    positions: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementPage:
    """All that the page of an arrangement shows, in the order in which it shows it."""

    name: str
    sender: str
    receiver: str
    sender_name: str
    receiver_name: str
    begins: str
    standing: Standing
    sides: tuple[Standing, ...]
    disputed: tuple[Told, ...]
    counts: Counts
    newest: str
    courts: tuple[Told, ...]
    disagreements: tuple[DisagreementLine, ...]
    figures: tuple[tuple[str, str, tuple[FigureLine, ...]], ...]
    years: tuple[tuple[str, tuple[Told, ...]], ...]
    incidents: tuple[Told, ...]
    speakers: tuple[SpeakerLine, ...]
    chart: Chart | None
    stories: tuple[tuple[SourceLine, ...], ...]
    left_out: str

    @property
    def run(self) -> str:
        """The year by which it is told from other arrangements of the two; empty where there is no other."""
        return self.name.partition("-")[2].partition("-")[2]


def arrangement_page(arrangement: Arrangement, documents: Mapping[str, StoredDocument]) -> ArrangementPage:
    """Return what the page of an arrangement shows.

    Args:
        arrangement: With the happenings and statements that the page has room for.
        documents: Those that it quotes, by their ids.
    """
    quotes = Quotes(documents)
    told = [
        replace(told_of(each, quotes), retold=tuple(told_of(again, quotes) for again in retold))
        for each, retold in entries_of(arrangement.happenings)
    ]
    by_id = {each.happening_id: each for line in told for each in (line, *line.retold)}

    def these(happenings: Iterable[Happening]) -> tuple[Told, ...]:
        return tuple(by_id.get(each.happening_id) or told_of(each, quotes) for each in happenings)

    courts = [each for each in in_time(arrangement.happenings) if each.type in _COURTS and each.is_done]
    timeline = [each for each in told if each.type != "incident"]
    return ArrangementPage(
        name=arrangement.name,
        sender=arrangement.sender,
        receiver=arrangement.receiver,
        sender_name=at_start(state_in_words(arrangement.sender)),
        receiver_name=state_in_words(arrangement.receiver),
        begins=str(arrangement.begins.year) if arrangement.begins else "",
        standing=_standing(arrangement.stage, None, these),
        sides=tuple(_side(side, these) for side in arrangement.sides),
        disputed=these(arrangement.stage.denied),
        counts=arrangement.counts,
        newest=date_in_words(arrangement.newest),
        courts=these(courts),
        disagreements=tuple(disagreement_line(each, quotes) for each in arrangement.disagreements),
        figures=tuple(_figures(arrangement.figures, quotes)),
        years=tuple((year, tuple(own)) for year, own in groupby(timeline, key=lambda each: each.year)),
        incidents=tuple(each for each in told if each.type == "incident"),
        speakers=tuple(speaker_lines(arrangement.statements, quotes)),
        chart=chart_of(in_time(arrangement.happenings)),
        stories=tuple(_stories(arrangement.sources)),
        left_out=left_out_in_words(arrangement.left_out),
    )


def told_of(happening: Happening, quotes: Quotes, *, is_whole: bool = False) -> Told:
    """Return a happening in words, with one quote of each of its first stories, or all that are at hand."""
    best = list(happening.told) if is_whole else best_told(happening.told)[:_MOST_QUOTES]
    published = min((each.source.published for each in happening.told if each.source.published), default=None)
    return Told(
        happening_id=happening.happening_id,
        type=happening.type,
        what=what_in_words(happening),
        day=day_in_words(happening),
        year=year_in_words(happening),
        is_dated=happening.first is not None,
        mood=happening.modality,
        on_whose_word=mood_in_words(happening),
        voices=tuple(sorted(happening.voices)),
        reported=short_date_in_words(published) if published else "",
        counts=happening.counts,
        quotes=tuple(quotes.of(each) for each in best),
        again=again_in_words(happening),
    )


def disagreement_line(disagreement: Disagreement, quotes: Quotes) -> DisagreementLine:
    """Return a disagreement with the surest quote of each position."""
    return DisagreementLine(
        disagreement_id=disagreement.disagreement_id,
        subject=subject_in_words(disagreement),
        kind=in_words("disagreement", disagreement.kind),
        since=date_in_words(disagreement.since.isoformat()),
        is_open=disagreement.is_open,
        status=status_of(is_open=disagreement.is_open),
        positions=tuple(
            PositionLine(
                who=who_in_words(position.value),
                since=short_date_in_words(position.since.isoformat()),
                quote=quotes.of(best_told(position.told)[0]) if position.told else None,
            )
            for position in disagreement.positions
        ),
    )


def _standing(
    finding: StageFinding, party: str | None, these: Callable[[Iterable[Happening]], tuple[Told, ...]]
) -> Standing:
    return Standing(
        party=party,
        stage=finding.stage.value if finding.stage else None,
        words=in_words("stage", finding.stage) if finding.stage else "nothing told",
        rule=_rule(finding),
        rests_on=these(finding.rests_on),
    )


def _side(side: SideFinding, these: Callable[[Iterable[Happening]], tuple[Told, ...]]) -> Standing:
    return replace(
        _standing(side.finding, side.party, these),
        denies=these([side.denies] if side.denies else []),
        denied_before=these(side.denied_before),
    )


def _rule(finding: StageFinding) -> str:
    """Return how the stage follows: "ruled unlawful, 22 Dec 2025, and nothing later lifts it"."""
    return reason_in_words(finding).removeprefix(": ")


def _stories(sources: Iterable[Source]) -> Iterator[tuple[SourceLine, ...]]:
    """Yield the reports by the story that they tell, the newest story first and its oldest report first."""
    by_origin: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda source: (source.published_by, source.document_id)):
        by_origin.setdefault(source.origin_id, []).append(source)
    for own in sorted(by_origin.values(), key=lambda own: own[0].published_by, reverse=True):
        yield tuple(SourceLine.of(source) for source in own)


def _figures(figures: Iterable[Figure], quotes: Quotes) -> Iterator[tuple[str, str, tuple[FigureLine, ...]]]:
    """Yield each kind of figure by code and name, with its numbers."""
    for kind, own in groupby(figures, key=lambda figure: figure.kind):
        lines = (
            FigureLine(
                words=figure_in_words(figure),
                window=short_date_in_words(figure.date) if figure.date else "",
                quote=quotes.of(figure.told[0]) if figure.told else None,
            )
            for figure in figures_told_once(own)
        )
        yield kind.value, in_words("figure", kind), tuple(lines)
