"""How somebody speaks of an arrangement."""

from __future__ import annotations

import pytest

from pactwatch.claims.saying.stance import find_stance, find_stance_traits
from pactwatch.claims.saying.stance_rules import ContentCue, Telling, load_stances

LANGUAGES = ("en", "fr", "es")
CUES = [(language, cue) for language in LANGUAGES for cue in load_stances(language).contents]


def stance_of(
    words: str, *, cue: str = "say", side: str = "RW", speaker: str = "somebody", negated: bool = False
) -> str:
    """Return the stance of words said by a side."""
    telling = Telling(
        words=words, cue_word=cue, is_negated=negated, affiliation=side, speaker=speaker, mode="indirect"
    )
    return find_stance(telling, language="en")[0]


@pytest.mark.parametrize(("language", "cue"), CUES, ids=lambda each: getattr(each, "cue_id", each))
def test_words_of_a_content_keep_the_promises_of_their_own_examples(language: str, cue: ContentCue) -> None:
    """A wording that misses a match is too narrow; one that takes a reject, too wide."""
    assert language in LANGUAGES
    assert [words for words in cue.matches if not cue.pattern.search(words.lower())] == []
    assert [words for words in cue.rejects if cue.pattern.search(words.lower())] == []


def test_a_court_rules_whatever_it_says() -> None:
    """Judges do not criticise, they decide."""
    assert stance_of("the removals were unlawful", side="court") == "rules"


def test_the_cue_tells_before_the_words_do() -> None:
    """Who denies an unlawful act does not criticise it."""
    assert stance_of("the removals were unlawful", cue="deny", side="lawyer") == "denies"


def test_a_critic_who_dismisses_a_plan_finds_fault_with_it() -> None:
    """A government dismisses reports; its opponents have nothing to deny."""
    assert stance_of('the hubs as a "con"', cue="dismiss", side="opposition") == "criticises"
    assert stance_of("reports of a deal", cue="dismiss", side="RW") == "denies"


def test_who_would_not_say_declines() -> None:
    """A negated cue is a silence."""
    assert stance_of("how many had come", negated=True) == "declines"


def test_a_government_that_insists_that_there_is_no_deal_denies() -> None:
    """To insist defends, unless what is insisted on is a denial."""
    assert stance_of("the scheme was lawful", cue="insist") == "defends"
    assert stance_of("there was no such agreement", cue="insist") == "denies"


def test_a_refusal_is_no_denial() -> None:
    """Who will take nobody declines; that there is no deal would be another matter."""
    assert stance_of("his country would not take prisoners") == "declines"


def test_an_ngo_criticises_unless_it_says_otherwise() -> None:
    """Reports quote them for that."""
    assert stance_of("the men were in Juba", side="ngo") == "criticises"


def test_critics_and_supporters_are_told_by_their_names() -> None:
    """They have no other affiliation."""
    assert stance_of("it is what it is", side="other", speaker="Critics") == "criticises"
    assert stance_of("it is what it is", side="other", speaker="Supporters") == "defends"


def test_the_words_tell_where_no_cue_does() -> None:
    """A government's "said" is neutral; what it said is not."""
    assert stance_of("it was a shameful gimmick") == "criticises"
    assert stance_of("nothing of the kind has been signed") == "denies"


def test_the_office_of_who_speaks_is_weighed() -> None:
    """A shadow minister and a minister of one state say the same words to different ends."""
    telling = Telling(
        words="the talks are under way",
        cue_word="say",
        is_negated=False,
        affiliation="GB",
        speaker="somebody",
        mode="indirect",
        role="shadow home secretary",
    )

    traits = find_stance_traits(telling, ("states", "side.default"), "en")

    assert {"role:shadow", "role:home", "role:secretary"} <= {*traits}


def test_a_stance_says_what_spoke_for_it() -> None:
    """Weights that nobody can read explain nothing."""
    telling = Telling(
        words="the talks are under way",
        cue_word="confirm",
        is_negated=False,
        affiliation="RW",
        speaker="somebody",
        mode="indirect",
    )
    assert "cue:confirm" in str(find_stance(telling, language="en")[1])
