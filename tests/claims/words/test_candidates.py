"""A cue counts only where the words around it bear it out."""

from __future__ import annotations

import pytest

from pactwatch.claims.words.candidates import find_candidates
from pactwatch.claims.words.passages import make_passage
from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.parse import DEFAULT_MODEL, load_parser, parse_sentences
from pactwatch.language.people_counts import find_counts
from pactwatch.language.sentences import find_sentences
from pactwatch.language.states import find_states


def events_in(sentence: str) -> set[str]:
    """Return the types of event that the cues of one sentence tell."""
    (span,) = find_sentences(sentence, language="en")
    (doc,) = parse_sentences(load_parser(DEFAULT_MODEL), sentence, [span])
    passage = make_passage(
        EnglishSyntax(doc, span),
        language="en",
        index=0,
        paragraph=0,
        is_title=False,
        mentions=find_states(sentence, language="en"),
        times=(),
        counted=find_counts(sentence, language="en"),
        sums=(),
    )
    return {str(found.cue.event) for found in find_candidates(passage, "en")}


@pytest.mark.parametrize(
    ("sentence", "told", "not_told"),
    [
        ("Ministers tore up the migrant deal.", "ended", "signed"),
        ("Ministers signed the migrant deal.", "signed", "ended"),
        ("The judges sided with the asylum seekers.", "ruled_unlawful", "ruled_lawful"),
        ("The judges sided with the government.", "ruled_lawful", "ruled_unlawful"),
        ("Kosovo will not take the deportees.", "refused", "suspended"),
        ("The camp for migrants was closed.", "ended", "agreed"),
        ("The two sides closed a deal on migrants.", "agreed", "ended"),
    ],
)
def test_the_words_around_a_verb_decide_what_it_tells(sentence: str, told: str, not_told: str) -> None:
    """Opposite events share their verbs and nouns: only who acts on what sets them apart."""
    found = events_in(sentence)

    assert told in found
    assert not_told not in found


def test_a_noun_that_looks_like_a_verb_is_no_act() -> None:
    """In "the flight and the charter" nothing is sent, signed or ended."""
    assert not {"signed", "ended", "refused"} & events_in("The end of the week brought rain.")


def test_a_verb_without_what_it_needs_tells_nothing() -> None:
    """Players sign and buildings open in most reports of the day."""
    assert events_in("The striker signed on Tuesday.") == set()
    assert events_in("The museum opened on Tuesday.") == set()
