"""Clauses of a French or Spanish sentence, by rules over its words, without a parser."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pactwatch.language.clauses import Clause, Word
from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.romance.noun_phrases import NounPhrases
from pactwatch.language.romance.predicates import Finder, Predicate
from pactwatch.language.romance.segments import Segment, Splitter
from pactwatch.language.romance.words import find_romance_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.language.span import Span

_OPENING = frozenset("«“")
_QUOTES = frozenset('«»“”"')
_LONGEST_NOUN_PHRASE = 14
_NEGATION_REACH = 7
_DEEPEST = 12


class RomanceSyntax:
    """A French or Spanish sentence: its words, and the clause around each of them.

    A pronoun that is spelt like an article reads as one that is not: "l'a annulé" has "cela" for "l'".

    After its own words come, with no width, the helpers that the sentence says by the endings of its
    verbs: ``to`` for an infinitive, ``will`` for a future, ``would`` for a conditional, ``would-have`` for
    the conditional perfect, by which French reports tell what they have from others. So "accueillera"
    has the helper "will", as "will take in" has.
    """

    __slots__ = (
        "_at",
        "_clauses",
        "_count",
        "_ends",
        "_lower",
        "_modifiers",
        "_owner",
        "_phrases",
        "_said",
        "_segments",
        "_small",
        "span",
        "words",
    )

    def __init__(self, text: str, span: Span, language: str) -> None:
        self.span = span
        own = find_romance_words(text, span.start, span.end)
        self._count = len(own)
        self._small = load_grammar(language).words
        predicates = list(Finder(own, text, language).find())
        self._lower = _without_short_quotes([word.lower for word in own], predicates)
        main = [predicate for predicate in predicates if predicate.shape != "participle"]
        self._segments = Splitter(words=self._lower, small=self._small).split(main)
        self._modifiers = {p.head: p for p in predicates if p.shape == "participle"}
        self._at = {segment.predicate.head: at for at, segment in enumerate(self._segments)}
        self._ends = self._find_ends()
        self._owner = self._find_owners()
        self._phrases = NounPhrases(words=self._lower, small=self._small, heads=frozenset(self._at))
        tenses = dict.fromkeys(tense for p in main if (tense := _tense_of(p)))
        if "would" in tenses:
            tenses["will"] = None
        self._said = {tense: self._count + at for at, tense in enumerate(tenses)}
        own = self._with_plain_pronouns(own)
        self.words: tuple[Word, ...] = (*own, *(Word(span.end, span.end, tense) for tense in tenses))
        self._clauses: dict[int, Clause] = {}

    def _find_ends(self) -> dict[int, int]:
        """Where the words of each participle end: at a mark, the next verb, or a word that opens a clause."""
        stops = self._small["strong"] | self._small["relatives"] | {","}
        verbs = {segment.predicate.first for segment in self._segments} | self._modifiers.keys()
        ends, end = {}, self._count
        for at in range(self._count - 1, -1, -1):
            if at in self._modifiers:
                ends[at] = end
            if at in verbs or self._lower[at] in stops:
                end = at
        return ends

    def _find_owners(self) -> dict[int, int]:
        """For each word the verb or participle in whose clause it stands."""
        owner = {i: segment.predicate.head for segment in self._segments for i in self._own(segment)}
        for head, end in sorted(self._ends.items()):
            host = self._at.get(owner.get(head, -1))
            if host is not None:
                self._segments[host].modifiers.append((head, end))
            owner.update(dict.fromkeys(range(head, end), head))
        return owner

    def _with_plain_pronouns(self, own: tuple[Word, ...]) -> tuple[Word, ...]:
        plain = next(iter(self._small["plain_pronoun"]))
        pronouns = {
            at
            for segment in self._segments
            for at in range(self._lead(segment), segment.predicate.first)
            if self._lower[at] in self._small["object_pronouns"]
        }
        return tuple(word._replace(lower=plain) if at in pronouns else word for at, word in enumerate(own))

    def clause_of(self, index: int) -> Clause:
        """Return the clause around a word: its own where it is a verb, else that of its verb.

        A phrase after a comma such as "après un feu vert de la cour" is one by itself for its nouns.
        """
        aside = self._aside_around(index)
        if aside is not None:
            return aside
        head = self._owner.get(index, self._segments[0].predicate.head if self._segments else -1)
        clause = self._clauses.get(head)
        if clause is None:
            clause = self._clauses[head] = self._make(head)
        return clause

    def _aside_around(self, index: int) -> Clause | None:
        if index >= self._count or self._owner.get(index) == index:
            return None
        for at in range(index - 1, max(0, index - _LONGEST_NOUN_PHRASE), -1):
            if self._lower[at] == "," or self._lower[at] in self._small["strong"]:
                break
            if self._lower[at] in self._small["asides"] and self._lower[at - 1] == ",":
                marks = self._small["strong"] | {","}
                end = next((i for i in range(index, self._count) if self._lower[i] in marks), self._count)
                return Clause(head=at, whole=tuple(range(at, end)))
        return None

    def _make(self, head: int) -> Clause:
        if head in self._modifiers:
            return self._of_modifier(self._modifiers[head])
        if head in self._at:
            return self._of_segment(self._at[head])
        return Clause(head=self._count - 1, whole=tuple(range(self._count)))

    def _own(self, segment: Segment) -> range | list[int]:
        own = range(segment.start, segment.end)
        return own if segment.lead is None else [*range(*segment.lead), *own]

    def _of_segment(self, at: int) -> Clause:
        segment = self._segments[at]
        predicate = segment.predicate
        subject = self._subject(at)
        agent = self._phrases.agent(predicate.head + 1, segment.end) if predicate.is_passive else ()
        whole = (set(self._own(segment)) | set(subject)) - self._set_off(segment)
        for inner in self._governed(at):
            whole |= set(self._own(inner))
        return Clause(
            head=predicate.head,
            subject=subject,
            objects=self._objects(at, set(agent)),
            agent=agent,
            whole=tuple(sorted(whole)),
            governors=self._governors(at),
            helpers=self._helpers(at),
            is_passive=predicate.is_passive or self._is_middle(predicate),
            is_negated=self._is_negated(segment, subject),
        )

    def _governed(self, at: int) -> Iterator[Segment]:
        """Yield the clauses that are only what the verb is about: "pidió *que acogiera*"."""
        is_controlling = bool(self._segments[at].predicate.lemmas & self._small["controlling"])
        for inner in self._segments[at + 1 : at + 1 + _DEEPEST]:
            is_told = is_controlling and inner.link == "complement" and inner.parent == at
            is_told = is_told or (inner.is_purpose and inner.parent == at)
            if not is_told and (inner.link not in {"infinitive", "gerund"} or inner.parent is None):
                return
            if self._lower[inner.start - 1] == ",":
                return
            yield inner

    def _set_off(self, segment: Segment) -> set[int]:
        """The participles between commas with their words: "El tratado, *firmado ayer*, …"."""
        loose = (span for span in segment.modifiers if span[0] > 0 and self._lower[span[0] - 1] == ",")
        return {i for first, end in loose for i in range(first, end)}

    def _of_modifier(self, predicate: Predicate) -> Clause:
        end = self._ends[predicate.head]
        subject = self._described_by(predicate)
        agent = self._phrases.agent(predicate.head + 1, end) if predicate.is_passive else ()
        objects = [i for i in range(predicate.head + 1, end) if i not in set(agent)]
        return Clause(
            head=predicate.head,
            subject=subject,
            objects=tuple(objects),
            agent=agent,
            whole=tuple(sorted({*subject, *range(predicate.head, end)})),
            is_passive=predicate.is_passive,
            is_negated=any(
                self._lower[i] in self._small["negations"]
                for i in range(max(0, predicate.head - 2), predicate.head)
            ),
            is_modifier=True,
        )

    def _described_by(self, predicate: Predicate) -> tuple[int, ...]:
        """The noun that a participle describes, also across another: "signé lundi et *ratifié*"."""
        at = predicate.first
        for _ in range(_DEEPEST):
            earlier = self._owner.get(at - 1, -1)
            if self._lower[at - 1] not in self._small["coordinators"] or earlier not in self._modifiers:
                break
            at = self._modifiers[earlier].first
        return self._phrases.before(at)

    def _subject(self, at: int, depth: int = 0) -> tuple[int, ...]:
        if depth > _DEEPEST:
            return ()
        segment = self._segments[at]
        if segment.link in {"infinitive", "gerund"}:
            return self._controller(at, depth)
        if segment.lead is not None:
            return self._phrases.trimmed(range(*segment.lead))
        left = self._phrases.trimmed(range(segment.body, self._lead(segment)))
        if left:
            return left
        if segment.link == "relative" and self._lower[segment.body - 1] in self._small["subject_relatives"]:
            return self._phrases.before(segment.start)
        presents = bool(segment.predicate.lemmas & self._small["presenting"]) or self._is_middle(
            segment.predicate
        )
        if segment.link == "complement" and self._is_told(segment):
            return self._controller(at, depth)
        shares = segment.link == "joined" or (segment.link == "complement" and not presents)
        if shares and segment.parent is not None:
            return self._subject(segment.parent, depth + 1)
        return self._phrases.after(segment.predicate.head, segment.end)

    def _lead(self, segment: Segment) -> int:
        at = segment.predicate.first
        loose = self._small["clitics"] | self._small["negators"]
        while at > segment.body and self._lower[at - 1] in loose:
            at -= 1
        return at

    def _controller(self, at: int, depth: int) -> tuple[int, ...]:
        """Who does what an infinitive tells: whoever was asked to, else who does the outer verb."""
        segment = self._segments[at]
        if segment.parent is None:
            return ()
        outer = self._segments[segment.parent]
        if outer.predicate.lemmas & self._small["controlling"]:
            told = range(outer.predicate.head + 1, segment.start)
            if any(self._lower[i] not in self._small["adverbs"] for i in told):
                return tuple(told)
        return self._subject(segment.parent, depth + 1)

    def _is_told(self, segment: Segment) -> bool:
        """Say whether a clause is what somebody is asked or ordered: "pidió a Nigeria *que acogiera*"."""
        outer = None if segment.parent is None else self._segments[segment.parent]
        return outer is not None and bool(outer.predicate.lemmas & self._small["controlling"])

    def _antecedent(self, segment: Segment) -> Iterable[int]:
        """What a relative clause acts on: the noun before it, or after a comma all objects before it."""
        if segment.parent is not None and self._lower[segment.start - 1] == ",":
            return range(self._segments[segment.parent].predicate.head + 1, segment.start)
        return self._phrases.before(segment.start)

    def _objects(self, at: int, agent: set[int]) -> tuple[int, ...]:
        segment = self._segments[at]
        described = {i for first, end in segment.modifiers for i in range(first, end)}
        own = range(segment.predicate.head + 1, segment.end)
        found = [i for i in own if i not in agent and i not in described]
        if segment.link == "relative" and self._lower[segment.body - 1] in {"que", "qu", "dont"}:
            found = [*self._antecedent(segment), *found]
        found += [
            i
            for i in range(self._lead(segment), segment.predicate.head)
            if self._lower[i] in self._small["clitics"]
        ]
        for inner in self._governed(at):
            found += self._own(inner)
        return tuple(sorted(set(found)))

    def _governors(self, at: int, depth: int = 0) -> tuple[int, ...]:
        segment = self._segments[at]
        if depth > _DEEPEST or segment.parent is None or segment.link in {"main", "relative", "adverbial"}:
            return ()
        if segment.link == "joined":
            return self._governors(segment.parent, depth + 1)
        outer = self._segments[segment.parent]
        chain = (outer.predicate.head, *self._governors(segment.parent, depth + 1))
        last = segment.start - 1
        plain = self._small["times"] | self._small["adverbs"] | {","}
        noun = segment.link == "infinitive" and last > outer.predicate.head and self._lower[last] not in plain
        if noun and not outer.predicate.lemmas & self._small["controlling"]:
            return (last, *chain)
        return chain

    def _helpers(self, at: int) -> tuple[int, ...]:
        segment = self._segments[at]
        predicate = segment.predicate
        found = list(predicate.helpers)
        tense = _tense_of(predicate)
        if tense == "would" and segment.link == "complement" and "will" in self._said:
            tense = "will"
        if tense:
            found.append(self._said[tense])
        return tuple(sorted(found))

    def _is_middle(self, predicate: Predicate) -> bool:
        """Say whether "se" makes a passive: "se firmó un acuerdo"."""
        if "se" not in self._small["middle"] or predicate.lemmas & self._small["reflexive_verbs"]:
            return False
        return predicate.first > 0 and self._lower[predicate.first - 1] == "se"

    def _is_negated(self, segment: Segment, subject: tuple[int, ...]) -> bool:
        small, first = self._small, segment.predicate.first
        start = max(segment.start, first - 4)
        before = [self._lower[i] for i in range(start, first)]
        if segment.link == "infinitive" and any(word in small["negating"] for word in before):
            return True
        near = [
            self._lower[i]
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
        after = self._lower[first : min(self._count, first + _NEGATION_REACH)]
        return any(word in small["negations"] for word in [*before, *after])


def _tense_of(predicate: Predicate) -> str:
    return "to" if predicate.shape == "infinitive" else predicate.tense


def _without_short_quotes(lower: list[str], predicates: list[Predicate]) -> list[str]:
    """Blank the quotation marks that hold no verb, as such a quotation is a part of its clause."""
    marks = [at for at, word in enumerate(lower) if word in _QUOTES]
    heads = [predicate.head for predicate in predicates if predicate.shape != "participle"]
    for first, last in itertools.pairwise(marks):
        opens = lower[first] in _OPENING or (lower[first] == '"' and lower[last] == '"')
        if opens and not any(first < head < last for head in heads):
            lower[first] = lower[last] = ""
    return lower
