"""Words of machines that reword articles are read as the plain ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.spun import find_plain_text

SPUN = "Concurring to the Rwandan remote pastor, the Joined together States"


def plain(text: str) -> str:
    """Return what a text is read as."""
    found = find_plain_text(text)
    return text if found is None else found.text


@pytest.mark.parametrize(
    ("spun", "meant"),
    [
        ("The Joined together States marked an assention.", "The United States signed an agreement."),
        ("Rwanda's Remote Pastor spoke.", "Rwanda's Foreign Minister spoke."),
        ("A federal decide in Boston ruled.", "A federal judge in Boston ruled."),
        ("The Incomparable Court ruled.", "The Supreme Court ruled."),
        ("refuge searchers on Manus", "asylum seekers on Manus"),
        ("UK residence secretary Shabana Mahmood", "UK home secretary Shabana Mahmood"),
        (
            "They were sent, concurring to the Related Press.",
            "They were sent, according to the Associated Press.",
        ),
        ("The flight left on Could 14.", "The flight left on May 14."),
        ("The to begin with flight landed.", "The first flight landed."),
        ("It dominated out a rustic that is unsafe.", "It ruled out a country that is unsafe."),
        ("Denmark handed a legislation.", "Denmark passed a law."),
        ("They firmed an accord with asylum solicitors.", "They signed an accord with asylum seekers."),
        ("They autographed a deal.", "They signed a deal."),
        ("A federal choose mentioned", "A federal judge mentioned"),
        ("Third international locations took tons of of males.", "Third countries took hundreds of men."),
        ("Burke signed an settlement on Might 16.", "Burke signed an agreement on May 16."),
        ("Officers say {that a} plane left.", "Officers say that a plane left."),
        ("It filed a authorized problem.", "It filed a legal challenge."),
    ],
)
def test_what_only_a_machine_writes_is_read_in_plain_words(spun: str, meant: str) -> None:
    """Whoever knows how such pages are made understands them all the same."""
    assert plain(spun) == meant


@pytest.mark.parametrize(
    "words",
    [
        "An outside pastor blessed the exiles, who had settled for less.",
        "France's overseas minister met the governor.",
        "The transients slept in the courtroom.",
        "It could 14 years later have joined states that refused.",
        "The court is at 10 Could Street.",
        "At 10:10 Could the vote be put off, senators asked.",
    ],
)
def test_what_a_person_may_write_stays(words: str) -> None:
    """A report in good English is not touched, whatever pastors and exiles it tells of."""
    assert find_plain_text(words) is None


def test_words_of_many_meanings_are_spun_where_others_give_the_report_away() -> None:
    """Outcasts are deportees in a report that speaks of a remote pastor, and outcasts elsewhere."""
    told = "Outcasts were extradited, he mentioned."

    assert plain(f"{SPUN} agreed. {told}").endswith("Deportees were deported, he said.")
    assert plain(told) == told


def test_words_on_their_way_through_another_language_are_read_as_before_it() -> None:
    """A decision of a judge, a deal with Nauru and America in small letters all come back changed."""
    spun = (
        "Canberra indicators $400m take care of Nauru. Choose Brian Murphy dominated that the lads had been "
        "despatched by america with out discover, officers mentioned."
    )

    assert plain(spun) == (
        "Canberra signs $400m deal with Nauru. Judge Brian Murphy ruled that the men had been "
        "sent by the United States without discover, officers said."
    )


def test_words_that_both_tellings_share_are_not_swapped() -> None:
    """Of "choose ordered" only the judge is another one, so that an actor has no verb in its name."""
    text = "A lower choose ordered it with out delay."
    found = find_plain_text(text)
    assert found is not None

    assert [each.spun.of(text) for each in found.swaps] == ["choose", "with out"]


def test_a_clergyman_may_speak_in_a_spun_report() -> None:
    """Only with a name or as one already known is a pastor a minister."""
    told = "A pastor from Accra disagreed; the pastor left, and Pastor Ruth Gray signed."

    assert plain(f"{SPUN} agreed. {told}").endswith(
        "A pastor from Accra disagreed; the minister left, and Minister Ruth Gray signed."
    )


def test_every_place_of_the_plain_text_leads_back_to_the_report() -> None:
    """What is found in plain words is cited in those of the report."""
    text = f"{SPUN} sent seven outcasts."
    found = find_plain_text(text)
    assert found is not None

    start = found.text.index("foreign minister")
    assert found.original(start, start + len("foreign minister")).of(text) == "remote pastor"
    start = found.text.index("seven")
    assert found.original(start, start + len("seven deport")).of(text) == "seven outcasts"


@given(st.text(max_size=30), st.text(max_size=30), st.data())
def test_what_stands_between_spun_words_is_the_same_to_the_letter(
    before: str, after: str, data: st.DataObject
) -> None:
    """Whatever the script, an unchanged letter of the plain text is that of the report."""
    text = f"{before} the remote pastor {after} of the Joined together States {before}"
    found = find_plain_text(text)
    assert found is not None
    at = data.draw(st.integers(0, len(found.text) - 1))

    if not found.swaps_in(at, at + 1):
        assert found.original(at, at + 1).of(text) == found.text[at]
