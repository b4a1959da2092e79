"""Reported speech that hangs on a noun or an adjective: ``the claim that …``, ``is confident that …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.complements import without_complementizer
from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.speakers import find_speaker, mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.language.attribution.lexicon import Cue
    from pactwatch.language.attribution.tree import Tree


def find_by_noun(tree: Tree, noun: int, cue: Cue) -> Iterator[Report]:
    """Find what a noun of speech holds: ``the claim that …``, ``their call for …``, ``its threat to …``."""
    complement, rule = _clause_of(tree, noun) or _next_clause(tree, noun), "noun-clause"
    if complement is None:
        complement, rule = _after_preposition(tree, noun, cue), "noun-preposition"
    if complement is None:
        return
    owner = _owner(tree, noun)
    content = tree.spans(complement)
    if content:
        mention = None if owner is None or owner in complement else mention_of(tree, owner)
        kind = "speech" if _is_voiced(tree, noun) else cue.kind
        yield Report(content, tree.span_of(noun), cue.word, kind, mention, False, (*cue.cue_ids, rule))  # noqa: FBT003


def _is_voiced(tree: Tree, noun: int) -> bool:
    """Say whether what somebody feels is put into words: "has *voiced* concern that"."""
    is_object = tree.deps[noun] == "dobj"
    return is_object and tree.words[tree.heads[noun]] in load_attribution_lexicon().words["voicing_verbs"]


def _clause_of(tree: Tree, noun: int) -> list[int] | None:
    for child in tree.children[noun]:
        if child > noun and tree.deps[child] in {"acl", "ccomp", "relcl"}:
            below = tree.children[child]
            if any(tree.words[c] in {"that", "to"} and tree.deps[c] in {"mark", "aux"} for c in below):
                return without_complementizer(tree, tree.below(child))
    return None


def _after_preposition(tree: Tree, noun: int, cue: Cue) -> list[int] | None:
    """Return what stands after ``for`` in ``their call for an inquiry``, where the noun has an owner."""
    if tree.child(noun, "poss") is None:
        return None
    for child in tree.children[noun]:
        if child > noun and tree.deps[child] == "prep" and tree.words[child] in cue.prepositions:
            return tree.below(child)[1:]
    return None


def _owner(tree: Tree, noun: int) -> int | None:
    """Return whose claim it is: ``the ministry’s claim``, ``a claim by the ministry``, ``made a claim``."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children[noun]:
        if child > noun and tree.words[child] in {"by", "from", "of"}:
            return tree.child(child, "pobj")
    return _subject_of_light_verb(tree, noun)


def _next_clause(tree: Tree, noun: int) -> list[int] | None:
    """Return a clause that opens with ``that`` right after the noun, though the parser hung it elsewhere."""
    mark = noun + 1
    if mark >= len(tree.words) or tree.words[mark] != "that" or tree.deps[mark] != "mark":
        return None
    return [token for token in tree.below(tree.heads[mark]) if token > mark]


def _subject_of_light_verb(tree: Tree, noun: int) -> int | None:
    verb = tree.heads[noun]
    if tree.words[verb] in load_attribution_lexicon().words["light_verbs"] and tree.deps[noun] == "dobj":
        return find_speaker(tree, verb)
    return None


def find_by_adjective(tree: Tree, token: int, cue: Cue) -> Iterator[Report]:
    """Find what an adjective holds: ``is confident that …``, ``was critical of …``."""
    complement, rule = None, "adjective-clause"
    for child in tree.children[token]:
        if child > token and tree.deps[child] in {"ccomp", "xcomp"}:
            complement = without_complementizer(tree, tree.below(child))
            break
    if complement is None:
        prep = next(
            (c for c in tree.children[token] if c > token and tree.words[c] in cue.prepositions), None
        )
        if prep is None:
            return
        complement, rule = tree.below(prep)[1:], "adjective-preposition"
    verb = tree.heads[token]
    speaker = find_speaker(tree, verb) if tree.deps[token] == "acomp" else find_speaker(tree, token)
    content = tree.spans(complement)
    if content and speaker is not None and tree.words[speaker] not in {"it", "there"}:
        is_negated = tree.child(verb, "neg") is not None
        yield Report(
            content,
            tree.span_of(token),
            cue.word,
            cue.kind,
            mention_of(tree, speaker),
            is_negated,
            (*cue.cue_ids, rule),
        )
