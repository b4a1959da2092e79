"""Where a sentence may tell of an event: a cue with the words that it needs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.cues import CueForm, EventCue, follows, load_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.reason import Step
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.clauses import Clause, Word

_TAKE = frozenset({"take", "takes", "took", "taken", "taking"})
_OTHER_SENSE = frozenset("off part place over up effect office aim note steps".split())
_SHORT_FOR = {"'d": "would", "’d": "would", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}
_NOUN_DETERMINERS = frozenset(
    "the a an any no such this that these those its their his her both some".split()
)


class Candidate(NamedTuple):
    """A cue that stands in a sentence, at a word, in a clause; ``why`` says what speaks where no cue does."""

    cue: EventCue
    passage: Passage
    at: int
    clause: Clause
    why: Step = ""


def find_candidates(passage: Passage, language: str) -> Iterator[Candidate]:
    """Yield every cue of the sentence whose conditions hold, in the order of the words."""
    by_form = load_cues(language).by_form
    lowered, kinds = passage.lowered, passage.kinds
    present = frozenset(lowered)
    for at, forms in enumerate(map(by_form.get, lowered)):
        clause: Clause | None = None
        for form in forms or ():
            if not form.needs <= present or any(map(kinds.isdisjoint, form.asks)):
                continue
            clause = clause or passage.syntax.clause_of(at)
            if not (follows(lowered, at, form.rest) or _has_particle(form, passage, clause)):
                continue
            if _holds(form, passage, at, clause):
                yield Candidate(form.cue, passage, at, clause)


def _has_particle(form: CueForm, passage: Passage, clause: Clause) -> bool:
    """Say whether the particle of a verb stands further off ("tore the deal with Rwanda *up*")."""
    return len(form.rest) == 1 and any(passage.words[i].lower == form.rest[0] for i in clause.helpers)


def _holds(form: CueForm, passage: Passage, at: int, clause: Clause) -> bool:
    cue = form.cue
    if form.is_noun:
        stands = _is_noun_here(passage.words, at, clause)
    else:
        stands = clause.head == at and not (not form.rest and _has_other_sense(passage.words, at))
    return stands and _has_verb_of(cue, passage, clause) and _has_company(form, passage, at, clause)


def _has_verb_of(cue: EventCue, passage: Passage, clause: Clause) -> bool:
    """Say whether the verb of the clause is negated, passive or helped as the cue asks."""
    if (cue.is_negated and not clause.is_negated) or (cue.is_passive and not clause.is_passive):
        return False
    return not cue.helpers or any(_full(passage.words[i].lower) in cue.helpers for i in clause.helpers)


def _has_company(form: CueForm, passage: Passage, at: int, clause: Clause) -> bool:
    """Say whether the classes of words that the cue asks for stand around it, and none that it shuns."""
    cue = form.cue
    acting = clause.agent if clause.is_passive and not cue.is_passive else clause.subject
    acted_on = (*clause.subject, *clause.objects) if clause.is_passive else clause.objects
    others = [i for i in clause.whole if i != at]
    asked: list[tuple[frozenset[str], Sequence[int] | None]] = [
        (cue.subject, acting),
        (frozenset() if form.is_noun else cue.object, acted_on),
        (cue.clause, others),
        (cue.sentence, None),
        (cue.sentence_local, None),
    ]
    if not all(passage.has(kinds, where) for kinds, where in asked if kinds):
        return False
    if cue.destination and not passage.parties:
        return False
    return not (cue.without and passage.has(cue.without, clause.whole))


def _has_other_sense(words: tuple[Word, ...], at: int) -> bool:
    """Say whether "take" is part of a saying of its own ("took off", "take part")."""
    return words[at].lower in _TAKE and _next(words, at) in _OTHER_SENSE


def _next(words: tuple[Word, ...], at: int) -> str:
    return words[at + 1].lower if at + 1 < len(words) else ""


def _full(helper: str) -> str:
    return _SHORT_FOR.get(helper, helper)


def _is_noun_here(words: tuple[Word, ...], at: int, clause: Clause) -> bool:
    """Say whether a form that may be noun or verb ("deal", "flight", "suit") is a noun here."""
    return clause.is_noun or clause.head != at or (at > 0 and words[at - 1].lower in _NOUN_DETERMINERS)
