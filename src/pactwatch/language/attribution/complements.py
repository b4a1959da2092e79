"""Which words of a parsed sentence are what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.lexicon import load_attribution_lexicon
from pactwatch.language.attribution.tags import FINITE

if TYPE_CHECKING:
    from pactwatch.language.attribution.lexicon import Cue
    from pactwatch.language.attribution.tree import Tree

_COMPLEMENTIZERS = frozenset({"that"})
_SUBORDINATORS = frozenset({"that", "whether", "if"})
_VERBAL = ("VB", "MD")
_SUBJECT_CLAUSES = frozenset({"csubj", "csubjpass"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_NEAR = 5
_STOPS = frozenset({",", ";", ".", ":", "”", '"', "“"})
_OBJECTS = ("dobj", "attr", "oprd")
_ANNOUNCING = frozenset({"this", "that", "it", "so", "as", "much"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘"})
_COLON_REACH = 16


class Complement(NamedTuple):
    """The tokens of what was said, and the name of the rule that chose them."""

    tokens: list[int]
    rule: str


def find_complement(tree: Tree, verb: int, cue: Cue, speaker: int | None) -> Complement | None:
    """Return what a verb of speech, belief or stance takes as its complement, or None."""
    called_on = _prepositional(tree, verb, cue) if cue.word == "call" and tree.child(verb, "prep") else None
    found = called_on or (
        _clause(tree, verb, cue)
        or _surrounding_clause(tree, verb, cue, speaker)
        or _stray_clause(tree, verb, cue)
        or _infinitive(tree, verb, cue)
        or _object(tree, verb, cue)
        or _prepositional(tree, verb, cue)
    )
    if found is None or _stands_for_clause(tree, found.tokens):
        found = _after_colon(tree, verb, cue, speaker) or found
    if found is None:
        return None
    return Complement(without_complementizer(tree, found.tokens), found.rule)


def _stands_for_clause(tree: Tree, tokens: list[int]) -> bool:
    """Say whether an object only announces what was said: "denied this on his veranda: no hub is built"."""
    return all(tree.words[token] in _ANNOUNCING or not tree.words[token].isalnum() for token in tokens)


def _after_colon(tree: Tree, verb: int, cue: Cue, speaker: int | None) -> Complement | None:
    """Return the clause that follows a cue's own clause after a colon, to the end of the sentence."""
    reach = range(verb + 1, min(verb + _COLON_REACH, len(tree.words)))
    colon = next((at for at in reach if tree.words[at] == ":"), None)
    is_cue = cue.kind == "speech" and "clause" in cue.takes and "add" not in cue.cue_ids
    is_told = speaker is not None and speaker < verb and tree.words[verb + 1 : verb + 2] != ["to"]
    if (
        colon is None
        or not is_cue
        or not is_told
        or any(tree.tags[at] in FINITE for at in range(verb + 1, colon))
    ):
        return None
    rest = list(range(colon + 1, len(tree.words)))
    is_clause = any(tree.tags[at] in FINITE for at in rest) and tree.words[colon + 1] not in _QUOTES
    return Complement(rest, "clause-after-colon") if rest and is_clause else None


def without_complementizer(tree: Tree, tokens: list[int]) -> list[int]:
    """Drop a leading ``that``, with the punctuation before it."""
    for position, token in enumerate(tokens[:3]):
        if tree.words[token] in _COMPLEMENTIZERS and _opens_clause(tree, token):
            if tree.deps[token] == "det" and tree.tags[token] != "IN":
                return tokens
            return tokens[position + 1 :]
        if tree.words[token].isalnum():
            return tokens
    return tokens


def _opens_clause(tree: Tree, that: int) -> bool:
    if tree.deps[that] == "nsubj":
        return not tree.tags[that + 1].startswith(_VERBAL) if that + 1 < len(tree.tags) else False
    return tree.deps[that] in {"mark", "dobj", "det", "advmod"}


def _clause(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    if "clause" not in cue.takes:
        return None
    for child in tree.children[verb]:
        if tree.deps[child] == "ccomp" and child > verb:
            if tree.tags[child] == "VBG" and "gerund" not in cue.takes and tree.child(child, "nsubj") is None:
                continue
            if "addressee" not in cue.takes and _is_of_object(tree, verb, child):
                continue
            tokens = [*tree.below(child), *_verb_after(tree, verb, child)]
            tokens = _without_when_said(tree, verb, child, tokens)
            if tokens[0] > verb and tree.words[tokens[0] - 1] == ":":
                return Complement(list(range(tokens[0], len(tree.words))), "clause-after-colon")
            return Complement(tokens, _kind_of_clause(tree, child, tokens[0]))
    for child in tree.children[verb]:
        if tree.deps[child] == "ccomp" and child < verb:
            return Complement(tree.below(child) + _clause_resumed(tree, verb), "clause-before")
    return None


def _without_when_said(tree: Tree, verb: int, clause: int, tokens: list[int]) -> list[int]:
    """Leave out when something was said where the parser took it for when it happens.

    What stands between a verb and the words said belongs to the verb: ``said on Tuesday it would take``.
    After "that" it belongs to the words: ``said that on Tuesday they would come``.
    """
    subject = tree.child(clause, *_SUBJECTS)
    if subject is None or any(tree.deps[child] == "mark" for child in tree.children[clause]):
        return tokens
    when = {
        token
        for child in tree.children[clause]
        if verb < child < subject and (tree.deps[child] == "npadvmod" or tree.words[child] == "on")
        for token in tree.below(child)
    }
    rest = [token for token in tokens if token not in when]
    opens = tokens[0] in when and rest[0] == min(tree.below(subject)) == len(when) + tokens[0]
    return rest if opens else tokens


def _verb_after(tree: Tree, verb: int, clause: int) -> list[int]:
    """Return the verb of a clause whose subject the parser gave to words between commas, and all below it.

    In ``say those sent there, many of them found to be refugees, can live freely`` "found" had it.
    """
    after = tree.below(clause)[-1] + 1
    comma = next((at for at in (after - 1, after) if tree.words[at : at + 1] == [","]), None)
    for child in tree.children[verb] if comma is not None else ():
        tokens = tree.below(child)
        is_clause = tree.deps[child] == "ccomp" and tree.tags[tokens[0]] in FINITE
        if is_clause and comma == tokens[0] - 1 and tree.child(child, *_SUBJECTS) is None:
            return [*range(after, tokens[0]), *tokens]
    return []


def _is_of_object(tree: Tree, verb: int, clause: int) -> bool:
    """Say whether a clause belongs to the object: "criticised a deal with states they had never seen"."""
    thing = tree.child(verb, "dobj")
    has_that = any(tree.deps[child] == "mark" for child in tree.children[clause])
    return thing is not None and verb < thing < clause and not has_that and tree.words[clause - 1] != ":"


def _kind_of_clause(tree: Tree, clause: int, first: int) -> str:
    """Name the rule of a clause after its verb: "that it is off", "it invalid", "how long it would last"."""
    if not tree.tags[clause].startswith(_VERBAL) and tree.child(clause, "aux", "cop") is None:
        return "small-clause"
    head = tree.heads[first]
    is_wh = tree.tags[first].startswith("W") and tree.words[first] not in _COMPLEMENTIZERS
    tells_how = tree.words[first] == "how" and head == clause and not _is_degree(tree, first + 1)
    above = {head, tree.heads[head], tree.heads[tree.heads[head]]}
    is_question = is_wh and not tells_how and clause in above
    return "embedded-question" if is_question and tree.deps[head] not in _SUBJECT_CLAUSES else "clause-after"


def _is_degree(tree: Tree, at: int) -> bool:
    """Say whether an adjective, an adverb or "to" follows "how": "how long", "how to"."""
    return at < len(tree.tags) and tree.tags[at] in {"JJ", "RB", "TO"}


def _clause_resumed(tree: Tree, verb: int) -> list[int]:
    """Return the rest of what was said: ``Talks went on, she told us, and some were willing``."""
    for child in tree.children[verb]:
        has_subject = tree.child(child, *_SUBJECTS) is not None
        if child > verb and tree.deps[child] == "conj" and has_subject:
            tokens = tree.below(child)
            link = tokens[0] - 1
            if tree.words[link] in {"and", "but"} and tree.words[link - 1] == ",":
                return [link, *tokens]
    return []


def _surrounding_clause(tree: Tree, verb: int, cue: Cue, speaker: int | None) -> Complement | None:
    """Find what was said where the cue stands inside it: ``The deal, he said, is dead``."""
    if "clause" not in cue.takes or tree.deps[verb] != "parataxis" or speaker is None:
        return None
    head = tree.heads[verb]
    return Complement(tree.below(head, [verb]), "clause-around")


def _stray_clause(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    """Find a clause hung on the channel: ``said in a letter that the deal was off``."""
    if "clause" not in cue.takes:
        return None
    for child in tree.children[verb]:
        if child < verb or tree.deps[child] not in {"prep", "dobj", "dative", "npadvmod", "advcl"}:
            continue
        if tree.deps[child] == "advcl" and _opens_with(tree, child, _SUBORDINATORS - {"if"}):
            return Complement(tree.below(child), "clause-after")
        for token in tree.below(child):
            is_clause = tree.deps[token] in {"relcl", "acl", "ccomp"} and tree.child(
                token, "nsubj", "nsubjpass"
            )
            is_manner = tree.words[child] == "with"
            is_of_noun_cue = (
                tree.words[tree.heads[token]] in load_attribution_lexicon().nouns and not is_manner
            )
            opens = _opens_with(tree, token, _SUBORDINATORS) or _follows_time(tree, child, token)
            is_others = is_of_noun_cue or _is_of_another_verb(tree, token)
            if is_clause and token > verb and opens and not is_others:
                return Complement(tree.below(token), "clause-after-channel")
    return None


def _is_of_another_verb(tree: Tree, clause: int) -> bool:
    """Say whether a clause is what a thing says: "respond to a petition, which argues *that it is void*"."""
    head = tree.heads[clause]
    return tree.deps[head] == "relcl" and tree.child(head, "nsubj") is not None


def _follows_time(tree: Tree, time: int, clause: int) -> bool:
    """Say whether a clause with "that" was hung on a time: "said the following day that it would close"."""
    first = min(tree.below(clause))
    is_time = tree.deps[time] == "npadvmod" or (
        tree.words[time] == "at" and tree.words[tree.heads[clause]] == "time"
    )
    return is_time and tree.words[first] == "that" and tree.deps[first] != "nsubj"


def _opens_with(tree: Tree, clause: int, words: frozenset[str]) -> bool:
    return any(tree.deps[child] == "mark" and tree.words[child] in words for child in tree.children[clause])


def _infinitive(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    for child in tree.children[verb]:
        if tree.deps[child] not in {"xcomp", "ccomp"} or child < verb:
            continue
        has_to = any(tree.deps[aux] == "aux" and tree.words[aux] == "to" for aux in tree.children[child])
        if has_to and "infinitive" in cue.takes:
            return Complement(tree.below(child), "infinitive")
        is_gerund = tree.tags[child] == "VBG" or any(tree.words[c] == "having" for c in tree.children[child])
        if is_gerund and "gerund" in cue.takes:
            return Complement(tree.below(child), "gerund")
    return None


def _object(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    if "object" not in cue.takes:
        return None
    found = next(
        (child for child in tree.children[verb] if child > verb and tree.deps[child] in _OBJECTS), None
    )
    if found is None:
        return None
    tokens = tree.below(found)
    for child in tree.children[verb]:
        belongs = tree.deps[child] in {"oprd", "xcomp", "dobj"} or (
            tree.deps[child] == "prep" and tree.words[child] in ({"as"} | cue.prepositions)
        )
        belongs = belongs or (cue.kind == "stance" and _is_reason(tree, child))
        is_purpose = tree.deps[child] == "advcl" and tree.words[min(tree.below(child))] == "to"
        if child > found and (belongs or is_purpose):
            tokens += tree.below(child)
    tokens += _after_as(tree, verb, tokens)
    return Complement(sorted(set(tokens)), "object")


def _is_reason(tree: Tree, prep: int) -> bool:
    """Say whether a phrase tells for what somebody is praised or blamed: "*for moving* at once"."""
    return tree.words[prep] == "for" and any(tree.deps[child] == "pcomp" for child in tree.children[prep])


def _after_as(tree: Tree, verb: int, tokens: list[int]) -> list[int]:
    """Return what an object is said to be where the parser lost it: ``dismissed the case as frivolous``."""
    last = max(tokens)
    near = range(last + 1, min(last + _NEAR, len(tree.words)))
    at = next((each for each in near if tree.words[each] == "as"), None)
    stop = next((each for each in range(last + 1, len(tree.words)) if tree.words[each] in _STOPS), None)
    return list(range(at, stop)) if at is not None and stop is not None and at < stop and last > verb else []


def _prepositional(tree: Tree, verb: int, cue: Cue) -> Complement | None:
    for child in tree.children[verb]:
        if child > verb and tree.deps[child] == "prep" and tree.words[child] in cue.prepositions:
            tokens = [token for token in tree.below(child) if token != child]
            addressee = (
                tree.child(verb, "dobj") if "addressee" in cue.takes and "object" in cue.takes else None
            )
            if tree.words[child] in {"on", "upon"}:
                tokens += [t for c in tree.children[verb] if tree.deps[c] == "xcomp" for t in tree.below(c)]
            if addressee is not None and addressee < child:
                tokens = sorted({*tokens, child, *tree.below(addressee)})
            if tokens:
                return Complement(tokens, f"preposition-{tree.words[child]}")
    return None
