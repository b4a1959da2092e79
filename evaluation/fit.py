"""Learn the weights of traits from labelled reports, and write them where the reader loads them.

    python evaluation/fit.py [TABLE …]   all, or those of dates, people, modality, harm or stance
    python evaluation/fit.py --ship …    the same, from the blind quarter too

What it learns from is told in labelled.py. The blind quarter chooses how to learn and where to draw lines;
what is shipped has then learnt from it as well, and half B alone measures it. It needs scikit-learn
(`pip install 'pactwatch[fit]'`); reading does not. The same reports give the same weights.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from choices import learn_choices
from labelled import (
    Labelled,
    Place,
    Question,
    Row,
    load_bank,
    load_examples,
    load_labelled,
)
from networks import Plan, learn_answers, learn_options, table_of
from sklearn.linear_model import LogisticRegression

from pactwatch.claims.bearing import Found, find_bearing_traits, group_by_pair, weigh_bearing
from pactwatch.claims.choosing import FITS
from pactwatch.claims.clause_network import CLAUSES, find_clause_traits
from pactwatch.claims.counting import TABLE as COUNTS
from pactwatch.claims.events import find_all_events
from pactwatch.claims.network import Network, load_network, network_as_text
from pactwatch.claims.pair_company import find_company_traits
from pactwatch.claims.pair_parts import TABLE as PAIRS
from pactwatch.claims.pairing import likelihoods
from pactwatch.claims.reader import annotate
from pactwatch.claims.sides import OWNERS, SIDES
from pactwatch.claims.stage import find_stage_traits
from pactwatch.claims.subject import find_subject_traits
from pactwatch.claims.told_types import BARE, TYPES, answers_asked, support_of, weigh_types
from pactwatch.claims.weights import BIAS, Weights, load_column, load_weights
from pactwatch.claims.wording import WORDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "pactwatch" / "claims" / "weights"
STRENGTH = {
    "types": 0.2,
    "wording": 0.3,
    "dates": 0.5,
    "people": 0.5,
    "modality": 0.5,
    "harm": 0.3,
    "stages": 0.3,
    "bearing": 0.03,
    "subject": 0.3,
    "stance": 0.2,
    COUNTS: 0.3,
    SIDES: 0.6,
    OWNERS: 0.3,
}
OF_CLAUSES = Plan(hidden=48, rounds=8, batch=128, rate=0.002, left_out=0.3, decay=1e-5, least_seen=6)
OF_PAIRS = Plan(hidden=32, rounds=16, batch=32, rate=0.003, left_out=0.2, decay=1e-4, least_seen=2)
SHIP = "--ship"
PARTS = 3
ROUNDS = 2
RETOLD = 0.4
LEAST_REPORTS = 2
LEAST_REPORTS_OF_WORD = 4
LEAST_WEIGHT = 0.03
BARE_SHARE = 6
Table = dict[str, dict[str, float]]


def fit_types(reports: Sequence[Labelled]) -> dict[str, Table | Network]:
    """Return the weights by which a clause's traits, its wording, and both together tell its events.

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
    examples = list(_examples(reports, scores))
    return {
        "types": weights,
        WORDING: _fit_wording(places, examples),
        CLAUSES: _fit_clauses(places, examples),
    }


def _fit_clauses(places: Sequence[Place], examples: Iterable[tuple[int, str, bool]]) -> Network:
    """Return the network by which all that a clause shows tells its events."""
    column = {event.value: at for at, event in enumerate(TYPES)}
    wanted, known = np.zeros((2, len(places), len(TYPES)), dtype=np.float32)
    for at, event, answer in examples:
        wanted[at, column[event]] = answer
        known[at, column[event]] = 1.0
    rows = [find_clause_traits(place.traits, place.worded, place.cued) for place in places]
    return learn_answers(rows, list(column), wanted, known, OF_CLAUSES)


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


def fit_pairs(reports: Sequence[Labelled]) -> Network:
    """Return the network by which the traits of a pair tell whether a clause concerns it.

    It learns from every clause twice: as it stands by itself, and with what the other clauses of its report
    concern, as a network learnt from other reports finds it.
    """
    alone = [[q for q in report.asked.get(PAIRS, ()) if q.traits_by_option] for report in reports]
    together = list(alone)
    for part in range(PARTS):
        others = [question for at, asked in enumerate(alone) if at % PARTS != part for question in asked]
        network = _learn_pairs(others)
        together[part::PARTS] = [_in_company(asked, network) for asked in alone[part::PARTS]]
    return _learn_pairs([question for asked in (*alone, *together) for question in asked])


def _learn_pairs(questions: Sequence[Question]) -> Network:
    rows = [
        (list(each.traits_by_option.values()), [pair in each.accepted for pair in each.traits_by_option])
        for each in questions
    ]
    return learn_options(rows, FITS, OF_PAIRS)


def _in_company(asked: Sequence[Question], network: Network) -> list[Question]:
    likely = []
    for question in asked:
        scores = network.scores(network.sums_of_each(question.traits_by_option.values()))[:, 0]
        likely.append(likelihoods(question.traits_by_option, scores.tolist()))
    return [
        question._replace(
            traits_by_option={
                pair: [*traits, *company[pair]] for pair, traits in question.traits_by_option.items()
            }
        )
        for question, company in zip(asked, find_company_traits(likely), strict=True)
    ]


def fit_options(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which the traits of an option tell whether it fits."""
    rows, answers = [], []
    for question in (question for report in reports for question in report.asked.get(name, ())):
        for option, traits in question.traits_by_option.items():
            rows.append([f"{trait}\t{FITS}" for trait in traits])
            answers.append(option in question.accepted)
    return _as_table(_fit(rows, answers, [1.0] * len(rows), STRENGTH[name]))


def fit_choices(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which the traits of an option tell that it, or none, is the one that fits."""
    questions = [question for report in reports for question in report.asked.get(name, ())]
    weights = learn_choices(questions, STRENGTH[name], LEAST_REPORTS)
    return _as_table({f"{trait}\t{FITS}": weight for trait, weight in weights.items()})


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
    table, names = table_of(rows)
    model = LogisticRegression(C=STRENGTH[name], max_iter=1000, random_state=0)
    model.fit(table, np.array(answers), sample_weight=np.array(importance))
    fitted = {
        f"{trait}\t{answer}": float(model.coef_[k][at])
        for k, answer in enumerate(model.classes_)
        for at, trait in enumerate(names)
    }
    biases = {f"{BIAS}\t{answer}": float(model.intercept_[k]) for k, answer in enumerate(model.classes_)}
    return _as_table({**biases, **fitted})


def _fit(
    rows: Sequence[Sequence[str]], answers: Sequence[bool], importance: Sequence[float], strength: float
) -> dict[str, float]:
    """Fit a logistic regression over sets of names; the bias is under the empty name."""
    table, names = table_of(rows)
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


def fit_claims(reports: Sequence[Labelled], sentences: Sequence[Labelled]) -> dict[str, Table | Network]:
    """Return the weights by which events, their pairs and their fields are told."""
    return {**fit_types([*reports, *sentences]), PAIRS: fit_pairs(reports), **fit_fields(reports)}


def fit_fields(reports: Sequence[Labelled]) -> dict[str, Table]:
    """Return the weights by which the fields of events and statements, and what counts as one, are told."""
    tables = {name: fit_options(reports, name) for name in (COUNTS, OWNERS)}
    tables |= {name: fit_choices(reports, name) for name in ("dates", "people")}
    return {**tables, **{name: fit_answers(reports, name) for name in ("modality", "harm", "stance", SIDES)}}


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
    return ask_subjects(without_rare_words(asked, "bearing"))


def ask_subjects(reports: Sequence[Labelled]) -> list[Labelled]:
    """Return what whole reports teach of whether one is about arrangements at all.

    What its pairs bear is weighed by what the other reports teach of that.
    """
    asked: list[Labelled] = []
    for part in range(PARTS):
        put_weights(
            {"bearing": fit_options([r for at, r in enumerate(reports) if at % PARTS != part], "bearing")}
        )
        for report in reports[part::PARTS]:
            if report.found is not None:
                traits = find_subject_traits(weigh_bearing(report.found), report.passages)
                question = Question({"": traits}, {""} if report.listed else set())
                asked.append(report._replace(asked={**report.asked, "subject": [question]}))
    return without_rare_words(asked, "subject")


def without_rare_words(reports: Sequence[Labelled], name: str) -> list[Labelled]:
    """Return the reports with the questions of one name without the words that hardly any report has."""
    seen = Counter(
        trait
        for report in reports
        for trait in {t for q in report.asked[name] for traits in q.traits_by_option.values() for t in traits}
    )
    kept = []
    for report in reports:
        questions = [
            question._replace(
                traits_by_option={
                    option: [
                        t for t in traits if seen[t] >= LEAST_REPORTS_OF_WORD or not t.startswith("word:")
                    ]
                    for option, traits in question.traits_by_option.items()
                }
            )
            for question in report.asked[name]
        ]
        kept.append(report._replace(asked={**report.asked, name: questions}))
    return kept


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


def put_weights(learnt: Mapping[str, Table | Network]) -> None:
    """Write tables and networks where the reader loads them, and make it load them anew."""
    for name, each in learnt.items():
        if isinstance(each, Network):
            (WEIGHTS / f"{name}.net").write_text(network_as_text(each), "utf-8")
        else:
            write_weights(each, WEIGHTS / f"{name}.tsv")
    load_network.cache_clear()
    load_weights.cache_clear()
    load_column.cache_clear()


def main() -> None:
    """Fit all tables and write them."""
    names = [name for name in sys.argv[1:] if name != SHIP]
    reports = load_labelled([HERE / "extra", HERE / "written"], with_blind=SHIP in sys.argv)
    if names:
        fields = fit_fields(reports)
        put_weights({name: fields[name] for name in names})
        return
    sentences = [*load_examples(), *load_bank(HERE / "bank")]
    whole = ask_whole(reports, sentences)
    tables = fit_claims(reports, sentences)
    tables["stages"] = fit_answers(whole, "stages")
    tables |= {name: fit_options(whole, name) for name in ("bearing", "subject")}
    put_weights(tables)
    for name, each in tables.items():
        traits = each.row_by_trait if isinstance(each, Network) else each
        print(f"{name}: {len(traits)} traits from {len(reports)} reports")


if __name__ == "__main__":
    main()
