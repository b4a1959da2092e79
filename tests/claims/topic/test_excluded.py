"""Two states of which a report tells much may have no arrangement all the same."""

from __future__ import annotations

import pytest

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document


def pairs_of(text: str) -> set[tuple[str, str]]:
    """Return the pairs of states that a report is read as telling of."""
    paragraphs = (" ".join(paragraph.splitlines()) for paragraph in text.split("\n\n"))
    reading = read_document(
        Document(address="report.txt", text="\n\n".join(paragraphs), published="2025-09-10")
    )
    return {(each.sender, each.receiver) for each in reading.arrangements}


LOOKS_ON = """Malaysia deports 1,086 Myanmar nationals despite court order

KUALA LUMPUR — Malaysia sent 1,086 people back to Myanmar on Tuesday aboard three navy ships of the
junta, hours after a court ordered a halt.

Immigration chief Khairul Dzaimee Daud said none was a Rohingya or asylum seeker and all had agreed to
return. Amnesty International, which sued, said children had been parted from parents.

The Kuala Lumpur High Court had stayed the removal of 1,200 until Wednesday.

The US and UN voiced concern. Myanmar's embassy offered the ships after the coup of 1 February.
"""
FLIES_HOME = """First 64 leave US on voluntary flight to Honduras and Colombia

HOUSTON — Sixty-four people who chose to self-deport were flown to Honduras and Colombia on Monday, on
the first charter paid under a new programme, the DHS said.

Thirty-eight Hondurans landed in San Pedro Sula and got another $100 from their government; 26
Colombians went on to Bogotá.

Each received a $1,000 debit card. "If you are here illegally, use the app," Secretary Kristi Noem said.

Honduran deputy minister Antonio García said people came back by their own decision, to their own land.
Lawyers warned that leaving closes asylum claims.
"""
RETURNS_OWN = """Britain and Iraq sign deal on smugglers and returns

LONDON — Britain has signed an agreement with Iraq to pursue people smugglers and to speed up the return
of Iraqis who have no right to stay, the government said on Thursday.

Home Secretary Yvette Cooper signed the memorandum in Baghdad. Iraqi migrants whose asylum claims fail
are to get travel documents within 15 days. London will pay 300,000 pounds for the training of border
guards.

Iraq's interior minister said that Baghdad would accept those who came of their own will; it has refused
forced returns in the past.

Around 33,600 asylum seekers have crossed the Channel this year. Iraqis were the fifth largest group of
migrants.
"""
BY_DUBLIN = """Germany returns asylum seekers to Greece for first time in years

BERLIN — Two men were flown from Frankfurt to Athens this week under the EU's Dublin rules, by which the
first state that an asylum seeker enters must deal with the claim.

Courts long barred transfers to Greece because of conditions there. The Federal Administrative Court in
Leipzig ruled in April that young healthy men would not be destitute.

Greek Migration Minister Makis Voridis said his country would not take back large numbers. "Greece has
done its share," he said.

Germany asked Greece to accept 15,453 transfers last year and was refused in most cases; 22 took place.
"""
OF_OTHERS = """Court fight over flights to Kigali goes on

The United States flew twelve migrants of other countries to Rwanda on Monday under an agreement that
the two governments signed in June.

Uganda and the African Union voiced concern. "They are safe here," a Rwandan spokesman said.
"""


SENDS_OWN = """American children put on plane to Honduras with mothers

NEW ORLEANS — Two American citizens, aged four and seven, were flown to Honduras with their mother on Friday
although their father had gone to court, a lawyer said.

The boy, a U.S. citizen with a rare cancer, was deported without his medicine.

A judge wrote that he feared the government had removed a citizen of the country without any process.
"""


@pytest.mark.parametrize("report", [LOOKS_ON, FLIES_HOME, RETURNS_OWN, BY_DUBLIN, SENDS_OWN])
def test_who_looks_on_or_takes_its_own_people_has_no_arrangement(report: str) -> None:
    """A register of those who send others' people is worth nothing with these in it."""
    assert pairs_of(report) == set()


def test_a_sender_that_acts_has_one_though_others_voice_concern() -> None:
    """It is the onlooker that goes, not what it looks on."""
    assert pairs_of(OF_OTHERS) == {("US", "RW")}


@pytest.mark.parametrize(
    "group",
    [
        "Forty Cubans, Haitians and Hondurans",
        "Forty third-country nationals",
        "Twelve Hondurans and an Eritrean",
    ],
)
def test_people_of_others_among_them_make_it_one(group: str) -> None:
    """One foreigner on the plane is enough."""
    assert pairs_of(
        f"{group} whom the United States deported landed in Honduras on Monday under an agreement."
    ) == {("US", "HN")}


@pytest.mark.parametrize(
    "group",
    [
        "Eight men, only one of them South Sudanese,",
        "Eight men, including one South Sudanese,",
        "A group of eight, one of whom is South Sudanese,",
    ],
)
def test_one_of_the_receiver_s_own_among_others_is_no_return(group: str) -> None:
    """That one of the group comes home says that the rest do not."""
    text = f"The US deported people this summer. {group} were flown to Juba by the United States on July 5."
    assert pairs_of(text) == {("US", "SS")}
