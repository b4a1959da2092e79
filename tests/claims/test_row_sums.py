"""Many sets of traits are added up at once, each by itself."""

from __future__ import annotations

import numpy as np

from pactwatch.claims.row_sums import sum_rows

TABLE = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]])
ROWS = {"first": 0, "second": 1, "third": 2}


def test_each_set_has_the_sum_of_its_own_rows() -> None:
    """Neither its neighbours nor traits that nobody weighs take part."""
    sums = sum_rows(TABLE, ROWS, [["first", "third"], ["unheard"], [], ["second", "unheard"]])
    assert sums.tolist() == [[5.0, 50.0], [0.0, 0.0], [0.0, 0.0], [2.0, 20.0]]


def test_no_sets_have_no_sums() -> None:
    """A report without clauses is none to stumble over."""
    assert sum_rows(TABLE, ROWS, []).shape == (0, 2)
