"""Words that the parser hung under what was said, not under who said it or when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.attribution.tags import FINITE

if TYPE_CHECKING:
    from pactwatch.language.attribution.lexicon import AttributionLexicon
    from pactwatch.language.attribution.tree import Tree

_SET_OFF_REACH = 8
_NAME_TAG = "NNP"
_SHORTEST_NAMED = 5
_FEWEST_BEFORE_A_DAY = 2
_CLAUSES = frozenset({"ccomp", "advcl"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_AMONG_THE_SAID = frozenset({"appos", "conj", "pobj", "dobj", "npadvmod"})


def mend_participles(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Hang ``adding that …`` under the verb of speech before it, not under what was said."""
    if "VBG" not in tree.tags:
        return
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
    if "conj" not in tree.deps:
        return
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


def mend_named_last(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Let who is named and described before a verb of speech be its subject: ``…, Ann Gray, a lawyer, said``.

    The parser takes such a name for one thing more of those that were spoken of.
    """
    if "appos" not in tree.deps:
        return
    for verb in range(_SHORTEST_NAMED, len(tree.words)):
        if (
            tree.words[verb - 1] != ","
            or tree.tags[verb] not in FINITE
            or not _is_speech(tree, verb, lexicon)
        ):
            continue
        role = _head_that_ends_at(tree, verb - 2)
        name = tree.heads[role]
        is_name = tree.tags[name] == _NAME_TAG and tree.deps[name] in _AMONG_THE_SAID
        if tree.deps[role] != "appos" or not is_name or tree.child(verb, *_SUBJECTS) is not None:
            continue
        left = tree.below(name)[0]
        if left > 0 and tree.words[left - 1] == "," and tree.tags[left] == _NAME_TAG:
            tree.attach(name, verb, "nsubj")


def _is_speech(tree: Tree, verb: int, lexicon: AttributionLexicon) -> bool:
    cue = lexicon.verbs.get(tree.words[verb])
    return cue is not None and cue.kind == "speech"


def _head_that_ends_at(tree: Tree, last: int) -> int:
    """Return the topmost token before whose name another comma stands and whose words end at a token."""
    head = last
    while (
        tree.deps[head] != "appos" and tree.heads[head] != head and tree.below(tree.heads[head])[-1] <= last
    ):
        head = tree.heads[head]
    return head


def mend_clauses_of_time(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Let a clause that tells when be none that was said: ``said on Monday, a day after a court ruled …``."""
    times = lexicon.words["told_when"]
    if times.isdisjoint(tree.words):
        return
    for clause, dep in enumerate(tree.deps):
        mark = tree.child(clause, "mark") if dep in _CLAUSES else None
        if mark is None or tree.words[mark] not in times or mark < tree.heads[clause]:
            continue
        if any(tree.deps[each] in _SUBJECTS and each < mark for each in tree.children[clause]):
            continue
        said = next(
            (each for each in tree.children[tree.heads[clause]] if tree.deps[each] == "parataxis"), clause
        )
        if dep == "ccomp":
            tree.deps[clause] = "advcl"
        elif said < mark and tree.deps[mark - 1] == "npadvmod" and _is_speech(tree, said, lexicon):
            tree.attach(clause, said, "advcl")


def mend_days(tree: Tree, lexicon: AttributionLexicon) -> None:
    """Part the day of saying from a name after it: ``said on Monday Australia had paid``."""
    days = lexicon.words["days"]
    if days.isdisjoint(tree.words):
        return
    for day, word in enumerate(tree.words):
        if word not in days or tree.deps[day] != "compound" or day < _FEWEST_BEFORE_A_DAY:
            continue
        has_on = tree.words[day - 1] == "on"
        said, name = day - 1 - has_on, tree.heads[day]
        clause = tree.child(said, "ccomp")
        if tree.words[said] not in lexicon.verbs or clause is None or clause < name:
            continue
        if tree.child(clause, *_SUBJECTS) is None and tree.heads[name] in {day - 1, said}:
            tree.attach(name, clause, "nsubj")
        tree.attach(day, said, "npadvmod")
        if has_on:
            tree.attach(day - 1, said, "prep")
            tree.attach(day, day - 1, "pobj")
