"""Noun phrases around the verbs of a French or Spanish sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrases:
    """Finds the phrases of one sentence; ``heads`` are the places of its verbs.

    ``words`` are in lower case, ``small`` the small words by name; all results are places of words.
    """

    words: Sequence[str]
    small: Mapping[str, frozenset[str]]
    heads: frozenset[int]

    def trimmed(self, left: Iterable[int]) -> tuple[int, ...]:
        """Return a subject without the times and places that stand before it: "En febrero, el presidente"."""
        parts: list[list[int]] = [[]]
        for i in left:
            if self.words[i] == ",":
                parts.append([])
            else:
                parts[-1].append(i)
        if parts[0] and self.words[parts[0][0]] in self.small["sides"]:
            parts = parts[-1:]
        while parts and (not parts[0] or self._is_adverbial(parts[0])):
            parts.pop(0)
        found = [i for part in parts for i in part]
        while found and self.words[found[0]] in self.small["coordinators"]:
            found.pop(0)
        return tuple(found)

    def _is_adverbial(self, part: list[int]) -> bool:
        first = self.words[part[0]]
        if first in self.small["prepositions"] - {"des"} or first in self.small["strong"]:
            return True
        return all(
            self.words[i] in self.small["times"] | self.small["adverbs"] or self.words[i].isdigit()
            for i in part
        )

    def before(self, end: int) -> tuple[int, ...]:
        """The noun phrase that ends before a word, as far back as a verb, a mark or a preposition."""
        at = end
        while at > 0 and self.words[at - 1] == ",":
            at -= 1
        stop = at
        is_set_off = at < end
        bounds = self.small["strong"] | self.small["relatives"] | self.small["subordinators"] | {","}
        while at > 0 and stop - at < _LONGEST:
            lower = self.words[at - 1]
            if at - 1 in self.heads or lower in bounds:
                break
            if not is_set_off and lower in self.small["prepositions"] - self.small["agent_of"]:
                break
            at -= 1
        found = tuple(range(at, stop))
        is_bare = all(self.words[i] in self.small["determiners"] | {"ce", "lo"} for i in found)
        return () if is_bare else found

    def after(self, head: int, end: int) -> tuple[int, ...]:
        """The subject after the verb: "llegaron al país *299 personas*"."""
        at = head + 1
        small = self.small
        while at < end:
            lower = self.words[at]
            if lower in small["strong"] or lower == ",":
                return ()
            if lower in small["prepositions"] - {"des", "du"}:
                at = self._after_phrase(at, end)
                continue
            if lower in small["adverbs"] | small["times"] and lower not in small["determiners"]:
                at += 1
                continue
            break
        first = at
        while at < end and self.words[at] not in small["strong"] | {","}:
            if at > first and self.words[at] in small["prepositions"] - small["agent_of"]:
                break
            at += 1
        return tuple(range(first, at))

    def _after_phrase(self, at: int, end: int) -> int:
        """Where a phrase with a preposition ends: before the next article, number, preposition or mark."""
        small = self.small
        at += 1
        while at < end and self.words[at] in small["determiners"] | small["times"]:
            at += 1
        stops = small["determiners"] | small["strong"] | small["prepositions"] | {","}
        while at < end and self.words[at] not in stops and not self.words[at].isdigit():
            at += 1
        return at

    def agent(self, first: int, end: int) -> tuple[int, ...]:
        """Whom "par" or "por" names, without the word itself."""
        for at in range(first, end):
            if self.words[at] in self.small["agents"]:
                stop = at + 1
                while stop < end and self.words[stop] not in self.small["strong"] | {","}:
                    lower = self.words[stop]
                    if lower in self.small["prepositions"] - self.small["agent_of"]:
                        break
                    stop += 1
                return tuple(range(at + 1, stop))
        return ()
