"""Small networks that weigh traits together, learnt from labelled reports and kept as text.

Weights add up trait by trait; a network has one layer of hidden units between, so that what a trait is worth
may depend on the others: "the first" beside a flight is not what it is beside a court. ``evaluation/fit.py``
writes them. The first line of a file is JSON (``answers``, ``scale``, ``bias`` and ``out``); every other line
is a trait and what it adds to each hidden unit, in steps of ``scale``, as signed bytes in base 64.
"""

from __future__ import annotations

import base64
import functools
import json
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pactwatch.claims.weighing.row_sums import sum_rows
from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

_MOST_STEPS = 127


class Network(NamedTuple):
    """Traits by hidden units (``table``), and hidden units by answers (``out``), each with its bias."""

    answers: tuple[str, ...]
    row_by_trait: Mapping[str, int]
    table: NDArray[np.float32]
    bias: NDArray[np.float32]
    out: NDArray[np.float32]
    out_bias: NDArray[np.float32]

    def sum_of(self, traits: Iterable[str]) -> NDArray[np.float32]:
        """Return what traits add to each hidden unit."""
        rows = [row for row in map(self.row_by_trait.get, traits) if row is not None]
        total: NDArray[np.float32] = self.table.take(rows, axis=0).sum(axis=0)
        return total

    def sums_of_each(self, many: Iterable[Iterable[str]]) -> NDArray[np.float32]:
        """Return what several sets of traits add to each hidden unit, one row a set."""
        return sum_rows(self.table, self.row_by_trait, many)

    def scores(self, sums: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the score of each answer, as log odds, from what the traits add to each hidden unit."""
        scores: NDArray[np.float32] = np.maximum(sums + self.bias, 0.0) @ self.out + self.out_bias
        return scores

    def strongest(self, traits: Iterable[str], answer: str, most: int) -> list[str]:
        """Return the traits without which an answer would lose most, each with its loss, to be read."""
        known = [trait for trait in traits if trait in self.row_by_trait]
        if not known:
            return []
        at = self.answers.index(answer)
        total = self.sum_of(known)
        without = total - self.table[[self.row_by_trait[trait] for trait in known]]
        losses = self.scores(total[None])[0, at] - self.scores(without)[:, at]
        best = sorted(zip(losses.tolist(), known, strict=True), reverse=True)[:most]
        return [f"{trait} {loss:+.1f}" for loss, trait in best if loss > 0]


@functools.cache
def load_network(name: str) -> Network:
    """Load the network of that name.

    Raises:
        LexiconError: If the file is missing or a line is not what it should be.
    """
    path = resources.files("pactwatch.claims") / "weights" / f"{name}.net"
    try:
        return network_of_text(path.read_text("utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise LexiconError(
            what=f"the network cannot be loaded: {error}",
            where=str(path),
            remedy="Write it anew with evaluation/fit.py, or install Pactwatch again.",
        ) from error


def network_of_text(text: str) -> Network:
    """Return the network that a text holds.

    Raises:
        ValueError: If a line is not what it should be.
        KeyError: If the first line lacks a part.
    """
    head, *lines = text.splitlines()
    shape = json.loads(head)
    traits, coded = zip(*(line.split("\t") for line in lines), strict=True)
    rows = coded if "=" in coded[0] else ["".join(coded)]  # where no row is padded, all are one
    steps = np.frombuffer(b"".join(map(base64.b64decode, rows)), dtype=np.int8)
    return Network(
        answers=tuple(shape["answers"]),
        row_by_trait={trait: row for row, trait in enumerate(traits)},
        table=steps.reshape(len(traits), -1).astype(np.float32) * np.float32(shape["scale"]),
        bias=np.array(shape["bias"], dtype=np.float32),
        out=np.array(shape["out"], dtype=np.float32),
        out_bias=np.array(shape["out_bias"], dtype=np.float32),
    )


def network_as_text(network: Network) -> str:
    """Return a network as the text that ``load_network`` reads; weights are rounded to one of 255 steps."""
    scale = float(np.abs(network.table).max()) / _MOST_STEPS or 1.0
    steps = np.rint(network.table / scale).astype(np.int8)
    head = {
        "answers": list(network.answers),
        "scale": scale,
        "bias": _rounded(network.bias),
        "out": _rounded(network.out),
        "out_bias": _rounded(network.out_bias),
    }
    lines = [
        f"{trait}\t{base64.b64encode(steps[row].tobytes()).decode()}"
        for trait, row in sorted(network.row_by_trait.items())
    ]
    return "\n".join([json.dumps(head), *lines, ""])


def _rounded(values: NDArray[np.float32]) -> Sequence[object]:
    rounded: Sequence[object] = np.round(values.astype(np.float64), 4).tolist()
    return rounded
