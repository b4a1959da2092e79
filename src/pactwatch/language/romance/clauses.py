"""Clauses of a French or Spanish sentence, by rules over its words, without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.clauses import Clause, Word
from pactwatch.language.romance.grammar import load_grammar
from pactwatch.language.romance.predicates import Finder, Predicate
from pactwatch.language.romance.segments import Segment, Splitter
from pactwatch.language.romance.words import find_romance_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.language.span import Span

_OPENING = frozenset("«“")
_QUOTES = frozenset("«»“”\"")
_LONGEST_NOUN_PHRASE = 14
_NEGATION_REACH = 7


class RomanceSyntax:
    """A French or Spanish sentence: its words, and the clause around each of them.

    After its own words come, with no width, the helpers that the sentence says by the endings of its
    verbs: ``to`` for an infinitive, ``will`` for a future, ``would`` for a conditional, ``would-have`` for
    the conditional perfect, by which French reports tell what they have from others. So "accueillera"
    has the helper "will", as "will take in" has.
    """

    __slots__ = ("_clauses", "_count", "_grammar", "_lower", "_modifiers", "_said", "_segments", "_small", "span", "words")

    def __init__(self, text: str, span: Span, language: str) -> None:
        self.span = span
        own = find_romance_words(text, span.start, span.end)
        self._count = len(own)
        self._grammar = load_grammar(language)
        self._small = self._grammar.words
        predicates = list(Finder(own, text, language).find())
        self._lower = _without_short_quotes([word.lower for word in own], predicates)
        main = [p for p in predicates if p.shape != "participle"]
        self._segments = Splitter(words=self._lower, small=self._small).split(main)
        self._modifiers = {p.head: p for p in predicates if p.shape == "participle"}
        for participle in self._modifiers.values():
            self._add_modifier(participle)
        tenses = dict.fromkeys(_tense_of(p) for p in main)
        tenses.pop("", None)
        if "would" in tenses:
            tenses["will"] = None
        self._said = {tense: self._count + at for at, tense in enumerate(tenses)}
        self.words: tuple[Word, ...] = (*own, *(Word(span.end, span.end, tense) for tense in tenses))
        self._clauses: dict[int, Clause] = {}

    def clause_of(self, index: int) -> Clause:
        """Return the clause around a word: its own where it is a verb, else that of its verb.

        A phrase after a comma such as "après un feu vert de la cour" is one by itself for its nouns.
        """
        aside = self._aside_around(index)
        if aside is not None:
            return aside
        head = self._head_of(index)
        clause = self._clauses.get(head)
        if clause is None:
            clause = self._clauses[head] = self._make(head)
        return clause

    def _aside_around(self, index: int) -> Clause | None:
        if index in self._modifiers or any(index == s.predicate.head for s in self._segments):
            return None
        for at in range(index - 1, max(0, index - _LONGEST_NOUN_PHRASE), -1):
            if self._lower[at] == "," or self._lower[at] in self._small["strong"]:
                break
            if self._lower[at] in self._small["asides"] and self._lower[at - 1] == ",":
                marks = self._small["strong"] | {","}
                end = next((i for i in range(index, self._count) if self._lower[i] in marks), self._count)
                return Clause(head=at, whole=tuple(range(at, end)))
        return None

    def _head_of(self, index: int) -> int:
        if index in self._modifiers:
            return index
        inside = [p.head for p in self._modifiers.values() if p.head < index < self._end_of_modifier(p)]
        if inside:
            return inside[-1]
        for segment in self._segments:
            if index in self._own(segment):
                return segment.predicate.head
        return self._segments[0].predicate.head if self._segments else -1

    def _make(self, head: int) -> Clause:
        if head in self._modifiers:
            return self._of_modifier(self._modifiers[head])
        for at, segment in enumerate(self._segments):
            if segment.predicate.head == head:
                return self._of_segment(at)
        return Clause(head=self._count - 1, whole=tuple(range(self._count)))

    def _own(self, segment: Segment) -> range | list[int]:
        own = range(segment.start, segment.end)
        return own if segment.lead is None else [*range(*segment.lead), *own]

    def _of_segment(self, at: int) -> Clause:
        segment = self._segments[at]
        predicate = segment.predicate
        subject = self._subject(at)
        agent = self._agent(predicate.head + 1, segment.end) if predicate.is_passive else ()
        whole = (set(self._own(segment)) | set(subject)) - self._set_off(segment)
        for inner in self._segments[at + 1 :]:
            if inner.link != "infinitive" or inner.is_purpose or inner.parent is None:
                break
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

    def _set_off(self, segment: Segment) -> set[int]:
        """The participles between commas with their words: "El tratado, *firmado en abril*, fue ratificado"."""
        loose = (span for span in segment.modifiers if span[0] > 0 and self._lower[span[0] - 1] == ",")
        return {i for first, end in loose for i in range(first, end)}

    def _of_modifier(self, predicate: Predicate) -> Clause:
        end = self._end_of_modifier(predicate)
        subject = self._noun_before(predicate.first)
        agent = self._agent(predicate.head + 1, end) if predicate.is_passive else ()
        objects = [i for i in range(predicate.head + 1, end) if i not in set(agent)]
        return Clause(
            head=predicate.head,
            subject=subject,
            objects=tuple(objects),
            agent=agent,
            whole=tuple(sorted({*subject, *range(predicate.head, end)})),
            is_passive=predicate.is_passive,
            is_negated=any(self._lower[i] in self._small["negations"] for i in range(max(0, predicate.head - 2), predicate.head)),
            is_modifier=True,
        )

    def _add_modifier(self, participle: Predicate) -> None:
        for segment in self._segments:
            if participle.head in self._own(segment):
                segment.modifiers.append((participle.head, self._end_of_modifier(participle)))

    def _end_of_modifier(self, participle: Predicate) -> int:
        """Where a participle's words end: at a mark, the next verb, or a word that opens a clause."""
        stops = self._small["strong"] | self._small["relatives"] | {","}
        verbs = {p.predicate.first for p in self._segments} | self._modifiers.keys()
        for at in range(participle.head + 1, self._count):
            if self._lower[at] in stops or at in verbs:
                return at
        return self._count

    def _subject(self, at: int) -> tuple[int, ...]:
        segment = self._segments[at]
        if segment.link in {"infinitive", "gerund"}:
            return self._controller(at)
        if segment.lead is not None:
            return self._trim(range(*segment.lead))
        left = self._trim(range(segment.body, self._lead(segment)))
        if left:
            return left
        if segment.link == "relative" and self._lower[segment.body - 1] in self._small["subject_relatives"]:
            return self._noun_before(segment.start)
        presents = bool(segment.predicate.lemmas & self._small["presenting"]) or self._is_middle(segment.predicate)
        shares = segment.link == "joined" or (segment.link == "complement" and not presents)
        if shares and segment.parent is not None:
            return self._subject(segment.parent)
        return self._inverted(segment)

    def _lead(self, segment: Segment) -> int:
        at = segment.predicate.first
        loose = self._small["clitics"] | self._small["negators"]
        while at > segment.body and self._lower[at - 1] in loose:
            at -= 1
        return at

    def _controller(self, at: int) -> tuple[int, ...]:
        """Who does what an infinitive tells: whoever was asked or ordered to, else who does the outer verb."""
        segment = self._segments[at]
        if segment.parent is None:
            return ()
        outer = self._segments[segment.parent]
        if outer.predicate.lemmas & self._small["controlling"]:
            told = range(outer.predicate.head + 1, segment.start)
            if any(self._lower[i] not in self._small["adverbs"] for i in told):
                return tuple(told)
        return self._subject(segment.parent)

    def _trim(self, left: Iterable[int]) -> tuple[int, ...]:
        """Return a subject without the times and places that stand before it: "En febrero, el presidente"."""
        parts: list[list[int]] = [[]]
        for i in left:
            if self._lower[i] == ",":
                parts.append([])
            else:
                parts[-1].append(i)
        if parts[0] and self._lower[parts[0][0]] in self._small["sides"]:
            parts = parts[-1:]
        while parts and (not parts[0] or self._is_adverbial(parts[0])):
            parts.pop(0)
        found = [i for part in parts for i in part]
        while found and self._lower[found[0]] in self._small["coordinators"]:
            found.pop(0)
        return tuple(found)

    def _is_adverbial(self, part: list[int]) -> bool:
        first = self._lower[part[0]]
        if first in self._small["prepositions"] - {"des"} or first in self._small["strong"]:
            return True
        return all(self._lower[i] in self._small["times"] | self._small["adverbs"] or self._lower[i].isdigit() for i in part)

    def _noun_before(self, end: int) -> tuple[int, ...]:
        """The noun phrase that ends before a word, as far back as a verb, a mark or a preposition."""
        at = end
        while at > 0 and self._lower[at - 1] == ",":
            at -= 1
        stop = at
        heads = {s.predicate.head for s in self._segments}
        bounds = self._small["strong"] | self._small["relatives"] | self._small["subordinators"] | {","}
        while at > 0 and stop - at < _LONGEST_NOUN_PHRASE:
            lower = self._lower[at - 1]
            if at - 1 in heads or lower in bounds:
                break
            if lower in self._small["prepositions"] - self._small["agent_of"]:
                break
            at -= 1
        return tuple(range(at, stop))

    def _antecedent(self, segment: Segment) -> Iterable[int]:
        """What a relative clause acts on: the noun before it, or after a comma all that its outer verb acts on."""
        if segment.parent is not None and self._lower[segment.start - 1] == ",":
            return range(self._segments[segment.parent].predicate.head + 1, segment.start)
        return self._noun_before(segment.start)

    def _inverted(self, segment: Segment) -> tuple[int, ...]:
        """The subject after the verb: "llegaron al país *299 personas*"."""
        at = segment.predicate.head + 1
        small = self._small
        while at < segment.end:
            lower = self._lower[at]
            if lower in small["strong"] or lower == ",":
                return ()
            if lower in small["prepositions"] - {"des", "du"}:
                at = self._after_phrase(at, segment.end)
                continue
            if lower in small["adverbs"] | small["times"] and lower not in small["determiners"]:
                at += 1
                continue
            break
        first = at
        while at < segment.end and self._lower[at] not in small["strong"] | {","}:
            if at > first and self._lower[at] in small["prepositions"] - small["agent_of"]:
                break
            at += 1
        return tuple(range(first, at))

    def _after_phrase(self, at: int, end: int) -> int:
        """Where a phrase with a preposition ends: before the next article, number, preposition or mark."""
        small = self._small
        at += 1
        while at < end and self._lower[at] in small["determiners"] | small["times"]:
            at += 1
        stops = small["determiners"] | small["strong"] | small["prepositions"] | {","}
        while at < end and self._lower[at] not in stops and not self._lower[at].isdigit():
            at += 1
        return at

    def _objects(self, at: int, agent: set[int]) -> tuple[int, ...]:
        segment = self._segments[at]
        described = {i for first, end in segment.modifiers for i in range(first, end)}
        own = range(segment.predicate.head + 1, segment.end)
        found = [i for i in own if i not in agent and i not in described]
        if segment.link == "relative" and self._lower[segment.body - 1] in {"que", "qu", "dont"}:
            found = [*self._antecedent(segment), *found]
        found += [i for i in range(self._lead(segment), segment.predicate.head) if self._lower[i] in self._small["clitics"]]
        for inner in self._segments[at + 1 :]:
            if inner.link != "infinitive" or inner.is_purpose or inner.parent is None:
                break
            found += self._own(inner)
        return tuple(sorted(set(found)))

    def _agent(self, first: int, end: int) -> tuple[int, ...]:
        """Whom "par" or "por" names, without the word itself."""
        for at in range(first, end):
            if self._lower[at] in self._small["agents"]:
                stop = at + 1
                while stop < end and self._lower[stop] not in self._small["strong"] | {","}:
                    lower = self._lower[stop]
                    if lower in self._small["prepositions"] - self._small["agent_of"]:
                        break
                    stop += 1
                return tuple(range(at + 1, stop))
        return ()

    def _governors(self, at: int) -> tuple[int, ...]:
        segment = self._segments[at]
        if segment.parent is None or segment.link in {"main", "relative", "adverbial"}:
            return ()
        if segment.link == "joined":
            return self._governors(segment.parent)
        outer = self._segments[segment.parent]
        chain = (outer.predicate.head, *self._governors(segment.parent))
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
        near = [self._lower[i] for i in (*subject[:2], *range(segment.predicate.head + 1, min(segment.end, segment.predicate.head + 3)))]
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
    for first, last in zip(marks, marks[1:], strict=False):
        opens = lower[first] in _OPENING or (lower[first] == '"' and lower[last] == '"')
        if opens and not any(first < head < last for head in heads):
            lower[first] = lower[last] = ""
    return lower
