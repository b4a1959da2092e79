"""What a court decided, told by who decides and by what is negated."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def types_in(text: str) -> set[str]:
    """Return the types of the events of a short report."""
    reading = read_document(Document(address="report.txt", text=text, published="2025-09-10"))
    return {event.type.value for event in reading.events}


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court turned down the plan to fly migrants from Britain to Rwanda on Wednesday.",
        "The Supreme Court in London threw out the scheme to deport asylum seekers from Britain to Rwanda.",
        "The scheme to deport asylum seekers from Britain to Rwanda was rejected by the Supreme Court.",
    ],
)
def test_a_court_that_throws_a_plan_out_rules_against_it(text: str) -> None:
    """A state refuses; a court rules."""
    types = types_in(text)

    assert "ruled_unlawful" in types
    assert not types & {"refused", "ruled_lawful"}


def test_not_lawful_is_unlawful() -> None:
    """The word of the opposite ruling stands in it."""
    types = types_in(
        "Italy sends migrants to two centres in Albania. On 18 August a court in Rome ruled that the "
        "detention of the migrants in Albania was not lawful."
    )

    assert "ruled_unlawful" in types
    assert "ruled_lawful" not in types


def test_not_unlawful_is_lawful() -> None:
    """Two negations make a ruling for the plan."""
    types = types_in(
        "The High Court in London ruled on 1 September that the plan to send asylum seekers from Britain "
        "to Rwanda was not unlawful."
    )

    assert "ruled_lawful" in types
    assert "ruled_unlawful" not in types


def test_a_state_that_turns_a_plan_down_refuses() -> None:
    """Only a court's refusal is a ruling."""
    assert "refused" in types_in(
        "Rwanda turned down Britain's plan to send asylum seekers there on Wednesday."
    )


@pytest.mark.parametrize(
    ("text", "ruling"),
    [
        (
            "The Supreme Court of Palau refused a Senate application for a stay of the plan.",
            "ruled_lawful",
        ),
        ("The court turned down the Senate's bid to halt the agreement.", "ruled_lawful"),
        (
            "A judge declined on Thursday to order the government to stop the transfers.",
            "ruled_lawful",
        ),
        ("A federal judge refused to lift the injunction on the transfers.", "ruled_unlawful"),
    ],
)
def test_who_asks_a_court_in_vain_loses(text: str, ruling: str) -> None:
    """A stay that is refused lets a plan go on; one that is not lifted does not."""
    deal = "Palau has agreed to take up to 75 migrants deported by the United States. "

    assert types_in(deal + text) - {"agreed"} == {ruling}


def test_the_high_court_of_a_headline_is_the_supreme_court_of_that_day() -> None:
    """Headlines shorten the name; two courts hardly ever rule on one plan on one day."""
    title = "US high court lets Trump resume deportations of migrants to South Sudan"
    text = (
        f"{title}\n\nThe U.S. Supreme Court on Monday cleared the way for the Trump administration to resume "
        "deporting migrants to South Sudan."
    )
    document = Document(address="report.txt", text=text, title=title, published="2025-06-24")

    rulings = [each for each in read_document(document).events if each.type.value == "ruled_lawful"]

    assert [each.date for each in rulings] == ["2025-06-23"]


def test_who_rules_is_told_without_what_it_was_for() -> None:
    """A plan that was frozen has frozen nothing itself."""
    text = (
        "Israel and Rwanda have a deal on African migrants. A petition was brought by lawyers against the "
        "plan to deport migrants from Israel to Rwanda."
    )
    document = Document(address="report.txt", text=text, published="2018-03-15")

    actors = {each.actor for each in read_document(document).events if each.type.value == "challenged"}

    assert actors == {"lawyers"}


@pytest.mark.parametrize(
    "text",
    [
        "Belize's Senate voted against the US asylum pact on Thursday.",
        "Belize's Senate voted down the safe third country agreement with the US on migrants on Thursday.",
        "The US asylum pact was voted down by Belize's Senate on Thursday.",
    ],
)
def test_a_parliament_that_votes_a_deal_down_refuses_it(text: str) -> None:
    """A vote is not always for what it is about."""
    types = types_in(text)

    assert "refused" in types
    assert "approved" not in types


def test_a_parliament_that_votes_for_a_deal_approves_it() -> None:
    """What tells votes against a deal apart loses none for it."""
    assert "approved" in types_in("Belize's Senate voted for the US asylum pact on Thursday.")


@pytest.mark.parametrize(
    "asked",
    [
        "refused the home secretary permission to challenge an order that held up the removal of an Eritrean",
        "refused the government permission to appeal against the order on the removal of an Eritrean",
    ],
)
def test_who_refuses_the_state_an_appeal_rules_against_it(asked: str) -> None:
    """What was decided before stands."""
    types = types_in(f"The UK has a deal with France on migrants. On Tuesday the Court of Appeal {asked}.")

    assert "ruled_lawful" not in types


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        (
            "Peers voted on Monday, 214 to 171, to delay ratification of the UK's asylum treaty with Rwanda.",
            "blocked",
        ),
        ("Peers voted to delay the UK's treaty with Rwanda on migrants, 214 against 171.", "blocked"),
        (
            "The House of Lords voted on Monday to hold up the ratification of the UK's treaty with Rwanda.",
            "blocked",
        ),
        (
            "The House of Lords voted on Monday against the UK's migrant treaty with Rwanda being ratified.",
            "refused",
        ),
    ],
)
def test_a_house_that_votes_to_wait_approves_nothing(text: str, vote: str) -> None:
    """Ratification is named in the vote, and is what the vote is against."""
    types = types_in(text)

    assert vote in types
    assert "approved" not in types
