"""Traits that pairs share are weighed once, and add up as if each pair had its own."""

from __future__ import annotations

import numpy as np
import pytest

from pactwatch.claims.pair.pair_parts import TABLE, PairParts
from pactwatch.claims.weighing.network import load_network


def test_parts_are_kept_from_report_to_report_while_their_network_is() -> None:
    """What parts weigh is found once for many reports, and anew when other weights have been learnt."""
    parts = PairParts.of_reports()
    assert PairParts.of_reports() is parts

    load_network.cache_clear()

    assert PairParts.of_reports() is not parts


def test_parts_weigh_what_their_traits_weigh_together() -> None:
    """However the traits of a pair are shared out, its score is that of all of them."""
    parts = PairParts()
    report, named, absent = (
        parts[part] for part in (("always", "main"), ("both-in-sentence",), ("sender-absent", "neither"))
    )
    shown = parts.show(np.array([report, report]), np.array([named, absent]))
    shown = parts.show_more(shown, np.array([parts[("rule",)], parts[("rule-other",)]]))
    traits = [
        ["always", "main", "both-in-sentence", "rule"],
        ["always", "main", "sender-absent", "neither", "rule-other"],
    ]
    network = load_network(TABLE)
    expected = network.scores(network.sums_of_each(traits))[:, 0].tolist()
    assert parts.scores(shown) == pytest.approx(expected, abs=1e-4)
    assert [parts.traits(shown, place) for place in (0, 1)] == traits
