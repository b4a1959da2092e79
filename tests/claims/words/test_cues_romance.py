"""Each cue of French and Spanish reports is tried on its own examples, as those of English ones are."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.words.candidates import find_candidates
from pactwatch.claims.words.cues import load_cues
from pactwatch.claims.words.passages import make_passage
from pactwatch.language.money import find_money
from pactwatch.language.people_counts import find_counts
from pactwatch.language.romance.clauses import RomanceSyntax
from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.sentences import find_sentences
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.cues import EventCue

LANGUAGES = ("fr", "es")
CUES = [(language, cue) for language in LANGUAGES for cue in load_cues(language).cues]
IDS = [f"{language}-{cue.cue_id}" for language, cue in CUES]


def candidates_in(text: str, language: str) -> Iterator[Candidate]:
    """Yield the cues that stand in a text, each sentence read by rules."""
    for index, span in enumerate(find_sentences(text, language=language)):
        passage = make_passage(
            RomanceSyntax(text, span, language),
            language=language,
            index=index,
            paragraph=0,
            is_title=False,
            mentions=find_states(text, language=language),
            times=(),
            counted=find_counts(text, language=language),
            sums=find_money(text, language=language),
        )
        yield from find_candidates(passage, language)


@pytest.mark.parametrize(("language", "cue"), CUES, ids=IDS)
def test_a_cue_keeps_the_promises_of_its_own_examples(language: str, cue: EventCue) -> None:
    """A sentence under `matches` tells an event of its type; one under `rejects` is none of its own."""
    missed = [t for t in cue.matches if cue.event not in {c.cue.event for c in candidates_in(t, language)}]
    taken = [t for t in cue.rejects if cue.cue_id in {c.cue.cue_id for c in candidates_in(t, language)}]

    assert missed == []
    assert taken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cues_have_one_id(language: str) -> None:
    """Readings cite a cue by its id, so that an id must lead to one entry."""
    ids = [cue.cue_id for cue in load_cues(language).cues]

    assert sorted(set(ids)) == sorted(ids)


def test_both_languages_have_the_same_cues() -> None:
    """What a French report can tell, a Spanish one can."""
    french, spanish = ([cue.cue_id for cue in load_cues(language).cues] for language in LANGUAGES)

    assert french == spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_syntax_knows_every_verb_that_a_cue_has(language: str) -> None:
    """A verb that the grammar does not list would never head a clause, and its cue never hold."""
    path = resources.files("pactwatch.claims") / "lexicons" / language / "events.toml"
    cues = tomllib.loads(path.read_text("utf-8"))["cue"]
    verbs = {wording.split()[0] for cue in cues for wording in cue.get("verbs", ())}

    assert verbs - set(load_grammar(language).verbs) == set()
