"""The verbs of a French or Spanish sentence, each with its auxiliaries."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.romance.grammar import Grammar, load_grammar
from pactwatch.language.romance.verb_forms import inflect_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pactwatch.language.clauses import Word

_FINITE = frozenset({"finite", "future", "conditional"})
_FARTHEST = 6


class Predicate(NamedTuple):
    """A verb with its auxiliaries: words ``first`` to ``head``.

    ``shape`` is ``finite``, ``infinitive``, ``gerund`` or ``participle`` (one that describes a noun);
    ``helpers`` are its auxiliaries, ``tense`` what its form tells: ``will``, ``would``, ``would-have``.
    """

    first: int
    head: int
    lemmas: frozenset[str]
    shape: str
    helpers: tuple[int, ...] = ()
    tense: str = ""
    is_passive: bool = False


@functools.cache
def load_forms(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the verbs that each form can be of, each with what the form tells."""
    found: dict[str, set[tuple[str, str]]] = {}
    for verb in load_grammar(language).verbs:
        for form, shape in inflect_verb(verb, language):
            found.setdefault(form, set()).add((verb, shape))
    return {form: tuple(sorted(readings)) for form, readings in found.items()}


class Finder:
    """Finds the predicates of one sentence."""

    __slots__ = ("_forms", "_grammar", "_language", "_lower", "_small", "_words")

    def __init__(self, words: Sequence[Word], text: str, language: str) -> None:
        self._language = language
        self._grammar: Grammar = load_grammar(language)
        self._small = self._grammar.words
        self._forms = load_forms(language)
        self._words = words
        self._lower = [
            word.lower if index == 0 or not text[word.start].isupper() else ""
            for index, word in enumerate(words)
        ]

    def find(self) -> Iterator[Predicate]:
        """Yield the predicates in order."""
        at = 0
        while at < len(self._words):
            predicate = self._predicate_at(at)
            if predicate is None:
                at += 1
            else:
                yield predicate
                at = predicate.head + 1

    def _predicate_at(self, at: int) -> Predicate | None:
        lower = self._lower[at]
        small = self._small
        if lower in small["have"] and not self._is_noun(at):
            return self._compound(at, (at,), at)
        if lower in small["be"] and not self._is_noun(at):
            return self._compound(at, (at,), at)
        if lower in small["modals"] and not self._is_noun(at):
            modal = self._modal(at)
            if modal is not None:
                return modal
        return self._simple(at)

    def _shapes(self, at: int) -> frozenset[str]:
        return frozenset(shape for _, shape in self._forms.get(self._lower[at], ()))

    def _lemmas(self, at: int, *shapes: str) -> frozenset[str]:
        return frozenset(verb for verb, shape in self._forms.get(self._lower[at], ()) if shape in shapes)

    def _next(self, at: int, skipped: frozenset[str]) -> int | None:
        """The next word that is no adverb or pronoun, as long as no mark comes before it."""
        for index in range(at + 1, min(len(self._words), at + _FARTHEST)):
            lower = self._words[index].lower
            if lower in skipped or (lower.endswith(("ment", "mente")) and lower not in self._forms):
                continue
            return index
        return None

    def _is_participle(self, at: int) -> bool:
        if "participle" in self._shapes(at):
            return True
        return self._lower[at].endswith(self._grammar.participle_endings)

    def _compound(self, first: int, helpers: tuple[int, ...], at: int) -> Predicate:
        """An auxiliary with the participle that follows it, or the auxiliary alone as a verb."""
        small = self._small
        auxiliary = self._words[at].lower
        is_be = auxiliary in small["be"]
        skipped = small["adverbs"]
        following = self._next(at, skipped)
        passive = False
        while following is not None and self._words[following].lower in small["been"]:
            helpers, passive = (*helpers, following), True
            following = self._next(following, skipped)
        tense = self._tense(at) if at == first else ""
        shape = "infinitive" if "infinitive" in self._shapes(at) else "finite"
        if following is not None and self._words[following].lower in small["modal_participles"]:
            goal = self._next(following, small["adverbs"] | small["infinitive_links"])
            if goal is not None and "infinitive" in self._shapes(goal):
                return self._infinitive_group(first, (*helpers, following), goal, tense)
        if following is not None and self._is_participle(following):
            lemmas = self._lemmas(following, "participle")
            passive = passive or (is_be and not lemmas & small["movers"] and not self._is_reflexive(first))
            if tense == "would" and not (is_be and passive and len(helpers) == 1):
                tense = "would-have"
            return Predicate(first, following, lemmas, shape, helpers, tense, passive)
        if following is not None and is_be and "gerund" in self._shapes(following):
            return Predicate(first, following, self._lemmas(following, "gerund"), "finite", helpers, tense)
        lemmas = self._lemmas(at, "finite", "future", "conditional", "infinitive", "gerund")
        return Predicate(first, helpers[-1], lemmas, shape, helpers[:-1], tense)

    def _modal(self, at: int) -> Predicate | None:
        """A modal verb with its infinitive: "pourraient suivre", "va a firmar", "devrait être signé"."""
        skipped = self._small["adverbs"] | (
            frozenset({"a", "que"}) if self._language == "es" else frozenset()
        )
        goal = self._next(at, skipped)
        if goal is None or "infinitive" not in self._shapes(goal):
            return None
        return self._infinitive_group(at, (at,), goal, "")

    def _infinitive_group(self, first: int, helpers: tuple[int, ...], goal: int, tense: str) -> Predicate:
        small = self._small
        if self._words[goal].lower in small["be"] | small["have"]:
            inner = self._compound(goal, (goal,), goal)
            if inner.head != goal:
                return inner._replace(
                    first=first, helpers=(*helpers, *inner.helpers), tense=tense, shape="finite"
                )
        return Predicate(first, goal, self._lemmas(goal, "infinitive"), "finite", helpers, tense)

    def _tense(self, at: int) -> str:
        shapes = self._shapes(at)
        lower = self._lower[at]
        if "conditional" in shapes or (not shapes and lower.endswith(self._grammar.conditional_endings)):
            return "would"
        if "future" in shapes or (not shapes and lower.endswith(self._grammar.future_endings)):
            return "will"
        return ""

    def _simple(self, at: int) -> Predicate | None:
        lower = self._lower[at]
        if not lower or self._is_noun(at):
            return None
        shapes = self._shapes(at)
        if shapes & _FINITE and not (
            "participle" in shapes and self._language == "fr" and lower.endswith("is")
        ):
            return Predicate(at, at, self._lemmas(at, *_FINITE), "finite", (), self._tense(at))
        if not shapes and lower.endswith(self._grammar.finite_endings):
            return Predicate(at, at, frozenset(), "finite", (), self._tense(at))
        for shape in ("infinitive", "gerund", "participle"):
            if shape in shapes:
                passive = shape == "participle" and not self._lemmas(at, shape) <= self._small["movers"]
                return Predicate(at, at, self._lemmas(at, shape), shape, (), "", passive)
        return None

    def _is_reflexive(self, first: int) -> bool:
        return any(self._words[i].lower in self._small["reflexive"] for i in range(max(0, first - 2), first))

    def _is_noun(self, at: int) -> bool:
        """Say whether a form that may be a noun is one: an article, a number or "of" stands before it."""
        lower = self._words[at].lower
        small = self._small
        shapes = self._shapes(at)
        before = self._words[at - 1].lower if at else ""
        if before.isdigit():
            return True
        if lower in small["nouns"] and "participle" in shapes and self._forms.get(before):
            return True
        if lower in small["nouns"]:
            is_subject_before = before in small["negators"] or before in small["reflexive"]
            if lower in small["prepositions"] | small["coordinators"] | small["subordinators"]:
                return True
            return not is_subject_before and (
                before in {"", ","}
                or before in small["determiners"]
                or before in small["noun_links"]
                or ("participle" in shapes and before in small["prepositions"])
            )
        if shapes & _FINITE or "infinitive" in shapes:
            return before in small["determiners"] and before not in small["clitics"] | small["modals"]
        return before in small["determiners"] and "participle" in shapes
