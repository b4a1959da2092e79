from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.register.claim import Passage
from pactwatch.views.text_fragment import link_to_words

ADDRESS = "https://example.org/news?id=1#comments"


def passage(text: str, exact: str, *, after: str = "") -> Passage:
    """Return words of a text, those after others where they stand there several times."""
    start = text.index(exact, text.index(after))
    return Passage("evidence", 0, start, start + len(exact), exact)


def test_a_link_names_the_words_and_no_other_place_of_the_page() -> None:
    """A browser scrolls to them and marks them."""
    text = "Rwanda signed a deal, the minister said."

    link = link_to_words(ADDRESS, text, [passage(text, "signed a deal")])

    assert link == "https://example.org/news?id=1#:~:text=signed%20a%20deal"


def test_dashes_commas_and_ampersands_of_the_words_are_no_signs_of_the_link() -> None:
    """A dash would make them words before others, and a comma the end of a range."""
    text = "A non-binding deal, worth $5m & more."

    link = link_to_words(ADDRESS, text, [passage(text, "non-binding deal, worth $5m & more")])

    assert link.endswith("#:~:text=non%2Dbinding%20deal%2C%20worth%20%245m%20%26%20more")


def test_of_long_words_the_first_and_the_last_are_named() -> None:
    """A page that has changed a comma in the middle is still found."""
    text = "Here: " + " ".join(f"word{number}" for number in range(60)) + "."

    link = link_to_words(ADDRESS, text, [passage(text, text[6:-1])])

    assert unquote(link.split("text=")[1]) == (
        "word0 word1 word2 word3 word4,word55 word56 word57 word58 word59"
    )


def test_words_that_stand_twice_are_told_by_those_before_them() -> None:
    """Else the link leads to the headline."""
    text = "Deal signed\n\nThe minister said a Deal signed in June holds."

    link = link_to_words(ADDRESS, text, [passage(text, "Deal signed", after="said a")])

    assert link.endswith("text=minister%20said%20a-,Deal%20signed")


def test_several_passages_are_all_marked() -> None:
    """An attribution in the middle is not."""
    text = "We agreed, he said, to nothing."

    link = link_to_words(ADDRESS, text, [passage(text, "We agreed"), passage(text, "to nothing")])

    assert link.endswith("#:~:text=We%20agreed&text=to%20nothing")


@pytest.mark.parametrize(
    "address", ["talks.txt", "javascript:alert(1)", "file:///etc/hosts", "//evil.example"]
)
def test_what_is_no_page_of_the_web_is_no_link(address: str) -> None:
    """A feed may give any address."""
    assert not link_to_words(address, "Words.", [Passage("evidence", 0, 0, 5, "Words")])


@given(st.text(min_size=1).filter(str.strip))
def test_whatever_the_words_the_link_is_plain_ascii_and_has_one_directive(exact: str) -> None:
    """Quotation marks of any script, line ends and signs are encoded."""
    link = link_to_words("https://example.org/", exact, [Passage("evidence", 0, 0, len(exact), exact)])

    directive = link.split("#:~:text=")[1]
    assert link.isascii()
    assert not set(directive) & set(" \"'<>&#\n")
