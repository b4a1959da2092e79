"""Labelled reports and sentences, clause by clause, as what the reader's weights are learnt from.

They are half A of the shipped corpus, evaluation/extra, evaluation/written and the sentences of
evaluation/bank. Half B is never learnt from, nor is the quarter of the others that is blind (`is_blind`).
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from learning.questions import ASKED, Question, Row, ask_of_event, ask_of_statements
from pactwatch.claims.event import EventType
from pactwatch.claims.pair.pair_traits import PairTraits
from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.pair.schemes import find_called_pairs
from pactwatch.claims.reader import annotate
from pactwatch.claims.telling.told_cues import find_pairs_told
from pactwatch.claims.telling.told_types import candidate_of
from pactwatch.claims.telling.traits import TraitFinder
from pactwatch.claims.topic.sentences_on_topic import near_topic
from pactwatch.claims.words.cues import load_cues
from pactwatch.claims.words.predication import Predication, find_predications
from pactwatch.claims.words.wording import find_wording
from pactwatch.corpus import corpus_folder
from pactwatch.documents import Document, read_documents
from pactwatch.evaluation import half_of, load_gold
from pactwatch.evaluation.agreement import options
from pactwatch.evaluation.gold import find_reports
from pactwatch.evaluation.matching import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pactwatch.claims.topic.bearing import Found
    from pactwatch.claims.words.passages import Passage
    from pactwatch.evaluation import Gold

LANGUAGES = ("en", "fr", "es")
BLIND_OF = 4


class Place(NamedTuple):
    """A clause of a labelled report: its traits and wording, the types of its cues, how deep it stands.

    ``holds`` and ``touches`` are the labelled events in whose words its head, or any of its words, stands.
    """

    traits: list[str]
    worded: list[str]
    cued: frozenset[str]
    depth: int
    holds: list[int]
    touches: list[int]

    @classmethod
    def of(cls, told: Predication, traits: list[str], holds: list[int], touches: list[int]) -> Place:
        """Return the place of a clause."""
        cued = frozenset(cue.cue.event.value for cue in told.cues)
        return cls(traits, find_wording(told), cued, len(told.clause.governors), holds, touches)


class Labelled(NamedTuple):
    """A report with its labels, clause by clause, and the questions of pairs that its events ask."""

    name: str
    events: list[Row]
    places: list[Place]
    asked: dict[str, list[Question]]
    document: Document | None
    stages: dict[Pair, set[Any]]
    listed: set[Pair]
    found: Found | None = None
    passages: Sequence[Passage] = ()


def is_blind(name: str) -> bool:
    """Say whether a report outside the shipped corpus is kept to measure with: a quarter, by its name."""
    return hashlib.sha256(name.encode()).digest()[-1] % BLIND_OF == 0


def _sentence(name: str, events: list[Row], places: list[Place]) -> Labelled:
    return Labelled(name, events, places, {}, None, {}, set())


def load_labelled(folders: Iterable[Path], *, with_blind: bool = False) -> list[Labelled]:
    """Read half A of the shipped corpus and each folder, without what is blind unless it is asked for."""
    found = list(_load_folder(corpus_folder(), lambda name: half_of(name) == "A"))
    for folder in folders:
        found += _load_folder(folder, lambda name: with_blind or not is_blind(name))
    return found


def load_examples() -> list[Labelled]:
    """Read the example sentences of every cue as reports of one event each."""
    return [
        _example(document, cue.event.value, at)
        for language in LANGUAGES
        for cue in load_cues(language).cues
        for at, text in enumerate(cue.matches)
        for document in [Document(address=f"{cue.cue_id}-{language}", text=text, language=language)]
    ]


def load_bank(folder: Path) -> list[Labelled]:
    """Read the sentences of a bank: TYPE<TAB>SENTENCE, the word that heads the telling clause in brackets.

    Of a sentence of the type ``none`` that clause tells no event. What the other clauses tell is not known.
    """
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            event, marked = line.split("\t")
            at = marked.index("[")
            text = marked.replace("[", "", 1).replace("]", "", 1)
            language = path.stem[:2] if path.stem[:2] in LANGUAGES and path.stem[2:3] in "-." else "en"
            document = Document(address=f"{path.stem}-{number}", text=text, language=language)
            found.append(_banked(document, event, at))
    return found


def _banked(document: Document, event: str, at: int) -> Labelled:
    """Return a sentence of the bank as a report of one clause."""
    passages = annotate(document).passages
    finder = TraitFinder(document.language, frozenset(near_topic(passages)))
    events: list[Row] = []
    places: list[Place] = []
    for passage in passages:
        clauses = find_predications(passage, document.language)
        traits = finder.find(passage, clauses)
        word = next((i for i, word in enumerate(passage.words) if word.start <= at < word.end), None)
        if word is None:
            continue
        head = passage.syntax.clause_of(word).head
        for clause, shown in zip(clauses, traits, strict=True):
            if clause.clause.head == head:
                told = [] if event == "none" else [0]
                places.append(Place.of(clause, shown, told, told))
                others = {trait.split(":")[1] for trait in shown if trait.startswith(("framed:", "named:"))}
                also = sorted((others | places[0].cued) - {event})
                events = [] if event == "none" else [{"type": event, "also": also}]
    return _sentence(document.address, events, places)


def _example(document: Document, event: str, number: int) -> Labelled:
    language = document.language
    passages = annotate(document).passages
    finder = TraitFinder(language, frozenset(near_topic(passages)))
    places = []
    for passage in passages:
        clauses = find_predications(passage, language)
        for clause, traits in zip(clauses, finder.find(passage, clauses), strict=True):
            place = Place.of(clause, traits, [], [])
            told = [0] if event in place.cued else []
            places.append(place._replace(holds=told, touches=told))
    also = sorted({kind for place in places for kind in place.cued} - {event})
    return _sentence(f"{document.address}-{number}", [{"type": event, "also": also}], places)


def _load_folder(folder: Path, keeps: Any) -> Iterator[Labelled]:
    gold_by_name = {gold.name: gold for gold in load_gold(folder)}
    paths = [str(path) for path in find_reports(folder) if keeps(path.stem)]
    for outcome in read_documents(paths):
        if isinstance(outcome, Document):
            yield _label(outcome, gold_by_name[Path(outcome.address).stem])


def _label(document: Document, gold: Gold) -> Labelled:
    language = document.language[:2]
    told = annotate(document)
    where = [locate(document.text, event.get("evidence") or "") for event in gold.events]
    predications = [find_predications(passage, language) for passage in told.passages]
    near = frozenset(near_topic(told.passages))
    pairs = find_pairs_told(predications, near, find_called_pairs(told.passages, near, document.published))
    types, partners = TraitFinder(language, near), PairTraits(told.passages, told.statements, pairs)
    places: list[Place] = []
    asked: dict[str, list[Question]] = {name: [] for name in ASKED}
    for passage, clauses in zip(told.passages, predications, strict=True):
        pairs.saw_named(passage)
        here = [
            _place(clause, traits, where)
            for clause, traits in zip(clauses, types.find(passage, clauses), strict=True)
        ]
        for at, event, wanted in _told(here, gold.events, where):
            candidate = candidate_of(clauses[at], EventType(event["type"]))
            question = partners.ask(candidate)
            asked["pairs"].append(Question(partners.find(question), wanted))
            for pair in sorted(wanted):
                pairs.saw(passage, pair, here[at].depth)
            for name, fields in ask_of_event(event, candidate, question, document):
                asked[name].append(fields)
        partners.pass_by(passage)
        places += here
    for name, learnt in ask_of_statements(told.words, gold) if gold.events else ():
        asked[name].append(learnt)
    stages = {
        Pair(row["sender"], row["receiver"]): set(options(row["stage"]))
        for row in gold.arrangements
        if row.get("stage") is not None
    }
    listed = {Pair(row["sender"], row["receiver"]) for row in gold.arrangements}
    return Labelled(gold.name, gold.events, places, asked, document, stages, listed)


def _place(told: Predication, traits: list[str], where: Sequence[tuple[int, int] | None]) -> Place:
    words = told.passage.words
    whole = {*told.clause.whole, told.clause.head}
    holds = [k for k, span in enumerate(where) if span and span[0] <= told.start < span[1]]
    touches = [
        k for k, span in enumerate(where) if span and any(span[0] <= words[i].start < span[1] for i in whole)
    ]
    return Place.of(told, traits, holds, touches)


def _told(
    places: Sequence[Place], events: Sequence[Row], where: Sequence[tuple[int, int] | None]
) -> Iterator[tuple[int, Row, set[Pair]]]:
    """Yield for each wording of labelled events its clause, the first of them, and all their pairs."""
    seen = set()
    for k, event in enumerate(events):
        key = (where[k], event["type"])
        inside = [at for at, place in enumerate(places) if k in place.holds]
        inside = inside or [at for at, place in enumerate(places) if k in place.touches]
        if event.get("optional") or key in seen or not inside:
            continue
        seen.add(key)

        def rank(at: int, kind: str = event["type"]) -> tuple[bool, int]:
            return kind not in places[at].cued, places[at].depth

        wanted = {
            Pair(other["sender"], other["receiver"])
            for j, other in enumerate(events)
            if where[j] == where[k] and other["type"] == event["type"]
        }
        yield min(inside, key=rank), event, wanted
