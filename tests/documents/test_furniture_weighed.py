"""Furniture that no rule lists is told by weights, and nothing that may be told is lost to them."""

from __future__ import annotations

import pytest

from pactwatch.documents.furniture import cut_furniture

TITLE = "Twelve flown to Accra under secret terms"
REPORT = (
    "Twelve men from four states of West Africa landed in Accra on Tuesday, the interior minister said.",
    "Their lawyers had asked a court in Washington to stop the flight, as two of them fear for their lives.",
    "The opposition in Accra holds that parliament never saw the terms under which the men were taken.",
    "The minister answered that the terms would be laid before parliament when it comes back in October.",
)


def kept(*blocks: str) -> list[str]:
    """Return what is left of a report of that title."""
    return cut_furniture([TITLE, *blocks], first_prose=1)[0]


@pytest.mark.parametrize(
    "line",
    [
        "MUST WATCH: The ten strangest weddings of the decade",
        "Unlock 200+ maps: ask for a demo",
        "Jump to the newest post ▼",
        "Abonnez-vous : deux mois offerts",
        "Lisez encore : Dix recettes de saison",
        "Publicaciones relacionadas: Cómo lavar una alfombra",
        "Califica este boletín del 1 al 10",
    ],
)
def test_lines_of_pages_go_though_no_rule_has_their_words(line: str) -> None:
    """Every page words its buttons and links anew."""
    assert kept(*REPORT[:2], line, *REPORT[2:]) == [TITLE, *REPORT]


def test_what_spoke_for_a_cut_is_told() -> None:
    """Whoever wonders why a line went sees which traits of it spoke most."""
    _, cut = cut_furniture([TITLE, *REPORT, "Unlock 200+ maps: ask for a demo"], first_prose=1)
    assert [piece.words for piece in cut] == ["Unlock 200+ maps: ask for a demo"]
    assert cut[0].rule_id.startswith("unlisted.weighed (")
    assert " +" in cut[0].rule_id


@pytest.mark.parametrize(
    "line",
    [
        "No one slept.",
        "By ten the square was empty.",
        "Journalists were kept from the gate.",
        "Share of flights that were stopped: one in nine",
        "Correction: the plane landed on Monday.",
        "12:40 The plane has landed in Accra",
        "Kwame Doe:",
        "Six names, one list",
        "Personne n'a dormi.",
        "Nadie durmió.",
    ],
)
@pytest.mark.parametrize("above", ["", "Advertisement"])
def test_a_line_of_the_report_stays_though_it_stands_alone(line: str, above: str) -> None:
    """To lose a sentence is worse than to keep a button."""
    blocks = [*REPORT[:2], *filter(None, [above]), line, *REPORT[2:]]
    assert line in kept(*blocks)


def test_a_short_item_of_a_feed_keeps_all_of_its_lines() -> None:
    """A title and two lines tell too little of what is strange to them."""
    lines = ["Get your tickets", "The band is back on the road next year."]
    assert kept(*lines) == [TITLE, *lines]


def test_a_plain_sentence_stays_where_a_plea_has_run_into_it() -> None:
    """Rewritten reports lose their line breaks."""
    left = kept(*REPORT, "Nobody has been told why. Rate us five stars on Podbox!!")
    assert any("Nobody has been told why." in block for block in left)


@pytest.mark.parametrize(
    "caption",
    [
        "The two presidents put pen to paper last week. (Facebook: State House)",
        "Minister Doe with Ambassador Roe at the palace, March 3, 2019. (GPO)",
    ],
)
def test_a_caption_goes_that_ends_with_its_credit_in_brackets(caption: str) -> None:
    """The words are of a picture, and what it shows is no event of the report."""
    assert kept(caption, *REPORT) == [TITLE, *REPORT]


def test_a_paragraph_that_names_its_writers_in_brackets_is_no_caption() -> None:
    """Wire agencies end a report with those who wrote it."""
    last = "A hearing is due in the capital on Friday. (Reporting: Ann Doe)"
    assert any("A hearing is due" in block for block in kept(*REPORT, last))
