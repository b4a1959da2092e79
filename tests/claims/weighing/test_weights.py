"""Weights are text that anybody can read, and every answer can name the traits that gave it."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.telling.told_types import BARE, CUED, FRAMED, NAMED, shared_traits, support_of
from pactwatch.claims.weighing.choosing import likeliest_answer, weigh_options
from pactwatch.claims.weighing.weights import BIAS, Weights, load_weights, probability, strongest
from pactwatch.errors import LexiconError

TABLES = ["bearing", "modality", "stages", "types"]
CHOICES = ["dates", "people"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_bias_and_weights_in_reach(name: str) -> None:
    """A weight of a hundred would let one trait silence all others."""
    weights = load_weights(name)

    assert BIAS in weights.row_by_trait
    assert abs(weights.table).max() < 20


@pytest.mark.parametrize("name", CHOICES)
def test_that_there_is_none_is_weighed_among_the_choices(name: str) -> None:
    """Options weighed against each other need no bias; that none of them fits is one of them."""
    weights = load_weights(name)

    assert "none" in weights.row_by_trait
    assert abs(weights.table).max() < 20


def test_a_missing_table_says_how_to_get_it() -> None:
    """Whoever breaks an installation learns which file is missing and what writes it."""
    with pytest.raises(LexiconError) as error:
        load_weights("no-such-table")

    assert "evaluation/fit.py" in str(error.value)


def test_traits_add_up_and_the_strongest_are_named() -> None:
    """The reasons that `explain` prints are the traits with the largest weights."""
    weights = Weights.of({"negated": {"fits": -2.0}, "inside": {"fits": 1.5}, "near": {"fits": 0.5}})

    assert weights.sums(["negated", "inside", "near", "unknown"]) == {"fits": 0.0}
    assert strongest(weights.column("fits"), ["near", "inside", "negated"], 2) == ["inside +1.5", "near +0.5"]


@pytest.mark.parametrize(("log_odds", "likely"), [(0.0, 0.5), (800.0, 1.0), (-800.0, 0.0)])
def test_a_probability_lies_between_nothing_and_certainty(log_odds: float, likely: float) -> None:
    """However large a sum of weights is, it does not overflow."""
    assert probability(log_odds) == pytest.approx(likely)


def test_options_come_best_first() -> None:
    """Of two dates in a sentence the one inside the clause fits better."""
    fits = weigh_options("dates", {"2025-03": ["inside", "own-clause"], "2024": ["outside", "clause-beside"]})

    assert next(iter(fits)) == "2025-03"


def test_an_answer_is_one_of_those_asked_for() -> None:
    """Without any trait the frequent answer is given: what reports tell, they mostly tell as fact."""
    answer, _ = likeliest_answer("modality", [], [modality.value for modality in Modality])

    assert answer == Modality.ASSERTED


def test_a_clause_supports_a_type_by_cue_by_frame_or_not_at_all() -> None:
    """A cue counts more than a verb of the fitting kind, and that more than a noun."""
    traits = {"framed:ended", "named:talks"}

    kinds = {kind: support_of(traits, {"signed"}, kind) for kind in ("signed", "ended", "talks", "paid")}

    assert kinds == {"signed": CUED, "ended": FRAMED, "talks": NAMED, "paid": BARE}
    assert shared_traits(["head:scrap", "negated", "clause~migrant"], FRAMED) == ["negated", "clause~migrant"]
    assert shared_traits(["head:scrap", "negated", "clause~migrant"], BARE) == ["negated"]


def test_every_type_can_be_told_by_some_trait() -> None:
    """A type without weights of its own could only be found by what all types share."""
    assert {event.value for event in EventType} <= set(load_weights("types").answers)
