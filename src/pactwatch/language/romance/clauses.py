"""Clauses of a French or Spanish sentence, by rules over its words, without a parser."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pactwatch.language.clauses import Clause, Word
from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.romance.noun_phrases import NounPhrases
from pactwatch.language.romance.predicates import Finder, Predicate
from pactwatch.language.romance.roles import Roles
from pactwatch.language.romance.segments import Segment, Splitter
from pactwatch.language.romance.words import find_romance_words

if TYPE_CHECKING:
    from pactwatch.language.span import Span

_OPENING = frozenset("«“")
_QUOTES = frozenset('«»“”"')
_LONGEST_NOUN_PHRASE = 14
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
        "_roles",
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
        self._roles = Roles(
            words=self._lower, small=self._small, segments=self._segments, phrases=self._phrases
        )
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
        owner = {i: segment.predicate.head for segment in self._segments for i in segment.places()}
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
            for at in range(self._roles.lead(segment), segment.predicate.first)
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

    def clauses(self) -> list[Clause]:
        """Return every clause of the sentence, in the order of their heads."""
        found: dict[int, Clause] = {}
        for index in range(len(self.words)):
            clause = self.clause_of(index)
            found.setdefault(clause.head, clause)
        return [found[head] for head in sorted(found)]

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

    def _of_segment(self, at: int) -> Clause:
        segment = self._segments[at]
        predicate = segment.predicate
        subject = self._roles.subject(at)
        agent = self._phrases.agent(predicate.head + 1, segment.end) if predicate.is_passive else ()
        whole = (set(segment.places()) | set(subject)) - self._set_off(segment)
        for inner in self._roles.governed(at):
            whole |= set(inner.places())
        return Clause(
            head=predicate.head,
            subject=subject,
            objects=self._roles.objects(at, set(agent)),
            agent=agent,
            whole=tuple(sorted(whole)),
            governors=self._roles.governors(at),
            helpers=self._helpers(at),
            is_passive=predicate.is_passive or self._roles.is_middle(predicate),
            is_negated=self._roles.is_negated(segment, subject),
        )

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
