from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.documents.author_note import find_author_notes, load_note_words
from pactwatch.documents.furniture import cut_furniture
from pactwatch.documents.furniture_shapes import shape_of

PROSE = (
    "The ministry in Kigali said on Monday that nine people had landed there.",
    "Lawyers for two of them will go to court on Friday to have the removals undone.",
    "A spokesman in Washington would not tell how many more are to follow this year.",
)


def kept(*blocks: str) -> list[str]:
    """Return what is left of a report whose headline is "Nine land in Kigali"."""
    return cut_furniture(["Nine land in Kigali", *blocks], first_prose=1)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Toggle navigation",
        "Copiar enlace",
        "67°",
        "4.5/5 (12 votes)",
        "EUR/USD 1.1651 -0.12%",
        "@anndoe",
        "In Accra, Ann Doe (English): +233-55-555-0100",
        "If you know more, reach our desk at 555-010-0144",
        "For more stories from your town, visit our website",
    ],
)
def test_a_line_of_the_page_is_told_by_its_shape(line: str) -> None:
    """No list could hold the buttons, rates and addresses of every site."""
    assert shape_of(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Five men, one cell",
        "What the law says",
        "Article 3",
        "7 deported to Rwanda",
        "* 250 places in Rwanda",
        "Share of those sent back rises to 40%",
        "By noon they were gone",
        "Comments by the envoy caused anger.",
        "We have posted the list to our website and you can see it there.",
        "The newsletter of the ministry lists our names, and yours.",
        "Correction: the flight left on Monday, not Sunday.",
        "Reporting by a local paper led to the case.",
    ],
)
def test_news_that_looks_like_furniture_stays(line: str) -> None:
    """Losing news is far worse than keeping a button."""
    for blocks in ((PROSE[0], line, *PROSE), (PROSE[0], "Advertisement", line, *PROSE), (*PROSE, line)):
        assert line in kept(*blocks)


@pytest.mark.parametrize("unit", ["https://", "A", "share     ", "Ann-", "@a"])
def test_no_line_takes_long_to_look_at(unit: str) -> None:
    """A pattern that tries every way to split such a line would never end."""
    began = time.process_time()

    for head in ("", "Home ", "© "):
        shape_of(f"{head}{unit * (280 // len(unit))}!x")
        kept(f"{head}{unit * (110 // len(unit))}!x", *PROSE)

    assert time.process_time() - began < 5


def test_headlines_of_other_stories_below_the_report_go() -> None:
    """They hang under the prose, after something that is plainly of the page."""
    assert kept(*PROSE, "Leave a comment", "Bridge opens in Embu", "Coach fined") == kept(*PROSE)


def test_the_answers_of_a_poll_go_and_a_subheading_stays() -> None:
    """Both are short; one stands among furniture, the other before prose."""
    blocks = (PROSE[0], "Vote", "Undecided", "View results", "The men in the cell", PROSE[1], PROSE[2])

    assert kept(*blocks) == ["Nine land in Kigali", PROSE[0], "The men in the cell", *PROSE[1:]]


def test_a_list_of_headlines_never_swallows_prose() -> None:
    """A paragraph without its full stop still has sentences in it."""
    paragraph = "Nine people have landed. Nobody knows where the other two of the group were taken"

    assert paragraph in kept("RELATED STORIES", "Who pays", paragraph, *PROSE)


@pytest.mark.parametrize("kind", ["note", "news"])
def test_a_note_on_the_author_is_told_from_news(kind: str) -> None:
    """Whoever is named in the prose, or does something in it, is not its author."""
    notes = {
        "note": ["Ann Doe is a senior fellow at the institute.", "The writer is a barrister in Accra."],
        "news": ["Ann Doe is the lawyer for five of the men.", "The writer of the letter is not known."],
    }
    for line in notes[kind]:
        blocks = ["Nine land in Kigali", "By Ann Doe", *PROSE, line]

        assert find_author_notes(blocks, [False] * len(blocks)) == ({5} if kind == "note" else set())


def test_notes_on_authors_keep_the_promises_of_their_examples() -> None:
    """Each pair begins alike, and only one of the two may go."""
    path = resources.files("pactwatch.documents") / "lexicons" / "authors.toml"
    for example in tomllib.loads(path.read_text("utf-8"))["examples"]:
        assert 4 in find_author_notes(["Nine land", *PROSE, example["note"]], [False] * 5)
        assert 4 not in find_author_notes(["Nine land", *PROSE, example["news"]], [False] * 5)


def test_the_words_of_notes_are_loaded() -> None:
    """A broken pattern would only show at the first opinion page."""
    assert load_note_words().sure.search("Max Roe contributed to this report.")


@given(st.lists(st.text(alphabet="abc ABC.|:@#1", min_size=1, max_size=40).filter(str.strip), max_size=12))
def test_every_block_is_kept_or_recorded_as_cut(blocks: list[str]) -> None:
    """What vanishes without a record could never be looked into."""
    blocks = [" ".join(block.split()) for block in blocks]
    left, cut = cut_furniture(blocks)

    assert sum(map(len, left)) + sum(len(piece.words) for piece in cut) >= sum(map(len, blocks)) - len(blocks)


@pytest.mark.parametrize(
    "item",
    [
        "15 April 2021 Overturned on appeal.",
        "October 2001 – First intake of 223 at the naval base.",
        "NIGERIA – refused in July 2025, refused again last week.",
        "Compare: Rwanda 250 (cap), Palau 75; Ghana, South Sudan: no cap made public.",
    ],
)
def test_items_of_timelines_and_tables_stay(item: str) -> None:
    """They have a date, and say what happened on it."""
    assert item in kept(*PROSE, item)


def test_arrows_before_several_paragraphs_are_bullets() -> None:
    """Before one line they point to another story."""
    items = ["➤ Nine persons were flown to Kigali", "➤ The ministry foots the bill"]

    assert kept(*items, *PROSE) == ["Nine land in Kigali", *items, *PROSE]
    assert "➤ Storm nears the coast" not in kept(*PROSE, "➤ Storm nears the coast")


def test_names_over_a_date_or_a_role_go_and_a_summary_stays() -> None:
    """Pages set who wrote the report between its summary and its day."""
    summary = "The minister would not say how many"
    head = (summary, "Ann Doe and Max Roe in Kigali", "Mon 6 Oct 2025 17.42 BST")

    assert kept(*head, *PROSE) == ["Nine land in Kigali", summary, *PROSE]


def test_items_that_go_on_from_the_prose_stay_below_furniture() -> None:
    """A headline of another story does not begin with a small letter behind a bullet."""
    items = ["* the parliament ratified it in February", "* the court has not ruled"]

    assert kept(*PROSE, "Read also: Storm nears", *items)[-2:] == items


def test_the_path_through_a_site_goes_also_below_the_headline() -> None:
    """Some pages set it there."""
    assert kept("The Island Daily | Courts", *PROSE) == ["Nine land in Kigali", *PROSE]
