"""Who a verb, a participle or a noun of speech belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from pactwatch.language.attribution.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CUTS_A_MENTION = frozenset({"relcl", "appos", "acl", "advcl", "parataxis", "cc", "conj"})
_FINITE_OR_PARTICIPLE = ("VB", "MD")
_CHAIN = 6
_WHOSE = "WP$"


def subject_of(tree: Tree) -> int | None:
    """Return the head token of the subject of a sentence's main verb."""
    roots = ((token, tree.heads[token]) for token, dep in enumerate(tree.deps) if dep == "nsubj")
    return next((token for token, verb in roots if tree.deps[verb] == "ROOT"), None)


def find_speaker(tree: Tree, verb: int) -> int | None:
    """Return the head token of who does what a verb tells, or None where the sentence does not tell.

    In ``The minister, who left early, denied it, saying that she was ill``, it is ``minister`` for
    ``denied`` and for ``saying``.
    """
    current = verb
    means = load_attribution_lexicon().words["means"]
    for _ in range(_CHAIN):
        subject = tree.child(current, *_SUBJECTS)
        if subject is not None:
            return _antecedent(tree, subject, current)
        head, dep = tree.heads[current], tree.deps[current]
        if dep in {"acl", "relcl"} and tree.tags[head].startswith(("NN", "PR")):
            if dep == "acl" and _is_told(tree, head):
                current = tree.heads[head]
                continue
            return head
        controlled = (
            tree.child(head, "dobj", "dative")
            if dep == "xcomp" and tree.tags[current] == "VB" and tree.words[head] not in means
            else None
        )
        if controlled is not None:
            return controlled
        if not _shares_subject(tree, current, is_first=current == verb):
            return None
        is_in_phrase = dep == "pcomp" and tree.tags[head] in {"IN", "TO"}
        current = tree.heads[head] if is_in_phrase else head
    return None


def _shares_subject(tree: Tree, verb: int, *, is_first: bool) -> bool:
    """Say whether a verb without a subject has that of its head: ``left, saying``, ``quoted as saying``."""
    dep = tree.deps[verb]
    if dep == "ccomp":
        return tree.tags[verb] in {"VBG", "VBN"}
    return dep in {"conj", "xcomp", "advcl", "acl", "dep", "parataxis", "pcomp"} or (
        (dep == "prep" and not is_first) or (dep == "acomp" and tree.tags[verb] == "JJ")
    )


def _is_told(tree: Tree, noun: int) -> bool:
    """Say whether somebody is written to, and so says nothing: ``The senator emailed supporters saying``."""
    verb = tree.heads[noun]
    return (
        tree.deps[noun] in {"dobj", "dative"}
        and tree.words[verb] in load_attribution_lexicon().words["writes_to"]
    )


def _antecedent(tree: Tree, subject: int, verb: int) -> int:
    """Return what a relative pronoun stands for; any other subject stands for itself."""
    while tree.deps[verb] == "conj":
        verb = tree.heads[verb]
    if tree.words[subject] in _RELATIVES and tree.deps[verb] in {"relcl", "acl"}:
        return tree.heads[verb]
    return subject


def mention_of(tree: Tree, noun: int) -> Span:
    """Return the words that name somebody, without appositions and relative clauses.

    In ``Ama Boateng, a lawyer for the men, said``, they are ``Ama Boateng``, and of ``whose committee`` they
    are ``committee``.
    """
    cut = [child for child in tree.children[noun] if child > noun and _ends_mention(tree, child)]
    first_cut = min(cut, default=len(tree.words))
    cut += [child for child in tree.children[noun] if tree.deps[child] == "case"]
    tokens = [token for token in tree.below(noun, cut) if token < first_cut and tree.tags[token] != _WHOSE]
    if noun not in tokens:
        tokens = [noun]
    tokens = _unbroken(tokens, noun)
    joined = [child for child in tree.children[noun] if child in cut and tree.deps[child] == "conj"]
    if joined and not _has_comma(tree, tokens[-1], joined[0]):
        tokens = [*tokens, *tree.below(joined[0])]
    spans = tree.spans(tokens, bridged=range(tokens[0], tokens[-1] + 1))
    return spans[0] if spans else Span(tree.starts[noun], tree.ends[noun])


def _ends_mention(tree: Tree, child: int) -> bool:
    if tree.deps[child] in _CUTS_A_MENTION:
        return True
    return tree.words[child] in {",", "(", "[", "–", "—", "-", "--", ";"}


def _unbroken(tokens: list[int], noun: int) -> list[int]:
    at = tokens.index(noun)
    first = last = at
    while first > 0 and tokens[first - 1] == tokens[first] - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] == tokens[last] + 1:
        last += 1
    return tokens[first : last + 1]


def _has_comma(tree: Tree, start: int, end: int) -> bool:
    return any(tree.words[token] in {",", ";"} for token in range(start, end))
