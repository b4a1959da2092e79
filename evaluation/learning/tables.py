"""Learn tables of weights: of traits that tell an answer, and of traits of options that tell which fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression

from learning.choices import learn_choices
from learning.networks import table_of
from pactwatch.claims.saying.counting import TABLE as COUNTS
from pactwatch.claims.saying.sides import OWNERS, SIDES
from pactwatch.claims.weighing.choosing import FITS
from pactwatch.claims.weighing.weights import BIAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learning.labelled import Labelled

Table: TypeAlias = dict[str, dict[str, float]]
STRENGTH = {
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
LEAST_REPORTS = 2
_LEAST_WEIGHT = 0.03


def fit_fields(reports: Sequence[Labelled]) -> dict[str, Table]:
    """Return the weights by which the fields of events and statements, and what counts as one, are told."""
    tables = {name: fit_options(reports, name) for name in (COUNTS, OWNERS)}
    tables |= {name: fit_choices(reports, name) for name in ("dates", "people")}
    return {**tables, **{name: fit_answers(reports, name) for name in ("modality", "harm", "stance", SIDES)}}


def fit_options(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which the traits of an option tell whether it fits."""
    rows, answers = [], []
    for question in (question for report in reports for question in report.asked.get(name, ())):
        for option, traits in question.traits_by_option.items():
            rows.append([f"{trait}\t{FITS}" for trait in traits])
            answers.append(option in question.accepted)
    return as_table(fit_rows(rows, answers, [1.0] * len(rows), STRENGTH[name]))


def fit_choices(reports: Sequence[Labelled], name: str) -> Table:
    """Return the weights by which the traits of an option tell that it, or none, is the one that fits."""
    questions = [question for report in reports for question in report.asked.get(name, ())]
    weights = learn_choices(questions, STRENGTH[name], LEAST_REPORTS)
    return as_table({f"{trait}\t{FITS}": weight for trait, weight in weights.items()})


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
    return as_table({**biases, **fitted})


def fit_rows(
    rows: Sequence[Sequence[str]], answers: Sequence[bool], importance: Sequence[float], strength: float
) -> dict[str, float]:
    """Fit a logistic regression over sets of names; the bias is under the empty name."""
    table, names = table_of(rows)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=500, tol=1e-3, random_state=0)
    model.fit(table, np.array(answers), sample_weight=np.array(importance))
    weights = {name: float(model.coef_[0][at]) for at, name in enumerate(names)}
    return {"": float(model.intercept_[0]), **weights}


def as_table(fitted: dict[str, float]) -> Table:
    """Return weights of TRAIT<TAB>ANSWER by trait, those next to nothing left out."""
    table: Table = {}
    for name, weight in fitted.items():
        trait, _, answer = name.partition("\t")
        if trait in {"", BIAS} or abs(weight) >= _LEAST_WEIGHT:
            table.setdefault(trait or BIAS, {})[answer or BIAS] = round(weight, 2)
    return table
