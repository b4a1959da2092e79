"""Networks are text, and every answer can name the traits without which it would be less likely."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.claims.weighing.network import Network, load_network, network_as_text, network_of_text
from pactwatch.errors import LexiconError

NAMES = ["clauses", "pairs"]


def network_of(table: list[list[float]]) -> Network:
    """Return a network of one answer over the traits "first", "flight" and so on."""
    rows = np.array(table, dtype=np.float32)
    return Network(
        answers=("fits",),
        row_by_trait=dict(zip(["first", "flight", "court"], range(len(rows)), strict=False)),
        table=rows,
        bias=np.zeros(rows.shape[1], dtype=np.float32),
        out=np.ones((rows.shape[1], 1), dtype=np.float32),
        out_bias=np.array([-1.0], dtype=np.float32),
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_network_has_weights_in_reach(name: str) -> None:
    """A weight of a hundred would let one trait silence all others."""
    network = load_network(name)

    assert abs(network.table).max() < 20
    assert network.table.shape == (len(network.row_by_trait), len(network.bias))


def test_a_missing_network_says_how_to_get_it() -> None:
    """Whoever breaks an installation learns which file is missing and what writes it."""
    with pytest.raises(LexiconError) as error:
        load_network("no-such-network")

    assert "evaluation/fit.py" in str(error.value)


def test_what_a_trait_is_worth_depends_on_the_others() -> None:
    """A court silences what "first" and "flight" together would say: only together is the unit shown."""
    network = network_of([[1.0], [1.0], [-5.0]])

    scores = network.scores(network.sums_of_each([["first"], ["first", "flight"], ["first", "court"], []]))

    assert scores[:, 0].tolist() == [0.0, 1.0, -1.0, -1.0]


def test_the_reasons_are_the_traits_that_would_be_missed_most() -> None:
    """The reasons that `explain` prints say how much likelier each trait makes the answer."""
    network = network_of([[0.5], [2.0], [-5.0]])

    assert network.strongest(["first", "flight", "unheard"], "fits", 1) == ["flight +2.0"]
    assert network.strongest(["unheard"], "fits", 1) == []


@given(st.lists(st.lists(st.floats(-8, 8, width=16), min_size=5, max_size=5), min_size=1, max_size=3))
def test_a_network_comes_back_from_its_text(table: list[list[float]]) -> None:
    """What is learnt is what is loaded, but for the rounding to one of 255 steps."""
    network = network_of(table)

    loaded = network_of_text(network_as_text(network))

    assert loaded.answers == network.answers
    rows = [loaded.row_by_trait[trait] for trait in network.row_by_trait]
    assert np.allclose(loaded.table[rows], network.table, atol=abs(network.table).max() / 127)
