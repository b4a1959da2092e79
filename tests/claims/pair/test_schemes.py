"""Schemes that reports call by the receiver alone."""

import pytest

from pactwatch.claims.pair.parties import Pair
from pactwatch.claims.pair.schemes import Scheme, find_called_pairs, load_schemes
from pactwatch.claims.reader import annotate
from pactwatch.claims.topic.sentences_on_topic import near_topic
from pactwatch.documents import Document

RWANDA_PLAN = "Rwanda asylum plan: campaigners' challenge to be heard on Monday"


def called(text: str, published: str | None) -> list[Pair]:
    """Return the pairs that a report published on a day calls by their receiver."""
    passages = annotate(Document(address="-", text=text, language="en", published=published)).passages
    return find_called_pairs(passages, near_topic(passages), published)


@pytest.mark.parametrize("scheme", load_schemes(), ids=lambda scheme: "-".join(scheme.pair))
def test_each_scheme_is_called_by_its_examples_from_its_first_day(scheme: Scheme) -> None:
    """Each scheme keeps what its lexicon promises."""
    day = scheme.since.isoformat()
    assert all(called(text, day) == [scheme.pair] for text in scheme.matches)
    assert not any(scheme.pair in called(text, day) for text in scheme.misses)


def test_a_scheme_means_nobody_before_it_was_announced_or_after_another_began() -> None:
    """Such words have their time."""
    assert called(RWANDA_PLAN, "2022-04-12") == []
    assert called(RWANDA_PLAN, "2025-08-01") == []


@pytest.mark.parametrize("published", [None, "2022", "2022-06"])
def test_a_report_without_a_day_of_publication_calls_nobody(published: str | None) -> None:
    """Where the day is not told, nothing is guessed."""
    assert called(RWANDA_PLAN, published) == []
