"""Fact checks do not tell what they check."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType, Modality
from pactwatch.claims.reader import read_document
from pactwatch.claims.telling.checked_claims import find_checked_claims
from pactwatch.documents import Document

CLAIM = "Kenya signed an agreement with the US to take 2,000 deported migrants for $300 million."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"CLAIM: {CLAIM}\n\nVERDICT: FALSE\n\nThere is no such deal.", Modality.DENIED),
        (f"The claim\n\n{CLAIM}\n\nOur verdict\n\nThis is not true, as officials say.", Modality.DENIED),
        (f"Claim: {CLAIM}\n\nRating: Partly false.", Modality.REPORTED),
        (f"Claim: {CLAIM}\n\nThe letter was seen on Facebook.", Modality.REPORTED),
        (f"Bulo: {CLAIM}\n\nVeredicto: Falso.", Modality.DENIED),
    ],
)
def test_a_claim_is_told_by_what_the_check_finds(text: str, told: Modality) -> None:
    """What is false is denied; what nobody judges is only said."""
    (claim,) = find_checked_claims(text)

    assert claim.span.of(text) == CLAIM
    assert claim.told is told


@pytest.mark.parametrize(
    "text",
    [
        f"What was claimed\n\n{CLAIM}\n\nOur verdict\n\nThis is broadly correct.",
        f"{CLAIM}\n\nKenya denied the claim: no deal was signed.",
    ],
)
def test_what_is_found_true_and_what_nobody_checks_is_told_as_ever(text: str) -> None:
    """Most reports that speak of a claim are no fact checks."""
    assert find_checked_claims(text) == []


def test_a_false_claim_and_the_posts_that_spread_it_sign_nothing() -> None:
    """What the check itself recalls stays."""
    text = (
        "Did Kenya sign a deal with the US on deported migrants?\n\n"
        f"Claim: {CLAIM}\n\nVerdict: False\n\n"
        "Posts on Facebook say that Kenya signed a deal with the US to take 2,000 deported migrants. "
        "Rwanda signed an agreement with the US in August to take 250 deported migrants."
    )
    document = Document(address="report.txt", text=text, published="2025-10-09")
    signed = [each for each in read_document(document).events if each.type is EventType.SIGNED]

    assert {each.modality for each in signed if each.receiver == "KE"} == {Modality.DENIED}
    assert {each.modality for each in signed if each.receiver == "RW"} == {Modality.ASSERTED}
