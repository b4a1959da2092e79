"""One reading for a person at a terminal: arrangements, events by date, statements by speaker."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from pactwatch.register.figure_kind import TERMS, names_a_cap
from pactwatch.views.hanging import Hanging
from pactwatch.views.money_words import money_in_words
from pactwatch.views.numbered_line import Numbered
from pactwatch.views.numbering import NumberedClaims
from pactwatch.views.office import office_in_words
from pactwatch.views.passage import in_its_sentence
from pactwatch.views.terminal import MODALITY_STYLE, section
from pactwatch.views.wording import (
    date_in_words,
    in_words,
    parties_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from pactwatch.claims.event import Event
    from pactwatch.claims.reading import Reading
    from pactwatch.claims.statement import Statement
    from pactwatch.documents import Document

_MARGIN = 2


def reading_as_text(reading: Reading, *, with_furniture: bool = False) -> Iterator[RenderableType]:
    """Yield what one report says, in lines for a terminal.

    A report that says nothing of arrangements is one line.
    """
    from rich.text import Text

    claims = NumberedClaims.of(reading)
    if not any(claims):
        yield Text.assemble((_name(reading.document), "bold"), ": tells of no arrangement")
    else:
        yield from _heading(reading.document)
        for title, lines in (
            ("Arrangements", _arrangements(claims)),
            ("Events", _events(claims, reading.document)),
            ("Statements", _statements(claims)),
        ):
            yield from section(title, list(lines))
    if with_furniture:
        yield from section("Cut as furniture", list(_furniture(reading.document)))
    if reading.document.incomplete:
        yield Text(f"\nIncomplete: {reading.document.incomplete}", style="yellow")


def _name(document: Document) -> str:
    return PurePath(document.address).name or document.address


def _heading(document: Document) -> Iterator[Text]:
    from rich.text import Text

    yield Text(document.title or _name(document), style="bold")
    published = f"published {date_in_words(document.published)}" if document.published else "no date told"
    parts = [published, document.publisher, ", ".join(document.agencies), document.address]
    yield Text(" · ".join(part for part in parts if part), style="dim")


def _arrangements(claims: NumberedClaims) -> Iterator[RenderableType]:
    from rich.text import Text

    for number, row in enumerate(claims.arrangements, start=1):
        stage = in_words("stage", row.stage)
        words = Text.assemble(parties_in_words(row.sender, row.receiver), " · ", (stage, "bold"))
        yield Numbered(f"A{number}", words)


def _events(claims: NumberedClaims, document: Document) -> Iterator[RenderableType]:
    from rich.text import Text

    for number, event in enumerate(claims.events, start=1):
        if number > 1:
            yield Text()
        words = Text.assemble(
            (date_in_words(event.date), "bold" if event.date else "dim"),
            " · ",
            (_what(event), "bold"),
            f" · {state_in_words(event.sender)} → {state_in_words(event.receiver)} · ",
            (in_words("modality", event.modality), MODALITY_STYLE[event.modality]),
            "\n",
        )
        words.append_text(in_its_sentence(document, event.evidence, is_whole=False))
        yield Numbered(f"E{number}", words)


def _what(event: Event) -> str:
    """Return what happened with its figures.

    "Transfer of 7 people", "Agreement, up to 250 people", "Payment, USD 6 million".
    """
    name = in_words("event", event.type)
    if event.kind is not None:
        name += f": {in_words('kind', event.kind)}"
    if event.people is not None:
        is_cap = event.type in TERMS and names_a_cap(passage.exact for passage in event.evidence)
        how = ", up to " if is_cap else ", " if event.type in TERMS else " of "
        name += f"{how}{event.people:,} {'person' if event.people == 1 else 'people'}"
    if event.money is not None:
        name += f", {money_in_words(event.money.amount, event.money.currency)}"
    return f"{name}, {event.actor}" if event.actor else name


def _statements(claims: NumberedClaims) -> Iterator[RenderableType]:
    """Yield the statements of each speaker together, speakers in the order in which they first speak."""
    from rich.text import Text

    numbered = list(enumerate(claims.statements, start=1))
    first = {_speaker(statement): number for number, statement in reversed(numbered)}
    numbered.sort(key=lambda item: (first[_speaker(item[1])], item[0]))
    for speaker, group in groupby(numbered, key=lambda item: _speaker(item[1])):
        statements = list(group)
        yield Text.assemble("  ", (speaker, "bold"), (_office(statements[0][1]), "dim"))
        for number, statement in statements:
            yield Numbered(f"S{number}", _said(statement))


def _speaker(statement: Statement) -> str:
    return statement.speaker or "Not named"


def _office(statement: Statement) -> str:
    office = office_in_words(statement.speaker, statement.role, statement.affiliation)
    return f", {office}" if office else ""


def _said(statement: Statement) -> Text:
    from rich.text import Text

    pieces = " … ".join(" ".join(piece.exact.split()) for piece in statement.content)
    quoted = f"“{pieces}”" if statement.mode == "direct" else pieces
    where = [date_in_words(statement.date) if statement.date else None, statement.channel]
    told = "".join(f", {part}" for part in where if part)
    how = "" if statement.mode == "direct" else f", {statement.mode} speech"
    return Text.assemble(f"{quoted}\n", (in_words("stance", statement.stance) + told + how, "dim"))


def _furniture(document: Document) -> Iterator[RenderableType]:
    from rich.text import Text

    if not document.furniture:
        yield Text("  nothing", style="dim")
    for piece in document.furniture:
        words = " ".join(piece.words.split())
        told = Text.assemble((f"{piece.kind} ", "dim"), words, (f"  {piece.rule_id}", "dim"))
        yield Hanging(Text(), told, _MARGIN)
