"""Reported speech told as somebody's view: ``in the minister's view, …``, ``for the charity, it is …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.extent import since_last_stop
from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.speakers import mention_of
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.tree import Tree

FOR_WHOM = "for-whom"
_RULE = "according-to"
_PUTS = frozenset({"put", "puts"})
_ADDRESSES = frozenset({"for", "to"})
_PRESENT = frozenset({"VBZ", "VBP"})
_EDGES = frozenset({",", ".", ";", "”", '"', "!", "…"})
_OPENINGS = frozenset({"but", "and", "yet", "“", '"', "—", "–"})


def find_viewpoints(tree: Tree, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Yield what is so ``in the view of`` somebody, or what something is ``for`` them."""
    views = lexicon.words["views"]
    for at, word in enumerate(tree.words) if not (views | _PUTS).isdisjoint(tree.words) else ():
        if word == "in":
            yield from _in_view(tree, at, views)
        elif word in _PUTS and tree.words[at + 1 : at + 2] == ["it"]:
            yield from _as_put(tree, at)
    opening = next((at for at, word in enumerate(tree.words) if word not in _OPENINGS), None)
    if opening is not None and tree.words[opening] in _ADDRESSES:
        yield from _for_whom(tree, opening, lexicon.words["judging"])


def _in_view(tree: Tree, at: int, views: frozenset[str]) -> Iterator[Report]:
    """Yield what stands around ``in the government's view`` and ``in the eyes of the bishops``."""
    noun = tree.child(at, "pobj")
    if noun is None or tree.words[noun] not in views:
        return
    of = next((child for child in tree.children[noun] if tree.words[child] == "of"), None)
    owns = tree.child(noun, "poss")
    owner = owns if of is None else tree.child(of, "pobj") if owns is None else None
    phrase = tree.below(at)
    first, end = phrase[0], phrase[-1] + 1
    is_set_off = (first == 0 or tree.words[first - 1] in _EDGES | _OPENINGS) and (
        end == len(tree.words) or tree.words[end] in _EDGES
    )
    if owner is None or not is_set_off:
        return
    around = [*range(first), *range(end, len(tree.words))]
    content = tree.spans(since_last_stop(tree, at, around))
    if content:
        yield _report(tree, Span(tree.starts[at], tree.ends[noun]), owner, content, (_RULE,))


def _as_put(tree: Tree, verb: int) -> Iterator[Report]:
    """Yield what stands around ``as Kagame put it``."""
    subject = tree.child(verb, "nsubj")
    start = min(tree.below(subject)) - 1 if subject is not None else -1
    if subject is None or start < 0 or tree.words[start] != "as":
        return
    comma = next((at for at in range(verb, len(tree.words)) if tree.words[at] in _EDGES), len(tree.words))
    around = [*range(start), *range(comma, len(tree.words))]
    content = tree.spans(since_last_stop(tree, verb, around))
    if content:
        yield _report(tree, Span(tree.starts[verb], tree.ends[verb + 1]), subject, content, (_RULE,))


def _for_whom(tree: Tree, at: int, judging: frozenset[str]) -> Iterator[Report]:
    """Yield the judgment after ``For rights lawyer Ann Gray,``: something is, or amounts to, something."""
    whom = tree.child(at, "pobj")
    verb = next((token for token, dep in enumerate(tree.deps) if dep == "ROOT"), None)
    subject = tree.child(verb, "nsubj", "expl") if verb is not None else None
    if whom is None or verb is None or subject is None or tree.heads[at] != verb:
        return
    start = min(tree.below(subject))
    is_judgment = tree.tags[verb] in _PRESENT and tree.words[verb] in judging
    if is_judgment and start > whom and tree.words[start - 1] == "," and start - 1 == tree.below(at)[-1] + 1:
        content = tree.spans(list(range(start, len(tree.words))))
        yield _report(tree, tree.span_of(at), whom, content, (_RULE, FOR_WHOM))


def _report(tree: Tree, cue: Span, owner: int, content: tuple[Span, ...], because: tuple[str, ...]) -> Report:
    return Report(
        content, cue, "according to", "speech", mention_of(tree, owner), is_negated=False, because=because
    )
