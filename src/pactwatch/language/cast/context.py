"""Which state an unnamed government is: "the ministry", "his spokesman", "Interior Minister Moretti"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pactwatch.language.cast.speaker import Speaker
    from pactwatch.language.span import Span
    from pactwatch.language.states import StateMention

_LEAD_CHARACTERS = 400
_LEAD_WEIGHT = 3
_ACTING = frozenset({"name", "capital", "government", "leader"})


class StateContext:
    """The states of a report around a place, and the one that it is mostly told from."""

    __slots__ = ("_ranked", "_sentence_starts", "_starts", "_text", "sentences", "states")

    def __init__(self, text: str, sentences: Sequence[Span], states: Sequence[StateMention]) -> None:
        self._text = text
        self.sentences = sentences
        self.states = states
        self._starts = [state.start for state in states]
        self._sentence_starts = [sentence.start for sentence in sentences]
        votes: Counter[str] = Counter()
        for state in states:
            votes[state.code] += _LEAD_WEIGHT if state.start < _LEAD_CHARACTERS else 1
        self._ranked = [code for code, _ in sorted(votes.items(), key=lambda each: (-each[1], each[0]))]

    def sentence_at(self, at: int) -> int:
        """Return the place of the sentence that holds an offset."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def between(self, start: int, end: int) -> Sequence[StateMention]:
        """Return the mentions of states that begin in a stretch of text."""
        return self.states[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def main_state(self, fits: Callable[[str], bool]) -> str | None:
        """Return the state that a report speaks of most of those that fit."""
        return next(filter(fits, self._ranked), None)

    def state_at(
        self,
        at: int,
        *,
        is_possessed: bool,
        fits: Callable[[str], bool],
        last: Speaker | None,
        placed: str | None = None,
    ) -> str | None:
        """Return the state of a government mentioned at an offset without a name.

        "Rwanda agreed to take 250 people, its government said": the first state of the sentence. Elsewhere
        the state beside which the office is ``placed`` by the report, that for which ``last`` spoke in the
        same paragraph, the first one that the paragraph names, that of ``last`` after all, or the one that
        the report is about; each only if it ``fits`` the office.
        """
        if not self.sentences:
            return self.main_state(fits)
        here = self.sentence_at(at)
        owner = self._owner(here, at, fits) if is_possessed else None
        if owner is not None:
            return owner
        before = self.between(self.sentences[here].start, at)
        fitting = [state.code for state in before if fits(state.code)]
        if fitting and not is_possessed and before[0].kind in {"name", "capital", "demonym"}:
            return fitting[0]
        if placed is not None and not is_possessed:
            return placed
        spoke = last.affiliation if last is not None and fits(last.affiliation) else None
        paragraph = self._text.rfind("\n", 0, at) + 1
        if spoke is not None and last is not None and last.at >= paragraph:
            return spoke
        acting = (
            state.code for state in self.between(paragraph, at) if state.kind in _ACTING and fits(state.code)
        )
        return next(acting, None) or spoke or self.main_state(fits)

    def _owner(self, here: int, at: int, fits: Callable[[str], bool]) -> str | None:
        """Return the state that "its" refers to: the first of the sentence, or of the one before."""
        for back in (here, here - 1):
            if back >= 0:
                found = self.between(self.sentences[back].start, min(at, self.sentences[back].end))
                fitting = next((state.code for state in found if fits(state.code)), None)
                if fitting is not None:
                    return fitting
        return None
