"""Each cue of French and Spanish reports is tried on its own examples, as those of English ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.candidates import find_candidates
from pactwatch.claims.cues import load_cues
from pactwatch.claims.passages import make_passage
from pactwatch.language.money import find_money
from pactwatch.language.people_counts import find_people_counts
from pactwatch.language.romance.clauses import RomanceSyntax
from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.sentences import find_sentences
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.candidates import Candidate
    from pactwatch.claims.cues import EventCue

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
            counts=find_people_counts(text, language=language),
            sums=find_money(text, language=language),
        )
        yield from find_candidates(passage, language)


@pytest.mark.parametrize(("language", "cue"), CUES, ids=IDS)
def test_a_cue_keeps_the_promises_of_its_own_examples(language: str, cue: EventCue) -> None:
    """A sentence under `matches` tells an event of the cue's type; one under `rejects` is none of the cue's."""
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
    forms = {
        verb
        for form, found in load_cues(language).by_form.items()
        for verb in [form]
        if any(not cue_form.is_noun for cue_form in found) and form.endswith(("er", "ir", "re", "ar"))
    }
    known = set(load_grammar(language).verbs)
    infinitives = {form for form in forms if form.endswith(("er", "ir", "ar", "re"))}

    assert {form for form in infinitives if _looks_infinitive(form, language) and form not in known} == set()


def _looks_infinitive(form: str, language: str) -> bool:
    """Leave out finite forms that end as infinitives do ("offre", "ouvre", "rompre" stays)."""
    from pactwatch.language.romance.verb_forms import inflect_verb

    return (form, "infinitive") in inflect_verb(form, language) and not form.endswith(("ffre", "uvre"))
