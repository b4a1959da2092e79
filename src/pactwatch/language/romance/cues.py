"""Verbs of speech in a sentence: "a déclaré", "dijo", "vient d'annoncer", "s'est dit"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.lexicon import RomanceLexicon, SpeechVerb, VerbForm

_FARTHEST_AUXILIARY = 4
_FARTHEST_GOVERNOR = 4


class Cue(NamedTuple):
    """A verb of speech at the atoms ``first`` to ``last`` of a unit, both inclusive.

    ``first`` is the auxiliary or governing verb where there is one ("*vient* d'annoncer"), ``start`` the
    first atom of the group with its clitics and negation. ``clitic`` is the pronoun of an inversion
    ("a-t-*il* dit") or None. ``is_gerund`` tells "añadiendo que".
    """

    verb: SpeechVerb
    start: int
    first: int
    last: int
    clitic: int | None
    is_negated: bool
    is_gerund: bool
    is_impersonal: bool


def find_cues(atoms: Sequence[Atom], lexicon: RomanceLexicon) -> list[Cue]:
    """Find the verbs of speech of one unit, in order."""
    found: list[Cue] = []
    for index, atom in enumerate(atoms):
        readings = lexicon.forms.get(atom.lower) if atom.kind in ("word", "name") else None
        if readings is None or (found and index <= found[-1].last):
            continue
        for form in readings:
            cue = _read(atoms, index, form, lexicon)
            if cue is not None:
                found.append(cue)
                break
    return found


def _read(atoms: Sequence[Atom], index: int, form: VerbForm, lexicon: RomanceLexicon) -> Cue | None:
    """Return the cue that a form makes at its place, or None where it is a noun or an adjective."""
    last = _tail_end(atoms, index, form.verb.tail)
    if last is None:
        return None
    if form.shape == "finite":
        first = None if _is_noun(atoms, index, lexicon) else index
    elif form.shape == "participle":
        first = _auxiliary(atoms, index, lexicon)
    elif form.shape == "infinitive" and index and atoms[index - 1].lower == "al":
        first = index
    elif form.shape == "infinitive":
        first = _governor(atoms, index, lexicon)
    else:
        first = index if index and atoms[index - 1].lower in {",", "en", "y", "et"} else None
    if first is None:
        return None
    start = _group_start(atoms, first, lexicon)
    before = {atom.lower for atom in atoms[start:index]}
    is_reflexive = bool(before & lexicon.words["reflexives"]) and form.shape != "infinitive"
    if form.verb.is_reflexive and not is_reflexive:
        return None
    clitic = next((at for at in range(first, min(last + 3, len(atoms))) if atoms[at].kind == "clitic"), None)
    return Cue(
        verb=form.verb,
        start=start,
        first=first,
        last=last,
        clitic=clitic,
        is_negated=bool(before & lexicon.words["negations"]),
        is_gerund=form.shape == "gerund" or (form.shape == "infinitive" and first == index),
        is_impersonal=is_reflexive and not form.verb.is_reflexive,
    )


def _tail_end(atoms: Sequence[Atom], index: int, tail: tuple[str, ...]) -> int | None:
    """Return the last atom of "fait savoir", with a clitic or an adverb inside ("a-t-il fait savoir")."""
    at = index
    for word in tail:
        at += 1
        if at < len(atoms) and (atoms[at].kind == "clitic" or atoms[at].lower == "également"):
            at += 1
        if at >= len(atoms) or atoms[at].lower != word:
            return None
    return at


def _is_noun(atoms: Sequence[Atom], index: int, lexicon: RomanceLexicon) -> bool:
    words = lexicon.words
    before = atoms[index - 1].lower if index else ""
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if atoms[index].kind == "name" and index and atoms[index - 1].kind not in ("mark", "quote"):
        return True
    if atoms[index].lower in words["nouns"]:
        return before in words["determiners"] or before in words["of"] or before in words["prepositions"]
    if following is not None and following.kind == "clitic":
        return False
    return before in words["of"]


def _auxiliary(atoms: Sequence[Atom], index: int, lexicon: RomanceLexicon) -> int | None:
    """Return the auxiliary of a participle, over the adverbs and clitics between them."""
    for at in range(index - 1, max(-1, index - 1 - _FARTHEST_AUXILIARY), -1):
        atom = atoms[at]
        if atom.lower in lexicon.words["avoir"]:
            return at
        if not _may_stand_inside(atom, lexicon):
            return None
    return None


def _governor(atoms: Sequence[Atom], index: int, lexicon: RomanceLexicon) -> int | None:
    """Return the verb that an infinitive hangs on: "*vient* d'annoncer", "*tiene* que reconocer"."""
    if index and atoms[index - 1].lower == "tras":
        return index
    for at in range(index - 1, max(-1, index - 1 - _FARTHEST_GOVERNOR), -1):
        atom = atoms[at]
        if atom.lower in {"avant", "antes"}:
            return index
        if atom.lower in lexicon.words["governors"]:
            auxiliary = _auxiliary(atoms, at, lexicon)
            return at if auxiliary is None else auxiliary
        inside = atom.lower in lexicon.words["of"] or atom.lower in {"à", "a", "que", "par"}
        if not (inside or _may_stand_inside(atom, lexicon)):
            return None
    return None


def _may_stand_inside(atom: Atom, lexicon: RomanceLexicon) -> bool:
    lower = atom.lower
    return (
        atom.kind == "clitic"
        or lower in lexicon.words["adverbs"]
        or lower in {"été", "sido"}
        or (lower.endswith(("ment", "mente")) and atom.kind == "word")
    )


def _group_start(atoms: Sequence[Atom], first: int, lexicon: RomanceLexicon) -> int:
    """Return where the clitics and the negation of a verb begin: "*ne l'*a pas dit", "*no se lo* dijo"."""
    words = lexicon.words
    clitics = words["reflexives"] | words["negations"] | words["object_clitics"]
    at = first
    while at > 0 and atoms[at - 1].lower in clitics and (atoms[at - 1].kind == "word" or at == 1):
        at -= 1
    return at
