"""Where an arrangement stands at the end of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pactwatch.claims.event import Event, EventType, Modality
from pactwatch.claims.telling.merging import Draft, merge_drafts
from pactwatch.claims.telling.stage import derive_arrangements, stage_by_rule
from pactwatch.documents import Evidence

WORDS = "what the report says"


def told(kind: str, date: str | None = None, modality: str = "asserted", people: int | None = None) -> Event:
    """Return an event of the arrangement between Britain and Rwanda."""
    return Event(
        type=EventType(kind),
        sender="GB",
        receiver="RW",
        date=date,
        modality=Modality(modality),
        people=people,
        evidence=(Evidence.cut(WORDS, 0, 4),),
    )


@pytest.mark.parametrize(
    ("events", "stage"),
    [
        ([told("talks"), told("signed", "2022-04-13")], "signed"),
        ([told("signed", "2022-04-13"), told("ended", "2024-07")], "ended"),
        ([told("signed"), told("blocked", "2022-06-14"), told("resumed", "2022-12")], "operating"),
        ([told("ruled_unlawful", "2023-11-15"), told("signed", "2023-12-05")], "signed"),
        ([told("agreed", modality="denied")], "refused"),
        ([told("transfer", modality="planned")], "agreed"),
        ([told("signed", "2014-09"), told("refused", "2015-08-31")], "refused"),
        ([told("agreed", modality="denied"), told("agreed", modality="confirmed")], "agreed"),
    ],
)
def test_the_stage_is_what_the_report_leaves_standing(events: list[Event], stage: str) -> None:
    """What is done counts, a stop stands until it is overtaken, and a denial closes nothing."""
    by_rule, _ = stage_by_rule(events)

    assert by_rule.value == stage


@pytest.mark.parametrize(
    ("events", "stage"),
    [
        ([told("agreed"), told("incident", modality="confirmed")], "operating"),
        ([told("ended", "2008"), told("signed", "2012")], "signed"),
        ([told("ended", "2022"), told("agreed", "2025")], "agreed"),
        ([told("signed", "2022"), told("ended", "2024")], "ended"),
    ],
)
def test_harm_shows_a_deal_at_work_and_a_new_one_outlives_an_end(events: list[Event], stage: str) -> None:
    """Nobody is wrongly removed under a deal that is only agreed, and what is signed anew is not over."""
    (arrangement,) = derive_arrangements([replace(event, sureness=0.9) for event in events])

    assert arrangement.stage.value == stage


def test_an_event_told_twice_is_one() -> None:
    """The headline and the third paragraph tell of the same flight."""
    drafts = [
        Draft(told("transfer", people=7), is_bare=False, sentence=0),
        Draft(told("transfer", "2025-08"), is_bare=False, sentence=1),
    ]

    (event,) = merge_drafts(drafts)

    assert (event.date, event.people) == ("2025-08", 7)


def test_words_that_are_read_as_done_and_as_ahead_are_of_one_event_ahead() -> None:
    """Of "parliament is to vote on it in May" the one verb is past in May last year, the other ahead."""
    drafts = [
        Draft(told("approved", "2025-05"), is_bare=False, sentence=0),
        Draft(told("approved", "2026-05", modality="planned"), is_bare=False, sentence=0),
    ]

    (event,) = merge_drafts(drafts)

    assert (event.date, event.modality) == ("2026-05", Modality.PLANNED)


def test_two_transfers_on_two_days_are_two() -> None:
    """Five men in July and ten in October."""
    drafts = [
        Draft(told("transfer", "2025-07-16", people=5), is_bare=False, sentence=0),
        Draft(told("transfer", "2025-10-06", people=10), is_bare=False, sentence=1),
    ]

    assert len(merge_drafts(drafts)) == 2


def test_a_claim_and_its_denial_are_two_events() -> None:
    """Disagreement is data."""
    drafts = [
        Draft(told("agreed", modality="confirmed"), is_bare=False, sentence=0),
        Draft(told("agreed", modality="denied"), is_bare=False, sentence=1),
    ]

    assert len(merge_drafts(drafts)) == 2


def test_a_bare_mention_beside_a_signing_adds_nothing() -> None:
    """No event is in "under the deal" where the report tells of its signing."""
    drafts = [
        Draft(told("signed"), is_bare=False, sentence=0),
        Draft(told("agreed"), is_bare=True, sentence=1),
    ]

    assert [event.type.value for event in merge_drafts(drafts)] == ["signed"]
