from __future__ import annotations

import pytest

from pactwatch.documents.furniture import cut_furniture

HEADLINE = "Nine land in Kigali"
PROSE = (
    "The ministry in Kigali said on Monday that nine people had landed there.",
    "Lawyers for two of them will go to court on Friday to have the removals undone.",
    "A spokesman in Washington would not tell how many more are to follow this year.",
)
CAPTION = "Men step off a plane in Kigali, Rwanda, on August 28, 2025."


def kept(*blocks: str) -> list[str]:
    """Return what is left of a report, its headline aside."""
    return cut_furniture([HEADLINE, *blocks], first_prose=1)[0][1:]


@pytest.mark.parametrize(
    "caption",
    [
        CAPTION,
        "The minister, left, speaks in Kigali on August 28, 2025",
        "Le ministre, le 28 août 2025 lors d'une visite à Kigali.",
        "In this photo a plane waits near the terminal.",
        "A plane waits in Kigali. Ann Doe/AFP",
        "The gate of the camp. REUTERS/Ann Doe",
        "Ann Doe/AFP",
        "Men at the gate - AP Photo/Ann Doe, File",
    ],
)
def test_a_line_over_the_prose_that_shows_a_picture_goes(caption: str) -> None:
    """It has no label; its tense, its day, its pointers and its credit tell."""
    assert kept(caption, *PROSE) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "Rwanda signs a deal on deportees with Washington",
        "Seven want to stay, officials say",
        "Nine men were flown to Kigali on August 28, 2025, under the deal.",
        "KIGALI, Aug 28, 2025 (Reuters) - Nine people wait in a hotel in the capital.",
        "“They wait in Kigali on August 28, 2025,” he said.",
        "The men were flown out on Monday. (Reuters)",
        "The plan was left in ruins, right after the vote.",
    ],
)
def test_a_summary_a_lead_and_a_dateline_stay(line: str) -> None:
    """They tell what happened, and stand where captions do."""
    assert kept(line, *PROSE) == [line, *PROSE]


def test_what_stands_over_a_credit_goes_wherever_it_is() -> None:
    """The line is undated, but its verb is that of a picture, and its credit stands below."""
    assert kept(PROSE[0], "Men step off a plane in Kigali.", "Ann Doe/AFP/Getty Images", *PROSE[1:]) == list(
        PROSE
    )


def test_what_stands_over_a_credit_stays_where_it_tells_of_the_past() -> None:
    """A picture without a caption has only its credit."""
    assert kept(*PROSE, "The plane had left on Monday.", "Ann Doe/AFP/Getty Images") == [
        *PROSE,
        "The plane had left on Monday.",
    ]


def test_a_description_for_those_who_cannot_see_goes() -> None:
    """No paragraph begins with a small letter after a full stop."""
    assert kept(PROSE[0], "two men in suits shake hands.", *PROSE[1:]) == list(PROSE)


def test_a_caption_in_a_gallery_goes_with_and_without_its_credit() -> None:
    """The credited copy tells what the other one is."""
    assert kept(f"{CAPTION} (AP Photo/Ann Doe)", CAPTION, *PROSE) == list(PROSE)


def test_what_is_said_twice_is_kept_once() -> None:
    """Pulled quotations and excerpts say again what the report says."""
    assert kept(PROSE[0], *PROSE) == list(PROSE)


def test_a_dateline_in_capitals_begins_a_report_in_any_language() -> None:
    """Its day and its verb look like those of a caption."""
    line = "TEGUCIGALPA, 1 sep 2025.- El acuerdo que espera el país entró en vigor durante la visita."

    assert kept(line, *PROSE) == [line, *PROSE]


def test_a_dated_item_of_a_timeline_is_no_caption() -> None:
    """It has a mark of lists, and no picture."""
    item = "▸ 20 Dec 2021 Ann Doe and Max Roe sign a letter of intent on 300 cells."
    blocks = ["Kosovo as a landlord", item, "▸ 27 Apr 2022 The treaty is signed in the capital."]

    assert cut_furniture(blocks, first_prose=1)[0] == blocks
