"""Learn by which traits, and by which words around its head, a clause tells its events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from learning.networks import Plan, learn_answers
from learning.tables import LEAST_REPORTS, Table, as_table, fit_rows
from pactwatch.claims.telling.told_types import BARE, TYPES, answers_asked, support_of, weigh_types
from pactwatch.claims.weighing.clause_network import CLAUSES, find_clause_traits
from pactwatch.claims.weighing.weights import BIAS, Weights
from pactwatch.claims.words.wording import WORDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from learning.labelled import Labelled, Place
    from learning.questions import Row
    from pactwatch.claims.weighing.network import Network

_STRENGTH = 0.2
_STRENGTH_OF_WORDING = 0.3
_PLAN = Plan(hidden=48, rounds=8, batch=128, rate=0.002, left_out=0.3, decay=1e-5, least_seen=6)
_ROUNDS = 2
_RETOLD = 0.4
_BARE_SHARE = 6


def fit_types(reports: Sequence[Labelled]) -> dict[str, Table | Network]:
    """Return the weights by which a clause's traits, its wording, and both together tell its events.

    A label names words, not the clause that tells the event: of the clauses in these words the one that looks
    most like it is taken, in several rounds. A clause that tells again what the report has told is left out.
    """
    known = _frequent(reports)
    places = [place for report in reports for place in report.places]
    weights: Table = {}
    scores: list[dict[str, float]] | None = None
    for _ in range(_ROUNDS):
        rows: list[list[str]] = []
        answers: list[bool] = []
        importance: list[float] = []
        for at, event, answer in _examples(reports, scores):
            is_bare = support_of(set(places[at].traits), places[at].cued, event) == BARE
            if not answer and is_bare and (at * 31 + len(event)) % _BARE_SHARE:
                continue
            rows.append(_features(places[at], event, known))
            answers.append(answer)
            importance.append(_BARE_SHARE if is_bare and not answer else 1.0)
        weights = as_table(fit_rows(rows, answers, importance, _STRENGTH))
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
    return learn_answers(rows, list(column), wanted, known, _PLAN)


def _fit_wording(places: Sequence[Place], examples: Iterable[tuple[int, str, bool]]) -> Table:
    """Return the weights by which the words around the head of a clause tell its events, type by type."""
    seen = Counter(word for place in places for word in place.worded)
    words = [[word for word in place.worded if seen[word] >= LEAST_REPORTS] for place in places]
    asked: dict[str, list[tuple[int, bool]]] = {}
    for at, event, answer in examples:
        asked.setdefault(event, []).append((at, answer))
    fitted: dict[str, float] = {}
    for event, rows in sorted(asked.items()):
        learnt = fit_rows(
            [words[at] for at, _ in rows],
            [answer for _, answer in rows],
            [1.0] * len(rows),
            _STRENGTH_OF_WORDING,
        )
        fitted |= {f"{word or BIAS}\t{event}": weight for word, weight in learnt.items()}
    return as_table(fitted)


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
                    event in place.cued if scores is None else scores[at][event] > _RETOLD
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
