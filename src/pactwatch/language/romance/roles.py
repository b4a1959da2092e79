"""Who acts, on what and by whose word, in the clauses of a French or Spanish sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pactwatch.language.romance.noun_phrases import NounPhrases
    from pactwatch.language.romance.predicates import Predicate
    from pactwatch.language.romance.segments import Segment

_NEGATION_REACH = 7
_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Finds the roles around the verbs of one sentence, each verb by the number of its segment.

    ``words`` are in lower case, ``small`` the small words by name; all results are places of words.
    """

    words: Sequence[str]
    small: Mapping[str, frozenset[str]]
    segments: Sequence[Segment]
    phrases: NounPhrases

    def subject(self, at: int, depth: int = 0) -> tuple[int, ...]:
        """Return who does what the verb tells; nothing where the sentence does not say."""
        if depth > _DEEPEST:
            return ()
        segment = self.segments[at]
        if segment.link in {"infinitive", "gerund"}:
            return self._controller(at, depth)
        if segment.lead is not None:
            return self.phrases.trimmed(range(*segment.lead))
        left = self.phrases.trimmed(range(segment.body, self.lead(segment)))
        if left:
            return left
        if segment.link == "relative" and self.words[segment.body - 1] in self.small["subject_relatives"]:
            return self.phrases.before(segment.start)
        presents = bool(segment.predicate.lemmas & self.small["presenting"]) or self.is_middle(
            segment.predicate
        )
        if segment.link == "complement" and self._is_told(segment):
            return self._controller(at, depth)
        shares = segment.link == "joined" or (segment.link == "complement" and not presents)
        if shares and segment.parent is not None:
            return self.subject(segment.parent, depth + 1)
        return self.phrases.after(segment.predicate.head, segment.end)

    def objects(self, at: int, agent: set[int]) -> tuple[int, ...]:
        """Return what the verb acts on, with the clauses that it governs, without its ``agent``."""
        segment = self.segments[at]
        described = {i for first, end in segment.modifiers for i in range(first, end)}
        own = range(segment.predicate.head + 1, segment.end)
        found = [i for i in own if i not in agent and i not in described]
        if segment.link == "relative" and self.words[segment.body - 1] in {"que", "qu", "dont"}:
            found = [*self._antecedent(segment), *found]
        found += [
            i
            for i in range(self.lead(segment), segment.predicate.head)
            if self.words[i] in self.small["clitics"]
        ]
        for inner in self.governed(at):
            found += inner.places()
        return tuple(sorted(set(found)))

    def governed(self, at: int) -> Iterator[Segment]:
        """Yield the clauses that are only what the verb is about: "pidió *que acogiera*"."""
        is_controlling = bool(self.segments[at].predicate.lemmas & self.small["controlling"])
        for inner in self.segments[at + 1 : at + 1 + _DEEPEST]:
            is_told = is_controlling and inner.link == "complement" and inner.parent == at
            is_told = is_told or (inner.is_purpose and inner.parent == at)
            if not is_told and (inner.link not in {"infinitive", "gerund"} or inner.parent is None):
                return
            if self.words[inner.start - 1] == ",":
                return
            yield inner

    def governors(self, at: int, depth: int = 0) -> tuple[int, ...]:
        """Return the verbs and nouns under which a verb stands, the nearest first: "*niega* que acordara"."""
        segment = self.segments[at]
        if depth > _DEEPEST or segment.parent is None or segment.link in {"main", "relative", "adverbial"}:
            return ()
        if segment.link == "joined":
            return self.governors(segment.parent, depth + 1)
        outer = self.segments[segment.parent]
        chain = (outer.predicate.head, *self.governors(segment.parent, depth + 1))
        last = segment.start - 1
        plain = self.small["times"] | self.small["adverbs"] | {","}
        noun = segment.link == "infinitive" and last > outer.predicate.head and self.words[last] not in plain
        if noun and not outer.predicate.lemmas & self.small["controlling"]:
            return (last, *chain)
        return chain

    def is_negated(self, segment: Segment, subject: tuple[int, ...]) -> bool:
        """Say whether the clause is negated: "n'a pas signé", "nadie ha firmado", "sin firmar"."""
        small, first = self.small, segment.predicate.first
        start = max(segment.start, first - 4)
        before = [self.words[i] for i in range(start, first)]
        if segment.link == "infinitive" and any(word in small["negating"] for word in before):
            return True
        near = [
            self.words[i]
            for i in (
                *subject[:2],
                *range(segment.predicate.head + 1, min(segment.end, segment.predicate.head + 3)),
            )
        ]
        if any(word in small["negated_first"] for word in near):
            return True
        if not any(word in small["negators"] for word in before):
            return False
        if not small["negations"]:
            return True
        after = self.words[first : min(len(self.words), first + _NEGATION_REACH)]
        return any(word in small["negations"] for word in [*before, *after])

    def is_middle(self, predicate: Predicate) -> bool:
        """Say whether "se" makes a passive: "se firmó un acuerdo"."""
        if "se" not in self.small["middle"] or predicate.lemmas & self.small["reflexive_verbs"]:
            return False
        return predicate.first > 0 and self.words[predicate.first - 1] == "se"

    def lead(self, segment: Segment) -> int:
        """Return where the verb begins with the pronouns and negations before it: "*ne les* accueillera"."""
        at = segment.predicate.first
        loose = self.small["clitics"] | self.small["negators"]
        while at > segment.body and self.words[at - 1] in loose:
            at -= 1
        return at

    def _controller(self, at: int, depth: int) -> tuple[int, ...]:
        """Who does what an infinitive tells: whoever was asked to, else who does the outer verb."""
        segment = self.segments[at]
        if segment.parent is None:
            return ()
        outer = self.segments[segment.parent]
        if outer.predicate.lemmas & self.small["controlling"]:
            told = range(outer.predicate.head + 1, segment.start)
            if any(self.words[i] not in self.small["adverbs"] for i in told):
                return tuple(told)
        return self.subject(segment.parent, depth + 1)

    def _is_told(self, segment: Segment) -> bool:
        """Say whether a clause is what somebody is asked or ordered: "pidió a Nigeria *que acogiera*"."""
        outer = None if segment.parent is None else self.segments[segment.parent]
        return outer is not None and bool(outer.predicate.lemmas & self.small["controlling"])

    def _antecedent(self, segment: Segment) -> Iterable[int]:
        """What a relative clause acts on: the noun before it, or after a comma all objects before it."""
        if segment.parent is not None and self.words[segment.start - 1] == ",":
            return range(self.segments[segment.parent].predicate.head + 1, segment.start)
        return self.phrases.before(segment.start)
