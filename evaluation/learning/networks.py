"""Learn small networks over traits: which answers hold of a set of traits, which of several options fits.

Plain stochastic gradients (Adam) over sparse rows of ones, with part of the traits left out at each step, so
that no answer hangs on a single one. The same rows and seed give the same network.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from pactwatch.claims.weighing.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Floats: TypeAlias = NDArray[np.float32]
_FADING, _SLOW_FADING = 0.9, 0.999
_TINY = 1e-8


class Plan(NamedTuple):
    """How a network learns: hidden units, rounds over all rows, rows a step, and what keeps it plain."""

    hidden: int
    rounds: int
    batch: int
    rate: float
    left_out: float
    decay: float
    least_seen: int


class _Learner:
    """The weights of a network while it learns, with their moments."""

    def __init__(self, plan: Plan, traits: int, answers: int, *, rare: float) -> None:
        dice = np.random.default_rng(0)
        self.dice = dice
        self._plan = plan
        self.weights: dict[str, Floats] = {
            "table": dice.normal(0, 0.05, (traits, plan.hidden)).astype(np.float32),
            "bias": np.zeros(plan.hidden, np.float32),
            "out": dice.normal(0, 0.1, (plan.hidden, answers)).astype(np.float32),
            "out_bias": np.full(answers, rare, np.float32),
        }
        self._first = {name: np.zeros_like(each) for name, each in self.weights.items()}
        self._second = {name: np.zeros_like(each) for name, each in self.weights.items()}
        self._step = 0

    def step(self, rows: csr_matrix, wrong_by: Callable[[Floats], Floats], rate: float) -> None:
        """Learn from rows: ``wrong_by`` says how far the scores of each row and answer are off."""
        keep = np.float32(1 - self._plan.left_out)
        rows = rows.copy()
        rows.data *= (self.dice.random(len(rows.data)) < keep) / keep
        raw = rows @ self.weights["table"] + self.weights["bias"]
        shown = ((self.dice.random(raw.shape) < keep) / keep).astype(np.float32) * (raw > 0)
        hidden = raw * shown
        wrong = wrong_by(hidden @ self.weights["out"] + self.weights["out_bias"]).astype(np.float32)
        back = (wrong @ self.weights["out"].T) * shown
        self._move("out", hidden.T @ wrong, rate)
        self._move("out_bias", wrong.sum(axis=0), rate)
        self._move("table", rows.T @ back, rate)
        self._move("bias", back.sum(axis=0), rate)

    def _move(self, name: str, slope: Floats, rate: float) -> None:
        self._step += name == "out"
        weights, first, second = self.weights[name], self._first[name], self._second[name]
        slope = slope + np.float32(self._plan.decay) * weights
        first += np.float32(1 - _FADING) * (slope - first)
        second += np.float32(1 - _SLOW_FADING) * (slope * slope - second)
        pace = np.float32(rate / (1 - _FADING**self._step))
        weights -= pace * first / (np.sqrt(second / np.float32(1 - _SLOW_FADING**self._step)) + _TINY)

    def batches(self, count: int) -> Iterator[tuple[NDArray[np.intp], float]]:
        """Yield which rows to learn from next, and how fast: ever more slowly."""
        for at in range(self._plan.rounds):
            order = self.dice.permutation(count)
            for start in range(0, count, self._plan.batch):
                yield order[start : start + self._plan.batch], self._plan.rate * (1 - at / self._plan.rounds)

    def network(self, traits: Sequence[str], answers: Sequence[str]) -> Network:
        """Return what has been learnt."""
        row_by_trait = {trait: row for row, trait in enumerate(traits)}
        return Network(tuple(answers), row_by_trait, **self.weights)


def learn_answers(
    rows: Sequence[Sequence[str]], answers: Sequence[str], wanted: Floats, known: Floats, plan: Plan
) -> Network:
    """Return a network that says of traits how likely each of several answers holds.

    Args:
        rows: Sets of traits.
        answers: Names of the answers.
        wanted: 1 where an answer holds of a row, else 0; rows by answers.
        known: 1 where ``wanted`` is known, else 0; of the same shape.
        plan: How to learn.
    """
    table, traits = _frequent_table(rows, plan.least_seen)
    learner = _Learner(plan, len(traits), len(answers), rare=-3.0)
    for batch, rate in learner.batches(len(rows)):
        learner.step(table[batch], partial(_misses, wanted=wanted[batch], known=known[batch]), rate)
    return learner.network(traits, answers)


def learn_options(
    questions: Sequence[tuple[Sequence[Sequence[str]], Sequence[bool]]], answer: str, plan: Plan
) -> Network:
    """Return a network that says of the options of a question which of them fits best, or that none does.

    Args:
        questions: For each the traits of every option, and which options are right: together they get all
            of the likelihood, in equal shares; where none is right, the option "none" of score 0 gets it.
        answer: Name of the score.
        plan: How to learn.
    """
    rows = [traits for options, _ in questions for traits in options]
    table, traits = _frequent_table(rows, plan.least_seen)
    right = np.array([is_right for _, accepted in questions for is_right in accepted], dtype=np.float32)
    ends = np.cumsum([0, *(len(options) for options, _ in questions)])
    learner = _Learner(plan, len(traits), 1, rare=0.0)
    for batch, rate in learner.batches(len(questions)):
        at = np.concatenate([np.arange(ends[q], ends[q + 1]) for q in batch])
        lengths = np.diff(ends)[batch]
        learner.step(table[at], partial(_misfits, right=right[at], lengths=lengths), rate)
    return learner.network(traits, [answer])


def _misses(scores: Floats, wanted: Floats, known: Floats) -> Floats:
    odds = np.float32(1.0) / (np.float32(1.0) + np.exp(-scores))
    wrong: Floats = (odds - wanted) * known / np.float32(len(scores))
    return wrong


def _misfits(scores: Floats, right: Floats, lengths: NDArray[np.intp]) -> Floats:
    starts = np.cumsum([0, *lengths[:-1]])
    question = np.repeat(np.arange(len(lengths)), lengths)
    flat = scores[:, 0]
    most = np.maximum(np.maximum.reduceat(flat, starts), 0.0)
    odds = np.exp(flat - most[question])
    whole = np.add.reduceat(odds, starts) + np.exp(-most)
    share = right / np.maximum(np.add.reduceat(right, starts), 1.0)[question]
    wrong: Floats = ((odds / whole[question] - share) / len(lengths)).astype(np.float32)
    return wrong[:, None]


def table_of(rows: Sequence[Sequence[str]], traits: Sequence[str] = ()) -> tuple[csr_matrix, list[str]]:
    """Return sets of traits as a table of ones, and the names of its columns: those given, or all of them."""
    names = list(traits) or sorted({trait for row in rows for trait in row})
    column = {trait: at for at, trait in enumerate(names)}
    found = [sorted({column[trait] for trait in row if trait in column}) for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    places = np.array([at for row in found for at in row], dtype=np.int32)
    ones = np.ones(len(places), dtype=np.float64)
    return csr_matrix((ones, places, ends), shape=(len(rows), len(names))), names


def _frequent_table(rows: Sequence[Sequence[str]], least: int) -> tuple[csr_matrix, list[str]]:
    seen = Counter(trait for row in rows for trait in set(row))
    table, names = table_of(rows, sorted(trait for trait, count in seen.items() if count >= least))
    return table.astype(np.float32), names
