"""What follows "that" after a cue, where the parser lost the clause: ``a detective states that …``.

The parser takes "stresses" and "states" for nouns, and hangs ``posted on X that …`` on the channel. A cue, a
few words without a verb, and "that" with a clause after it tie the words to who stands before the cue all the
same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.report import Report
from pactwatch.language.attribution.speakers import find_speaker, mention_of
from pactwatch.language.attribution.tags import CUE_FORMS, FINITE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pactwatch.language.attribution.lexicon import AttributionLexicon, Cue
    from pactwatch.language.attribution.tree import Tree

_KINDS = frozenset({"speech", "finding"})
_NAMES = ("NN", "PRP", "CD")
_BEFORE_NOUN = ("DT", "PRP$", "JJ", "RBR", "RBS", "POS", "IN", "CD", "VB")
_STOPS = frozenset({";", ":", "."})
_FURTHEST = 9
_CHAIN = 6


def find_by_that(tree: Tree, lexicon: AttributionLexicon, known: Collection[int]) -> Iterator[Report]:
    """Yield what is said after "that" for cues to which the syntax gave no clause.

    Args:
        tree: The sentence.
        lexicon: The cues.
        known: Offsets of the cues whose clause is known.
    """
    if "that" not in tree.words:
        return
    for that, word in enumerate(tree.words):
        if word != "that" or not _opens_clause(tree, that):
            continue
        found = _cue_before(tree, that, lexicon)
        if found is None or tree.starts[found[0]] in known:
            continue
        at, cue = found
        speaker = _speaker(tree, at)
        stop = next((each for each in range(that, len(tree.words)) if tree.words[each] == ";"), None)
        content = tree.spans(list(range(that + 1, stop or len(tree.words))))
        if speaker is not None and content:
            mention = mention_of(tree, speaker)
            because = (*cue.cue_ids, "clause-after")
            yield Report(content, tree.span_of(at), cue.word, cue.kind, mention, False, because)  # noqa: FBT003


def _opens_clause(tree: Tree, that: int) -> bool:
    """Say whether a clause with a subject of its own follows: not "a letter that was leaked"."""
    rest = range(that + 1, len(tree.words))
    verb = next((at for at in rest if tree.tags[at] in FINITE), None)
    return verb is not None and verb > that + 1 and tree.tags[that + 1] != "RB"


def _cue_before(tree: Tree, that: int, lexicon: AttributionLexicon) -> tuple[int, Cue] | None:
    for at in range(that - 1, max(0, that - _FURTHEST), -1):
        cue = lexicon.verbs.get(tree.words[at])
        is_cue = cue is not None and cue.kind in _KINDS and "clause" in cue.takes
        if cue is not None and is_cue and tree.tags[at] in CUE_FORMS:
            is_noun = tree.tags[at] == "NNS" and not tree.words[at].endswith("s")
            may_be_noun = tree.words[at].endswith("s") and tree.tags[at - 1].startswith(_BEFORE_NOUN)
            return None if is_noun or may_be_noun else (at, cue)
        if tree.tags[at].startswith(("VB", "MD", "W")) or tree.words[at] in _STOPS:
            return None
    return None


def _speaker(tree: Tree, cue: int) -> int | None:
    """Return the head of who speaks: the subject, or the noun before the cue."""
    subject = find_speaker(tree, cue) if tree.tags[cue].startswith("VB") else None
    if subject is not None and subject < cue:
        return subject
    noun = next((at for at in range(cue - 1, -1, -1) if tree.tags[at].startswith(_NAMES)), None)
    for _ in range(_CHAIN):
        if noun is None or tree.deps[noun] != "pobj":
            break
        above = tree.heads[tree.heads[noun]]
        if above >= noun or not tree.tags[above].startswith(_NAMES):
            break
        noun = above
    return noun
