"""What the words of one sentence show to each of its clauses: stems, classes, frames, what is counted."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.words.frames import find_frames
from pactwatch.language.remembered import Remembered
from pactwatch.language.stems import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.words.frame_forms import Frame
    from pactwatch.claims.words.passages import Passage
    from pactwatch.language.clauses import Clause
    from pactwatch.language.money import Money
    from pactwatch.language.people_counts import PeopleCount
    from pactwatch.language.time_expressions import TimeExpression

_SHORTEST_WORD = 3
_STATES = frozenset({"state", "nationality"})
_PLAIN = frozenset(
    "the and that this with for from its his her their who whom which has had have was were been are his not "
    "but than then also any all les des une dans pour par sur aux que qui los las una con por para "
    "del".split()
)
_NOTHING: frozenset[str] = frozenset()
_MOST_KNOWN = 1 << 16


def _is_telling(lower: str) -> bool:
    return len(lower) >= _SHORTEST_WORD and lower.isalpha() and lower not in _PLAIN


_IS_TELLING = Remembered(_is_telling, most=_MOST_KNOWN)


class Roles(NamedTuple):
    """Who acts and what is acted on in a clause, as indices of words, and the classes of these words."""

    acting: Sequence[int]
    acted_on: Sequence[int]
    acting_kinds: frozenset[str]
    acted_on_kinds: frozenset[str]


class SentenceWords:
    """What the clauses of one sentence have in common."""

    def __init__(self, passage: Passage, language: str) -> None:
        self.passage = passage
        self.lowered = passage.lowered
        self.stems = stems_of(self.lowered, language)
        self.telling = dict(compress(enumerate(self.stems), map(_IS_TELLING.__getitem__, self.lowered)))
        if passage.has(_STATES):
            for index, classes in enumerate(passage.classes):
                if not _STATES.isdisjoint(classes):
                    self.telling.pop(index, None)
        marked: dict[str, Sequence[PeopleCount | Money | TimeExpression]] = {
            "count": passage.counts,
            "money": passage.sums,
            "time": passage.times,
        }
        self.marked = {name: self._words_in(each) for name, each in marked.items() if each}
        self._frames: dict[int, list[tuple[Frame, int]]] = {}

    def _words_in(self, found: Sequence[PeopleCount | Money | TimeExpression]) -> set[int]:
        words = self.passage.words
        return {i for each in found for i, word in enumerate(words) if each.start <= word.start < each.end}

    def kinds_at(self, indices: Sequence[int]) -> frozenset[str]:
        """Return the classes of the words at some places."""
        classes = self.passage.classes
        return _NOTHING.union(*[classes[i] for i in indices])

    def stems_at(self, indices: Sequence[int]) -> list[str]:
        """Return the stems of the telling words at some places, each once.

        Small words, numbers and names of states tell nothing.
        """
        telling = self.telling
        return sorted({telling[i] for i in indices if i in telling})

    def frames_of(self, clause: Clause) -> list[tuple[Frame, int]]:
        """Return the frames of a clause, each with the place where it stands."""
        found = self._frames.get(clause.head)
        if found is None:
            found = self._frames[clause.head] = list(find_frames(self.passage, clause))
        return found

    def frames_above(self, clause: Clause) -> list[Frame]:
        """Return the frames of the verb that a clause depends on."""
        if not clause.governors or not self.passage.forms:
            return []
        above = clause.governors[0]
        return [frame for frame, at in self.frames_of(self.passage.syntax.clause_of(above)) if at == above]

    def roles_in(self, clause: Clause) -> Roles:
        """Return who acts and what is acted on."""
        acting = clause.agent if clause.is_passive else clause.subject
        acted_on = clause.subject if clause.is_passive else clause.objects
        return Roles(acting, acted_on, self.kinds_at(acting), self.kinds_at(acted_on))
