"""A brief on an arrangement in Markdown: where it stands and why, with footnotes to the exact words."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from pactwatch.register.disagreement import status_of
from pactwatch.register.happening import best_told
from pactwatch.views.disagreements import subject_in_words, who_in_words
from pactwatch.views.dossier import reason_in_words
from pactwatch.views.exports.claim_rows import text_sha256
from pactwatch.views.exports.markdown import escaped, linked
from pactwatch.views.happening_words import (
    again_in_words,
    counts_in_words,
    day_in_words,
    decided_in_words,
    figure_in_words,
    mood_in_words,
    stage_in_words,
    what_in_words,
)
from pactwatch.views.left_out import left_out_in_words
from pactwatch.views.notes import Notes
from pactwatch.views.office import office_in_words
from pactwatch.views.quoted import words_of
from pactwatch.views.told_once import entries_of, figures_told_once
from pactwatch.views.wording import (
    at_start,
    date_in_words,
    in_words,
    parties_in_words,
    state_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.happening import Happening
    from pactwatch.register.stage_rule import SideFinding
    from pactwatch.register.told import ToldStatement
    from pactwatch.views.exports.colophon import Colophon
    from pactwatch.views.exports.links import Links
    from pactwatch.views.notes import Note
    from pactwatch.views.told_once import Entry
    from pactwatch.views.withholding import Withholding


def export_brief(
    arrangements: Iterable[Arrangement],
    documents: Iterable[CitedDocument],
    file: BinaryIO,
    colophon: Colophon,
    links: Links,
    withhold: Withholding,
) -> int:
    """Write a brief on the runs of a pair, without some names, and return how many claims it cites."""
    notes = Notes()
    lines = _lines(arrangements, documents, notes, colophon, links)
    file.writelines(withhold(line).encode() + b"\n" for line in lines)
    return len(list(notes))


def _lines(
    arrangements: Iterable[Arrangement],
    documents: Iterable[CitedDocument],
    notes: Notes,
    colophon: Colophon,
    links: Links,
) -> Iterator[str]:
    yield f"# {colophon.title}"
    yield f"\nBrief, {colophon.as_of}."
    for arrangement in arrangements:
        yield from _arrangement(arrangement, notes, links)
    yield "\n## The words\n"
    for note in notes:
        yield _footnote(note, links)
    cited = {note.told.source.document_id for note in notes}
    yield "\n## Annex: hashes of the texts\n"
    for document in documents:
        if document.source.document_id in cited:
            yield f"- {document.source.document_id}: SHA-256 {text_sha256(document.document.text)}"
    yield "\n## How to cite, and what the hashes show\n"
    for sentence in colophon.how_to_cite:
        yield f"- {escaped(sentence)}"


def _arrangement(arrangement: Arrangement, notes: Notes, links: Links) -> Iterator[str]:
    finding = arrangement.stage
    yield f"\n## {escaped(parties_in_words(arrangement.sender, arrangement.receiver))}"
    where = links.arrangement(arrangement.name)
    yield f"\n{arrangement.name} · {linked(where)}\n"
    reason = escaped(reason_in_words(finding))
    yield f"- **Stage: {stage_in_words(finding).plain}**{reason}{_marks(notes, finding.rests_on)}"
    for side in arrangement.sides:
        yield f"- {_side(side, notes)}"
    for each in finding.denied:
        yield f"- Disputed: {_told(each)}, {day_in_words(each)}{_marks(notes, [each])}"
    yield f"- Rests on {counts_in_words(arrangement.counts)}"
    yield from _section("Disagreements", (_disagreement(each, notes) for each in arrangement.disagreements))
    yield from _section("Figures, each with what it counts", _figures(arrangement, notes))
    incidents = [each for each in arrangement.happenings if each.type == "incident"]
    rest = [each for each in arrangement.happenings if each.type != "incident"]
    yield from _section("Timeline", (_entry(each, notes) for each in entries_of(rest)))
    yield from _section(
        "Incidents, as alleged or told", (_entry(each, notes) for each in entries_of(incidents))
    )
    yield from _section("Who said what", (_statement(said, notes) for said in arrangement.statements))
    left_out = left_out_in_words(arrangement.left_out)
    if left_out:
        yield f"\n*Left out: {left_out}.*"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    own = list(lines)
    if own:
        yield f"\n### {title}\n"
        yield from (f"- {line}" for line in own)


def _side(side: SideFinding, notes: Notes) -> str:
    words = f"{escaped(state_in_words(side.party))}: {stage_in_words(side.finding).plain}"
    words += _marks(notes, side.finding.rests_on)
    if side.denies:
        words += f"; denies: {_told(side.denies)}{_marks(notes, [side.denies])}"
    for each in side.denied_before:
        words += f"; before, denied: {_told(each)}, {day_in_words(each)}{_marks(notes, [each])}"
    return words


def _told(happening: Happening) -> str:
    return escaped(f"{what_in_words(happening)}, {mood_in_words(happening)}")


def _happening(happening: Happening, notes: Notes) -> str:
    decided = escaped(decided_in_words(happening.told))
    rests_on = counts_in_words(happening.counts)
    return (
        f"**{day_in_words(happening)}** {_told(happening)} ({rests_on}){decided}{_marks(notes, [happening])}"
    )


def _entry(entry: Entry, notes: Notes) -> str:
    again = [f"{escaped(again_in_words(each))}{_marks(notes, [each])}" for each in entry.retold]
    return _happening(entry.happening, notes) + (f"; also told as {'; '.join(again)}" if again else "")


def _disagreement(disagreement: Disagreement, notes: Notes) -> str:
    status = status_of(is_open=disagreement.is_open)
    since = date_in_words(disagreement.since.isoformat())
    kind = in_words("disagreement", disagreement.kind)
    head = f"{escaped(subject_in_words(disagreement))}, {kind}, since {since}, {status}: "
    positions = []
    for position in disagreement.positions:
        best = best_told(position.told)[0]
        positions.append(f"{escaped(who_in_words(position.value))}[^{notes.number(best)}]")
    return head + "; ".join(positions)


def _figures(arrangement: Arrangement, notes: Notes) -> Iterator[str]:
    for kind, figures in groupby(arrangement.figures, key=lambda figure: figure.kind):
        words = []
        for figure in figures_told_once(figures):
            when = f", {date_in_words(figure.date)}" if figure.date else ""
            words.append(f"{figure_in_words(figure)}{when}[^{notes.number(figure.told[0])}]")
        yield f"{in_words('figure', kind)}: {'; '.join(words)}"


def _statement(said: ToldStatement, notes: Notes) -> str:
    claim = said.claim
    number = notes.number(said)
    who = [
        at_start(claim.speaker or "Not named"),
        office_in_words(claim.speaker, claim.role, claim.affiliation),
    ]
    office = ", ".join(part for part in who if part)
    day = date_in_words(claim.date or said.source.published)
    stance = in_words("stance", claim.stance or "states")
    decided = escaped(decided_in_words((said,)))
    words = words_of(claim)
    return f"**{day}** {escaped(office)} {stance}: “{escaped(words)}”{decided}[^{number}]"


def _marks(notes: Notes, happenings: Iterable[Happening]) -> str:
    return "".join(f"[^{number}]" for each in happenings for number in notes.numbers(each))


def _footnote(note: Note, links: Links) -> str:
    source = note.told.source
    parts = [source.publisher, source.title, date_in_words(source.published)]
    where = ", ".join(escaped(part) for part in parts if part)
    claim = linked(links.claim(note.told.claim_id))
    document = f"document {source.document_id}"
    address = source.address if "://" in source.address else PurePath(source.address).name
    return f"[^{note.number}]: “{escaped(note.words)}” {where}, {linked(address)}. {claim}, {document}."
