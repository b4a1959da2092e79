"""Weights as files where the reader loads them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pactwatch.claims.telling.clause_sums import load_twins
from pactwatch.claims.weighing.network import Network, load_network, network_as_text
from pactwatch.claims.weighing.weights import load_column, load_weights

if TYPE_CHECKING:
    from collections.abc import Mapping

    from learning.tables import Table

_WEIGHTS = Path(__file__).parents[2] / "src" / "pactwatch" / "claims" / "weights"


def put_weights(learnt: Mapping[str, Table | Network]) -> None:
    """Write tables and networks where the reader loads them, and make it load them anew."""
    for name, each in learnt.items():
        if isinstance(each, Network):
            (_WEIGHTS / f"{name}.net").write_text(network_as_text(each), "utf-8")
        else:
            _write_table(each, _WEIGHTS / f"{name}.tsv")
    load_network.cache_clear()
    load_weights.cache_clear()
    load_column.cache_clear()
    load_twins.cache_clear()


def _write_table(table: Table, path: Path) -> None:
    """Write weights as text, one trait a line, sorted."""
    lines = [
        f"{trait}\t" + " ".join(f"{answer}={weight:g}" for answer, weight in sorted(row.items()))
        for trait, row in sorted(table.items())
    ]
    path.write_text("\n".join([*lines, ""]), "utf-8")
