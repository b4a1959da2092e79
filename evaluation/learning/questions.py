"""What labels teach of the pair and the fields of an event, and of what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.details.dating import find_date_traits
from pactwatch.claims.details.how_many import find_people_traits
from pactwatch.claims.event import Modality
from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.saying.counting import TABLE as COUNTS
from pactwatch.claims.saying.counting import find_counting_traits
from pactwatch.claims.saying.side_traits import SideTraits
from pactwatch.claims.saying.sides import OWNERS, SIDES, STATE
from pactwatch.claims.saying.spoken import content_of, telling_of
from pactwatch.claims.saying.stance import find_stance_traits
from pactwatch.claims.saying.stance_rules import find_rule_stance
from pactwatch.claims.saying.voiced import Voiced, find_voiced
from pactwatch.claims.telling.harm import find_harm_traits
from pactwatch.claims.telling.modality import find_modality_traits
from pactwatch.evaluation.agreement import options
from pactwatch.evaluation.matching import locate, match_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.pair.pair_in_clause import Asked
    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.documents import Document
    from pactwatch.evaluation import Gold

Row = dict[str, Any]
ASKED = ("pairs", "dates", "people", "modality", "harm", "stance", COUNTS, SIDES, OWNERS)


class Question(NamedTuple):
    """Of several options the traits of each, and which of them the labels accept."""

    traits_by_option: dict[Any, list[str]]
    accepted: set[Any]


def ask_of_statements(report: ReportWords, gold: Gold) -> Iterator[tuple[str, Question]]:
    """Yield what the labelled statements of a report teach: what counts, who speaks for whom, and stance.

    What is said beyond them does not count, unless it shares words with them or labels call it optional.
    """
    voiced = find_voiced(report)
    content = [
        {"content": [{"start": piece.start, "end": piece.end} for piece in content_of(report, each)]}
        for each in voiced
    ]
    matched = {got: at for at, got, _ in match_statements(report.text, gold.statements, content)}
    labelled = [locate(report.text, row["content"]) for row in gold.statements]
    traits = find_counting_traits(report, voiced)
    finder = SideTraits(report)
    for at, each in enumerate(voiced):
        wanted = gold.statements[matched[at]] if at in matched else None
        if wanted is None and any(_meets(each, span) for span in labelled if span is not None):
            continue
        if wanted is None or not wanted.get("optional"):
            yield COUNTS, Question({"": traits[at]}, {""} if wanted is not None else set())
        if wanted is not None and not wanted.get("optional") and each.is_by_rule:
            yield from _field_of_statement(report, each, wanted, finder)


def _meets(each: Voiced, span: tuple[int, int]) -> bool:
    return any(piece.start < span[1] and span[0] < piece.end for piece in each.said.content)


def _field_of_statement(
    report: ReportWords, each: Voiced, wanted: Row, finder: SideTraits
) -> Iterator[tuple[str, Question]]:
    if wanted.get("affiliation") is not None:
        sides = [str(side) for side in options(wanted["affiliation"]) if side is not None]
        kinds = {STATE if side.isupper() else side for side in sides}
        own = STATE if each.speaker.affiliation.isupper() else each.speaker.affiliation
        yield SIDES, Question({"": finder.find_side(each)}, {own} if own in kinds else kinds)
        states = {side for side in sides if side.isupper()}
        if states:
            yield OWNERS, Question(finder.find_owners(each), states)
    if wanted.get("stance") is not None:
        telling = telling_of(report, each)
        rule = find_rule_stance(telling, language=report.language)
        traits = find_stance_traits(telling, rule, report.language)
        yield "stance", Question({"": traits}, set(options(wanted["stance"])))


def ask_of_event(
    event: Row, candidate: Candidate, asked: Asked, document: Document
) -> Iterator[tuple[str, Question]]:
    """Yield what a labelled event teaches of dates, counts of people and modality."""
    modalities = set(options(event.get("modality")))
    modality = Modality(options(event.get("modality"))[0])
    pair = Pair(event["sender"], event["receiver"])
    if "date" in event:
        dates = {None if date is None else str(date) for date in options(event["date"])}
        traits = find_date_traits(candidate, pair, modality, asked.voice, document.published)
        yield "dates", Question(traits, dates)
    if "people" not in event or event["people"] is not None:
        people = set(options(event.get("people")))
        yield "people", Question(find_people_traits(candidate, pair), people)
    found = find_modality_traits(candidate, pair, asked.voice, document.language[:2])
    yield "modality", Question({"": found}, modalities)
    if event.get("kind") is not None:
        yield "harm", Question({"": find_harm_traits(candidate)}, set(options(event["kind"])))
