"""The words that were said: where a reported clause begins and where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.romance.phrases import Stretch, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_ENDS = frozenset(";.!?…")
_ASIDES = frozenset("—–")
_LONGEST_ASIDE = 14
_FARTHEST_CLAUSE = 28
_FARTHEST_ACCUSED = 12
_SHORTEST_OBJECT = 3
_LONGEST_ANONYMITY = 6


def find_reported_clause(atoms: Sequence[Atom], cue: Cue, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the clause that a verb of speech governs: after "que", an infinitive, or an object."""
    start = _clause_start(atoms, cue, lexicon)
    if start is None:
        return None
    end = find_clause_end(atoms, start, cue, lexicon)
    is_anonymity = end - start <= _LONGEST_ANONYMITY and any(
        atom.lower in lexicon.words["anonymity"] for atom in atoms[start:end]
    )
    return Stretch(start, end) if end > start and not is_anonymity else None


def _clause_start(atoms: Sequence[Atom], cue: Cue, lexicon: RomanceLexicon) -> int | None:
    at = cue.last + 1
    if at < len(atoms) and atoms[at].kind == "clitic":
        at += 1
    infinitive = _infinitive_start(atoms, at, cue, lexicon)
    if infinitive is None and cue.verb.family == "criticise":
        infinitive = _accusation_start(atoms, at, cue, lexicon)
    if infinitive is not None:
        return infinitive
    complement = _complement_start(atoms, at, cue, lexicon)
    if complement is not None:
        return complement
    return _object_start(atoms, at, cue, lexicon)


def _infinitive_start(atoms: Sequence[Atom], at: int, cue: Cue, lexicon: RomanceLexicon) -> int | None:
    """Return where "ne rien savoir", "haber cobrado" or "de fermer le centre" begins."""
    while at < len(atoms) and (atoms[at].lower in lexicon.words["times"] or _opens_time(atoms, at, lexicon)):
        at += 1
    begin = at
    preposition = ""
    if at < len(atoms) and atoms[at].lower in {"de", "d", "à", "a", "con"}:
        preposition = "de" if atoms[at].lower in {"de", "d"} else atoms[at].lower
        at += 1
    if preposition not in cue.verb.infinitive:
        return None
    skipped = (
        lexicon.words["negations"]
        | lexicon.words["reflexives"]
        | lexicon.words["object_clitics"]
        | {"pas", "rien", "plus", "jamais"}
    )
    while at < len(atoms) and atoms[at].lower in skipped:
        at += 1
    if at >= len(atoms) or atoms[at].kind != "word" or _is_time(atoms[at].lower, lexicon):
        return None
    if not atoms[at].lower.endswith(tuple(sorted(lexicon.words["infinitive_endings"]))) or is_finite(
        atoms, at, lexicon
    ):
        return None
    return begin


def _opens_time(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether an article opens a time: "a confirmé *ce* jeudi avoir reçu"."""
    is_article = atoms[at].lower in lexicon.words["determiners"]
    return is_article and at + 1 < len(atoms) and atoms[at + 1].lower in lexicon.words["times"]


def _accusation_start(atoms: Sequence[Atom], at: int, cue: Cue, lexicon: RomanceLexicon) -> int | None:
    """Return what somebody is accused of: "accuse Kigali d'*avoir* menti"."""
    for index in range(at, min(len(atoms), at + _FARTHEST_ACCUSED)):
        if atoms[index].kind in ("mark", "quote"):
            return None
        if atoms[index].lower in lexicon.words["of"]:
            start = _infinitive_start(atoms, index, cue, lexicon)
            if start is not None:
                return start + 1
    return None


def _is_time(lower: str, lexicon: RomanceLexicon) -> bool:
    return lower in lexicon.words["times"] or lower in lexicon.words["adverbs"]


def _complement_start(atoms: Sequence[Atom], at: int, cue: Cue, lexicon: RomanceLexicon) -> int | None:
    """Return what follows the "que" that belongs to the verb, or the question that was asked."""
    words = lexicon.words
    has_object = False
    for index in range(at, min(len(atoms), at + _FARTHEST_CLAUSE)):
        atom = atoms[index]
        lower = atom.lower
        before = atoms[index - 1].lower
        if lower in words["complementizers"] and atom.kind in ("word", "name"):
            if before in words["clause_prepositions"]:
                return None
            is_ours = _closes_aside(atoms, at, index) or not has_object or _inverted(atoms, at, lexicon)
            return index + 1 if is_ours else None
        is_question = (
            lower in words["questions"] and atom.kind == "word" and cue.verb.lemma in words["asking"]
        )
        if is_question and not has_object and lower not in {"où", "quand"} and _is_question(atoms, index):
            return index
        if atom.kind == "quote" or (atom.kind == "mark" and lower in _ENDS | {":"}):
            return None
        if (
            index > at
            and (is_finite(atoms, index, lexicon) and before not in words["relatives"])
            and before != "se"
        ):
            return None
        if _opens_object(atoms, index, at, lexicon):
            has_object = True
    return None


def _closes_aside(atoms: Sequence[Atom], at: int, index: int) -> bool:
    """Say whether the comma before a "que" ends an aside: "a dit, mardi à Rome, que …"."""
    return atoms[index - 1].lower == "," and sum(atom.lower == "," for atom in atoms[at : index - 1]) % 2 == 1


def _is_question(atoms: Sequence[Atom], index: int) -> bool:
    return atoms[index].lower != "s" or (index + 1 < len(atoms) and atoms[index + 1].lower in {"il", "ils"})


def _opens_object(atoms: Sequence[Atom], index: int, at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether an article without a preposition begins a phrase here that is no time."""
    words = lexicon.words
    lower = atoms[index].lower
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if lower not in words["determiners"] or lower in words["prepositions"] or following is None:
        return False
    if following.lower in words["times"] or following.kind == "number" or lower in words["of"]:
        return False
    before = atoms[index - 1].lower
    return index == at or not (before in words["prepositions"] or before in words["of"] or before == ",")


def _inverted(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether the phrase after the verb is who spoke: "Señaló el canciller que …"."""
    follows = any(
        atom.lower in lexicon.words["speakers"] or atom.kind == "name" for atom in atoms[at : at + 3]
    )
    return follows and _opens_sentence(atoms, at)


def _opens_sentence(atoms: Sequence[Atom], at: int) -> bool:
    """Say whether nothing but the verb and its helpers stands before: "Ha señalado el canciller …"."""
    return at <= len("ha") or atoms[at - 2].kind == "mark"


def _object_start(atoms: Sequence[Atom], at: int, cue: Cue, lexicon: RomanceLexicon) -> int | None:
    """Return the object of "dénonce …", or one that has a quotation in it."""
    if cue.is_negated and not cue.verb.takes_object:
        return None
    for index in range(at, min(len(atoms), at + _FARTHEST_CLAUSE)):
        atom = atoms[index]
        if atom.kind == "quote":
            return at if _is_object_quote(atoms, index, at, cue) else None
        if (atom.kind == "mark" and atom.lower in _ENDS | {":"}) or (
            index > at and is_finite(atoms, index, lexicon)
        ):
            break
    if not cue.verb.takes_object or at >= len(atoms):
        return None
    if atoms[at].lower not in lexicon.words["determiners"] and not cue.verb.is_reflexive:
        return None
    end = next((i for i in range(at, len(atoms)) if atoms[i].kind == "mark"), len(atoms))
    return at if end - at >= _SHORTEST_OBJECT - cue.verb.is_reflexive else None


def _is_object_quote(atoms: Sequence[Atom], index: int, at: int, cue: Cue) -> bool:
    """Say whether a quotation inside an object is speech: "qualifié de « … »", "a dénoncé un « … »"."""
    if index == at:
        return True
    near = {atom.lower for atom in atoms[max(at, index - 4) : index]}
    is_label = bool(near & {"de", "d", "como", "comme"})
    if cue.verb.family == "defend":
        return is_label
    return cue.verb.takes_object or cue.verb.family in {"say", "think", "stress"}


def find_clause_end(atoms: Sequence[Atom], start: int, cue: Cue | None, lexicon: RomanceLexicon) -> int:
    """Return where the words said end: at a stop, at a second statement, or at a source in passing."""
    aside_end = start
    for at in range(start, len(atoms)):
        atom = atoms[at]
        if atom.lower in _ASIDES and at >= aside_end:
            aside_end = _end_of_aside(atoms, at)
        if at < aside_end:
            continue
        if atom.kind == "mark" and (atom.lower in ";—–" or (atom.lower in _ENDS and is_stop(atoms, at))):
            return at
        if atom.lower == ":" and at + 1 < len(atoms) and atoms[at + 1].kind == "quote" and at > start:
            return at
        if at > start and _second_statement(atoms, at, cue, lexicon):
            return at - 1 if atoms[at - 1].lower == "," else at
    return len(atoms)


def _end_of_aside(atoms: Sequence[Atom], at: int) -> int:
    """Return where the words go on after an aside between dashes: "que la mayoría —cubanos— ha sido"."""
    for close in range(at + 2, min(len(atoms) - 1, at + _LONGEST_ASIDE)):
        if atoms[close].lower == atoms[at].lower:
            return close + 1 if atoms[close + 1].kind == "word" else at
        if atoms[close].lower in _ENDS:
            return at
    return at


def is_stop(atoms: Sequence[Atom], at: int) -> bool:
    """Say whether a mark ends something; the full stop of "2.000 migrants" does not."""
    return atoms[at].lower != "." or at + 1 >= len(atoms) or atoms[at + 1].kind != "number"


def _second_statement(atoms: Sequence[Atom], at: int, cue: Cue | None, lexicon: RomanceLexicon) -> bool:
    """Say whether another cue begins here: "y reconoció", ", qui a ajouté", ", a-t-il dit", ", selon …"."""
    lower = atoms[at].lower
    after_comma = atoms[at - 1].lower == ","
    joins = lower in {"et", "y", "e", "mais", "pero", "puis"} or (
        after_comma and lower in {"qui", "que", "quien"}
    )
    if joins:
        return _verb_of_speech_at(atoms, at + 1, lexicon)
    if not after_comma:
        return False
    if any(
        rule != "for" and tuple(other.lower for other in atoms[at : at + len(wording)]) == wording
        for wording, rule in lexicon.sources.get(lower, ())
    ):
        return True
    if lower in {"tandis", "mientras"} or (
        lower == "tout" and at + 1 < len(atoms) and atoms[at + 1].lower == "en"
    ):
        return True
    return cue is not None and _verb_of_speech_at(atoms, at, lexicon) and not is_nested(atoms, at, lexicon)


def is_nested(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a verb after a comma goes on with its own "que" and so belongs to the clause around it."""
    return any(atom.lower in lexicon.words["complementizers"] for atom in atoms[at + 1 : at + 5])


def _verb_of_speech_at(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    words = lexicon.words
    skipped = (
        words["object_clitics"] | words["negations"] | words["reflexives"] | words["avoir"] | words["adverbs"]
    )
    while at < len(atoms) and (atoms[at].kind == "clitic" or atoms[at].lower in skipped):
        at += 1
    if at >= len(atoms) or atoms[at].kind != "word":
        return False
    return any(
        form.shape in ("finite", "participle", "gerund") for form in lexicon.forms.get(atoms[at].lower, ())
    )
