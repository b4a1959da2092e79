"""Verbs of speech that the parser hung under what was said, not under who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.tags import FINITE

if TYPE_CHECKING:
    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.tree import Tree

_SET_OFF_REACH = 8


def mend_participles(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Hang ``adding that …`` under the verb of speech before it, not under what was said."""
    for token, tag in enumerate(tree.tags):
        if tag != "VBG" or tree.deps[token] not in {"advcl", "acl", "conj", "xcomp"}:
            continue
        cue = lexicon.verbs.get(tree.words[token])
        if cue is None or cue.kind != "speech" or "clause" not in cue.takes:
            continue
        left = min(tree.below(token))
        if left == 0 or tree.words[left - 1] not in {",", "–", "—"} or tree.words[left] != tree.words[token]:
            continue
        said = _verb_set_off_before(tree, left - 1, lexicon)
        if said is not None:
            tree.attach(token, said, "advcl")
            continue
        clause = tree.heads[token]
        while tree.heads[clause] != clause:
            head = tree.heads[clause]
            above = lexicon.verbs.get(tree.words[head])
            is_content = tree.deps[clause] == "ccomp" and above is not None and "clause" in above.takes
            if is_content and head < clause < token:
                tree.attach(token, head, "advcl")
                break
            clause = head


def mend_joined_cues(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Hang a cue joined to what must be done under the cue before it: ``ruled men must be heard, and wrote``.

    A verb of the past goes on with the verb of the past above, not with one that is no finite verb.
    """
    for token, tag in enumerate(tree.tags):
        if tag != "VBD" or tree.deps[token] != "conj" or tree.child(token, "nsubj", "nsubjpass") is not None:
            continue
        cue, clause = lexicon.verbs.get(tree.words[token]), tree.heads[token]
        above = tree.heads[clause]
        is_cue = cue is not None and cue.kind == "speech" and tree.child(token, "ccomp") is not None
        is_content = tree.deps[clause] == "ccomp" and above < clause < token and tree.tags[above] == "VBD"
        helpers = {tree.tags[c] for c in tree.children[clause] if tree.deps[c] == "aux"}
        if is_cue and is_content and tree.tags[clause] not in FINITE and "MD" in helpers:
            tree.attach(token, above, "conj")


def _verb_set_off_before(tree: Tree, comma: int, lexicon: AttributionLexicon) -> int | None:
    """Return the verb that tells who spoke before a comma: ``… kept," she told us, adding``."""
    for token in range(comma - 1, max(-1, comma - _SET_OFF_REACH), -1):
        if tree.words[token] in {",", '"', "”", ";", ":"}:
            return None
        cue = lexicon.verbs.get(tree.words[token])
        if cue is not None and cue.kind == "speech" and tree.tags[token] in FINITE:
            return token if tree.deps[token] == "parataxis" else None
    return None
