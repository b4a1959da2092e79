from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.documents import document_from_bytes
from pactwatch.documents.cohesion import Cohesion
from pactwatch.documents.furniture import cut_furniture

REPORT = (
    "The ministry in Kigali said on Monday that nine people had landed there on a chartered aircraft.",
    "Lawyers for two of them will go to court on Friday to have the removals undone, their office said.",
    "A spokesman in Washington would not tell how many more are to follow under the arrangement this year.",
    "Parliament approved the treaty in March after a long debate about hospitals, schools and money.",
    "The opposition holds that rooms near the airport were rented before anybody had voted on the plan.",
)


def kept(*blocks: str) -> list[str]:
    """Return what is left of a report whose headline is "Nine land in Kigali"."""
    return cut_furniture(["Nine land in Kigali", *blocks], first_prose=1)[0]


def is_left(line: str) -> bool:
    """Say whether the line is left between the paragraphs of the report."""
    return line in kept(*REPORT[:3], line, *REPORT[3:])


@pytest.mark.parametrize(
    "line",
    [
        "[ad] Broken boiler? Compare engineers near you",
        "11:40 [Advert] Wool socks — free delivery",
        "~~~ Cheap car insurance in two minutes! ~~~",
        "——> HOT OFFER: mattress with 0% credit",
        "🎁 PROMO: book your cruise early and save 20% 🎁",
        "*** Two tickets for 1 – use code HERON ***",
        "Publi-information: With Blue Mobile, calls are free all Sunday!",
        "FOR SALE — garden furniture, good cond. Ph after 5",
        "Need a plumber? Call 555-010-0144 free consultation",
        "Oferta: seguro de auto desde 9 €",
        "Compare the cheapest ferry tickets »",
        "Soldes : -40% sur les parfums, profitez !",
        "SOMA PIA: Simba yaichapa Yanga 3-1",
        "BOOK NOW: Half-day sailing at dawn",
        "Sea salt -70% | Best hummus?",
        "Share this letter on WhatsApp · Best pies of the week",
        "Spotted a typo? Email the robot. Puzzles, p. 40",
    ],
)
def test_advertisements_go_however_they_are_worded(line: str) -> None:
    """They are labelled or framed, sell something, and share no word with the report."""
    assert not is_left(line)


@pytest.mark.parametrize(
    "line",
    [
        "[this video is unavailable]",
        "Smash the bell button and share it with your friends!",
        "Drop a comment below, keep it friendly",
        "Cookie preferences | Privacy | Terms",
        "Letters to the editor: 200 words at most.",
        "Weather: Rain 12",
        "You may also enjoy: Carnival begins on the coast",
        "LEAD ALSO: Football results of the weekend",
        "Next week: the woman who mends nets.",
        "Subscribers can search the archive online.",
        "If you found a mistake in text press Ctrl+Enter",
        "Automatic transcription. Check against audio before quoting.",
        "This interview has been edited for length.",
        "The Observer is free. If you can, donate.",
        "(Reporting in Accra; editing in Nairobi)",
    ],
)
def test_notices_of_the_page_go_however_they_are_worded(line: str) -> None:
    """Letters, films and machines have notices that no list of wordings could hold."""
    assert not is_left(line)


@pytest.mark.parametrize(
    "line",
    [
        "**How much will it cost?**",
        "Is it legal?",
        "🔹 US / Eswatini.",
        "Price: $6 million for 40 people",
        "The price is $6 million.",
        "The US Embassy did not comment on the price.",
        "Immigration, his signature issue, never came up.",
        "Ask the children who have learned to ride a bicycle here. We have one bicycle and a queue.",
        "The offer was free of conditions.",
        "[His name has been changed.]",
        "(Last week: 2.)",
        "HOST: We will be back with your calls.",
        "“Buy our goods and take our people,” he said.",
        "III. How many were held",
    ],
)
def test_lines_of_the_report_stay_though_they_have_such_words(line: str) -> None:
    """A dropped sentence is far worse than a line of advertising that is kept."""
    assert is_left(line)


def test_a_short_item_of_a_feed_says_too_little_to_tell_what_is_strange_to_it() -> None:
    """A headline and one sentence share few words even where they tell one story."""
    line = "Cheap tickets for all who travel by rail, share with your friends!"

    assert line in kept(REPORT[0], line)


@pytest.mark.parametrize(
    ("glued", "left"),
    [
        ("Rain is coming as well. Drop your comment 👇", "Rain is coming as well."),
        ("Rooms were rented in May. Next month: the man who paints buoys.", "Rooms were rented in May."),
        ("Parliament has not voted on it yet. More to follow", "Parliament has not voted on it yet."),
        (
            "Parliament has not voted on it yet. follow us 🙏 subscribe to my substack $5",
            "Parliament has not voted on it yet.",
        ),
        ("Rooms were rented in May. (Transcription may contain errors)", "Rooms were rented in May."),
    ],
)
def test_a_notice_that_ran_into_a_paragraph_is_split_off(glued: str, left: str) -> None:
    """Rewritten reports lose their line breaks."""
    assert kept(*REPORT, glued)[-1] == left


def test_a_notice_in_brackets_over_a_report_is_not_its_headline() -> None:
    """Scans and transcripts begin so."""
    text = "\n\n".join(["[digitised from print; page 4]", "Nine land in Kigali", *REPORT])
    document = document_from_bytes(text.encode(), address="scan.txt")

    assert document.title == "Nine land in Kigali"
    assert "digitised" not in document.text


def test_words_of_one_stem_tie_a_line_to_its_report() -> None:
    """One says "deportations" and the other "deported"."""
    cohesion = Cohesion(["They were deported at night.", "Deportations begin"], frozenset())

    assert not cohesion.is_stranger("Deportations begin")


@given(st.text(max_size=250))
def test_any_line_can_stand_in_a_report(line: str) -> None:
    """Whatever the line is, looking at it does not fail."""
    kept(*REPORT, line.strip() or "-")


@pytest.mark.parametrize("piece", ["~~", "— ", "[", "ad: ", "a.", "free ", "Next issue: ", "1/ ", "$ 1,000"])
def test_ten_times_the_lines_take_no_more_than_their_share(piece: str) -> None:
    """No pattern takes time that grows with the square of the text."""

    def seconds(count: int) -> float:
        blocks = [*REPORT, *[piece * 40 + str(number) for number in range(count)]]
        began = time.perf_counter()
        cut_furniture(blocks, first_prose=1)
        return time.perf_counter() - began

    seconds(20)
    assert min(seconds(600) for _ in range(2)) < 25 * max(min(seconds(60) for _ in range(3)), 0.004)


def test_a_line_of_pieces_over_the_report_goes_with_its_day() -> None:
    """Sites put their name, the day and a slogan in one line below the headline."""
    line = "DailyPulse * 26 October 2025 * swipe for more"

    assert line not in kept(line, *REPORT)


@pytest.mark.parametrize(
    "line",
    [
        "THE MINISTRY HOLDS: nine landed on Monday",
        "Kigali // what the opposition wants",
    ],
)
def test_a_line_of_pieces_that_shares_words_with_its_report_stays(line: str) -> None:
    """Rows of tables and summaries are set like this, too."""
    assert is_left(line)
