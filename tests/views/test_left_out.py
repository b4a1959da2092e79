from __future__ import annotations

from pactwatch.register.arrangement import LeftOut
from pactwatch.views.left_out import left_out_in_words


def test_what_is_left_out_is_counted_by_what_it_is() -> None:
    """One is one, and many have their thousands marked off."""
    assert left_out_in_words(LeftOut(statements=1, figures=1)) == (
        "1 older statement, 1 more figure that fewer stories tell"
    )
    assert left_out_in_words(LeftOut(happenings=1200, disagreements=2)) == (
        "1,200 more happenings that fewer stories tell, 2 more disagreements between fewer stories"
    )
    assert left_out_in_words(LeftOut()) == ""
