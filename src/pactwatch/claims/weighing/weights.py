"""Weights of traits, learnt from labelled reports and kept as text: how much each speaks for an answer.

A file has one line a trait, ``trait<TAB>answer=weight …``, and the trait ``bias`` for what holds before any
trait is seen. ``evaluation/fit.py`` writes them.
"""

from __future__ import annotations

import functools
import math
import re
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

BIAS = "bias"
_LINE = re.compile(r"[^\t]+\t[^\s=]+=[-+.\de]+(?: [^\s=]+=[-+.\de]+)*")


class Weights(NamedTuple):
    """What each trait adds to each answer's score, as a row of one number an answer; scores are log odds."""

    answers: tuple[str, ...]
    row_by_trait: Mapping[str, int]
    table: NDArray[np.float64]

    @classmethod
    def of(cls, by_trait: Mapping[str, Mapping[str, float]]) -> Self:
        """Return the weights that are given by trait and answer; what is not given is 0."""
        answers = tuple(sorted({answer for row in by_trait.values() for answer in row}))
        table = np.array([[row.get(each, 0.0) for each in answers] for row in by_trait.values()])
        return cls(answers, {trait: row for row, trait in enumerate(by_trait)}, table)

    def sums(self, traits: Iterable[str]) -> dict[str, float]:
        """Return for each answer the sum of the traits' weights."""
        rows = self.row_by_trait
        found = np.array([row for row in map(rows.get, traits) if row is not None], dtype=np.intp)
        return dict(zip(self.answers, self.table.take(found, axis=0).sum(axis=0).tolist(), strict=True))

    def weight(self, trait: str, answer: str) -> float:
        """Return what one trait adds to the score of one answer."""
        row = self.row_by_trait.get(trait)
        known = row is not None and answer in self.answers
        return float(self.table[row, self.answers.index(answer)]) if known else 0.0

    def column(self, answer: str) -> dict[str, float]:
        """Return how much each trait that speaks for or against one answer does so."""
        at = self.answers.index(answer)
        weights = self.table[:, at].tolist()
        return {trait: weights[row] for trait, row in self.row_by_trait.items() if weights[row]}


def probability(log_odds: float) -> float:
    """Return the probability that log odds stand for."""
    if log_odds < 0:
        odds = math.exp(log_odds)
        return odds / (1.0 + odds)
    return 1.0 / (1.0 + math.exp(-log_odds))


@functools.cache
def load_weights(name: str) -> Weights:
    """Load the weights of that name.

    Raises:
        LexiconError: If the file is missing or a line is not a trait with its answers.
    """
    path = resources.files("pactwatch.claims") / "weights" / f"{name}.tsv"
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise LexiconError(
            what=f"weights cannot be loaded: {error}",
            where=str(path),
            remedy="Write them with evaluation/fit.py, or install Pactwatch again.",
        ) from error
    try:
        return _read_lines(lines)
    except ValueError as error:
        number = next((n for n, line in enumerate(lines, start=1) if not _LINE.fullmatch(line)), 1)
        raise LexiconError(
            what=f"not a trait with weights: {lines[number - 1][:60]!r}",
            where=f"{path}, line {number}",
            remedy="Write the file anew with evaluation/fit.py.",
        ) from error


def _read_lines(lines: Sequence[str]) -> Weights:
    """Return the weights that lines hold; all at once, as a process that reads one report waits for it.

    Raises:
        ValueError: If a line is not a trait with its answers.
    """
    traits, weighed = zip(*(line.split("\t") for line in lines), strict=True)
    pieces = " ".join(weighed).split(" ")
    place = {piece: at for at, piece in enumerate(dict.fromkeys(pieces))}  # few, as weights are short
    names, numbers = zip(*(piece.split("=") for piece in place), strict=True)
    answers = tuple(sorted(set(names)))
    column = {answer: at for at, answer in enumerate(answers)}
    columns, values = np.array(list(map(column.__getitem__, names))), np.array(list(map(float, numbers)))
    places = np.array(list(map(place.__getitem__, pieces)))
    rows = np.repeat(np.arange(len(traits)), [row.count("=") for row in weighed])
    table = np.zeros((len(traits), len(answers)))
    table[rows, columns[places]] = values[places]
    return Weights(answers, {trait: row for row, trait in enumerate(traits)}, table)


@functools.cache
def load_column(name: str, answer: str) -> dict[str, float]:
    """Load how much each trait speaks for or against one answer, by the weights of that name.

    Raises:
        LexiconError: As ``load_weights`` does.
    """
    return load_weights(name).column(answer)


def strongest(weights: Mapping[str, float], traits: Iterable[str], most: int) -> list[str]:
    """Return the traits that speak most for an answer, each with its weight, for a person to read."""
    found = [(weight, trait) for trait in traits if (weight := weights.get(trait, 0.0)) > 0]
    best = sorted(found, reverse=True)[:most]
    return [f"{trait} {weight:+.1f}" for weight, trait in best]
