"""A report as its claims are sought in it: sentences, what their words stand for, and who is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pactwatch.claims.words.around import Around, within
from pactwatch.claims.words.classes import classify, mark
from pactwatch.claims.words.frame_forms import find_forms
from pactwatch.claims.words.state_words import load_state_words
from pactwatch.claims.words.states_named import find_states_named
from pactwatch.language.clauses import indices_within
from pactwatch.language.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.claims.words.frame_forms import FormAt
    from pactwatch.claims.words.states_named import PartyAt
    from pactwatch.language.clauses import Syntax, Word
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import Counted, PeopleCount
    from pactwatch.language.span import Span
    from pactwatch.language.states import StateMention
    from pactwatch.language.time_expressions import TimeExpression

_ALONE = Around()
_PRONOUN = frozenset({"pronoun"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a report with all that was found in it.

    ``paragraph`` counts from 0; ``words`` are those of the syntax, ``lowered`` the same in lower case;
    ``classes`` has what each word stands for, ``kinds`` all of them; ``forms`` are the wordings that may tell
    a doing; ``origins`` are the states that people are from ("Salvadoran man", "men from Cuba and Laos"),
    which are no parties; ``numbers`` may count people too, but no word says so; ``around`` has the times of
    the sentences near it.
    """

    index: int
    language: str
    paragraph: int
    is_title: bool
    syntax: Syntax
    words: tuple[Word, ...]
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
        return [
            each
            for each in self.parties
            if each.first in wanted or not wanted.isdisjoint(range(each.first + 1, each.last))
        ]


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
    words = syntax.words
    lowered = [word.lower for word in words]
    classes = classify(lowered, language)
    _unmark_determiners(lowered, classes)
    here_times = tuple(within(times, syntax.span))
    here_counts = tuple(
        count
        for count in within(counted.people, syntax.span)
        if not any(time.date and time.start <= count.start < time.end for time in here_times)
    )
    here_sums = tuple(within(sums, syntax.span))
    for count in here_counts:
        mark(classes, *indices_within(words, count.start, count.end), "count")
    for money in here_sums:
        mark(classes, *indices_within(words, money.start, money.end), "money_sum")
    states = find_states_named(words, classes, within(mentions, syntax.span), language)
    return Passage(
        index=index,
        language=language,
        paragraph=paragraph,
        is_title=is_title,
        syntax=syntax,
        words=words,
        lowered=tuple(lowered),
        classes=tuple(classes),
        kinds=frozenset().union(*classes),
        forms=tuple(find_forms(lowered, language)),
        parties=states.parties,
        origins=states.origins,
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


def _unmark_determiners(lowered: Sequence[str], classes: list[frozenset[str]]) -> None:
    """Take "this" in "this blog" for no pronoun."""
    determiners = load_state_words().determiners
    for at, word in enumerate(lowered[:-1]):
        if word in determiners and lowered[at + 1].isalpha():
            classes[at] = classes[at] - _PRONOUN
