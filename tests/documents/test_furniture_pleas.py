from __future__ import annotations

import pytest

from pactwatch.documents.furniture import cut_furniture
from pactwatch.documents.furniture_sentences import split_off_furniture
from pactwatch.documents.furniture_strangers import Strangers

PROSE = (
    "The ministry in Kigali said on Monday that nine people had landed there.",
    "Lawyers for two of them will go to court on Friday to have the removals undone.",
    "A spokesman in Washington would not tell how many more are to follow this year.",
)


def kept(*blocks: str) -> list[str]:
    """Return what is left of a report whose headline is "Nine land in Kigali"."""
    return cut_furniture(["Nine land in Kigali", *blocks], first_prose=1)[0][1:]


@pytest.mark.parametrize(
    "plea",
    [
        "Local journalism needs your support!",
        "We increasingly need our readers to fund our work.",
        "Stand with bold journalism: donate.",
        "14-day free trial. No credit card required.",
    ],
)
def test_a_publisher_that_pleads_with_its_readers_is_cut(plea: str) -> None:
    """It speaks of itself and of what it lives on, wherever it stands."""
    assert kept(PROSE[0], plea, *PROSE[1:]) == list(PROSE)


def test_lines_among_pleas_go_with_them() -> None:
    """Each by itself could be anything; a prompt to subscribe stands on either side."""
    among = ("Go beyond the headlines, and get there first.", "We bring you what your town needs to know.")

    assert kept(*PROSE, "Sign up for our newsletter", *among, "Start your free trial") == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "“We need your support,” the minister told the crowd.",
        "Readers of the treaty will find no date in it.",
        "Independent journalism is under threat on the island.",
        "They have access to a shop and get $25 a week.",
        "Washington pays $500 a month for each of them.",
    ],
)
def test_news_of_money_and_of_the_press_stays(line: str) -> None:
    """What a deal costs is among what matters most."""
    assert line in kept(PROSE[0], line, *PROSE[1:])


def test_headlines_of_other_stories_go_though_they_end_in_a_full_stop() -> None:
    """The same link follows each, or more headlines do."""
    linked = ("Latest news", "A bridge opens in Embu.", "Read more", "A coach is fined.", "Read more")
    listed = ("ALSO READ", "Farmers will not be harmed.", "Bank to cut its rates", "Mayor of Embu steps down")

    assert kept(*PROSE, *linked) == list(PROSE)
    assert kept(*PROSE, *listed) == list(PROSE)


def test_a_headline_in_capitals_between_paragraphs_goes_and_a_subheading_stays() -> None:
    """Some papers link so to another story in the midst of one."""
    linked = "BANK OF THE ISLAND CUTS ITS RATES, GOVERNOR SAYS"

    assert kept(PROSE[0], linked, "WHAT THE LAW SAYS", *PROSE[1:]) != list(PROSE)
    assert kept(PROSE[0], linked, *PROSE[1:]) == list(PROSE)
    assert "WHAT THE LAW SAYS" in kept(PROSE[0], "WHAT THE LAW SAYS", *PROSE[1:])


def test_the_last_paragraph_stays_below_a_list() -> None:
    """Only the end of the page tells that nothing of the report follows; here it does."""
    last = "Nobody could tell where the other two were."

    assert last in kept(*PROSE, "RELATED STORIES", "Bank to cut its rates", last)
    assert last in kept(*PROSE, "RELATED STORIES", "Bank to cut its rates", last, "Kigali", "Leave a reply")


def test_stories_that_break_off_under_their_headlines_go() -> None:
    """A teaser ends in dots."""
    teasers = ("You may also like", "Bank to cut its rates", "The central bank will on Friday…", "Mayor out")

    assert kept(*PROSE, *teasers) == list(PROSE)


def test_all_below_the_form_for_comments_goes_however_short_the_report() -> None:
    """A brief of two paragraphs has more below it than in it."""
    below = ("Leave a reply", "My brother was there.", "He saw it all.", "You may like", "Mayor out")

    assert kept(*PROSE[:2], *below) == list(PROSE[:2])


def test_a_prompt_that_ran_into_a_paragraph_is_split_off() -> None:
    """Pages that lost their lines glue the one to the other."""
    words, cut = split_off_furniture("The men landed on Monday. Sign up for our newsletter.", Strangers([]))

    assert words == "The men landed on Monday."
    assert [piece for _, _, piece in cut] == ["Sign up for our newsletter."]


@pytest.mark.parametrize(
    "block",
    [
        "The men landed on Monday. What do you think of that?",
        "He was brief. “Sign up for our newsletter,” he joked.",
        "Sign up for our newsletter.",
        "The men landed. They had no lawyer.  Nobody told them.",
    ],
)
def test_a_paragraph_without_prompts_stays_as_it_is(block: str) -> None:
    """Questions are asked in interviews, and quotations are somebody's words."""
    assert split_off_furniture(block, Strangers([])) == (block, [])


def test_a_caption_that_ran_into_a_paragraph_goes_with_its_credit() -> None:
    """The mark of copyright shows where it ends."""
    run_in = "A plane on the runway in Kigali © REUTERS/Ann Doe Nine people have landed there."

    assert kept(run_in, *PROSE[1:])[0] == "Nine people have landed there."
