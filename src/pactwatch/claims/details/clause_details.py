"""What the clause of an event says beside it: what money, who did it, in which words."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from pactwatch.claims.event import EventType, Sum
from pactwatch.claims.words.parts import load_parts
from pactwatch.documents import Evidence
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.cast import Cast
    from pactwatch.language.clauses import Word
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.time_expressions import TimeExpression

_LONGEST_EVIDENCE = 60
_ACTORS = frozenset({"court", "parliament", "leader", "person"})
_JOINING = frozenset({"joining"})
_WHAT_FOR = frozenset({"what_for"})
_THINGS = frozenset({"scheme", "instrument", "law"})
_COURT = frozenset({"court"})
_DONE_BY_NOBODY = frozenset({EventType.TALKS, EventType.TRANSFER, EventType.STARTED, EventType.INCIDENT})
_BY_COURTS = frozenset({EventType.BLOCKED, EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL})
_DASHES = frozenset({"-", "--", "–", "—"})
_ARTICLES = ("by ", "the ", "The ", "A ", "a ")
_BACKGROUND = frozenset({"among", "population"})


def own_counts(candidate: Candidate) -> list[PeopleCount]:
    """Return the counts of people that stand in the clause, without those of a part or a population."""
    return [c for c in candidate.passage.counts if c.qualifier not in _BACKGROUND and _stands(candidate, c)]


def own_times(candidate: Candidate) -> list[TimeExpression]:
    """Return the dated time expressions that stand in the clause."""
    return [time for time in candidate.passage.times if time.date and _stands(candidate, time)]


def _stands(candidate: Candidate, found: PeopleCount | TimeExpression | Money) -> bool:
    words = candidate.passage.words
    return any(found.start <= words[i].start < found.end for i in candidate.clause.whole)


def find_sum(candidate: Candidate) -> Sum | None:
    """Return the money that the clause names, nearest to the cue; of a payment also where no sum is told."""
    if candidate.cue.is_bare_mention:
        return None
    at = candidate.passage.words[candidate.at].start
    inside = [money for money in candidate.passage.sums if _stands(candidate, money)]
    if not inside:
        return Sum(amount=None, currency=None) if candidate.cue.event is EventType.PAID else None
    best = min(inside, key=lambda money: abs(money.start - at))
    return Sum(amount=best.amount, currency=best.currency)


def find_added_sums(candidate: Candidate) -> list[Sum]:
    """Return the sums that are paid beside the one of the event: "$408m at once, and then $70m a year"."""
    adding, lowered = load_parts(candidate.passage.language).adding, candidate.passage.lowered
    first = find_sum(candidate)
    words = candidate.passage.words
    inside = [money for money in candidate.passage.sums if money.amount and _stands(candidate, money)]
    found = []
    for money in inside:
        place = sum(word.start < money.start for word in words)
        added = Sum(amount=money.amount, currency=money.currency)
        if added != first and adding.search(" ".join(lowered[:place])):
            found.append(added)
    return found


def find_actor(text: str, candidate: Candidate, cast: Cast, voice: Voice | None = None) -> str | None:
    """Return who did it, where a body or a person in office did, by the name that the report gives.

    "It was struck down by judges", "the premier tore that up": the judges, and the premier by name. "He" is
    whoever is meant, or nobody where the report does not tell; where he speaks of himself ("Sunak said he was
    ready to sign"), it is who says so (``voice``).
    """
    if candidate.cue.event in _DONE_BY_NOBODY:
        return None
    clause, passage = candidate.clause, candidate.passage
    acting = clause.agent if clause.is_passive else clause.subject
    if not acting or not passage.has(_ACTORS, acting):
        court = [i for i in clause.whole if _COURT & passage.classes[i]]
        acting = tuple(court) if candidate.cue.event in _BY_COURTS else ()
    acting = _without_opening(passage, acting)
    if not acting or _hears_it(candidate, acting):
        return None
    span = Span(passage.words[acting[0]].start, passage.words[acting[-1]].end)
    if cast.is_pronoun(span):
        is_own = voice is not None and not voice.is_unnamed and voice.governs(span.start)
        return voice.name if voice is not None and is_own else cast.named_by(span)
    named = cast.actor_in(span)
    if named is not None:
        return named
    body = _body_of(candidate, acting)
    if not body:
        return None
    name = text[passage.words[body[0]].start : passage.words[body[-1]].end]
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name or None


def _hears_it(candidate: Candidate, acting: Sequence[int]) -> bool:
    """Say whether a court acts on what somebody else brought before it."""
    is_brought = candidate.cue.event is EventType.CHALLENGED and not candidate.clause.is_passive
    return is_brought and candidate.passage.has(_COURT, acting)


def _without_opening(passage: Passage, acting: Sequence[int]) -> tuple[int, ...]:
    """Return who acts without the dateline or the day that the parser took for a part of the name."""
    words = passage.words
    dash = next((at for at in reversed(acting) if words[at].lower in _DASHES and _is_apart(words, at)), -1)
    dated = {time.start for time in passage.times}
    rest = tuple(at for at in acting if at > dash)
    return rest[1:] if len(rest) > 1 and words[rest[0]].start in dated else rest


def _is_apart(words: Sequence[Word], at: int) -> bool:
    """Say whether a space stands before a word: a dash of a dateline, not that of "left-wing"."""
    return at > 0 and words[at - 1].end < words[at].start


def _body_of(candidate: Candidate, acting: Sequence[int]) -> Sequence[int]:
    """Return the words for who acts up to those on what for; none where a thing acts, not who made it.

    Of "lawyers against the plan" they are "lawyers"; "the government's plan to send them" is nobody.
    """
    passage = candidate.passage
    body = tuple(takewhile(lambda at: _WHAT_FOR.isdisjoint(passage.classes[at]), acting))
    is_thing = passage.has(_THINGS, body[-1:]) and not passage.has(_ACTORS, body[-1:])
    return () if is_thing else body


def cut_evidence(text: str, candidate: Candidate) -> Evidence:
    """Return the passage from the first to the last word of the clause, no longer than a long sentence.

    Marks and the words that only join the clause to another ("that …", "…, and") stay outside.
    """
    words, whole = candidate.passage.words, sorted({*candidate.clause.whole, candidate.at})
    near = [i for i in whole if abs(i - candidate.at) <= _LONGEST_EVIDENCE // 2]
    while len(near) > 1 and near[0] + 1 == near[1] and _only_joins(candidate, near[0]):
        near = near[1:]
    while len(near) > 1 and near[-1] - 1 == near[-2] and _only_joins(candidate, near[-1]):
        near = near[:-1]
    return Evidence.cut(text, words[near[0]].start, words[near[-1]].end)


def _only_joins(candidate: Candidate, at: int) -> bool:
    word = candidate.passage.words[at].lower
    return candidate.passage.has(_JOINING, [at]) or not any(
        letter.isalnum() or letter in "%£$€" for letter in word
    )
