"""Who did what an event tells: a court, a parliament, somebody in office, a party, whoever went to court."""

from __future__ import annotations

import functools
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.claims.event import EventType
from pactwatch.claims.words.frames import find_frames
from pactwatch.claims.words.hearings import is_looming
from pactwatch.claims.words.plain_words import plain_words
from pactwatch.data_file import check_keys, load_data_file
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.voices import Voice
    from pactwatch.claims.words.candidates import Candidate
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.cast import Cast
    from pactwatch.language.clauses import Word

_ACTORS = frozenset({"court", "parliament", "leader", "person"})
_PLAINTIFFS = _ACTORS | {"litigant", "people", "migrant", "count"}
_THINGS = frozenset({"scheme", "instrument", "law"})
_NO_NAMES = _THINGS | {"site", "suit", "flight", "money", "own", "talk", "paper"}
_THING_OR_SEVERAL = frozenset({"pronoun"})
_ORIGIN = frozenset({"nationality"})
_WHAT_FOR = frozenset({"what_for"})
_COURT, _SUIT = frozenset({"court"}), frozenset({"suit"})
_DONE_BY_NOBODY = frozenset({EventType.TALKS, EventType.TRANSFER, EventType.STARTED, EventType.INCIDENT})
_BY_COURTS = frozenset({EventType.BLOCKED, EventType.RULED_LAWFUL, EventType.RULED_UNLAWFUL})
_DASHES = frozenset({"-", "--", "–", "—"})
_ARTICLES = ("by ", "the ", "The ", "A ", "a ", "An ", "an ")
_LEADERS = frozenset({"leader", "surname"})
_LONGEST_NAME = 6
_SUING = "sue"


class ActorWords(NamedTuple):
    """Words of ``lexicons/en/actors.toml``, which says what each of its lists is for."""

    behind_a_name: frozenset[str]
    behind_a_plaintiff: frozenset[str]
    in_a_name: frozenset[str]


@functools.cache
def load_actor_words() -> ActorWords:
    """Load the small words in and behind the names of those who act, whatever the language of a report.

    Raises:
        LexiconError: If the file is not TOML, or lacks a list or has one too many.
    """
    return load_data_file("pactwatch.claims", "lexicons/en/actors.toml", _build)


def _build(data: dict[str, Any]) -> ActorWords:
    check_keys(data, ActorWords._fields, where="the file")
    return ActorWords(**{name: frozenset(words.split()) for name, words in data.items()})


def find_actor(text: str, candidate: Candidate, cast: Cast, voice: Voice | None = None) -> str | None:
    """Return who did it, by the name that the report gives: a body, somebody in office, a party, a plaintiff.

    "It was struck down by judges", "the premier tore that up": the judges, and the premier by name. "He" is
    whoever is meant, or nobody where the report does not tell; where he speaks of himself ("Sunak said he was
    ready to sign"), it is who says so (``voice``). A state that acts is no actor beside the pair, unless it
    goes to court.
    """
    if candidate.cue.event in _DONE_BY_NOBODY:
        return None
    passage = candidate.passage
    acting = _without_opening(passage, _acting(text, candidate, cast))
    if not acting or _hears_it(candidate, acting):
        return None
    span = _span(passage, acting)
    if cast.is_pronoun(span):
        is_own = voice is not None and not voice.is_unnamed and voice.governs(span.start)
        is_own = is_own and not passage.has(_THING_OR_SEVERAL, acting)
        return voice.name if voice is not None and is_own else cast.named_by(span)
    named = cast.actor_in(span) or cast.only_person_in(span)
    if named is not None:
        return named
    body = _body_of(candidate, acting)
    if not body:
        return None
    body = _cut(passage, body, load_actor_words().behind_a_plaintiff)
    name = _span(passage, _named_behind(text, candidate, body)).of(text)
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name or None


def _acting(text: str, candidate: Candidate, cast: Cast) -> Sequence[int]:
    """Return the words for who acts in the clause, if it tells of such."""
    clause, passage, event = candidate.clause, candidate.passage, candidate.cue.event
    acting = clause.agent if clause.is_passive else clause.subject
    if event is EventType.CHALLENGED:
        return _plaintiff(text, candidate, acting, cast)
    if acting and passage.has(_ACTORS, acting):
        return acting
    name = _cut(passage, acting, load_actor_words().behind_a_name)
    if _is_name(text, passage, name, cast):
        return name
    return [i for i in clause.whole if _COURT & passage.classes[i]] if event in _BY_COURTS else ()


def _plaintiff(text: str, candidate: Candidate, acting: Sequence[int], cast: Cast) -> Sequence[int]:
    """Return who goes to court: who sues, or by whom "a lawsuit by the union" is."""
    passage = candidate.passage
    if not acting or passage.has(_COURT | _SUIT, acting):
        acting = _after_by(passage, acting) or _after_by(passage, candidate.clause.whole)
    if not acting or candidate.at in acting or _are_several(passage, acting, cast):
        return ()
    named = _cut(passage, _unbroken(acting), load_actor_words().behind_a_plaintiff)
    is_told = passage.has(_PLAINTIFFS, named) or bool(passage.parties_at(named))
    return named if named and (is_told or _is_name(text, passage, named, cast)) else ()


def _after_by(passage: Passage, acting: Sequence[int]) -> Sequence[int]:
    lowered = [word.lower for word in plain_words(passage.words, passage.language)]
    by = next((place for place, at in enumerate(acting) if lowered[at] == "by"), len(acting))
    return acting[by:]


def _unbroken(acting: Sequence[int]) -> Sequence[int]:
    """Return words up to where a clause of its own breaks in: "by lawyers *who want the deal undone*"."""
    return [at for place, at in enumerate(acting) if at == acting[0] + place]


def _are_several(passage: Passage, acting: Sequence[int], cast: Cast) -> bool:
    """Say whether a pronoun means several, whom no name stands for."""
    return cast.is_pronoun(_span(passage, acting)) and not passage.has(_ACTORS, acting)


def _cut(passage: Passage, acting: Sequence[int], behind: frozenset[str]) -> Sequence[int]:
    """Return the words for who acts without what is said of them behind: "James Cleverly in Kigali"."""
    lowered = [word.lower for word in plain_words(passage.words, passage.language)]
    stops = (place for place, at in enumerate(acting) if place and lowered[at] in behind)
    return acting[
        : next((place for place in stops if not _lists_origins(passage, acting[place])), len(acting))
    ]


def _lists_origins(passage: Passage, at: int) -> bool:
    """Say whether a mark parts where people are from: "a group of Filipino, Laotian and Vietnamese men"."""
    return passage.has(_ORIGIN, range(at + 1, min(at + 2, len(passage.words))))


def _is_name(text: str, passage: Passage, acting: Sequence[int], cast: Cast) -> bool:
    """Say whether words are the name of a person, a party or a body, and of no state.

    One word at the head of a sentence is a name where the report also has it elsewhere.
    """
    words = [passage.words[at] for at in acting]
    own = [word for word in words if word.lower not in load_actor_words().in_a_name]
    kinds = {party.kind for party in passage.parties_at(acting)}
    if not own or len(own) > _LONGEST_NAME or kinds - _LEADERS or passage.has(_NO_NAMES, acting):
        return False
    if not all(text[word.start].isupper() for word in own) or _is_dated(passage, own[0]):
        return False
    span = _span(passage, acting)
    is_opening = words[0].start == passage.words[0].start and len(own) == 1
    return not is_opening or bool(kinds) or bool(cast.only_person_in(span)) or f" {span.of(text)} " in text


def _is_dated(passage: Passage, word: Word) -> bool:
    return any(time.start <= word.start < time.end for time in passage.times)


def _named_behind(text: str, candidate: Candidate, acting: Sequence[int]) -> Sequence[int]:
    """Return the name that explains who sues, where one follows: "by a charity, Democracy Hub"."""
    passage, at = candidate.passage, acting[-1] + 1
    words = passage.words
    if candidate.cue.event is not EventType.CHALLENGED or at >= len(words) or words[at].lower != ",":
        return acting
    name = tuple(takewhile(lambda at: text[words[at].start].isupper(), range(at + 1, len(words))))
    is_name = name and not passage.has(_ORIGIN, name) and not passage.parties_at(name)
    return name if is_name and not _is_dated(passage, words[name[0]]) else acting


def _span(passage: Passage, acting: Sequence[int]) -> Span:
    return Span(passage.words[acting[0]].start, passage.words[acting[-1]].end)


def _hears_it(candidate: Candidate, acting: Sequence[int]) -> bool:
    """Say whether a court acts on what somebody else brought before it, or another thing does."""
    if candidate.cue.event is not EventType.CHALLENGED:
        return False
    if is_looming(candidate):
        return True
    clause, passage = candidate.clause, candidate.passage
    brings = clause.is_passive and any(
        at == clause.head and frame.name == _SUING for frame, at in find_frames(passage, clause)
    )
    return passage.has(_COURT, acting) and not brings


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
