"""Reported speech of somebody whose name, or office, is set off by commas before the cue.

In "its minister, Mary Munive, revealed on Monday" the parser takes "revealed" for a participle and loses the
subject. What stands before the cue between two commas, a noun before that, and a clause beside it tie the
words to the speaker all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.extent import since_last_stop
from pactwatch.language.attribution.idioms import find_idiom
from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.tags import FINITE
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.tree import Tree

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS", "PRP$", "CD", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LINKS = frozenset({"of", "in", "for", "at", "and", "to"})
_FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB"})
_KINDS = frozenset({"speech", "finding"})
_STOPS = frozenset({",", ";", ":"})
_LONGEST = 12
_FEWEST = 3
_FURTHEST_THAT = 9


def find_by_apposed(tree: Tree, lexicon: AttributionLexicon) -> Iterator[Report]:
    """Yield what is said before ``…, its minister, Mary Munive, revealed`` or after it and "that"."""
    for at in [
        comma + 1 for comma, word in enumerate(tree.words[:-1]) if word == "," and comma + 1 >= _FEWEST
    ]:
        idiom = find_idiom(tree, at, lexicon)
        cue = idiom.cue if idiom is not None else lexicon.verbs.get(tree.words[at])
        if cue is None or cue.kind not in _KINDS or "clause" not in cue.takes or tree.tags[at] not in _FORMS:
            continue
        start = _start_of_speaker(tree, at)
        if start is None:
            continue
        after = _after_that(tree, at)
        if after:
            tokens, rule = after, "clause-after"
        else:
            tokens, rule = _before(tree, start, at), "clause-before"
        content = tree.spans(tokens)
        if content:
            speaker = Span(tree.starts[start], tree.ends[_end_of_noun(tree, start) - 1])
            because = (*cue.cue_ids, rule)
            yield Report(content, tree.span_of(at), cue.word, cue.kind, speaker, False, because)  # noqa: FBT003


def _start_of_speaker(tree: Tree, cue: int) -> int | None:
    """Return the first word of a noun phrase that another one, set off by commas, parts from the cue.

    Right before the cue stands a comma.
    """
    comma = _start_of_phrase(tree, cue - 1) - 1
    if comma < 1 or comma >= cue - 2 or tree.words[comma] != ",":
        return None
    start = _start_of_phrase(tree, comma)
    is_phrase = start < comma and tree.tags[comma - 1] in _NOUNS
    return start if is_phrase and (start == 0 or tree.words[start - 1] in _STOPS | {"as"}) else None


def _start_of_phrase(tree: Tree, end: int) -> int:
    """Return where the nouns, and what belongs to them, begin that end before a token."""
    start = end
    while start > max(0, end - _LONGEST) and (
        tree.tags[start - 1] in _NOMINAL or tree.words[start - 1] in _LINKS
    ):
        start -= 1
    return start


def _end_of_noun(tree: Tree, start: int) -> int:
    return next(at for at in range(start, len(tree.words)) if tree.words[at] == ",")


def _after_that(tree: Tree, cue: int) -> list[int]:
    for that in range(cue + 1, min(cue + _FURTHEST_THAT, len(tree.words))):
        if tree.words[that] == "that":
            stop = next((at for at in range(that, len(tree.words)) if tree.words[at] == ";"), len(tree.words))
            rest = list(range(that + 1, stop))
            return rest if any(tree.tags[at] in FINITE for at in rest[1:]) else []
        if tree.tags[that] in FINITE or tree.words[that] in _STOPS:
            break
    return []


def _before(tree: Tree, start: int, cue: int) -> list[int]:
    """Return the clause before the speaker, where the words after the cue are none."""
    is_as = start > 0 and tree.words[start - 1] == "as"
    comma = start - 2 if is_as else start - 1
    if comma < _FEWEST or tree.words[comma] != ",":
        return []
    near = range(
        cue + 1, next((at for at in range(cue, len(tree.words)) if tree.words[at] in _STOPS), len(tree.words))
    )
    if any(tree.tags[at] in FINITE or (tree.words[at] == "to" and tree.tags[at] == "TO") for at in near):
        return []
    before = since_last_stop(tree, cue, [at for at in range(comma) if tree.words[at] != '"'])
    return before if any(tree.tags[at] in FINITE for at in before) else []
