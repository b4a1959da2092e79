"""Suits of which a clause tells when they are heard, or that they may come, and not that they are brought."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.data_file import check_keys, load_data_file

if TYPE_CHECKING:
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage

_LOOMING_WITHIN = 3


class HearingWords(NamedTuple):
    """Words of ``lexicons/LANGUAGE/hearings.toml``, which says what each of its lists is for."""

    heard: frozenset[str]
    listed: frozenset[str]
    cases: frozenset[str]
    looming: frozenset[str]


@functools.cache
def load_hearings(language: str) -> HearingWords:
    """Load the words for when a case is heard.

    Raises:
        LexiconError: If the file is not TOML, or lacks a list or has one too many.
    """
    return load_data_file("pactwatch.claims", f"lexicons/{language}/hearings.toml", _build)


def _build(data: dict[str, Any]) -> HearingWords:
    check_keys(data, HearingWords._fields, where="the file")
    return HearingWords(**{name: frozenset(words.split()) for name, words in data.items()})


def is_heard(candidate: Candidate) -> bool:
    """Say whether a clause tells when a case is heard: "the matter *will come* before the High Court in May".

    The case has then been brought, on a day that the clause does not tell.
    """
    is_suit = candidate.cue.event is EventType.CHALLENGED
    return is_suit and is_of_hearing(candidate.passage, candidate.clause.head)


def is_of_hearing(passage: Passage, at: int) -> bool:
    """Say whether a word stands in a clause on the hearing of a case, whose days are those of the court."""
    words, clause = load_hearings(passage.language), passage.syntax.clause_of(at)
    verb = passage.lowered[clause.head]
    if verb in words.heard:
        return True
    named = {passage.lowered[i] for i in clause.subject}
    return verb in words.listed and not words.cases.isdisjoint(named)


def is_above_hearing(candidate: Candidate, head: int) -> bool:
    """Say whether a clause tells of a court that hears the case: "*made* by a panel hearing a suit"."""
    passage, heard = candidate.passage, load_hearings(candidate.passage.language).heard
    hearing = [passage.syntax.clause_of(at) for at, word in enumerate(passage.lowered) if word in heard]
    return any(
        head in {clause.head, *clause.governors}
        and (clause.head < candidate.at or (clause.is_modifier and candidate.cue.cue_id.startswith("none")))
        for clause in hearing
    )


def is_looming(candidate: Candidate) -> bool:
    """Say whether a suit is only expected: "as a court *challenge looms*"."""
    if candidate.cue.event is not EventType.CHALLENGED:
        return False
    lowered, looming = candidate.passage.lowered, load_hearings(candidate.passage.language).looming
    if lowered[candidate.clause.head] in looming:
        return True
    behind = lowered[candidate.at : candidate.at + _LOOMING_WITHIN]
    return candidate.at != candidate.clause.head and not looming.isdisjoint(behind)
