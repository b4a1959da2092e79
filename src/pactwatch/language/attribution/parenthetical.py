"""Reported speech whose cue is set off by commas, or follows "as", whatever the parser made of it.

Of "Denmark, the ministry admits, spent 28 million kroner" the parser takes "ministry admits" for a noun; what
is set off and ends in a cue is no noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.extent import goes_on, since_last_stop
from pactwatch.language.attribution.idioms import find_idiom
from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.tags import CUE_FORMS, FINITE
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.language.attribution.lexicon import AttributionLexicon, Cue
    from pactwatch.language.attribution.tree import Tree

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS", "PRP", "PRP$", "CD", "CC", "HYPH"})
_OPENS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "PRP", "PRP$", "CD"})
_LINKS = frozenset({"of", "in", "for", "at"})
_AFTER_CUE = frozenset({"IN", "NNP", "NN", "CD", "DT", "JJ", "RB"})
_IN_PHRASE = _AFTER_CUE | {"NNS", "NNPS", "PRP$", "POS", "CC", "TO", "HYPH", "VBG"}
_KINDS = frozenset({"speech", "finding", "belief"})
_TELLING = frozenset({"say", "announce", "tell"})
_FEWEST = 3
_LONGEST_NAME = 9
_LONGEST_AFTER = 4
_LATEST_PREPOSITION = 2
_LONGEST_PHRASE = 16
_BY_COUNT = frozenset(
    "account admission arithmetic calculation calculations count estimate estimates reckoning tally "
    "telling".split()
)


def find_parentheticals(tree: Tree, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Yield what is said around ``…, the ministry admits, …`` and before ``…, one of the papers shows.``."""
    commas = [at for at, word in enumerate(tree.words) if word == ","]
    for position, comma in enumerate(commas):
        end = commas[position + 1] if position + 1 < len(commas) else _end_of_words(tree)
        cue = _cue_in(tree, comma + 1, end, lexicon)
        if cue is None:
            continue
        before = [at for at in range(comma) if tree.words[at] != '"']
        after = list(range(end + 1, len(tree.words))) if end in commas else []
        is_inside = bool(after) and goes_on(tree, before, after)
        is_last = not after and len(before) > _FEWEST and any(tree.tags[at] in FINITE for at in before)
        at, found = cue
        content = tree.spans(since_last_stop(tree, at, before + after))
        if content and (is_inside or is_last):
            rule = "clause-around" if is_inside else "clause-before"
            speaker = Span(tree.starts[comma + 1], tree.ends[at - 1])
            because = (*found.cue_ids, rule)
            yield Report(content, tree.span_of(at), found.word, found.kind, speaker, False, because)  # noqa: FBT003


def _end_of_words(tree: Tree) -> int:
    end = len(tree.words)
    while end and not tree.words[end - 1].isalnum():
        end -= 1
    return end


def _cue_in(tree: Tree, start: int, end: int, lexicon: AttributionLexicon) -> tuple[int, Cue] | None:
    """Return the cue of a stretch that is a name or a description, a cue and at most a time after it."""
    if start >= end or tree.tags[start] not in _OPENS:
        return None
    for at in range(start + 1, min(end, start + _LONGEST_NAME)):
        idiom = find_idiom(tree, at, lexicon)
        if idiom is not None and tree.tags[at] in CUE_FORMS | {"VB"}:
            return (at, idiom.cue) if _is_short(tree, range(idiom.end, end)) else None
        cue = lexicon.verbs.get(tree.words[at])
        is_cue = cue is not None and cue.kind in _KINDS and "clause" in cue.takes
        if cue is not None and is_cue and tree.tags[at] in CUE_FORMS:
            is_finite = tree.tags[at] != "NNS" or tree.words[at].endswith("s")
            return (at, cue) if _is_short(tree, range(at + 1, end)) and is_finite else None
        if tree.tags[at] not in _NOMINAL and tree.words[at] not in _LINKS:
            return None
    return None


def _is_short(tree: Tree, rest: range) -> bool:
    """Say whether at most a time, a place or an addressee follows a cue.

    After a preposition it may be long: "said Thursday at the end of a trip to Central America".
    """
    if len(rest) <= _LONGEST_AFTER:
        return all(tree.tags[each] in _AFTER_CUE for each in rest)
    opens = any(tree.tags[each] == "IN" for each in rest[:_LATEST_PREPOSITION])
    return opens and len(rest) <= _LONGEST_PHRASE and all(tree.tags[each] in _IN_PHRASE for each in rest)


def find_as_said(tree: Tree, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Yield what follows ``As the president announced on Monday, …``."""
    if not tree.words or tree.words[0] != "as":
        return
    verb = tree.heads[0]
    cue = lexicon.verbs.get(tree.words[verb])
    subject = tree.child(verb, "nsubj")
    comma = next((at for at in range(verb, len(tree.words)) if tree.words[at] == ","), None)
    is_cue = cue is not None and cue.kind == "speech" and not _TELLING.isdisjoint(cue.cue_ids)
    if cue is None or not is_cue or subject is None or comma is None or tree.tags[verb] not in FINITE:
        return
    content = tree.spans(list(range(comma + 1, len(tree.words))))
    if content and tree.deps[verb] == "advcl" and tree.heads[verb] > comma:
        speaker = Span(tree.starts[1], tree.ends[subject])
        because = (*cue.cue_ids, "clause-after")
        yield Report(content, tree.span_of(verb), cue.word, cue.kind, speaker, False, because)  # noqa: FBT003


def find_by_count(tree: Tree) -> Iterator[Report]:
    """Yield what holds ``by the auditors' reckoning``."""
    if _BY_COUNT.isdisjoint(tree.words):
        return
    for noun, word in enumerate(tree.words):
        owner = tree.child(noun, "poss") if word in _BY_COUNT else None
        by = tree.heads[noun]
        if owner is None or tree.words[by] != "by" or tree.heads[by] == by:
            continue
        verb = tree.heads[by]
        while tree.tags[verb][:2] not in {"VB", "MD"} and tree.heads[verb] != verb:
            verb = tree.heads[verb]
        tokens = [token for token in tree.below(verb, [by]) if token < by or token > noun]
        content = tree.spans(tokens)
        if content:
            speaker = Span(tree.starts[min(tree.below(owner))], tree.ends[owner])
            cue = Span(tree.starts[by], tree.ends[noun])
            yield Report(content, cue, "according to", "speech", speaker, False, ("according-to",))  # noqa: FBT003
