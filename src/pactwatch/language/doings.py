"""Doings that a sentence names before its main one: "*after the removals to Palau*, five men were flown …".

What such words name belongs to their own doing and not to the one that the verb beside them tells.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import check_keys, load_data_file

if TYPE_CHECKING:
    from pactwatch.language.attribution.tree import Tree

DOING = "doing"
_OBJECTS = frozenset({"pobj", "pcomp", "dobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINED = frozenset({"appos", "conj"})
_INNER = frozenset({"advcl", "ccomp"})
_PASSIVE = "auxpass"


class Doings(NamedTuple):
    """The nouns that name a doing, the words before one that came before, and those of "in the wake of"."""

    nouns: frozenset[str]
    after: frozenset[str]
    wake: frozenset[str]


@functools.cache
def load_doings() -> Doings:
    """Return the English words for doings.

    Raises:
        LexiconError: If a key is missing, unknown or no list of words.
    """
    return load_data_file("pactwatch.language", "lexicons/en/doings.toml", _build)


def _build(entries: dict[str, Any]) -> Doings:
    check_keys(entries, Doings._fields, where="the file")
    return Doings(**{key: frozenset(words) for key, words in entries.items()})


def part_doings(tree: Tree) -> None:
    """Part the doings that came before from the main one of a sentence, each with what belongs to it.

    Nouns that name such a doing then head a clause.
    """
    known = load_doings()
    if known.after.isdisjoint(tree.words) and known.wake.isdisjoint(tree.words):
        return
    for token, word in enumerate(tree.words):
        if word in known.after:
            _free_opening(tree, token)
        if word in known.nouns and _comes_before(tree, token, known):
            tree.deps[token] = DOING


def _comes_before(tree: Tree, noun: int, known: Doings) -> bool:
    above = tree.heads[noun]
    if tree.deps[noun] in _SUBJECTS:
        return _part_from_subject(tree, noun, known)
    return tree.deps[noun] in _OBJECTS and (
        tree.words[above] in known.after
        or (tree.words[above] == "of" and tree.words[tree.heads[above]] in known.wake)
    )


def _part_from_subject(tree: Tree, noun: int, known: Doings) -> bool:
    """Give a verb the subject that is parsed as one with a doing: "after removals, *Washington* put …"."""
    verb = tree.heads[noun]
    opens = any(tree.words[child] in known.after and child < noun for child in tree.children[verb])
    subject = next(
        (
            each
            for each in tree.below(noun)
            if tree.deps[each] in _JOINED and _follows_comma(tree, each, noun)
        ),
        None,
    )
    if not opens or subject is None or not noun < subject < verb:
        return False
    tree.attach(subject, verb, "nsubjpass" if tree.child(verb, _PASSIVE) is not None else "nsubj")
    return True


def _follows_comma(tree: Tree, token: int, noun: int) -> bool:
    """Say whether the words of a token come after a comma that stands behind a noun."""
    first = tree.below(token)[0]
    return first - 1 > noun and tree.words[first - 1] == ","


def _free_opening(tree: Tree, mark: int) -> None:
    """Hang what opens a sentence under its main verb: "*In July*, days after one had left, it sent …"."""
    inner = tree.heads[mark]
    if tree.deps[inner] not in _INNER or tree.deps[mark] == "prep":
        return
    for child in [*tree.children[inner]]:
        if tree.deps[child] == "prep" and child == 0 and "," in tree.words[child:mark] and mark < inner:
            tree.attach(child, tree.heads[inner], "prep")
