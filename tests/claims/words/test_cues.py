"""Each cue of an event is tried on its own examples: a sentence that tells it, one that must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.words.candidates import find_candidates
from pactwatch.claims.words.cues import follows, load_cues
from pactwatch.claims.words.passages import make_passage
from pactwatch.language.english_clauses import EnglishSyntax
from pactwatch.language.money import find_money
from pactwatch.language.parse import DEFAULT_MODEL, load_parser, parse_sentences
from pactwatch.language.people_counts import find_counts
from pactwatch.language.sentences import find_sentences
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.cues import EventCue

CUES = load_cues("en").cues


def candidates_in(text: str) -> Iterator[Candidate]:
    """Yield the cues that stand in a text, parsed as in a report."""
    sentences = find_sentences(text, language="en")
    docs = parse_sentences(load_parser(DEFAULT_MODEL), text, sentences)
    for index, (span, doc) in enumerate(zip(sentences, docs, strict=True)):
        passage = make_passage(
            EnglishSyntax(doc, span),
            language="en",
            index=index,
            paragraph=0,
            is_title=False,
            mentions=find_states(text, language="en"),
            times=(),
            counted=find_counts(text, language="en"),
            sums=find_money(text, language="en"),
        )
        yield from find_candidates(passage, "en")


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.cue_id)
def test_a_cue_keeps_the_promises_of_its_own_examples(cue: EventCue) -> None:
    """A sentence under `matches` tells an event of its type; one under `rejects` is none of its own."""
    missed = [
        text for text in cue.matches if cue.event not in {found.cue.event for found in candidates_in(text)}
    ]
    taken = [text for text in cue.rejects if cue in {found.cue for found in candidates_in(text)}]

    assert missed == []
    assert taken == []


def test_no_two_cues_have_one_id() -> None:
    """Readings cite a cue by its id, so that an id must lead to one entry."""
    ids = [cue.cue_id for cue in CUES]

    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.cue_id)
def test_a_cue_is_called_after_its_event(cue: EventCue) -> None:
    """Whoever reads the reason for an event sees in it which event was meant."""
    assert cue.cue_id.startswith(f"{cue.event}.")


@pytest.mark.parametrize(
    ("text", "rest", "stands"),
    [
        ("tore that up", ("up",), True),
        ("tore up the deal", ("up",), True),
        ("put the whole plan on ice", ("on", "ice"), True),
        ("tore the paper , then gave up", ("up",), False),
        ("tore at the very heart of the deal and up", ("up",), False),
    ],
)
def test_the_words_of_a_phrase_stand_near_one_another(
    text: str, rest: tuple[str, ...], *, stands: bool
) -> None:
    """A particle may follow its object, but not in another clause or far away."""
    assert follows(text.split(), 0, rest) is stands
