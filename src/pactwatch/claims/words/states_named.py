"""The states that a sentence names: as parties to something, or as where people are from."""

from __future__ import annotations

from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.classes import mark
from pactwatch.claims.words.nationality import is_nationality
from pactwatch.claims.words.plain_words import plain_words
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.language.clauses import indices_within
from pactwatch.language.states import is_known_sender

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.clauses import Word
    from pactwatch.language.states import StateMention

_PEOPLE = frozenset({"people", "count"})
_PEOPLE_BEFORE = 18
_PREPOSITION_BEFORE = 13


class PartyAt(NamedTuple):
    """A state named in a sentence: where (indices of words), which, and the preposition before it."""

    first: int
    last: int
    code: str
    kind: str
    preposition: str


class StatesNamed(NamedTuple):
    """The parties that a sentence names, and the states that people are from, each in order.

    In "Salvadoran men were sent to Kenya" Kenya is a party, El Salvador an origin.
    """

    parties: tuple[PartyAt, ...]
    origins: tuple[str, ...]


def find_states_named(
    words: Sequence[Word],
    classes: list[frozenset[str]],
    mentions: Sequence[StateMention],
    language: str,
) -> StatesNamed:
    """Return the states that a sentence names, and mark their words in ``classes`` as what they tell.

    Args:
        words: The words of the sentence.
        classes: What each of them stands for; names of states get ``state`` or ``nationality``.
        mentions: The mentions of states in the sentence, in order.
        language: Language of the report.
    """
    if not mentions:
        return StatesNamed((), ())
    plain = plain_words(words, language)
    parties: list[PartyAt] = []
    origins: list[str] = []
    demonym_at = dict(indices_within(words, m.start, m.end) for m in mentions if m.kind == "demonym")
    for mention in mentions:
        first, last = indices_within(words, mention.start, mention.end)
        if first == last:
            continue
        end = _end_of_list(words, last, demonym_at)
        goes_on = mention.kind == "demonym" and _goes_on(plain, classes, first)
        if goes_on or is_nationality(words, classes, first, end, mention, language):
            mark(classes, first, last, "nationality")
            origins.append(mention.code)
            continue
        if _is_scenery(plain, classes, first, last) or _is_stop(plain, classes, first):
            continue
        mark(classes, first, last, "state")
        preposition = _preposition_before(plain, first)
        if not preposition and parties and _is_next_item(plain, parties[-1].last, first):
            preposition = parties[-1].preposition
        parties.append(PartyAt(first, last, mention.code, mention.kind, preposition))
    is_origin = _origins_among(plain, classes, parties)
    return StatesNamed(
        tuple(compress(parties, map(not_, is_origin))),
        (*origins, *(party.code for party in compress(parties, is_origin))),
    )


def _end_of_list(words: Sequence[Word], last: int, demonym_at: Mapping[int, int]) -> int:
    """Where a list of demonyms ends ("Filipino, Laotian and Vietnamese" before "migrants")."""
    between = load_state_words().between_items
    end = last
    while end + 1 < len(words) and words[end].lower in between:
        following = end + 2 if words[end + 1].lower in between else end + 1
        if following not in demonym_at:
            break
        end = demonym_at[following]
    return end


def _goes_on(words: Sequence[Word], classes: Sequence[frozenset[str]], first: int) -> bool:
    """Say whether a demonym goes on a list of nationalities ("Salvadorans and *Cuban* men")."""
    between = load_state_words().between_items
    return first > 1 and words[first - 1].lower in between and "nationality" in classes[first - 2]


def _is_scenery(words: Sequence[Word], classes: Sequence[frozenset[str]], first: int, last: int) -> bool:
    """Say whether a state's word names a court's seat, a language, a landscape or a kind ("Rwanda-style")."""
    beyond = load_state_words().beyond
    if _is_style(words, last):
        return True
    is_beyond = any(word.lower in beyond for word in words[max(0, first - 2) : first])
    return is_beyond or "forum" in classes[first] or (last < len(classes) and "speaker_of" in classes[last])


def _is_stop(words: Sequence[Word], classes: Sequence[frozenset[str]], first: int) -> bool:
    """Say whether a plane only stops in a state on its way: "*escale* à Dakar et à Luanda"."""
    known = load_state_words()
    if first and words[first - 1].lower in known.elsewhere:
        return False
    for at in range(first - 1, max(-1, first - 1 - _PREPOSITION_BEFORE), -1):
        if words[at].lower in known.stopping:
            return at + 1 < first
        is_item = words[at].lower in known.between_items or words[at].lower in known.prepositions
        if not is_item and not _in_list(words, at, known.prepositions) and "state" not in classes[at]:
            return False
    return False


def _is_style(words: Sequence[Word], last: int) -> bool:
    """Say whether a state's name only tells what something is like: "a *Rwanda*-style deal"."""
    styles = load_state_words().styles
    after = [word.lower for word in words[last : last + 2]]
    return after[:1] == ["-"] and not styles.isdisjoint(after[1:])


def _is_next_item(words: Sequence[Word], last: int, first: int) -> bool:
    """Say whether only commas and "and" stand between two names of a list."""
    between = load_state_words().between_items
    return last < first and all(word.lower in between for word in words[last:first])


def _origins_among(
    words: Sequence[Word], classes: Sequence[frozenset[str]], parties: Sequence[PartyAt]
) -> list[bool]:
    """Say of each party whether it only tells where people are from, as all of a list that begins so do."""
    are: list[bool] = []
    for number, party in enumerate(parties):
        goes_on = number > 0 and are[-1] and _is_next_item(words, parties[number - 1].last, party.first)
        are.append((goes_on and not is_known_sender(party.code)) or _is_origin(words, classes, party))
    return are


def _is_origin(words: Sequence[Word], classes: Sequence[frozenset[str]], party: PartyAt) -> bool:
    """Say whether a state only tells where people are from ("five men from Cuba, Laos and Yemen").

    "Deportees of *Chad's* deal" may be from anywhere.
    """
    if party.preposition not in {"from", "of"} or is_known_sender(party.code):
        return False
    before = range(max(0, party.first - _PEOPLE_BEFORE), party.first)
    if party.preposition == "of":
        known = load_state_words()
        is_owner = any(word.lower in known.possessives for word in words[party.last : party.last + 1])
        is_theirs = party.first > 1 and not is_owner and words[party.first - 2].lower in known.persons
        return is_theirs or any(words[at].lower in known.natives for at in before)
    return any(not _PEOPLE.isdisjoint(classes[at]) for at in before)


def _preposition_before(words: Sequence[Word], first: int) -> str:
    """The preposition that a state's name hangs on, also over a list ("to Kenya, Chad and Rwanda").

    That of "according to Kenya" leads nowhere, and is none.
    """
    known = load_state_words()
    for at in range(first - 1, max(-1, first - 1 - _PREPOSITION_BEFORE), -1):
        lower = words[at].lower
        if lower in known.prepositions:
            return "" if at and words[at - 1].lower in known.leading_nowhere else lower
        if lower not in known.skipped and not _in_list(words, at, known.prepositions):
            return ""
    return ""


def _in_list(words: Sequence[Word], at: int, prepositions: frozenset[str]) -> bool:
    """Say whether a word is an item of a list: a comma or "and" follows it or its run of words."""
    for word in words[at + 1 : at + 5]:
        if word.lower in {",", "and", "or"}:
            return True
        if word.lower in prepositions:
            return False
    return False
