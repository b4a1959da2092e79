"""Clauses of an English sentence, from its dependency parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.clauses import Clause, make_words
from pactwatch.language.doings import DOING

if TYPE_CHECKING:
    from pactwatch.language.attribution.tree import Tree
    from pactwatch.language.clauses import Word
    from pactwatch.language.span import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "acomp", "dative"})
_INNER_CLAUSES = frozenset({"dateline", "ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass", DOING})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_MARKS = frozenset({"mark", "advmod"})
_SHARING = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep"})
_APART = frozenset({"advcl", "prep"})
_NEGATIONS = frozenset({"neither", "nor", "never"})
_WITHOUT = "without"
_NOT_ANY = frozenset({"a", "an", "any", "even", "one"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "nor", "none", "nobody", "nothing", "never"})


class EnglishSyntax:
    """A parsed English sentence: its words, and the clause around each of them."""

    __slots__ = ("_clauses", "_tree", "_verbs", "span", "words")

    def __init__(self, tree: Tree, span: Span) -> None:
        self.span = span
        self._tree = tree
        self._clauses: dict[int, Clause] = {}
        self._verbs: list[int] = _verbs_above(tree)
        self.words: tuple[Word, ...] = make_words(tree.starts, tree.ends, tree.words)

    def clause_of(self, index: int) -> Clause:
        """Return the clause around a word: its own where it is a verb, else that of its nearest verb."""
        verb = self._verbs[index]
        clause = self._clauses.get(verb)
        if clause is None:
            clause = self._clauses[verb] = _make_clause(self._tree, verb)
        return clause

    def clauses(self) -> list[Clause]:
        """Return every clause of the sentence, in the order of their heads."""
        return [self.clause_of(verb) for verb in sorted(set(self._verbs))]


def _make_clause(tree: Tree, verb: int) -> Clause:
    subject = _subject_of(tree, verb)
    objects = _objects_of(tree, verb)
    modifies = tree.deps[verb] in {"acl", "amod"}
    passive = tree.child(verb, "auxpass") is not None or (tree.tags[verb] == "VBN" and modifies)
    if passive and modifies and not subject:
        subject = _own_words(tree, tree.heads[verb])
    whole = set(_own_words(tree, verb)) | set(subject)
    helpers = _helpers_of(tree, verb)
    return Clause(
        head=verb,
        subject=tuple(sorted(subject)),
        objects=objects,
        agent=_agent_of(tree, verb),
        whole=tuple(sorted(whole)),
        governors=_governors_of(tree, verb),
        helpers=helpers,
        is_passive=passive,
        is_negated=_is_negated(tree, verb, subject, objects),
        is_modifier=modifies,
        is_order=tree.tags[verb] == "VB" and tree.deps[verb] == "ROOT" and not subject and not helpers,
        is_gerund=tree.tags[verb] == "VBG" and not helpers,
        is_noun=tree.deps[verb] == DOING,
        markers=tuple(child for child in tree.children[verb] if child < verb and tree.deps[child] in _MARKS),
    )


def _is_verb(tree: Tree, token: int) -> bool:
    return tree.tags[token] in _VERB_TAGS


def _verbs_above(tree: Tree) -> list[int]:
    """For each token the verb whose clause it stands in; the topmost token where there is no verb above."""
    heads = tree.heads
    is_known = [
        head == token or dep == DOING or (tag in _VERB_TAGS and dep not in _AUXILIARIES)
        for token, (head, tag, dep) in enumerate(zip(heads, tree.tags, tree.deps, strict=True))
    ]
    above = list(range(len(heads)))
    for token, is_found in enumerate(is_known):
        if is_found:
            continue
        path, current = [token], heads[token]
        while not is_known[current]:
            path.append(current)
            current = heads[current]
        for each in path:
            above[each], is_known[each] = above[current], True
    return above


def _own_words(tree: Tree, token: int) -> list[int]:
    """A token's subtree without the clauses inside it."""
    deps, children = tree.deps, tree.children
    found = [token]
    for current in found:
        for child in children[current]:
            dep = deps[child]
            if dep in _INNER_CLAUSES or (dep == "conj" and _is_verb(tree, current) and _is_verb(tree, child)):
                continue
            found.append(child)
    return found


def _subject_of(tree: Tree, verb: int) -> list[int]:
    """The subject of a verb, its own or the one that it shares with an outer verb."""
    current = verb
    for _ in tree.words:
        own = tree.child(current, *_SUBJECTS)
        dep, head = tree.deps[current], tree.heads[current]
        if own is not None and not (tree.tags[own] in {"WDT", "WP"} and dep == "relcl"):
            return _own_words(tree, own)
        if dep == "relcl" or (dep == "acl" and tree.tags[current] != "VBN"):
            return _own_words(tree, head)
        if dep not in _SHARING or head == current:
            return []
        controller = _controller(tree, current)
        if controller is not None:
            return _own_words(tree, controller)
        current = head
    return []


def _controller(tree: Tree, verb: int) -> int | None:
    """For "told them to leave", the object that the inner verb has as its subject."""
    if tree.deps[verb] != "xcomp":
        return None
    found = tree.child(tree.heads[verb], "dobj", "obj", "dative")
    return found if found is not None and found < verb else None


def _objects_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """What is acted on: objects, and what hangs on the verb by a preposition.

    Objects come without what hangs on them by a preposition other than "of"; of "agreed to take some", what
    is taken counts.
    """
    found: list[int] = []
    for child in tree.children[verb]:
        dep = tree.deps[child]
        if dep in _OBJECTS:
            found += _core(tree, child)
        elif dep == "prep" and tree.words[child] != "by":
            found.append(child)
            for deeper in tree.children[child]:
                found += _core(tree, deeper)
        elif dep == "xcomp":
            found += [child, *_objects_of(tree, child)]
    return tuple(sorted(found))


def _core(tree: Tree, noun: int) -> list[int]:
    """A noun phrase without clauses and without prepositional phrases but those with "of"."""
    found, stack = [], [noun]
    while stack:
        current = stack.pop()
        found.append(current)
        for child in tree.children[current]:
            dep = tree.deps[child]
            if dep in _INNER_CLAUSES or dep == "acl" or (dep == "prep" and tree.words[child] != "of"):
                continue
            stack.append(child)
    return found


def _agent_of(tree: Tree, verb: int) -> tuple[int, ...]:
    for child in tree.children[verb]:
        if tree.deps[child] == "agent" or (tree.deps[child] == "prep" and tree.words[child] == "by"):
            return tuple(sorted(_own_words(tree, child)))
    return ()


def _helpers_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Auxiliaries and particles, also those shared with the first of several joined verbs."""
    found = [child for child in tree.children[verb] if tree.deps[child] in _HELPERS]
    current = verb
    while tree.deps[current] == "conj" and not found and tree.child(current, *_SUBJECTS) is None:
        current = tree.heads[current]
        found = [child for child in tree.children[current] if tree.deps[child] in {"aux", "auxpass"}]
    return tuple(sorted(found))


def _governors_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """The words above a verb, nearest first: the predicates or nouns that say, plan, deny or condition it."""
    found: list[int] = []
    current = verb
    while tree.heads[current] != current:
        dep, current = tree.deps[current], tree.heads[current]
        if dep == "conj" or (dep == "pobj" and not _is_verb(tree, current)):
            continue
        found.append(current)
    return tuple(found)


def _is_negated(tree: Tree, verb: int, subject: list[int], objects: tuple[int, ...]) -> bool:
    if any(tree.deps[child] == "neg" or tree.words[child] in _NEGATIONS for child in tree.children[verb]):
        return True
    if tree.words[tree.heads[verb]] == _WITHOUT or _shares_negation(tree, verb):
        return True
    has_subject = not _is_aside(tree, subject) and tree.deps[verb] not in _APART
    near = [*(sorted(subject)[:2] if has_subject else ()), *objects[:2]]
    return any(tree.words[i] in _NEGATIVE_DETERMINERS or _is_none_of_them(tree, i) for i in near)


def _shares_negation(tree: Tree, verb: int) -> bool:
    """Say whether a verb is joined to a negated one: "neither signed nor *seen*", "not signed or *seen*"."""
    first = tree.heads[verb]
    if tree.deps[verb] != "conj" or tree.child(verb, *_SUBJECTS) is not None:
        return False
    joining = {tree.words[child] for child in tree.children[first] if first < child < verb}
    if "nor" in joining:
        return True
    return "or" in joining and any(tree.deps[child] == "neg" for child in tree.children[first])


def _is_aside(tree: Tree, subject: list[int]) -> bool:
    """Say whether commas enclose what is parsed as a subject: "nine people, none a citizen, were flown"."""
    if not subject or min(subject) == 0 or max(subject) + 1 >= len(tree.words):
        return False
    return tree.words[min(subject) - 1] == "," == tree.words[max(subject) + 1]


def _is_none_of_them(tree: Tree, word: int) -> bool:
    """Say whether a word begins "not one person", "not a single flight" or "not even a family"."""
    after = tree.words[word + 1 : word + 2]
    return tree.words[word] == "not" and not _NOT_ANY.isdisjoint(after)
