"""What a text says comes back matched, contradicted, disputed or not found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch.register.comparing.text import check_text
from pactwatch.register.comparing.verdict import Aspect, Checked, Relation, Verdict, Why
from pactwatch.register.delivery import Delivery
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

Make = Callable[..., dict[str, Any]]
TODAY = date(2026, 1, 1)
OWN_WORDS = "Uganda struck the deal that the paragraph is about."


@pytest.fixture
def register(address: str, report: Make) -> Iterator[Register]:
    """A register of four invented reports on what the US agreed with Rwanda and Uganda."""
    rows = [
        report(
            "Kigali and Washington signed a deal on 4 June. Rwanda takes up to 250 people.",
            ("signed", "US-RW", "2025-06-04", "asserted", "signed a deal"),
            ("agreed", "US-RW", "2025-06", "asserted", "takes up to 250 people", {"people": 250}),
            published="2025-06-05",
            address="signed.txt",
        ),
        report(
            "“We are talking to Washington about this,” Anna Mukamana said. Seven people landed.",
            ("talks", "US-RW", "2025-05-04", "confirmed", "We are talking to Washington"),
            ("transfer", "US-RW", "2025-08-12", "asserted", "Seven people landed", {"people": 7}),
            said=(
                (
                    "Anna Mukamana",
                    "RW",
                    "confirms",
                    "We are talking to Washington about this,",
                    {"mode": "direct"},
                ),
            ),
            published="2025-08-13",
            address="landed.txt",
        ),
        report(
            "Uganda has agreed to the American scheme, a newspaper wrote.",
            ("agreed", "US-UG", "2025-08", "asserted", "Uganda has agreed to the American scheme"),
            published="2025-08-19",
            address="agreed.txt",
        ),
        report(
            "Uganda has agreed to nothing of the kind, its minister Paul Okot said.",
            ("agreed", "US-UG", "2025-08", "denied", "Uganda has agreed to nothing of the kind"),
            said=(("Paul Okot", "UG", "denies", "Uganda has agreed to nothing of the kind"),),
            published="2025-08-20",
            address="denied.txt",
        ),
    ]
    with Register.open(address, create=True) as opened:
        list(record_deliveries(opened, [Delivery.of_row(row, reader="reader 1") for row in rows]))
        yield opened


def check(register: Register, row: dict[str, Any]) -> Checked:
    """Return what becomes of the first claim of a text."""
    delivery = Delivery.of_row(row, reader="check")
    return check_text(register, delivery, today=TODAY)[0]


def event(report: Make, kind: str, pair: str, day: str | None, modality: str, **more: Any) -> dict[str, Any]:
    """A text of the user's own that tells one event."""
    words = OWN_WORDS
    return dict(report(words, (kind, pair, day, modality, words, more), published="2026-01-01"))


@pytest.mark.parametrize(
    ("kind", "pair", "day", "modality", "more", "verdict"),
    [
        ("signed", "US-RW", "2025-06-04", "asserted", {}, Verdict.MATCHED),
        ("signed", "US-RW", "2025-06", "asserted", {}, Verdict.MATCHED),
        ("signed", "US-RW", None, "asserted", {}, Verdict.MATCHED),
        ("signed", "US-RW", "2025-07-01", "asserted", {}, Verdict.CONTRADICTED),
        ("signed", "US-RW", "2012", "asserted", {}, Verdict.NOT_FOUND),
        ("signed", "RW-US", "2025-06-04", "asserted", {}, Verdict.NOT_FOUND),
        ("ended", "US-RW", None, "asserted", {}, Verdict.NOT_FOUND),
        ("transfer", "US-RW", "2025-08-12", "asserted", {"people": 7}, Verdict.MATCHED),
        ("transfer", "US-RW", "2025-08-12", "asserted", {"people": 70}, Verdict.CONTRADICTED),
        ("transfer", "US-RW", "2025-11", "asserted", {"people": 70}, Verdict.NOT_FOUND),
        ("agreed", "US-UG", "2025-08", "asserted", {}, Verdict.DISPUTED),
        ("agreed", "US-UG", "2025-08", "denied", {}, Verdict.MATCHED),
        ("signed", "US-RW", None, "denied", {}, Verdict.NOT_FOUND),
        ("talks", "US-RW", None, "planned", {}, Verdict.MATCHED),
    ],
)
def test_an_event_of_a_text_has_a_verdict(  # noqa: PLR0913, PLR0917 (one argument a field)
    register: Register,
    report: Make,
    kind: str,
    pair: str,
    day: str | None,
    modality: str,
    more: dict[str, Any],
    verdict: Verdict,
) -> None:
    """By what the register has of the same act of the same two states, in this order."""
    assert check(register, event(report, kind, pair, day, modality, **more)).verdict is verdict


def test_another_cap_is_contradicted_though_the_agreement_is_known(register: Register, report: Make) -> None:
    """The editor sees which part of the sentence is wrong, and the number that reports have."""
    words = "Rwanda takes up to 900 people."
    row = report(words, ("agreed", "US-RW", None, "asserted", words, {"people": 900}), published="2026-01-01")

    checked = check(register, row)

    by_aspect = {finding.aspect: finding for finding in checked.findings}
    assert by_aspect[Aspect.HAPPENED].verdict is Verdict.MATCHED
    assert by_aspect[Aspect.PEOPLE].verdict is Verdict.CONTRADICTED
    (ground,) = by_aspect[Aspect.PEOPLE].grounds
    assert ground.told is not None
    assert ground.told.claim.words[0].exact == "takes up to 250 people"


def test_a_dispute_shows_the_words_for_it_and_the_words_against_it(register: Register, report: Make) -> None:
    """What one paper wrote and a minister denied is not simply so, nor simply not so."""
    checked = check(register, event(report, "agreed", "US-UG", "2025-08", "asserted"))

    grounds = {ground.relation: ground for ground in checked.findings[0].grounds}
    assert {Relation.SAME, Relation.AGAINST} == set(grounds)
    assert grounds[Relation.AGAINST].why is Why.DENIED
    assert grounds[Relation.SAME].counts == (1, 1, 0)


def quotation(report: Make, speaker: str, words: str, **more: Any) -> dict[str, Any]:
    """A text of the user's own that quotes somebody on the talks between the US and Rwanda."""
    return dict(
        report(
            words,
            ("talks", "US-RW", None, "confirmed", words),
            said=((speaker, "RW", "confirms", words, {"mode": "direct"} | more),),
            published="2026-01-01",
        )
    )


@pytest.mark.parametrize(
    ("speaker", "words", "verdict", "why"),
    [
        ("A. Mukamana", "We are talking to Washington about this", Verdict.MATCHED, Why.SAME_WORDS),
        ("Anna Mukamana", "we are talking to Washington", Verdict.MATCHED, Why.SAME_WORDS),
        (
            "Anna Mukamana",
            "We are now talking to Washington about all this",
            Verdict.CONTRADICTED,
            Why.OTHER_WORDS,
        ),
        (
            "Paul Kagame",
            "We are talking to Washington about this",
            Verdict.CONTRADICTED,
            Why.OTHER_SPEAKER,
        ),
        ("Anna Mukamana", "Every plane will be turned back", Verdict.NOT_FOUND, Why.SAME_SPEAKER),
        ("Jean Nobody", "Every plane will be turned back", Verdict.NOT_FOUND, None),
    ],
)
def test_a_quotation_is_held_against_the_words_of_reports(
    register: Register, report: Make, speaker: str, words: str, verdict: Verdict, why: Why | None
) -> None:
    """Words that were changed, or that somebody else said, are what a desk looks for."""
    delivery = Delivery.of_row(quotation(report, speaker, words), reader="check")

    said = next(
        each for each in check_text(register, delivery, today=TODAY) if each.claim.kind == "statement"
    )

    assert said.verdict is verdict
    assert [ground.why for finding in said.findings for ground in finding.grounds][:1] == [why] * bool(why)


def test_words_of_a_report_in_which_nobody_says_them_still_stand_there(
    register: Register, report: Make
) -> None:
    """A reader that missed the speaker must not make a true quotation wrong."""
    row = quotation(report, "Anna Mukamana", "Kigali and Washington signed a deal on 4 June")

    checked = check_text(register, Delivery.of_row(row, reader="check"), today=TODAY)

    (finding,) = next(each for each in checked if each.claim.kind == "statement").findings
    assert finding.verdict is Verdict.MATCHED
    assert finding.grounds[0].hit is not None


def test_checking_records_nothing(register: Register, report: Make) -> None:
    """A draft that is checked is not a report."""
    head = newest(register)

    check(register, event(report, "signed", "US-RW", None, "asserted"))

    assert newest(register) == head


def newest(register: Register) -> int:
    """Return the number of the newest entry of the log."""
    from pactwatch.register.derived.refresh import newest_entry, refresh

    refresh(register)
    with register.reading() as connection:
        return newest_entry(connection)
