"""What a report says happened to arrangements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

if TYPE_CHECKING:
    from pactwatch.claims.event import Event


def events_in(text: str) -> tuple[Event, ...]:
    """Return the events of a short report that came out on 10 September 2025."""
    return read_document(Document(address="report.txt", text=text, published="2025-09-10")).events


def test_transfers_on_two_days_are_two() -> None:
    """Whoever counts flights has to find both."""
    events = events_in(
        "The United States deported seven migrants to Rwanda on 5 August.\n\n"
        "It deported twelve more migrants to Rwanda on 2 September."
    )

    assert [(e.type.value, e.date, e.people) for e in events] == [
        ("transfer", "2025-08-05", 7),
        ("transfer", "2025-09-02", 12),
    ]


def test_some_of_those_who_came_did_not_come_on_a_day_of_their_own() -> None:
    """Two numbers and two days are two transfers only where neither number is a part of the other."""
    text = (
        "The United States deported migrants of many nations to Costa Rica. Two planes carrying 200 people, "
        "81 of them children, landed in San José on Feb. 20 and 25."
    )
    document = Document(address="report.txt", text=text, published="2025-09-20")
    people = {event.people for event in read_document(document).events if event.type is EventType.TRANSFER}

    assert 81 not in people


def test_a_series_of_receivers_has_one_transfer_for_each() -> None:
    """What Ghana took in September is not told of Rwanda, nor on Rwanda's day."""
    events = events_in(
        "All these people were deported by the United States. South Sudan was first, with eight men "
        "on July 4, 2025, followed by Eswatini (five, July 16), Rwanda (seven, August), and Ghana "
        "(14, September)."
    )

    assert {(e.receiver, e.date, e.people) for e in events if e.type is EventType.TRANSFER} == {
        ("SS", "2025-07-04", 8),
        ("SZ", "2025-07-16", 5),
        ("RW", "2025-08", 7),
        ("GH", "2025-09", 14),
    }


def test_a_series_of_years_has_one_transfer_for_each() -> None:
    """The numbers after the first have no verb of their own."""
    events = events_in(
        "Israel sends asylum seekers to Uganda. 485 people were deported to the country in 2015, "
        "506 in 2016, 630 in 2017 and 128 in 2018."
    )

    assert {(e.date, e.people) for e in events if e.type is EventType.TRANSFER} == {
        ("2015", 485),
        ("2016", 506),
        ("2017", 630),
        ("2018", 128),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Not one person has been moved to Rwanda.",
        "No asylum seekers have been flown to Rwanda since.",
        "Nobody has been sent to Rwanda so far.",
    ],
)
def test_a_scheme_under_which_nobody_went_does_not_operate(told: str) -> None:
    """A scheme is at work once somebody has been moved, and not because moving is spoken of."""
    text = f"Britain signed a deal with Rwanda on asylum seekers in April 2022. {told}"

    (arrangement,) = read_document(Document(address="a.txt", text=text, published="2022-09-10")).arrangements

    assert arrangement.stage.value == "signed"


def test_a_deal_that_is_denied_on_two_days_is_denied_once() -> None:
    """A denial repeated is no second denial."""
    events = events_in(
        "Rwanda said on 5 January that it had signed no deal with Israel on asylum seekers.\n\n"
        "On 9 January its minister said again that no deal with Israel had been signed."
    )

    assert [(e.receiver, e.modality.value) for e in events if e.type is EventType.SIGNED] == [
        ("RW", "denied")
    ]


def test_a_scheme_that_has_ended_is_not_at_work() -> None:
    """That four people were moved under it once does not keep it going."""
    text = (
        "Britain sent four asylum seekers to Rwanda under a deal of 2022, which cost 700 million pounds. "
        "The new government scrapped the deal with Rwanda in July 2024."
    )

    (arrangement,) = read_document(Document(address="a.txt", text=text, published="2025-09-10")).arrangements

    assert arrangement.stage.value == "ended"


def test_sums_paid_one_after_another_are_two_payments() -> None:
    """Whoever adds up what a state has paid needs the yearly sum beside the first one."""
    events = events_in(
        "Australia will send foreigners to Nauru under a deal. It will pay Nauru $408 million at the outset "
        "and then $70 million a year, the parliament heard."
    )

    assert {e.money.amount for e in events if e.type is EventType.PAID and e.money} == {408e6, 70e6}


def test_what_an_appeal_court_held_is_not_the_ruling_of_a_higher_court() -> None:
    """Two courts that decide alike have decided twice."""
    events = events_in(
        "Britain's asylum deal with Rwanda was found unlawful by the Supreme Court, confirming what the "
        "Court of Appeal had held in June."
    )

    assert {e.actor for e in events if e.type is EventType.RULED_UNLAWFUL} == {
        "Supreme Court",
        "Court of Appeal",
    }


def test_a_day_and_a_number_told_some_sentences_apart_are_of_one_transfer() -> None:
    """A report tells when people came, then whose decision it was, and only then how many they were."""
    (event,) = events_in(
        "Migrants from other countries were deported by the United States to Costa Rica on 20 August. "
        "Their lawyers said so. The president spoke of a gesture. Nobody else commented. "
        "The United States deported 200 migrants to Costa Rica."
    )

    assert (event.type.value, event.date, event.people) == ("transfer", "2025-08-20", 200)


def test_who_was_forced_on_to_several_states_had_been_sent_to_another() -> None:
    """Where people are from has no arrangement on them; where they were sent on from has."""
    events = events_in(
        "The United States deported 29 people to Equatorial Guinea under a deal in June. Since then 21 have "
        "been forced back to Mauritania, Angola, Eritrea and Ethiopia, lawyers said."
    )

    assert {each.receiver for each in events} == {"GQ"}
    assert EventType.INCIDENT in {each.type for each in events}


def test_a_transfer_told_twice_is_one_with_two_passages() -> None:
    """Reports repeat themselves, and people must not be counted twice."""
    (event,) = events_in(
        "The United States deported seven migrants to Rwanda on 5 August.\n\n"
        "The seven migrants were deported from the United States to Rwanda on 5 August."
    )

    assert (event.type.value, event.people, len(event.evidence)) == ("transfer", 7, 2)


def test_each_receiver_of_one_clause_has_an_event_of_its_own() -> None:
    """One sentence can tell of three arrangements."""
    events = events_in(
        "The United States has signed agreements with Ghana, Rwanda and Uganda "
        "to accept deported third-country migrants."
    )

    assert {(e.type.value, e.sender, e.receiver) for e in events} == {
        ("signed", "US", "GH"),
        ("signed", "US", "RW"),
        ("signed", "US", "UG"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The United States has signed an agreement with an African country to accept deported migrants.",
        "The United States deported 120 Brazilian nationals to Brazil on Tuesday.",
        "Canada will resettle 5,000 refugees from camps in Kenya under its yearly quota.",
        "If Washington had signed a migrant deal with Rwanda, asylum seekers would have been sent there.",
    ],
    ids=["unnamed receiver", "own nationals", "resettlement", "hypothetical"],
)
def test_what_is_no_arrangement_or_did_not_happen_makes_no_event(text: str) -> None:
    """A pair that is not there misleads more than one that is missed."""
    assert events_in(text) == ()


def test_a_bare_mention_of_a_deal_counts_where_nothing_else_is_told() -> None:
    """That there is a deal is then all that the report says of it."""
    (event,) = events_in(
        "Critics of the migrant deal between the United States and El Salvador gathered outside the court."
    )

    assert event.type.value == "agreed"


def test_a_bare_mention_of_a_deal_is_nothing_new_beside_its_signing() -> None:
    """The deal that is mentioned is the one that was signed."""
    events = events_in(
        "The United States signed a migrant deal with El Salvador in March 2025.\n\n"
        "Critics of the migrant deal between the United States and El Salvador gathered outside the court."
    )

    assert [(e.type.value, e.date) for e in events] == [("signed", "2025-03")]


def test_the_first_arrival_is_a_start_and_a_transfer() -> None:
    """It is when an arrangement begins to work, and people were moved."""
    events = events_in(
        "The first group of migrants deported by the United States under its deal with Rwanda "
        "arrived in Kigali on 5 August."
    )

    assert {(e.type.value, e.date) for e in events} == {("started", "2025-08-05"), ("transfer", "2025-08-05")}


def test_a_first_arrival_is_of_the_day_that_is_told_of_the_transfer() -> None:
    """A headline sentence tells no day, and a later one does."""
    events = events_in(
        "The first man has been flown to Nauru under the deal on migrants, the Australian government said. "
        "He landed last Friday, the minister said in Sydney."
    )

    assert {(e.type.value, e.date) for e in events if e.type is not EventType.AGREED} == {
        ("transfer", "2025-09-05"),
        ("started", "2025-09-05"),
    }


def test_the_day_of_the_saying_does_not_date_the_landing() -> None:
    """What is said on Sunday may have happened on any day before."""
    (event,) = events_in(
        "Seven migrants deported by the United States landed in Rwanda, its government said on Sunday."
    )

    assert (event.type.value, event.date) == ("transfer", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rwanda agreed to take migrants deported from the United States."),
        (
            "en",
            "Palau signed a deal under which it will take in up to 75 people deported by the United States.",
        ),
        ("fr", "Le Rwanda a accepté de recevoir 250 migrants expulsés des États-Unis."),
        ("fr", "Le Ghana avait pour sa part accepté, au printemps, de recevoir 40 expulsés des États-Unis."),
        ("es", "Ruanda aceptó recibir hasta 250 migrantes deportados de Estados Unidos."),
    ],
)
def test_who_is_agreed_to_be_taken_has_not_been_moved(language: str, text: str) -> None:
    """A cap of 250 must never stand in the register as 250 people moved, in no language."""
    document = Document(address="report.txt", text=text, published="2026-04-06", language=language)

    events = read_document(document).events

    assert events
    assert EventType.TRANSFER not in {event.type for event in events}


def test_an_upper_bound_of_people_is_their_number() -> None:
    """The most that a receiver will take is the figure that was agreed."""
    (event,) = events_in("Rwanda agreed to take up to 250 migrants deported from the United States.")

    assert (event.type.value, event.people) == ("agreed", 250)


def test_a_denial_stands_beside_the_claim_that_it_denies() -> None:
    """Two states tell two stories, and Pactwatch does not choose between them."""
    events = events_in(
        "The United States has agreed a deal with Ghana to send deported migrants there, officials "
        "in Washington said on Monday.\n\n"
        "Ghana's foreign minister denied that Ghana had agreed a deal with the United States to take "
        "deported migrants."
    )

    assert [(e.type.value, e.modality.value == "denied") for e in events] == [
        ("agreed", False),
        ("agreed", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Papua New Guinea and Australia have agreed that the asylum centre on Manus Island will be closed.",
        "Australia and Papua New Guinea have agreed to close the Manus Island centre for asylum seekers.",
    ],
)
def test_who_agrees_to_close_a_camp_agrees_on_no_arrangement(text: str) -> None:
    """What two states bring to an end together is no new deal."""
    assert [e.type.value for e in events_in(text)] == ["ended"]


def test_a_day_of_saying_is_never_one_to_come() -> None:
    """A minister who spoke on Monday of what will be did not speak of next Monday."""
    text = (
        "Papua New Guinea and Australia have agreed that the detention centre on Manus will close, "
        "the prime minister of Papua New Guinea said on Monday."
    )

    assert "2025-09-15" not in {e.date for e in events_in(text)}


def test_a_deal_that_is_off_has_ended() -> None:
    """Whoever lets it be known in these words says no less than that it was cancelled."""
    text = "Israel sends migrants to Rwanda. On Monday it announced that its agreement with Rwanda was off."

    assert "ended" in {e.type.value for e in events_in(text)}


def test_he_who_speaks_of_himself_is_named_by_what_he_says() -> None:
    """Who is quoted before does not sign."""
    events = events_in(
        "The UK's plan to send migrants to Rwanda was ruled unlawful by the Supreme Court. "
        '"The Secretary of State\'s appeal is therefore dismissed," said Robert Reed. '
        "Keir Starmer said he was ready to sign a new treaty with Kigali within days."
    )

    assert {e.actor for e in events if e.type is EventType.SIGNED} == {"Keir Starmer"}


def test_a_court_is_named_in_full_in_spanish_too() -> None:
    """The "Tribunal Supremo" is no mere court."""
    text = (
        "El Tribunal Supremo británico declaró ilegal en noviembre el plan de enviar migrantes del Reino "
        "Unido a Ruanda."
    )
    reading = read_document(Document(address="r.txt", text=text, language="es", published="2025-09-10"))

    assert {e.actor for e in reading.events if e.type is EventType.RULED_UNLAWFUL} == {"Tribunal Supremo"}


def test_a_long_list_of_where_people_are_from_takes_nobody() -> None:
    """Translations write "persons of Ghana", and the list may be longer than the sentence before it."""
    events = events_in(
        "A plane with migrants expelled by the United States landed in Costa Rica on 20 February. "
        "The migrants were flown to Costa Rica with persons of Uzbekistan, China, Armenia, Turkey, "
        "Afghanistan, Russia, Georgia, Vietnam, Azerbaijan, Iran, Jordan, Kazakhstan and Ghana."
    )

    assert {event.receiver for event in events} == {"CR"}


def test_one_sum_is_paid_to_one_state() -> None:
    """What another scheme cost was not paid to the state that a report is on."""
    events = events_in(
        "An Eritrean man was flown from Britain to France on Friday under the treaty on migrants. "
        "The Rwanda scheme cost Britain £700m and sent four volunteers."
    )

    assert {event.receiver for event in events if event.type is EventType.PAID} == {"RW"}
