"""Clauses of an English sentence, from its dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.clauses import Clause, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from pactwatch.language.span import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "acomp", "dative"})
_INNER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_MODIFIER_CLAUSES = frozenset({"acl", "relcl"})
_NEGATIONS = frozenset({"no", "neither", "nor", "none", "nobody", "nothing", "never", "without"})


class EnglishSyntax:
    """A parsed English sentence: its words, and the clause around each of them."""

    def __init__(self, doc: Doc, span: Span) -> None:
        self._doc = doc
        self.span = span
        self.words: tuple[Word, ...] = tuple(
            Word(span.start + token.idx, span.start + token.idx + len(token.text), token.lower_)
            for token in doc
        )

    @property
    def doc(self) -> Doc:
        """The spaCy parse."""
        return self._doc

    def clause_of(self, index: int) -> Clause:
        """Return the clause around a word: its own where it is a verb, else that of its nearest verb."""
        token = self._doc[index]
        verb = _verb_above(token)
        subject = _subject_of(verb)
        objects = _objects_of(verb)
        passive = any(child.dep_ == "auxpass" for child in verb.children) or (
            verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}
        )
        if passive and verb.dep_ == "acl" and not objects:
            subject = subject or _phrase(verb.head)
        whole = set(_own_words(verb)) | set(subject)
        if verb.dep_ in _MODIFIER_CLAUSES:
            whole |= set(_phrase(verb.head))
        helpers = _helpers_of(verb)
        return Clause(
            head=verb.i,
            subject=subject,
            objects=objects,
            agent=_agent_of(verb),
            whole=tuple(sorted(whole)),
            governors=_governors_of(verb),
            helpers=helpers,
            is_passive=passive,
            is_negated=_is_negated(verb, subject, objects),
        )


def _is_verb(token: Token) -> bool:
    return token.tag_ in _VERB_TAGS


def _verb_above(token: Token) -> Token:
    """The verb whose clause a token stands in; the token itself where the sentence has no verb above."""
    current = token
    while not _is_verb(current) or current.dep_ in {"aux", "auxpass"}:
        if current.head.i == current.i:
            return current
        current = current.head
    return current


def _phrase(token: Token) -> tuple[int, ...]:
    """The words of a noun phrase without the clauses that hang on it."""
    return tuple(sorted(_own_words(token)))


def _own_words(token: Token) -> list[int]:
    """A token's subtree without clauses inside it."""
    found, stack = [], [token]
    while stack:
        current = stack.pop()
        found.append(current.i)
        for child in current.children:
            inner = child.dep_ in _INNER_CLAUSES or (child.dep_ == "conj" and _is_verb(child) and _is_verb(current))
            if not inner:
                stack.append(child)
    return found


def _subject_of(verb: Token) -> tuple[int, ...]:
    """The subject of a verb, its own or the one that it shares with an outer verb."""
    current = verb
    for _ in range(len(verb.doc)):
        own = [child for child in current.children if child.dep_ in _SUBJECTS and child.dep_ != "expl"]
        if own:
            return _relative_or_phrase(own[0], current)
        if current.dep_ == "acl" and current.tag_ != "VBN":
            return _phrase(current.head)
        if current.dep_ == "relcl":
            return _phrase(current.head)
        if current.dep_ in {"xcomp", "conj", "advcl", "pcomp", "ccomp", "prep"} and current.head.i != current.i:
            controller = _controller(current)
            if controller is not None:
                return _phrase(controller)
            current = current.head
            continue
        return ()
    return ()


def _controller(verb: Token) -> Token | None:
    """For "told them to leave", the object that the inner verb has as its subject."""
    if verb.dep_ != "xcomp":
        return None
    for child in verb.head.children:
        if child.dep_ in {"dobj", "obj", "dative"} and child.i < verb.i:
            return child
    return None


def _relative_or_phrase(subject: Token, verb: Token) -> tuple[int, ...]:
    """The words of a subject; of "who" and "which" those of the noun that they stand for."""
    if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return _phrase(verb.head)
    return _phrase(subject)


def _objects_of(verb: Token) -> tuple[int, ...]:
    found: list[int] = []
    for child in verb.children:
        if child.dep_ in _OBJECTS:
            found += _own_words(child)
        elif child.dep_ == "prep" and child.lower_ != "by":
            found += _own_words(child)
    return tuple(sorted(found))


def _agent_of(verb: Token) -> tuple[int, ...]:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return _phrase(child)
    return ()


def _helpers_of(verb: Token) -> tuple[int, ...]:
    found = [child.i for child in verb.children if child.dep_ in _HELPERS]
    current = verb
    while current.dep_ == "conj" and not found and _is_verb(current.head):
        current = current.head
        found = [child.i for child in current.children if child.dep_ in {"aux", "auxpass"}]
    return tuple(sorted(found))


def _governors_of(verb: Token) -> tuple[int, ...]:
    """The predicates above a verb: those that say, plan, deny or condition it."""
    found: list[int] = []
    current = verb
    while current.head.i != current.i:
        dep, current = current.dep_, current.head
        if dep == "conj" and _is_verb(current):
            continue
        if dep in {"relcl", "nsubj", "dobj", "pobj", "prep", "acl"} and not _is_verb(current):
            found.append(current.i)
            continue
        if _is_verb(current) or dep in {"ccomp", "xcomp", "acl", "pcomp"}:
            found.append(current.i)
    return tuple(found)


def _is_negated(verb: Token, subject: tuple[int, ...], objects: tuple[int, ...]) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"} for child in verb.children):
        return True
    doc = verb.doc
    near = [*subject[:2], *objects[:2]]
    return any(doc[i].lower_ in _NEGATIONS for i in near)
