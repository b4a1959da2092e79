"""Many sets of traits are added up at once, each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pactwatch.claims.weighing import row_sums
from pactwatch.claims.weighing.row_sums import Twins, sum_rows

if TYPE_CHECKING:
    import pytest

TABLE = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]])
OTHER = np.array([[3.0], [5.0]], dtype=np.float32)
ROWS = {"first": 0, "second": 1, "third": 2}


def test_each_set_has_the_sum_of_its_own_rows() -> None:
    """Neither its neighbours nor traits that nobody weighs take part."""
    sums = sum_rows(TABLE, ROWS, [["first", "third"], ["unheard"], [], ["second", "unheard"]])
    assert sums.tolist() == [[5.0, 50.0], [0.0, 0.0], [0.0, 0.0], [2.0, 20.0]]


def test_no_sets_have_no_sums() -> None:
    """A report without clauses is none to stumble over."""
    assert sum_rows(TABLE, ROWS, []).shape == (0, 2)


def test_a_trait_adds_its_row_in_each_of_two_tables_that_know_it() -> None:
    """A trait that only the network or only the weights have learnt counts there and nowhere else."""
    both = Twins(({"first": 0, "second": 1}, TABLE[:2]), ({"second": 0, "third": 1}, OTHER))

    first, second = both.sums([["first", "second"], ["third", "unheard"], ["unheard"]])

    assert first.tolist() == [(TABLE[0] + TABLE[1]).tolist(), [0.0, 0.0], [0.0, 0.0]]
    assert second.tolist() == [OTHER[0].tolist(), OTHER[1].tolist(), [0.0]]


def test_a_trait_counts_as_before_once_many_others_were_met(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads an archive in one process gets of its last report what they get of it alone."""
    monkeypatch.setattr(row_sums, "_MOST_MET", 2)
    both = Twins(({"first": 0, "second": 1}, TABLE[:2]), ({"second": 0, "third": 1}, OTHER))
    alone = both.sums([["third"], ["second", "unheard"]])

    both.sums([["first", "second"], ["unheard", "unseen"]])
    again = both.sums([["third"], ["second", "unheard"]])

    assert [each.tolist() for each in again] == [each.tolist() for each in alone]
