"""How far the words reach that somebody said: where the parser stops too early or runs on too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.language.attribution.complements import Complement
    from pactwatch.language.attribution.tree import Tree

_AFTER_THE_CUE = frozenset({"clause-after", "clause-after-channel"})
_BEFORE_THE_CUE = frozenset({"clause-before", "clause-around"})
_JOINS = frozenset({"and", "or", "but"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_FEWEST = 3


def fit_extent(tree: Tree, verb: int, complement: Complement, tokens: list[int]) -> list[int]:
    """Return the tokens of what was said, mended where the reporter's own words are easy to tell.

    In "A dozen could go this fall; a first group is ready, diplomats say" only what follows the semicolon
    was said; in "officials said nothing had been agreed and no money had been discussed" all of it was.

    Args:
        tree: The sentence.
        verb: The verb that ties the words to who said them.
        complement: What the parse gives, with the rule that chose it.
        tokens: The tokens of it that are to be kept, in order.
    """
    if not tokens:
        return tokens
    if complement.rule in _AFTER_THE_CUE and tokens[0] > verb:
        return _run_on(tree, verb, tokens)
    if complement.rule in _BEFORE_THE_CUE:
        return since_last_stop(tree, verb, tokens)
    return tokens


def _run_on(tree: Tree, verb: int, tokens: list[int]) -> list[int]:
    """Take in a clause that the parser hung on the cue, or the verb that it lost."""
    while len(tokens) > 1 and tree.words[tokens[-1]] in _JOINS | {","}:
        tokens = tokens[:-1]
    after = tokens[-1] + 1
    if after >= len(tree.words):
        return tokens
    join = after + (tree.words[after] == ",")
    that = join + (tree.words[join] in _JOINS if join < len(tree.words) else 0)
    if tree.words[that : that + 1] == ["that"] and tree.deps[that] == "mark" and that > after:
        return [*tokens, *range(after, len(tree.words))]
    if join < len(tree.words) and tree.words[join] in _JOINS:
        joined = next((c for c in _later_clauses(tree, verb, join) if tree.child(c, *_SUBJECTS)), None)
        if joined is None or join > after:
            return tokens
        clause = [token for token in tree.below(joined) if token > join]
        return [*tokens, *range(after, max(clause) + 1)] if min(clause) == join + 1 else tokens
    if tree.tags[after] in _FINITE and tree.heads[after] != verb:
        end = next(
            (at for at in range(after, len(tree.words)) if tree.words[at] in {",", ";", ".", "”"}), None
        )
        return [*tokens, *range(after, end)] if end is not None else tokens
    return tokens


def _later_clauses(tree: Tree, verb: int, after: int) -> list[int]:
    """Return the clauses beside the cue, or right below it, that come after a token."""
    near = [verb, *tree.children[verb]]
    found = {c for head in near for c in tree.children[head] if tree.deps[c] in {"conj", "ccomp", "advcl"}}
    return sorted(child for child in found if child > after)


def since_last_stop(tree: Tree, verb: int, tokens: list[int]) -> list[int]:
    """Leave out what stands before the last semicolon or colon, and all after one that follows the cue."""
    before = [token for token in tokens if token < verb]
    after = [token for token in tokens if token > verb]
    stop = next((at for at in reversed(before) if tree.words[at] in {";", ":"}), None)
    if before and tree.words[before[-1] + 1] == ";":
        before = []
    elif stop is not None:
        rest = before[before.index(stop) + 1 :]
        before = before if 0 < len(rest) < _FEWEST else rest
    gap = next((at for at in range(verb, len(tree.words)) if tree.words[at] in {",", ";", "."}), None)
    if gap is not None and tree.words[gap] == ";":
        after = [token for token in after if token < gap]
    return before + after
