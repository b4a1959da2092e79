"""A report as its claims are sought in it: sentences, what their words stand for, and who is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.around import Around, within
from pactwatch.claims.classes import classify
from pactwatch.claims.frames import find_forms
from pactwatch.claims.plain_words import is_romance_nationality, plain_words
from pactwatch.language.romance.wordings import ROMANCE
from pactwatch.language.states import is_known_sender
from pactwatch.language.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.claims.frames import FormAt
    from pactwatch.language.clauses import Syntax, Word
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import Counted, PeopleCount
    from pactwatch.language.span import Span
    from pactwatch.language.states import StateMention
    from pactwatch.language.time_expressions import TimeExpression

_ALONE = Around()
_START = itemgetter(0)
_END = itemgetter(1)
_PEOPLE_BEFORE_FROM = 6
_PREPOSITIONS = frozenset(
    "to into in at onto on from by with between against for of via toward towards through across inside "
    "under".split()
)
_LEADING_NOWHERE = frozenset("according thanks due owing contrary".split())
_AFTER_A_PERSON = frozenset("who whose whom has had was is were said says told whose will would".split())
_COLLECTIVE = ("sh", "ch", "ese", "ss")
_DEALS_WITH = frozenset({"with", "by", "between", "for", "to"})
_PRONOUN = frozenset({"pronoun"})
_DETERMINERS = frozenset({"this", "these", "both", "one"})
_BETWEEN_ITEMS = frozenset({",", "and", "or", "both"})
_NATIVES = frozenset({"nationals", "natives", "citizens", "national", "native", "citizen"})
_BEYOND = frozenset({"outside", "within", "beyond"})
_SKIPPED = frozenset(
    "the a an its their his her our both all and , neighbouring neighboring east west central".split()
)


class PartyAt(NamedTuple):
    """A state named in a sentence: where (indices of words), which, and the preposition before it."""

    first: int
    last: int
    code: str
    kind: str
    preposition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a report with all that was found in it.

    ``paragraph`` counts from 0; ``lowered`` are the words in lower case; ``classes`` has what each word
    stands for, ``kinds`` all of them; ``forms`` are the wordings that may tell a doing; ``origins`` are the
    states that people are from ("Salvadoran man", "men from Cuba and Laos"), which are no parties;
    ``numbers`` may count people too, but no word says so; ``around`` has the times of the sentences near it.
    """

    index: int
    language: str
    paragraph: int
    is_title: bool
    syntax: Syntax
    lowered: tuple[str, ...]
    classes: tuple[frozenset[str], ...]
    kinds: frozenset[str]
    forms: tuple[FormAt, ...]
    parties: tuple[PartyAt, ...]
    origins: tuple[str, ...] = ()
    times: tuple[TimeExpression, ...] = field(default=())
    around: Around = _ALONE
    counts: tuple[PeopleCount, ...] = field(default=())
    numbers: tuple[PeopleCount, ...] = field(default=())
    sums: tuple[Money, ...] = field(default=())

    @property
    def span(self) -> Span:
        """The sentence's place in the text."""
        return self.syntax.span

    @property
    def words(self) -> tuple[Word, ...]:
        """The sentence's words."""
        return self.syntax.words

    def has(self, kinds: frozenset[str], indices: Sequence[int] | None = None) -> bool:
        """Say whether a word of one of the classes stands in the sentence, or at one of the indices."""
        if kinds.isdisjoint(self.kinds):
            return False
        return indices is None or not all(kinds.isdisjoint(self.classes[i]) for i in indices)

    def parties_at(self, indices: Sequence[int]) -> list[PartyAt]:
        """Return the states named at the given words, in order."""
        if not self.parties:
            return []
        wanted = frozenset(indices)
        return [each for each in self.parties if not wanted.isdisjoint(range(each.first, each.last))]


def make_passage(  # noqa: PLR0913  (one argument for each thing that was found)
    syntax: Syntax,
    *,
    language: str,
    index: int,
    paragraph: int,
    is_title: bool,
    mentions: Sequence[StateMention],
    times: Sequence[TimeExpression],
    counted: Counted,
    sums: Sequence[Money],
    around: Around = _ALONE,
) -> Passage:
    """Return a sentence with its words classified and its states told from people's nationalities."""
    words = plain_words(syntax.words, language)
    lowered = [word.lower for word in syntax.words]
    classes = classify(lowered, language)
    _unmark_determiners(words, classes)
    parties: list[PartyAt] = []
    origins: list[str] = []
    here = within(mentions, syntax.span)
    demonym_at = dict(_words_of(words, m.start, m.end) for m in here if m.kind == "demonym")
    for mention in here:
        first, last = _words_of(words, mention.start, mention.end)
        if first == last:
            continue
        end = _end_of_list(words, last, demonym_at)
        is_nationality = (
            is_romance_nationality(syntax.words, classes, first, mention, language)
            if language in ROMANCE
            else _is_nationality(words, classes, first, end, mention)
        )
        if is_nationality or (mention.kind == "demonym" and _follows_nationality(words, classes, first)):
            _mark(classes, first, last, "nationality")
            origins.append(mention.code)
            continue
        if _is_scenery(words, classes, first, last):
            continue
        _mark(classes, first, last, "state")
        preposition = _preposition_before(words, first)
        if not preposition and parties and _is_next_item(words, parties[-1].last, first):
            preposition = parties[-1].preposition
        parties.append(PartyAt(first, last, mention.code, mention.kind, preposition))
    here_times = tuple(within(times, syntax.span))
    here_counts = tuple(
        count
        for count in within(counted.people, syntax.span)
        if not any(time.date and time.start <= count.start < time.end for time in here_times)
    )
    here_sums = tuple(within(sums, syntax.span))
    for count in here_counts:
        _mark(classes, *_words_of(words, count.start, count.end), "count")
    for money in here_sums:
        _mark(classes, *_words_of(words, money.start, money.end), "money_sum")
    return Passage(
        index=index,
        language=language,
        paragraph=paragraph,
        is_title=is_title,
        syntax=syntax,
        lowered=tuple(lowered),
        classes=tuple(classes),
        kinds=frozenset().union(*classes),
        forms=tuple(find_forms(lowered, language)),
        parties=tuple(party for party in parties if not _is_origin(words, classes, party)),
        origins=(*origins, *(party.code for party in parties if _is_origin(words, classes, party))),
        times=here_times,
        around=around,
        counts=here_counts,
        numbers=tuple(within(counted.others, syntax.span)),
        sums=here_sums,
    )


def word_traits(passages: Iterable[Passage]) -> list[str]:
    """Return the stems of all words of some sentences as traits: a "striker" is transferred otherwise."""
    words: dict[str, set[str]] = {}
    for passage in passages:
        words.setdefault(passage.language, set()).update(passage.lowered)
    stems = {
        each for language, found in words.items() for each in stems_of(filter(str.isalpha, found), language)
    }
    return [f"word:{each}" for each in sorted(stems)]


def _words_of(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    first = bisect_right(words, start, key=_END)
    last = bisect_left(words, end, lo=first, key=_START)
    return first, max(first, last)


def _unmark_determiners(words: Sequence[Word], classes: list[frozenset[str]]) -> None:
    """Take "this" in "this blog" for no pronoun."""
    for at, word in enumerate(words[:-1]):
        if word.lower in _DETERMINERS and words[at + 1].lower.isalpha():
            classes[at] = classes[at] - _PRONOUN


def _mark(classes: list[frozenset[str]], first: int, last: int, kind: str) -> None:
    for at in range(first, last):
        classes[at] = classes[at] | {kind}


def _is_nationality(
    words: Sequence[Word], classes: Sequence[frozenset[str]], first: int, last: int, mention: StateMention
) -> bool:
    """Say whether a demonym tells where people are from ("Salvadoran man", "238 Venezuelans")."""
    if mention.kind != "demonym":
        return False
    after = words[last].lower if last < len(words) else ""
    if after in {"'s", "’s", "’", "'"} or after == "-":
        return False
    if last < len(words) and {"people", "migrant"} & classes[last]:
        return not is_known_sender(mention.code)
    plural = words[last - 1].lower.endswith("s") and mention.code not in {"CH", "PH"}
    is_people = plural or words[last - 1].lower.endswith(_COLLECTIVE)
    if is_people and _is_people_as_state(words, first):
        return False
    if plural or (not after.isalpha() and words[last - 1].lower.endswith("ese")):
        return True
    before = words[first - 1].lower if first else ""
    return before in {"a", "an", "one", "the"} and (not after.isalpha() or after in _AFTER_A_PERSON)


def _end_of_list(words: Sequence[Word], last: int, demonym_at: dict[int, int]) -> int:
    """Where a list of demonyms ends ("Filipino, Laotian and Vietnamese" before "migrants")."""
    end = last
    while end + 1 < len(words) and words[end].lower in _BETWEEN_ITEMS:
        following = end + 2 if words[end + 1].lower in _BETWEEN_ITEMS else end + 1
        if following not in demonym_at:
            break
        end = demonym_at[following]
    return end


def _follows_nationality(words: Sequence[Word], classes: Sequence[frozenset[str]], first: int) -> bool:
    return first > 1 and words[first - 1].lower in _BETWEEN_ITEMS and "nationality" in classes[first - 2]


def _is_people_as_state(words: Sequence[Word], first: int) -> bool:
    """Say whether a people stands for its state ("talks with the Cambodians", "a deal with the British")."""
    before = [word.lower for word in words[max(0, first - 2) : first]]
    return len(before) == 2 and before[1] == "the" and before[0] in _DEALS_WITH  # noqa: PLR2004


def _is_scenery(words: Sequence[Word], classes: Sequence[frozenset[str]], first: int, last: int) -> bool:
    """Say whether a state's word names a court's seat, a language or a landscape ("Spanish speakers")."""
    beyond = any(words[at].lower in _BEYOND for at in range(max(0, first - 2), first))
    return beyond or "forum" in classes[first] or (last < len(classes) and "speaker_of" in classes[last])


def _is_next_item(words: Sequence[Word], last: int, first: int) -> bool:
    """Say whether only commas and "and" stand between two names of a list."""
    return last < first and all(word.lower in _BETWEEN_ITEMS for word in words[last:first])


def _is_origin(words: Sequence[Word], classes: Sequence[frozenset[str]], party: PartyAt) -> bool:
    """Say whether a state only tells where people are from ("five men from Cuba, Laos and Yemen")."""
    if party.preposition not in {"from", "of"} or is_known_sender(party.code):
        return False
    if party.preposition == "of":
        before = {words[at].lower for at in range(max(0, party.first - 3 * _PEOPLE_BEFORE_FROM), party.first)}
        return bool(before & _NATIVES)
    start = max(0, party.first - 3 * _PEOPLE_BEFORE_FROM)
    return any({"people", "count"} & classes[at] for at in range(start, party.first))


def _preposition_before(words: Sequence[Word], first: int) -> str:
    """The preposition that a state's name hangs on, also over a list ("to Kenya, Chad and Rwanda").

    That of "according to Kenya" leads nowhere, and is none.
    """
    for at in range(first - 1, max(-1, first - 14), -1):
        lower = words[at].lower
        if lower in _PREPOSITIONS:
            return "" if at and words[at - 1].lower in _LEADING_NOWHERE else lower
        if lower not in _SKIPPED and not (words[at].end - words[at].start > 0 and _in_list(words, at)):
            return ""
    return ""


def _in_list(words: Sequence[Word], at: int) -> bool:
    """Say whether a word is an item of a list: a comma or "and" follows it or its run of words."""
    for after in range(at + 1, min(len(words), at + 5)):
        if words[after].lower in {",", "and", "or"}:
            return True
        if words[after].lower in _PREPOSITIONS:
            return False
    return False
