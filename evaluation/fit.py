"""Learn the weights of traits from labelled reports, and write them where the reader loads them.

    python evaluation/fit.py [TABLE …]   all tables, or those of pairs, dates, people, modality or stance

It learns from half A of the shipped corpus, from evaluation/extra and evaluation/written, and from the
sentences of evaluation/bank. It needs scikit-learn (`pip install 'pactwatch[fit]'`); reading does not. Half B
is never learnt from, nor is the quarter of the others that is kept blind (`is_blind`). The same reports
give the same weights.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pactwatch.claims.bearing import Found, find_bearing_traits, group_by_pair
from pactwatch.claims.choosing import FITS
from pactwatch.claims.cues import load_cues
from pactwatch.claims.dating import find_date_traits
from pactwatch.claims.details import find_people_traits
from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.events import find_all_events
from pactwatch.claims.modality import find_modality_traits
from pactwatch.claims.pair_traits import PairTraits
from pactwatch.claims.parties import Pair
from pactwatch.claims.predication import Predication, find_predications
from pactwatch.claims.reader import annotate
from pactwatch.claims.schemes import find_called_pairs
from pactwatch.claims.stage import find_stage_traits
from pactwatch.claims.stance import find_stance_traits
from pactwatch.claims.stance_rules import find_rule_stance
from pactwatch.claims.statements import find_tellings
from pactwatch.claims.subject import find_subject_traits
from pactwatch.claims.telling import find_pairs_told
from pactwatch.claims.told_types import BARE, TYPES, answers_asked, candidate_of, support_of, weigh_types
from pactwatch.claims.topic import near_topic
from pactwatch.claims.traits import TraitFinder
from pactwatch.claims.weights import BIAS, Weights, load_column, load_weights
from pactwatch.claims.wording import WORDING, find_wording
from pactwatch.corpus import corpus_folder
from pactwatch.documents import Document, read_documents
from pactwatch.evaluation import half_of, load_gold
from pactwatch.evaluation.agreement import options
from pactwatch.evaluation.gold import find_reports
from pactwatch.evaluation.matching import locate, match_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.pair_in_clause import Asked
    from pactwatch.claims.passages import Passage
    from pactwatch.claims.statements import ReportWords
    from pactwatch.evaluation import Gold

LANGUAGES = ("en", "fr", "es")
HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "pactwatch" / "claims" / "weights"
BLIND_OF = 4
ASKED = ("pairs", "dates", "people", "modality", "stance")
STRENGTH = {
    "types": 0.2,
    "wording": 0.3,
    "pairs": 0.3,
    "dates": 0.3,
    "people": 0.3,
    "modality": 0.5,
    "stages": 0.3,
    "bearing": 0.1,
    "subject": 0.1,
    "stance": 0.2,
}
PARTS = 3
ROUNDS = 2
RETOLD = 0.4
LEAST_REPORTS = 2
LEAST_WEIGHT = 0.03
BARE_SHARE = 6
Row = dict[str, Any]
Table = dict[str, dict[str, float]]


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


class Question(NamedTuple):
    """Of several options the traits of each, and which of them the labels accept."""

    traits_by_option: dict[Any, list[str]]
    accepted: set[Any]


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


def load_labelled(folders: Iterable[Path]) -> list[Labelled]:
    """Read half A of the shipped corpus and what is not blind of each folder, clause by clause."""
    found = list(_load_folder(corpus_folder(), lambda name: half_of(name) == "A"))
    for folder in folders:
        found += _load_folder(folder, lambda name: not is_blind(name))
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
        for at, event, wanted in _questions(here, gold.events, where):
            candidate = candidate_of(clauses[at], EventType(event["type"]))
            question = partners.ask(candidate)
            asked["pairs"].append(Question(partners.find(question), wanted))
            for pair in sorted(wanted):
                pairs.saw(passage, pair, here[at].depth)
            for name, fields in _field_questions(event, candidate, question, document):
                asked[name].append(fields)
        partners.pass_by(passage)
        places += here
    asked["stance"] = list(_stance_questions(told.words, gold))
    stages = {
        Pair(row["sender"], row["receiver"]): set(options(row["stage"]))
        for row in gold.arrangements
        if row.get("stage") is not None
    }
    listed = {Pair(row["sender"], row["receiver"]) for row in gold.arrangements}
    return Labelled(gold.name, gold.events, places, asked, document, stages, listed)


def _stance_questions(report: ReportWords, gold: Gold) -> Iterator[Question]:
    """Yield what the labelled statements of a report that are found in it teach of stance."""
    found = list(find_tellings(report))
    matched = match_statements(report.text, gold.statements, [s.to_dict() for s, _ in found])
    for at, got, _ in sorted(matched):
        wanted = gold.statements[at]
        if wanted.get("stance") is not None and not wanted.get("optional"):
            telling = found[got][1]
            rule = find_rule_stance(telling, language=report.language)
            traits = find_stance_traits(telling, rule, report.language)
            yield Question({"": traits}, set(options(wanted["stance"])))


def _place(told: Predication, traits: list[str], where: Sequence[tuple[int, int] | None]) -> Place:
    words = told.passage.words
    whole = {*told.clause.whole, told.clause.head}
    holds = [k for k, span in enumerate(where) if span and span[0] <= told.start < span[1]]
    touches = [
        k for k, span in enumerate(where) if span and any(span[0] <= words[i].start < span[1] for i in whole)
    ]
    return Place.of(told, traits, holds, touches)


def _field_questions(
    event: Row, candidate: Candidate, asked: Asked, document: Document
) -> Iterator[tuple[str, Question]]:
    """Yield what a labelled event teaches of dates, counts of people and modality."""
    modalities = set(options(event.get("modality")))
    modality = Modality(options(event.get("modality"))[0])
    if "date" in event:
        dates = {None if date is None else str(date) for date in options(event["date"])}
        traits = find_date_traits(candidate, modality, asked.voice, document.published)
        yield "dates", Question(traits, dates)
    if "people" not in event or event["people"] is not None:
        people = set(options(event.get("people")))
        yield "people", Question(find_people_traits(candidate), people)
    pair = Pair(event["sender"], event["receiver"])
    found = find_modality_traits(candidate, pair, asked.voice, document.language[:2])
    yield "modality", Question({"": found}, modalities)


def _questions(
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


def fit_types(reports: Sequence[Labelled]) -> dict[str, Table]:
    """Return the weights by which a clause's traits, and by which its wording, tell its events.

    A label names words, not the clause that tells the event: of the clauses in these words the one that looks
    most like it is taken, in several rounds. A clause that tells again what the report has told is left out.
    """
    known = _frequent(reports)
    places = [place for report in reports for place in report.places]
    weights: Table = {}
    scores: list[dict[str, float]] | None = None
    for _ in range(ROUNDS):
        rows: list[list[str]] = []
        answers: list[bool] = []
        importance: list[float] = []
        for at, event, answer in _examples(reports, scores):
            is_bare = support_of(set(places[at].traits), places[at].cued, event) == BARE
            if not answer and is_bare and (at * 31 + len(event)) % BARE_SHARE:
                continue
            rows.append(_features(places[at], event, known))
            answers.append(answer)
            importance.append(BARE_SHARE if is_bare and not answer else 1.0)
        weights = _as_table(_fit(rows, answers, importance, STRENGTH["types"]))
        learnt = Weights.of(weights)
        scores = [weigh_types(place.traits, place.cued, learnt) for place in places]
    return {"types": weights, WORDING: _fit_wording(places, _examples(reports, scores))}


def _fit_wording(places: Sequence[Place], examples: Iterable[tuple[int, str, bool]]) -> Table:
    """Return the weights by which the words around the head of a clause tell its events, type by type."""
    seen = Counter(word for place in places for word in place.worded)
    words = [[word for word in place.worded if seen[word] >= LEAST_REPORTS] for place in places]
    asked: dict[str, list[tuple[int, bool]]] = {}
    for at, event, answer in examples:
        asked.setdefault(event, []).append((at, answer))
    fitted: dict[str, float] = {}
    for event, rows in sorted(asked.items()):
        learnt = _fit(
            [words[at] for at, _ in rows],
            [answer for _, answer in rows],
            [1.0] * len(rows),
            STRENGTH[WORDING],
        )
        fitted |= {f"{word or BIAS}\t{event}": weight for word, weight in learnt.items()}
    return _as_table(fitted)


def _features(place: Place, event: str, known: set[str]) -> list[str]:
    asked = answers_asked(place.traits, place.cued, event)
    return [f"{trait}\t{answer}" for trait, answer in asked if trait in known or trait.startswith("with:")]


def _frequent(reports: Sequence[Labelled]) -> set[str]:
    seen = Counter(
        trait for report in reports for trait in {trait for place in report.places for trait in place.traits}
    )
    return {trait for trait, count in seen.items() if count >= LEAST_REPORTS}


def _examples(
    reports: Sequence[Labelled], scores: Sequence[dict[str, float]] | None
) -> Iterator[tuple[int, str, bool]]:
    """Yield for each clause and type whether the clause tells such an event, where the labels show it."""
    start = 0
    for report in reports:
        yes, unclear = _marks(report, start, scores)
        types = {t for event in report.events for t in _types_of(event)}
        for at, place in enumerate(report.places, start=start):
            for event in TYPES:
                key = (at, event.value)
                retold = event in types and (
                    event in place.cued if scores is None else scores[at][event] > RETOLD
                )
                if key in yes:
                    yield at, event.value, True
                elif key not in unclear and not retold:
                    yield at, event.value, False
        start += len(report.places)


def _types_of(event: Row) -> list[str]:
    return [event["type"], *(event.get("also") or ())]


def _marks(
    report: Labelled, start: int, scores: Sequence[dict[str, float]] | None
) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    yes: set[tuple[int, str]] = set()
    unclear: set[tuple[int, str]] = set()
    for k, event in enumerate(report.events):
        inside = [at for at, place in enumerate(report.places) if k in place.holds]
        inside = inside or [at for at, place in enumerate(report.places) if k in place.touches]
        unclear |= {(start + at, kind) for at in inside for kind in _types_of(event)}
        if event.get("optional") or not inside:
            continue
        kind = event["type"]

        def rank(at: int, kind: str = kind) -> tuple[float, int]:
            place = report.places[at]
            likely = 0.0 if scores is None else 2 * scores[start + at][kind]
            return -likely - 0.5 * (kind in place.cued), place.depth

        yes.add((start + min(inside, key=rank), kind))
    return yes, unclear


def fit_options(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which the traits of an option tell whether it fits."""
    rows, answers = [], []
    for question in (question for report in reports for question in report.asked.get(name, ())):
        for option, traits in question.traits_by_option.items():
            rows.append([f"{trait}\t{FITS}" for trait in traits])
            answers.append(option in question.accepted)
    return _as_table(_fit(rows, answers, [1.0] * len(rows), STRENGTH[name]))


def fit_answers(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which traits tell one of several answers.

    Where the labels accept several answers, each of them counts for its share.
    """
    questions = [question for report in reports for question in report.asked.get(name, ())]
    rows, answers, importance = [], [], []
    for question in questions:
        for answer in sorted(question.accepted):
            rows.append(question.traits_by_option[""])
            answers.append(answer)
            importance.append(1.0 / len(question.accepted))
    table, names = _table(rows)
    model = LogisticRegression(C=STRENGTH[name], max_iter=1000, random_state=0)
    model.fit(table, np.array(answers), sample_weight=np.array(importance))
    fitted = {
        f"{trait}\t{answer}": float(model.coef_[k][at])
        for k, answer in enumerate(model.classes_)
        for at, trait in enumerate(names)
    }
    biases = {f"{BIAS}\t{answer}": float(model.intercept_[k]) for k, answer in enumerate(model.classes_)}
    return _as_table({**biases, **fitted})


def _table(rows: Sequence[Sequence[str]]) -> tuple[csr_matrix, list[str]]:
    """Return sets of names as a table of ones, and the names of its columns."""
    names = sorted({name for row in rows for name in row})
    index = {name: at for at, name in enumerate(names)}
    places = [index[name] for row in rows for name in row]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    ones = np.ones(len(places), dtype=np.float64)
    return csr_matrix((ones, places, ends), shape=(len(rows), len(names))), names


def _fit(
    rows: Sequence[Sequence[str]], answers: Sequence[bool], importance: Sequence[float], strength: float
) -> dict[str, float]:
    """Fit a logistic regression over sets of names; the bias is under the empty name."""
    table, names = _table(rows)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=500, tol=1e-3, random_state=0)
    model.fit(table, np.array(answers), sample_weight=np.array(importance))
    weights = {name: float(model.coef_[0][at]) for at, name in enumerate(names)}
    return {"": float(model.intercept_[0]), **weights}


def _as_table(fitted: dict[str, float]) -> Table:
    table: Table = {}
    for name, weight in fitted.items():
        trait, _, answer = name.partition("\t")
        if trait in {"", BIAS} or abs(weight) >= LEAST_WEIGHT:
            table.setdefault(trait or BIAS, {})[answer or BIAS] = round(weight, 2)
    return table


def write_weights(table: Table, path: Path) -> None:
    """Write weights as text, one trait a line, sorted."""
    lines = [
        f"{trait}\t" + " ".join(f"{answer}={weight:g}" for answer, weight in sorted(row.items()))
        for trait, row in sorted(table.items())
    ]
    path.write_text("\n".join([*lines, ""]), "utf-8")


def fit_claims(reports: Sequence[Labelled], sentences: Sequence[Labelled]) -> dict[str, Table]:
    """Return the weights by which events, their pairs and their fields are told."""
    return {**fit_types([*reports, *sentences]), **fit_fields(reports)}


def fit_fields(reports: Sequence[Labelled]) -> dict[str, Table]:
    """Return the weights by which the pair of an event and its fields are told."""
    tables = {name: fit_options(reports, name) for name in ("pairs", "dates", "people")}
    return {**tables, **{name: fit_answers(reports, name) for name in ("modality", "stance")}}


def ask_whole(reports: Sequence[Labelled], sentences: Sequence[Labelled]) -> list[Labelled]:
    """Return what is to be learnt of whole reports, from the events that are found in them.

    They are found with weights learnt from the other reports, as they will be in reports never seen.
    """
    asked = []
    for part in range(PARTS):
        others = [report for at, report in enumerate(reports) if at % PARTS != part]
        put_weights(fit_claims(others, sentences))
        for report in reports[part::PARTS]:
            if report.document is None:
                continue
            told = annotate(report.document)
            found = find_all_events(told.words, told.passages, told.statements)
            questions = whole_questions(report, found)
            asked.append(report._replace(asked=questions, found=found, passages=told.passages))
    return ask_subjects(asked)


def ask_subjects(reports: Sequence[Labelled]) -> list[Labelled]:
    """Return what whole reports teach of whether one is about arrangements at all.

    What its pairs bear is weighed by what the other reports teach of that.
    """
    asked = []
    for part in range(PARTS):
        put_weights(
            {"bearing": fit_options([r for at, r in enumerate(reports) if at % PARTS != part], "bearing")}
        )
        for report in reports[part::PARTS]:
            if report.found is not None:
                traits = find_subject_traits(report.found, report.passages)
                question = Question({"": traits}, {""} if report.listed else set())
                asked.append(report._replace(asked={**report.asked, "subject": [question]}))
    return asked


def whole_questions(report: Labelled, found: Found) -> dict[str, list[Question]]:
    """Return what a report teaches of whether its pairs have arrangements, and at which stage they are."""
    by_pair = group_by_pair(found.events)
    stages = [
        Question({"": find_stage_traits(events)}, report.stages[pair])
        for pair, events in by_pair.items()
        if pair in report.stages
    ]
    traits = find_bearing_traits(found)
    return {"stages": stages, "bearing": [Question(traits, report.listed)]}


def put_weights(tables: dict[str, Table]) -> None:
    """Write tables where the reader loads them, and make it load them anew."""
    for name, table in tables.items():
        write_weights(table, WEIGHTS / f"{name}.tsv")
    load_weights.cache_clear()
    load_column.cache_clear()


def main() -> None:
    """Fit all tables and write them."""
    reports = load_labelled([HERE / "extra", HERE / "written"])
    if sys.argv[1:]:
        put_weights({name: fit_fields(reports)[name] for name in sys.argv[1:]})
        return
    sentences = [*load_examples(), *load_bank(HERE / "bank")]
    whole = ask_whole(reports, sentences)
    tables = fit_claims(reports, sentences)
    tables["stages"] = fit_answers(whole, "stages")
    tables |= {name: fit_options(whole, name) for name in ("bearing", "subject")}
    put_weights(tables)
    for name, table in tables.items():
        print(f"{name}: {len(table)} traits from {len(reports)} reports")


if __name__ == "__main__":
    main()
