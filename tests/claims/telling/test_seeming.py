"""Words of an event that tell none."""

from __future__ import annotations

import pytest

from pactwatch.claims.event import EventType
from pactwatch.claims.reader import read_document
from pactwatch.documents import Document

DEAL = "Palau's president agreed in December to take up to 75 deported migrants from the United States. "


def told_in(text: str) -> list[tuple[EventType, str]]:
    """Return the type and the modality of each event of a short report."""
    document = Document(address="report.txt", text=text, published="2026-01-26")
    return [(event.type, event.modality.value) for event in read_document(document).events]


@pytest.mark.parametrize(
    "text",
    [
        "A letter to the president was signed by both chambers of Palau's congress.",
        "Palau is under a travel ban by a proclamation that President Donald Trump signed on 16 December.",
        "Palau's senators signed a petition on Monday against taking deportees from Washington.",
        "Trump signed an executive order on deportations in January, Palau's envoy recalled.",
    ],
)
def test_not_every_paper_that_is_signed_is_an_agreement(text: str) -> None:
    """Letters, petitions and proclamations are signed as well."""
    assert EventType.SIGNED not in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Palau signed a memorandum of understanding with the United States on migrants on 24 December.",
        "The agreement on the deportees was signed in Koror by Palau's president and the US ambassador.",
    ],
)
def test_an_agreement_that_is_signed_is_signed(text: str) -> None:
    """What tells other papers apart loses no signing."""
    assert EventType.SIGNED in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Mexico has refused to sign a safe third country agreement with the United States on migrants.",
        "Mexico's Senate declined to ratify the migration agreement with the United States.",
    ],
)
def test_who_refuses_to_sign_has_not_signed(text: str) -> None:
    """The words of a signing stand in its refusal."""
    assert {event for event, _ in told_in(text)}.isdisjoint({EventType.SIGNED, EventType.APPROVED})


@pytest.mark.parametrize(
    "text",
    [
        "Palau's Senate passed a bill on Friday to stop the transfers of migrants from the United States.",
        "The House of Delegates voted 12 to 3 to block the deal on migrants with Washington.",
        "The upper house of Palau's parliament has voted to refuse the US demand to shelter migrants.",
        "The agreement with Washington on the migrants was never approved by Palau's Senate.",
        "Senators in Koror backed a motion calling on ministers to publish the agreement with Washington.",
        "Palau's Senate begins the vote on the agreement with Washington on the migrants tonight.",
        "The bill on migrants from the United States has its second reading in the Senate on Thursday.",
        "A Senate committee wants to delay ratification of the agreement with Washington on the migrants.",
    ],
)
def test_a_vote_against_a_deal_does_not_approve_it(text: str) -> None:
    """A bill that is passed to stop the transfers is passed all the same."""
    assert EventType.APPROVED not in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Lawyers called on the government to scrap the deal with the United States.",
        "The committee recommended that the agreement be terminated.",
        "Civil society groups insist that Palau revoke the deal.",
        "The government should terminate the agreement at once, the minority said.",
        "The Speaker demanded that the agreement be laid before parliament and ratified.",
        "The bishops appealed to the president to cancel the agreement with Washington.",
    ],
)
def test_what_is_demanded_is_not_done(text: str) -> None:
    """A register that tells what critics want as done would be of no use to anybody."""
    told = {event for event, _ in told_in(DEAL + text)}

    assert told.isdisjoint({EventType.ENDED, EventType.SUSPENDED, EventType.APPROVED, EventType.CHALLENGED})


@pytest.mark.parametrize(
    "text",
    [
        "Washington has already sent Palau an initial list of 10 migrants to be vetted.",
        "Asylum seekers in the United States are to lodge their applications in Palau.",
    ],
)
def test_papers_move_nobody_and_an_application_sues_nobody(text: str) -> None:
    """A list of names is no flight, and who asks for asylum goes to no court."""
    told = {event for event, how in told_in(DEAL + text) if how == "asserted"}

    assert told.isdisjoint({EventType.TRANSFER, EventType.CHALLENGED})


def test_what_a_president_orders_to_be_done_is_done() -> None:
    """An order is no wish."""
    text = "The president ordered on Monday that the deal on the migrants with Washington be suspended."

    assert EventType.SUSPENDED in {event for event, _ in told_in(DEAL + text)}


def test_a_treaty_that_had_been_waiting_is_approved() -> None:
    """What a treaty did before says nothing against the vote."""
    text = (
        "Deputies in Palau gave their blessing on Thursday to a treaty that had been waiting for two years."
    )

    assert EventType.APPROVED in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "It has to be ratified by the Senate before it can take effect.",
        "The deal still needs approval from the Senate.",
        "The agreement requires ratification by the Senate.",
        "The deal is pending Senate ratification.",
        "The Senate has yet to approve it.",
    ],
)
def test_an_approval_that_is_still_needed_is_ahead(text: str) -> None:
    """What must be ratified has not been."""
    assert {how for event, how in told_in(DEAL + text) if event is EventType.APPROVED} == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "More than 350,000 people have been deported from the U.S. this year, the department says.",
        "Since Trump took office some 2 million people have left the country.",
        "In all, the U.S. has sent 8,100 people to third countries this year, a rights group says.",
        "In all, the U.S. has removed 8,100 people to countries other than their own, a group says.",
        "Last year Palau deported 120 people of its own accord, most of them from Asia.",
    ],
)
def test_all_whom_a_state_removes_were_not_moved_under_an_arrangement(text: str) -> None:
    """A report on one receiver gives such numbers in its background."""
    assert EventType.TRANSFER not in {event for event, _ in told_in(DEAL + text)}


def test_who_agrees_to_an_arrival_has_seen_none() -> None:
    """A noun of moving stands for a purpose as well as a verb does."""
    text = "Palau has agreed to the arrival of 75 deportees from the United States."
    assert EventType.TRANSFER not in {event for event, _ in told_in(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The indigenous confederation rejected the idea on Thursday.",
        "The teachers' union turned down the agreement on Thursday.",
    ],
)
def test_only_a_state_can_refuse(text: str) -> None:
    """Critics reject deals, too, and no stage comes of it."""
    assert EventType.REFUSED not in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Palau will not accept people with criminal records or unaccompanied minors, the ministry said.",
        "The government refused to take in convicted murderers from the United States.",
        "Palau said that it would not take more than 75 people from the United States.",
    ],
)
def test_who_sets_conditions_has_not_refused(text: str) -> None:
    """A state that agreed says whom it takes none of, and takes the others."""
    assert EventType.REFUSED not in {event for event, _ in told_in(DEAL + text)}


def test_who_is_stopped_from_signing_has_not_signed() -> None:
    """A court that stops a president tells of the signing in the same breath."""
    text = "The Supreme Court blocked the president from signing the agreement on the migrants in July."
    assert EventType.SIGNED not in {event for event, _ in told_in(DEAL + text)}


@pytest.mark.parametrize(
    "text",
    [
        "Palau will get $1 million once the first deportees arrive.",
        "The hostel has to be ready before anyone is transferred to Palau from the United States.",
        "As soon as people are flown to Palau from the United States, they will be housed in a hostel.",
        "When migrants are sent to Palau, they may apply for asylum there.",
    ],
)
def test_who_is_waited_for_has_not_come(text: str) -> None:
    """A payment that is due once people arrive tells of no arrival."""
    assert {event for event, _ in told_in(DEAL + text)}.isdisjoint({EventType.TRANSFER, EventType.STARTED})


@pytest.mark.parametrize(
    "text",
    [
        "Palau is yet to take in a single deportee, according to the US State Department.",
        "No date has been set for a first flight, Palau's office of the president said.",
        "Palau received $7.5 million under the deal, which allows for up to 75 deportees.",
        "Palau on Thursday became the first Pacific state to put its name to a deal of this kind.",
    ],
)
def test_a_state_that_took_nobody_has_had_no_arrival(text: str) -> None:
    """Money comes in, names are put to papers, and nobody has come yet."""
    assert {event for event, _ in told_in(DEAL + text)}.isdisjoint({EventType.TRANSFER, EventType.STARTED})


@pytest.mark.parametrize(
    "text",
    [
        "About 4,000 Eritreans left for Kigali with $3,500 each.",
        "A failed asylum seeker went to Kigali on 29 April for a payment of £3,000.",
    ],
)
def test_people_who_go_for_money_have_gone(text: str) -> None:
    """It is a state that takes money and nobody, and not they."""
    scheme = "Israel and Britain had deals with Rwanda on asylum seekers. "
    assert EventType.TRANSFER in {event for event, _ in told_in(scheme + text)}


def test_who_came_meanwhile_has_come() -> None:
    """What was is an event beside another as well."""
    text = "Palau's president was abroad when 12 migrants were sent to Palau by the United States."
    assert (EventType.TRANSFER, "asserted") in told_in(DEAL + text)


def test_who_is_waited_for_on_a_day_is_to_come_on_it() -> None:
    """A day of an arrival makes a plan of it."""
    text = "Officials will be at the airport when the first 12 deportees land in Palau on February 3."
    assert (EventType.TRANSFER, "planned") in told_in(DEAL + text)


def test_what_migrants_agree_to_binds_no_state() -> None:
    """Two men who want to go home have struck no deal, and nobody was moved by it."""
    text = (
        "Secret flights took nine migrants from the United States to Cameroon, lawyers say. "
        "Two of the men, both Moroccans, have already agreed to go home."
    )
    assert {event for event, _ in told_in(text)} == {EventType.TRANSFER}


def test_what_a_signed_paper_says_is_no_second_deal() -> None:
    """It tells whom a state will take, and that it may choose."""
    text = (
        "Costa Rica firmó este lunes con Estados Unidos un memorando por el que el país recibirá hasta 25 "
        "deportados de terceros países a la semana. Costa Rica podrá rechazar a cualquier persona."
    )
    document = Document(address="report.txt", text=text, language="es", published="2026-03-24")

    assert [(event.type, event.modality.value) for event in read_document(document).events] == [
        (EventType.SIGNED, "asserted"),
        (EventType.REFUSED, "possible"),
    ]


def test_a_motion_that_asks_for_transfers_is_a_vote_for_them() -> None:
    """What members ask the government to carry out, they approve."""
    text = "The Senate in Koror adopted a motion calling on ministers to accept the migrants from Washington."
    assert EventType.APPROVED in {event for event, _ in told_in(DEAL + text)}


def test_a_judge_who_puts_a_ruling_on_hold_stops_no_scheme() -> None:
    """The ruling waits for an appeal; the transfers do not."""
    text = (
        "A judge in Koror ruled on Friday that the deal on migrants with Washington is unlawful, but put the "
        "decision on hold for 15 days."
    )
    told = {event for event, _ in told_in(DEAL + text)}

    assert EventType.RULED_UNLAWFUL in told
    assert EventType.BLOCKED not in told


def test_nobody_comes_to_harm_by_what_was_to_happen() -> None:
    """A man who was to be flown out and was not has not been sent on."""
    text = (
        "Nauru has agreed to take migrants from Australia. An Iraqi man was to have been put on a plane to "
        "Nauru in February, but the government undertook not to remove him until the court had ruled."
    )
    assert EventType.INCIDENT not in {event for event, _ in told_in(text)}


def test_a_court_that_has_yet_to_decide_has_not_ruled() -> None:
    """What a court is to decide on Friday dates no ruling of last year."""
    text = (
        "Italy sent 49 migrants to Albania on a ship on Tuesday under its deal with Tirana. On Friday an "
        "appeals court in Rome must decide whether the asylum seekers can be kept in Albania."
    )
    told = {event for event, _ in told_in(text)}
    assert EventType.TRANSFER in told
    assert told.isdisjoint({EventType.RULED_UNLAWFUL, EventType.RULED_LAWFUL, EventType.BLOCKED})


def test_who_denies_that_anyone_comes_tells_of_no_harm() -> None:
    """A verb of denial alone is nobody's ill-treatment."""
    text = (
        "Eight men deported by the United States arrived in South Sudan on Friday. "
        "A fortnight earlier South Sudan's foreign ministry had denied that anyone was coming."
    )
    assert EventType.INCIDENT not in {event for event, _ in told_in(text)}
