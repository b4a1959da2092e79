"""The clauses of a report help each other to the pair of states that they concern."""

from __future__ import annotations

from pactwatch.claims.pair.pair_company import find_company_traits
from pactwatch.claims.pair.parties import Pair

GB_RW, RW_GB, DK_RW = Pair("GB", "RW"), Pair("RW", "GB"), Pair("DK", "RW")


def test_a_pair_that_all_others_concern_speaks_for_itself() -> None:
    """In a report on Britain and Rwanda, a clause of either direction is theirs in the usual one."""
    sure = {GB_RW: 0.9, RW_GB: 0.05}
    unsure = {GB_RW: 0.5, RW_GB: 0.5}

    traits = list(find_company_traits([sure, sure, unsure]))[2]

    assert {"company:2", "company-first", "company-before"} <= set(traits[GB_RW])
    assert {"company-reverse", "company-reverse-much"} <= set(traits[RW_GB])


def test_a_clause_does_not_speak_for_its_own_pair() -> None:
    """What a clause says by itself is weighed already."""
    traits = list(find_company_traits([{GB_RW: 0.9}, {DK_RW: 0.9}]))

    assert "company:little" in traits[0][GB_RW]
    assert "company-other-sender" in traits[0][GB_RW]


def test_a_pair_that_no_clause_concerns_has_no_company() -> None:
    """Of the many pairs that a report could speak of, most are spoken of nowhere."""
    traits = next(iter(find_company_traits([{GB_RW: 0.9, DK_RW: 0.001}])))

    assert traits[DK_RW] == ("company:none",)
