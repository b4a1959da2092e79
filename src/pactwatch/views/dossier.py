"""What is known of one arrangement, on one page: its stage, what happened, who said what, in which words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pactwatch.views.disagreements import disagreement_lines
from pactwatch.views.hanging import Hanging
from pactwatch.views.happening_words import (
    again_in_words,
    counts_in_words,
    day_in_words,
    decided_in_words,
    figure_in_words,
    in_time,
    lower_first,
    mood_in_words,
    stage_in_words,
    what_in_words,
)
from pactwatch.views.left_out import left_out_in_words
from pactwatch.views.notes import Notes
from pactwatch.views.office import office_in_words
from pactwatch.views.quoted import words_of
from pactwatch.views.terminal import MODALITY_STYLE, section
from pactwatch.views.told_once import entries_of, figures_told_once
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

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.figure import Figure
    from pactwatch.register.happening import Happening
    from pactwatch.register.stage_rule import SideFinding, StageFinding
    from pactwatch.register.told import ToldStatement
    from pactwatch.views.notes import Note
    from pactwatch.views.told_once import Entry

_LABEL = 20
_NOTE = 6
_BULLET = 2
_COURTS = ("blocked", "ruled_lawful", "ruled_unlawful")


def dossier_as_text(arrangement: Arrangement) -> Iterator[RenderableType]:
    """Yield the dossier in lines for a terminal."""
    notes = Notes()
    yield from _head(arrangement, notes)
    disagreements = [
        line for each in arrangement.disagreements for line in disagreement_lines(each, notes, width=_LABEL)
    ]
    yield from section("Disagreements", disagreements)
    yield from section("Figures, each with what it counts", list(_figures(arrangement, notes)))
    incidents = [each for each in arrangement.happenings if each.type == "incident"]
    rest = [each for each in arrangement.happenings if each.type != "incident"]
    yield from section("Timeline", [_line(each, notes) for each in entries_of(rest)])
    yield from section(
        "Incidents, as alleged or told", [_line(each, notes) for each in entries_of(incidents)]
    )
    cited = len(list(notes))
    yield from section("Who said what", list(_statements(arrangement.statements, notes)))
    yield from _left_out(arrangement)
    yield from section("Sources, with the words that the numbers stand for", list(_sources(notes, cited)))


def _left_out(arrangement: Arrangement) -> Iterator[RenderableType]:
    """Yield how much more there is than the page shows: "400 more happenings that fewer stories tell"."""
    from rich.text import Text

    left_out = left_out_in_words(arrangement.left_out)
    if left_out:
        yield Text(f"\nNot shown: {left_out}. Ask for more with --most.", style="dim italic")


def _head(arrangement: Arrangement, notes: Notes) -> Iterator[RenderableType]:
    from rich.text import Text

    sender, receiver = state_in_words(arrangement.sender), state_in_words(arrangement.receiver)
    yield Text.assemble((f"{at_start(sender)} → {receiver}", "bold"), (f"  {arrangement.name}", "dim"))
    finding = arrangement.stage
    stage = Text.assemble(stage_in_words(finding), (reason_in_words(finding), "dim"))
    for each in finding.rests_on:
        stage.append_text(_marks(notes.numbers(each)[:1]))
    yield Hanging(Text("Stage", style="dim"), stage, _LABEL)
    for side in arrangement.sides:
        yield _side(side, notes)
    courts = [each for each in in_time(arrangement.happenings) if each.type in _COURTS and each.is_done]
    if courts:
        rulings = Text(" → ").join(_ruling(each, notes) for each in courts)
        yield Hanging(Text("Courts", style="dim"), rulings, _LABEL)
    for each in finding.denied:
        told = Text.assemble(
            (f"{what_in_words(each)}: {mood_in_words(each)}", "red"), f", {day_in_words(each)}"
        )
        yield _labelled("Disputed", told, (each,), notes)
    yield _labelled("Rests on", Text(counts_in_words(arrangement.counts)), (), notes)


def _side(side: SideFinding, notes: Notes) -> Hanging:
    """Return where a party puts it, what it denies, and what it has denied before."""
    line = _labelled(state_in_words(side.party), stage_in_words(side.finding), side.finding.rests_on, notes)
    denials = [("denies", side.denies)] if side.denies else []
    for verb, each in (*denials, *(("before, denied", each) for each in side.denied_before)):
        what = in_words("event", each.type).lower()
        line.words.append(f" · {verb}: {what}, {day_in_words(each)}", style="red")
        line.words.append_text(_marks(notes.numbers(each)[:1]))
    return line


def _figures(arrangement: Arrangement, notes: Notes) -> Iterator[RenderableType]:
    """Yield a line for each kind of figure: what it counts, when, and on whose word."""
    from rich.text import Text

    for kind, figures in groupby(arrangement.figures, key=lambda figure: figure.kind):
        words = Text(" · ").join(_figure(figure, notes) for figure in figures_told_once(figures))
        yield Hanging(Text(in_words("figure", kind)), words, _LABEL)


def _figure(figure: Figure, notes: Notes) -> Text:
    from rich.text import Text

    when = f", {short_date_in_words(figure.date)}" if figure.date else ""
    return Text.assemble(
        (figure_in_words(figure), "bold"), (when, "dim"), _marks([notes.number(figure.told[0])])
    )


def _labelled(label: str, words: Text, resting: Iterable[Happening], notes: Notes) -> Hanging:
    from rich.text import Text

    for each in resting:
        words.append(f", {day_in_words(each)}" if label != "Disputed" else "", style="dim")
        words.append_text(_marks(notes.numbers(each)[:1]))
    return Hanging(Text(label, style="dim"), words, _LABEL)


def _ruling(happening: Happening, notes: Notes) -> Text:
    from rich.text import Text

    name = in_words("event", happening.type).lower().removeprefix("ruled ").replace("block", "blocked")
    return Text.assemble(f"{name} {day_in_words(happening)}", _marks(notes.numbers(happening)[:1]))


def _line(entry: Entry, notes: Notes) -> Hanging:
    from rich.text import Text

    happening = entry.happening
    counts = happening.counts
    rests = f", {counts_in_words(counts)}" if counts.reports > 1 else ""
    words = Text.assemble(
        (what_in_words(happening), "bold"),
        " · ",
        (mood_in_words(happening), MODALITY_STYLE[happening.modality]),
        (rests, "dim"),
        (decided_in_words(happening.told), "magenta"),
        _marks(notes.numbers(happening)),
    )
    for number, each in enumerate(entry.retold):
        words.append(" · " if number else "\nalso told as: ", style="dim")
        words.append(again_in_words(each), style="dim")
        words.append_text(_marks(notes.numbers(each)))
    style = "" if happening.first is not None else "dim"
    return Hanging(Text(day_in_words(happening), style=style), words, _LABEL)


def _statements(statements: Iterable[ToldStatement], notes: Notes) -> Iterator[RenderableType]:
    """Yield the statements by speaker, the speakers in the order in which they first spoke."""
    from rich.text import Text

    in_order = list(statements)
    first: dict[tuple[str, str], int] = {}
    for position, said in enumerate(in_order):
        first.setdefault(_speaker(said), position)
    in_order.sort(key=lambda said: first[_speaker(said)])
    for number, ((name, affiliation), group) in enumerate(groupby(in_order, key=_speaker)):
        if number:
            yield Text()
        own = list(group)
        roles = dict.fromkeys(said.claim.role for said in own if said.claim.role)
        office = office_in_words(name, next(iter(roles), None), affiliation)
        yield Text.assemble((at_start(name), "bold"), (f", {office}" if office else "", "dim"))
        for said in own:
            stance = in_words("stance", said.claim.stance or "states")
            told = Text.assemble(
                (f"{stance} ", MODALITY_STYLE["denied"] if stance == "denies" else "cyan"),
                f"“{_words(said)}”",
                (decided_in_words((said,)), "magenta"),
                _marks((notes.number(said),)),
            )
            day = said.claim.date or said.source.published
            yield Hanging(Text(f"  {short_date_in_words(day)}", style="dim"), told, _LABEL)


def _speaker(said: ToldStatement) -> tuple[str, str]:
    return said.claim.speaker or "Not named", said.claim.affiliation or "other"


def _words(said: ToldStatement) -> str:
    return words_of(said.claim).strip(" ,")


def _marks(numbers: Iterable[int]) -> Text:
    from rich.text import Text

    marks = "".join(f"[{number}]" for number in numbers)
    return Text(f" {marks}" if marks else "", style="dim")


def reason_in_words(finding: StageFinding) -> str:
    """Return how the stage follows: ": ruled unlawful on 22 Dec 2025, and nothing later lifts it"."""
    if not finding.rests_on:
        return f": {finding.rule}"
    grounds = " and ".join(
        day_in_words(each)
        if each.type == finding.stage
        else f"{lower_first(what_in_words(each))}, {day_in_words(each)}"
        for each in finding.rests_on
    )
    return f": {grounds}, {finding.rule}"


def _sources(notes: Notes, cited: int) -> Iterator[RenderableType]:
    """Yield each source once, and below it the words of its notes; statements stand above in full."""
    from rich.text import Text

    notes_by_document: dict[str, list[Note]] = {}
    for note in notes:
        notes_by_document.setdefault(note.told.source.document_id, []).append(note)
    for number, own in enumerate(notes_by_document.values()):
        if number:
            yield Text()
        source = own[0].told.source
        where = short_address(source.address)
        parts = [source.publisher, date_in_words(source.published), where if source.title else None]
        heading = Text.assemble(source.title or where, (f" · {' · '.join(p for p in parts if p)}", "dim"))
        yield Hanging(Text("•", style="dim"), heading, _BULLET)
        for note in own:
            if note.number <= cited:
                mark = Text(f"[{note.number}]".rjust(_NOTE - 1), style="dim")
                yield Hanging(mark, Text(f"“{note.words}”"), _NOTE)
        above = [f"[{note.number}]" for note in own if note.number > cited]
        if above:
            yield Hanging(Text(), Text(f"{' '.join(above)} quoted above", style="dim"), _BULLET)
