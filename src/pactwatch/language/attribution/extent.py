"""How far the words reach that somebody said: where the parser stops too early or runs on too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.tags import FINITE

if TYPE_CHECKING:
    from pactwatch.language.attribution.complements import Complement
    from pactwatch.language.attribution.tree import Tree

AFTER_THE_CUE = frozenset({"clause-after", "clause-after-channel"})
BEFORE_THE_CUE = frozenset({"clause-before", "clause-around"})
_JOINS = frozenset({"and", "or", "but"})
_REASONS = frozenset({"because", "unless", "so", "provided", "lest", "since"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_STOPS = frozenset({",", ";", ".", ":", '"', "“", "”"})
_UNFINISHED = frozenset({"is", "are", "was", "were", "be", "been", "had", "has", "have", "that", "if"})
_BACKSHIFTED = frozenset({"would", "could", "might", "should", "had"})
_CUE_REACH = 8
_SHORT_OPENING = 6
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
    if complement.rule in AFTER_THE_CUE and tokens[0] > verb:
        return _run_on(tree, verb, tokens)
    if complement.rule in BEFORE_THE_CUE:
        return since_last_stop(tree, verb, _taken_up(tree, verb, tokens))
    return tokens


def _taken_up(tree: Tree, verb: int, tokens: list[int]) -> list[int]:
    """Take in how a clause goes on after the cue: ``They asked in May, he told us, and again in June``."""
    before = [token for token in tokens if token < verb]
    if not before or tokens[-1] > verb + _CUE_REACH or "," not in tree.words[before[-1] : verb]:
        return tokens
    near = range(verb + 1, min(verb + _CUE_REACH, len(tree.words)))
    comma = next((at for at in near if tree.words[at] in _STOPS), None)
    if comma is None or tree.words[comma] != ",":
        return tokens
    after = list(range(comma + 1, len(tree.words)))
    return [*before, *after] if goes_on(tree, before, after) else tokens


def goes_on(tree: Tree, before: list[int], after: list[int]) -> bool:
    """Say whether the words after a cue between commas go on with what was said before it.

    They do where they begin with a verb, with a reason ("because", "unless"), or with "and" and no new
    subject, or where the words before are no sentence yet: ``It had been, he told reporters, a gimmick``.
    """
    if not before or not after:
        return False
    first, tag = tree.words[after[0]], tree.tags[after[0]]
    if tag in FINITE:
        return True
    spoken = [at for at in before if tree.words[at].isalnum()]
    if spoken and tree.words[spoken[-1]] in _UNFINISHED and len(spoken) < _SHORT_OPENING:
        return True
    if first in _REASONS or (first in _JOINS and FINITE.isdisjoint(tree.tags[at] for at in after)):
        return True
    if first in _JOINS and len(after) > 1:
        return tree.tags[after[1]] in FINITE | {"RB"} or tree.words[after[1]] in _BACKSHIFTED
    return False


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
        if joined is None:
            return tokens
        if join > after and not _is_shifted(tree, verb, joined):
            return tokens
        clause = [token for token in tree.below(joined) if token > join]
        return [*tokens, *range(after, max(clause) + 1)] if min(clause) == join + 1 else tokens
    if tree.tags[after] in FINITE and tree.heads[after] != verb:
        end = next(
            (at for at in range(after, len(tree.words)) if tree.words[at] in {",", ";", ".", "”"}), None
        )
        return [*tokens, *range(after, end)] if end is not None else tokens
    return tokens


def _is_shifted(tree: Tree, cue: int, clause: int) -> bool:
    """Say whether a clause is told as words of the past are: ``said half had come, and he would keep it``."""
    helpers = {tree.words[c] for c in tree.children[clause] if tree.deps[c] in {"aux", "auxpass"}}
    return tree.tags[cue] in {"VBD", "VBN"} and not _BACKSHIFTED.isdisjoint(helpers)


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
        before = before if 0 < len(rest) < _FEWEST and not after else rest
    gap = next((at for at in range(verb, len(tree.words)) if tree.words[at] in {",", ";", "."}), None)
    if gap is not None and tree.words[gap] == ";":
        after = [token for token in after if token < gap]
    return before + after
