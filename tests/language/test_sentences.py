from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.sentences import find_paragraphs, find_sentences, load_sentence_lexicon


def sentences_of(text: str, language: str = "en") -> list[str]:
    """Return the words of each sentence."""
    return [sentence.of(text) for sentence in find_sentences(text, language=language)]


@pytest.mark.parametrize(
    "text",
    [
        "“Is it true?” he asked reporters on the steps.",
        "“Is it true?” Mr. Tembo Bakari asked.",
        "“Nobody was asked.” Bakari said.",
        "The U.S. Department of State and the U.K. Home Office met.",
        "It took effect on Feb. 25 under art. 12 of treaty No. 5.",
        "J. K. Oduya of Harbour Freight Inc. Nairobi flew them.",
        "Costs rose 3.5 percent, i.e. Treasury money, wrote Gen. Achieng.",
        "1. Nauru will take them.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Half a sentence would lose its verb, and with it who said what."""
    assert sentences_of(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He left the U.S. The plane was full.", 2),
        ("“No.” The minister left.", 2),
        ("He said: “We tried. We failed. We go on.” Then he left.", 4),
        ("Why now? Nobody knows! So be it…", 3),
        ("The deal is dead.The minister said so.", 2),
        ("They were sent away.A lawyer said so.", 2),
        ("They were sent away.“We know nothing,” he said.", 2),
        ('They were sent away."We know nothing," he said.', 2),
        ('"It is over."The minister left.', 2),
        ("The deal (signed in May).The men left.", 2),
        ("It was on Sunday.U.S. officials denied it.", 2),
        ("They signed.DHS said so.", 2),
        ("It stands at www.example.Org for all to read.", 1),
        ("ANCHOR: Good evening.\nMINISTER: Thank you.", 2),
        ("Kigali takes 250\n\nThe first flight lands on Monday", 2),
    ],
)
def test_a_report_is_cut_into_its_sentences(text: str, count: int) -> None:
    """Headlines and turns of a transcript end with their line, sentences with their mark."""
    assert len(sentences_of(text)) == count


def test_a_straight_mark_that_opens_a_quotation_stays_with_it() -> None:
    """It looks like the one that closes; what is open before it tells."""
    assert sentences_of('They went away."We know nothing," he said.')[1].startswith('"We know')
    assert sentences_of('"It is over."The minister left.')[1] == "The minister left."


def test_french_and_spanish_sentences_end_by_their_own_rules() -> None:
    """Guillemets stand off by a space, and titles and ordinals have other abbreviations."""
    assert len(sentences_of("« Est-ce vrai ? » a demandé M. Diallo. Le 5 nov. 2025, oui.", "fr")) == 2
    assert len(sentences_of("¿Qué dijo EE. UU. el martes? El Sr. Rojas no respondió.", "es")) == 2


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    """Releases sent by mail break lines where no sentence ends."""
    text = (
        "The ministry wishes to make known that the two governments have met again to\n"
        "speak of a return centre on the island, and that no text has been initialled\n"
        "by either side.\n\nEnds"
    )

    assert len(find_paragraphs(text)) == 2
    assert len(sentences_of(text)) == 2


@given(st.text(alphabet="aB .!?…\n“”\"'’»U1é", max_size=200))
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    """A word between two sentences would be a word that nobody reads."""
    sentences = find_sentences(text)

    assert "".join("".join(s.of(text).split()) for s in sentences) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))


@given(st.text(max_size=200))
def test_sentences_lie_inside_paragraphs(text: str) -> None:
    """No sentence reaches from one paragraph into the next."""
    paragraphs = find_paragraphs(text)

    assert all(any(p.holds(s) for p in paragraphs) for s in find_sentences(text))


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_every_language_has_words_to_split_by(language: str) -> None:
    """A language without a file of its own is split as English is."""
    assert load_sentence_lexicon(language).titles
