"""How many people a report speaks of: "up to 250 migrants", "the first five men", "it has taken 15"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.money import find_money
from pactwatch.language.numbers import find_numbers
from pactwatch.language.people_lexicon import load_people
from pactwatch.language.time_grammar import find_day_before, find_time_matches, load_time_grammar
from pactwatch.language.word import find_words, lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.money import Money
    from pactwatch.language.numbers import Number
    from pactwatch.language.people_lexicon import PeopleLexicon
    from pactwatch.language.word import Word

_MOST_MODIFIERS = 6
_MOST_QUALIFIER_WORDS = 3
_SHORTEST_DEMONYM = 5
_OPENING = re.compile(r" ?(?:[-–—:(,]|, including|, among them) ?")
_JOINING = re.compile(r",? ?(?:and |et |y |, )?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_HALVES_OF_DAY = frozenset({("a", ".", "m"), ("p", ".", "m")})
_ALWAYS_TIMES = frozenset(
    {"date", "days", "figures", "ago", "later", "offset", "duration", "season", "weekday", "shift"}
)


class PeopleCount(NamedTuple):
    """A number of people: ``count`` is None where the words do not tell it ("dozens").

    ``noun`` is the word that says they are people, or empty where the report leaves it out ("ten more").
    ``qualifier`` is ``exact``, ``up_to``, ``about``, ``at_least``, ``among`` (a part of a total just
    told) or ``population`` (millions).
    """

    start: int
    end: int
    count: int | None  # type: ignore[assignment]  # the contract calls it so; tuple.count is not used
    noun: str
    qualifier: str


class Counted(NamedTuple):
    """What a text counts: people, and what its words do not show to be people or anything else.

    Of "Eswatini got its first five in July and Ghana 14 in May" the context alone says what 14 counts: such
    ``others`` have no noun.
    """

    people: list[PeopleCount]
    others: list[PeopleCount]


def find_people_counts(text: str, *, language: str = "en") -> list[PeopleCount]:
    """Return the counts of people in a text, in order.

    >>> [(c.count, c.noun, c.qualifier) for c in find_people_counts("Up to 250 migrants; dozens of men")]
    [(250, 'migrants', 'up_to'), (None, 'men', 'exact')]
    """
    return find_counts(text, language=language).people


def find_counts(text: str, *, language: str = "en", sums: Sequence[Money] | None = None) -> Counted:
    """Return the counts of people in a text, and the numbers that may be some, each in order.

    ``sums`` are the sums of money in it, if they have been found already.

    >>> [c.count for c in find_counts("Five went to Eswatini in July, and to Ghana 14 last month").others]
    [5, 14]
    """
    words, lexicon = find_words(text), load_people(language)
    taken = _taken_words(text, words, language, find_money(text, language=language) if sums is None else sums)
    numbers = {number.first: number for number in find_numbers(text, language=language)}
    found = Counted([], [])
    index = 0
    while index < len(words):
        number = numbers.get(index)
        if (number is None and words[index].lower not in lexicon.vague) or _is_time(words, index, taken):
            index += 1
            continue
        count = _count_at(words, index, number, lexicon, taken)
        if count is not None:
            found.people.append(count)
            index = _index_from(words, index, count.end)
            continue
        if number is not None and _may_count(words, number, lexicon):
            found.others.append(_make(words, index, number.last, _whole(number), "", lexicon))
        index = number.last if number else index + 1
    return found._replace(people=_with_parts(text, found.people))


def _with_parts(text: str, counts: Sequence[PeopleCount]) -> list[PeopleCount]:
    """Return the counts, those marked as parts that a total before them adds up to.

    Of "nine people - six men and three women - were flown there", nine were.
    """
    parts: set[int] = set()
    for at, total in enumerate(counts):
        added, end = 0, total.end
        for place in range(at + 1, len(counts)):
            part = counts[place]
            opens = _OPENING if place == at + 1 else _JOINING
            if (
                not part.count
                or not total.count
                or not part.noun
                or not opens.fullmatch(text, end, part.start)
            ):
                break
            added, end = added + part.count, part.end
            if added == total.count and place > at + 1:
                parts.update(range(at + 1, place + 1))
            if added >= total.count:
                break
    return [each._replace(qualifier="among") if at in parts else each for at, each in enumerate(counts)]


def _may_count(words: Sequence[Word], number: Number, lexicon: PeopleLexicon) -> bool:
    """Say whether a number could be one of people: whole, alone, no year, time, share or part of a name."""
    if number.value != int(number.value) or not 1 < number.value < lexicon.population_over:
        return False
    before = words[number.first - 1].lower if number.first else ""
    is_year = _FIRST_YEAR <= number.value <= _LAST_YEAR and words[number.first].lower.isdigit()
    if _is_clock_or_vote(words, number.first, number, lexicon) or _is_alternative(
        words, number.first, number, lexicon
    ):
        return False
    return not is_year and before not in lexicon.not_before and not _is_of_things(words, number.last, lexicon)


def _is_of_things(words: Sequence[Word], index: int, lexicon: PeopleLexicon) -> bool:
    """Say whether what follows a number is a word for something else: "five more US deportation flights".

    In "ten to twelve weeks" it follows the end of the range.
    """
    if lower_at(words, index) in lexicon.ranges and lower_at(words, index + 2) in lexicon.not_after:
        return True
    for at in range(index, index + _MOST_MODIFIERS):
        following = lower_at(words, at)
        if following in lexicon.not_after:
            return True
        if following not in lexicon.before_things or (following == "." and at == index):
            return False
    return False


def _is_time(words: Sequence[Word], index: int, taken: set[int]) -> bool:
    """Say whether a word belongs to a time or a sum; alone, French "sept" may be seven or September."""
    is_alone = taken.isdisjoint({index - 1, index + 1})
    return index in taken and not (is_alone and words[index].lower.isalpha())


def _taken_words(text: str, words: Sequence[Word], language: str, sums: Sequence[Money]) -> set[int]:
    """Return the words that belong to a date, a duration or a sum of money."""
    taken: set[int] = set()
    settings = load_time_grammar(language).settings
    for matches in find_time_matches(text, language):
        match = next((match for match in matches if match.pattern.rule in _ALWAYS_TIMES), None)
        if match is not None:
            earlier = find_day_before(match, words, settings)
            taken.update(range(match.first if earlier is None else earlier, match.last))
    at = 0
    for money in sums:
        while at < len(words) and words[at].end <= money.start:
            at += 1
        while at < len(words) and words[at].start < money.end:
            taken.add(at)
            at += 1
    return taken


def _count_at(
    words: Sequence[Word], index: int, number: Number | None, lexicon: PeopleLexicon, taken: set[int]
) -> PeopleCount | None:
    word = words[index].lower
    if word in lexicon.vague:
        return _vague_count(words, index, lexicon)
    if number is None:
        return None
    before = words[index - 1].lower if index else ""
    if before in lexicon.not_before or not isinstance(number.value, int):
        return None
    if _is_of_things(words, number.last, lexicon):
        return None
    if _is_alternative(words, index, number, lexicon) or _is_clock_or_vote(words, index, number, lexicon):
        return None
    noun = _noun_after(words, number.last, lexicon)
    if noun is None and not number.is_article:
        if number.value >= lexicon.population_over:
            return None
        return _elliptic_count(words, index, number, lexicon, follows_time=index - 1 in taken)
    if noun is None or (number.is_article and not _is_one_person(words, number.last, noun, lexicon)):
        return None
    return _make(words, index, noun + 1, number.value, words[noun].lower, lexicon)


def _make(
    words: Sequence[Word], first: int, last: int, count: int | None, noun: str, lexicon: PeopleLexicon
) -> PeopleCount:
    qualifier = _qualifier_before(words, first, lexicon)
    if count is not None and count >= lexicon.population_over:
        qualifier = "population"
    return PeopleCount(words[first].start, words[last - 1].end, count, noun, qualifier)


def _index_from(words: Sequence[Word], index: int, offset: int) -> int:
    while index < len(words) and words[index].start < offset:
        index += 1
    return index


def _is_alternative(words: Sequence[Word], index: int, number: Number, lexicon: PeopleLexicon) -> bool:
    """Say whether the number is one of two that are left open: "one or two people"."""
    after = lower_at(words, number.last)
    before = words[index - 1].lower if index else ""
    following = lower_at(words, number.last + 1)
    is_number = following[0].isdigit() or following.isalpha()
    return (after in lexicon.alternatives and is_number and following not in {"more", "so", "plus"}) or (
        before in lexicon.alternatives and index > 1 and not _is_person(words[index - 2], lexicon)
    )


def _is_clock_or_vote(words: Sequence[Word], index: int, number: Number, lexicon: PeopleLexicon) -> bool:
    """Say whether a number is of "11:41" or "7 p.m.", or of "four votes to three" or "two to one"."""
    before, after = words[max(0, index - 2) : index], words[number.last : number.last + 2]
    if tuple(word.lower for word in words[number.last : number.last + 3]) in _HALVES_OF_DAY:
        return True
    if after and after[0].lower == ":" and len(after) > 1 and after[1].lower[0].isdigit():
        return True
    if len(before) > 1 and before[1].lower == ":" and before[0].lower[0].isdigit():
        return True
    is_result = len(before) > 1 and before[1].lower in lexicon.against and before[0].lower in lexicon.votes
    return is_result or (
        len(after) > 1 and after[0].lower in lexicon.against and after[1].lower in lexicon.votes
    )


def _is_person(word: Word, lexicon: PeopleLexicon) -> bool:
    lower = word.lower
    if lower in lexicon.nouns or lower in lexicon.demonyms:
        return True
    return (
        len(lower) >= _SHORTEST_DEMONYM
        and lower.endswith(lexicon.demonym_endings)
        and lower not in lexicon.not_demonyms
        and word.is_capital
    )


def _noun_after(words: Sequence[Word], index: int, lexicon: PeopleLexicon) -> int | None:
    """Return the place of the noun for people that a number counts, past words such as "of the other"."""
    for at in range(index, min(len(words), index + _MOST_MODIFIERS)):
        if words[at].lower == "-" and words[at].start > words[at - 1].end:
            return None
        if _is_person(words[at], lexicon):
            following = lower_at(words, at + 1)
            is_adjective = (
                at + 1 < len(words) and _is_person(words[at + 1], lexicon) and following != "others"
            )
            return at + 1 if is_adjective else at
        if words[at].lower not in lexicon.modifiers and not _is_adjective(words, at, lexicon):
            return None
    return None


def _is_adjective(words: Sequence[Word], at: int, lexicon: PeopleLexicon) -> bool:
    """Say whether a word stands right before a noun for people, and could be its adjective."""
    word = words[at]
    is_word = word.lower.isalpha() and word.lower not in lexicon.elliptic_after
    return is_word and at + 1 < len(words) and (_is_person(words[at + 1], lexicon) or _is_seeker(words, at))


def _is_seeker(words: Sequence[Word], at: int) -> bool:
    return words[at + 1].lower in {"asylum", "-", "third"}


def _is_one_person(words: Sequence[Word], index: int, noun: int, lexicon: PeopleLexicon) -> bool:
    """Say whether "a" counts: "a single man", "an Iraqi", not "a man"."""
    is_single = any(words[at].lower in lexicon.singles for at in range(index, noun))
    is_demonym = noun == index and words[noun].is_capital and words[noun].lower in lexicon.demonyms
    return is_single or (is_demonym and lower_at(words, noun + 1) not in {"-", "'", "’"})


def _elliptic_count(
    words: Sequence[Word], index: int, number: Number, lexicon: PeopleLexicon, *, follows_time: bool
) -> PeopleCount | None:
    """Count people whom the report does not name again: "193 have been sent", "a group of eight,"."""
    before = words[index - 1].lower if index else "\n"
    after = lower_at(words, number.last)
    if after == "-" and lower_at(words, number.last + 1) in lexicon.strength:
        return _make(words, index, number.last + 2, _whole(number), "", lexicon)
    is_one = number.value in {0, 1}
    if is_one or not (after in lexicon.elliptic_after or after in lexicon.others):
        return None
    begins = follows_time or before in {"\n", ".", "“", '"', "«", ";", ":", "(", ","}
    if before in lexicon.elliptic_before or begins or _qualifier_before(words, index, lexicon) != "exact":
        if _FIRST_YEAR <= number.value <= _LAST_YEAR and "," not in words[index].lower:
            return None
        last = number.last + (after in lexicon.others)
        return _make(words, index, last, _whole(number), "", lexicon)
    return None


def _whole(number: Number) -> int:
    return int(number.value)


def _vague_count(words: Sequence[Word], index: int, lexicon: PeopleLexicon) -> PeopleCount | None:
    """Find "dozens of migrants", "several hundred people": people whose number is not told."""
    if index and words[index - 1].lower in lexicon.not_before:
        return None
    noun = _noun_after(words, index + 1, lexicon)
    return None if noun is None else _make(words, index, noun + 1, None, words[noun].lower, lexicon)


def _qualifier_before(words: Sequence[Word], index: int, lexicon: PeopleLexicon) -> str:
    for length in range(_MOST_QUALIFIER_WORDS, 0, -1):
        if length <= index:
            key = tuple(word.lower for word in words[index - length : index])
            if key in lexicon.qualifiers:
                return lexicon.qualifiers[key]
    return "exact"
