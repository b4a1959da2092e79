"""Where a sentence may tell of an event: a cue with the words that it needs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.cues import CueForm, EventCue, follows, load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.claims.passages import Passage
    from pactwatch.language.clauses import Clause, Word

_TAKE = frozenset({"take", "takes", "took", "taken", "taking"})
_OTHER_SENSE = frozenset({"off", "part", "place", "over", "up", "effect", "office", "aim", "note", "steps"})
_SHORT_FOR = {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}
_NOUN_DETERMINERS = frozenset("the a an any no such this that these those its their his her both some".split())


class Candidate(NamedTuple):
    """A cue that stands in a sentence, at a word, in a clause."""

    cue: EventCue
    passage: Passage
    at: int
    clause: Clause


def find_candidates(passage: Passage, language: str) -> Iterator[Candidate]:
    """Yield every cue of the sentence whose conditions hold, in the order of the words."""
    by_form = load_cues(language).by_form
    lowered = [word.lower for word in passage.words]
    for at, lower in enumerate(lowered):
        forms = by_form.get(lower)
        if forms is None:
            continue
        clause: Clause | None = None
        for form in forms:
            if form.rest and not follows(lowered, at, form.rest):
                clause = clause or passage.syntax.clause_of(at)
                if not _has_particle(form, passage, clause):
                    continue
            clause = clause or passage.syntax.clause_of(at)
            if _holds(form, passage, at, clause):
                yield Candidate(form.cue, passage, at, clause)


def _has_particle(form: CueForm, passage: Passage, clause: Clause) -> bool:
    """Say whether the particle of a verb stands further off ("tore the deal with Rwanda *up*")."""
    return len(form.rest) == 1 and any(passage.words[i].lower == form.rest[0] for i in clause.helpers)


def _holds(form: CueForm, passage: Passage, at: int, clause: Clause) -> bool:
    cue = form.cue
    if form.is_noun:
        if not _is_noun_here(passage.words, at, clause):
            return False
    elif clause.head != at:
        return False
    if not form.rest and passage.words[at].lower in _TAKE and _next(passage.words, at) in _OTHER_SENSE:
        return False
    if cue.is_negated and not clause.is_negated:
        return False
    if cue.is_passive and not clause.is_passive:
        return False
    if cue.helpers and not any(_full(passage.words[i].lower) in cue.helpers for i in clause.helpers):
        return False
    acting = clause.agent if clause.is_passive else clause.subject
    acted_on = (*clause.subject, *clause.objects) if clause.is_passive else clause.objects
    if cue.is_passive:
        acting = clause.subject
    if cue.subject and not passage.has(cue.subject, acting):
        return False
    if cue.object and not form.is_noun and not passage.has(cue.object, acted_on):
        return False
    if cue.clause and not passage.has(cue.clause, [i for i in clause.whole if i != at]):
        return False
    if cue.sentence and not passage.has(cue.sentence):
        return False
    if cue.sentence_local and not passage.has(cue.sentence_local):
        return False
    if cue.destination and not passage.parties:
        return False
    return not (cue.without and passage.has(cue.without, clause.whole))


def _next(words: tuple[Word, ...], at: int) -> str:
    return words[at + 1].lower if at + 1 < len(words) else ""


def _full(helper: str) -> str:
    return _SHORT_FOR.get(helper, helper)


def _is_noun_here(words: tuple[Word, ...], at: int, clause: Clause) -> bool:
    """Say whether a form that may be noun or verb ("deal", "flight", "suit") is a noun here."""
    return clause.head != at or (at > 0 and words[at - 1].lower in _NOUN_DETERMINERS)
