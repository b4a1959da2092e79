"""Who speaks, where they are named after the verb: "a déclaré mardi le ministre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.romance.phrases import Stretch, is_finite, is_speaker, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.lexicon import RomanceLexicon


_LONGEST_SPEAKER = 30


def find_subject_after(
    atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon, *, needs_speaker: bool = False
) -> Stretch | None:
    """Return who speaks, where they are named after the verb: "a déclaré mardi à la presse *le ministre*".

    With ``needs_speaker`` the words must be a name or a noun for someone who can speak.
    """
    first = _skip_adverbials(atoms, at, lexicon)
    if first is None:
        return None
    end = _end_of_phrase(atoms, first, lexicon)
    stretch = trimmed(atoms, Stretch(first, end))
    if stretch is None or (needs_speaker and not is_speaker(atoms, stretch, lexicon)):
        return None
    return stretch


def _skip_adverbials(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> int | None:
    words = lexicon.words
    while at < len(atoms):
        atom = atoms[at]
        lower = atom.lower
        if atom.kind == "quote" or (atom.kind == "mark" and lower not in {"(", ","}):
            return None
        opens_time = (
            lower in words["determiners"]
            and at + 1 < len(atoms)
            and (atoms[at + 1].lower in words["times"] or atoms[at + 1].kind == "number")
        )
        if lower in words["determiners"] and lower not in words["prepositions"] and not opens_time:
            return at
        if lower in {"a", "à", "au", "aux", "al", "ante", "devant"}:
            at = _after_addressee(atoms, at + 1, lexicon)
        elif opens_time or lower in words["times"] or atom.kind == "number":
            at += 1
            while at < len(atoms) and (atoms[at].lower in words["times"] or atoms[at].kind == "number"):
                at += 1
        elif lower == "," or lower in words["complementizers"]:
            return None
        elif lower in words["prepositions"]:
            at = _after_adverbial(atoms, at + 1, lexicon)
        elif (lower in words["adverbs"] and atom.kind == "word") or lower.endswith(("ment", "mente")):
            at += 1
        else:
            return at if atom.kind in ("name", "word") and lower not in words["coordinators"] else None
    return None


def _after_addressee(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> int:
    """Skip whom it was told to: one determiner and noun, or names, with what hangs on them by "de"."""
    words = lexicon.words
    has_article = at < len(atoms) and atoms[at].lower in words["determiners"]
    at += has_article
    head = at
    at += 1
    while at < len(atoms) and atoms[at].kind != "mark":
        if atoms[at].lower in words["of"]:
            at += 2 + (at + 1 < len(atoms) and atoms[at + 1].lower in words["determiners"])
        elif atoms[at].kind == "name" and _is_outlet(atoms, head, has_article=has_article, lexicon=lexicon):
            at += 1
        else:
            break
    return at


def _is_outlet(atoms: Sequence[Atom], head: int, *, has_article: bool, lexicon: RomanceLexicon) -> bool:
    """Say whether names that follow are of an outlet: "al diario *El País*", not "à la BBC *Tom Wood*"."""
    if atoms[head].kind == "number":
        return True
    return atoms[head].lower in lexicon.words["outlets"] or (atoms[head].kind == "name" and not has_article)


def _after_adverbial(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> int:
    """Skip the rest of "en rueda de prensa" or "dans un communiqué publié mardi"."""
    at = _after_addressee(atoms, at, lexicon)
    while (
        at < len(atoms) and atoms[at].kind == "word" and atoms[at].lower not in lexicon.words["determiners"]
    ):
        if atoms[at].lower in lexicon.words["prepositions"] | lexicon.words["complementizers"]:
            return at
        at += 1
    return at


def _end_of_phrase(atoms: Sequence[Atom], first: int, lexicon: RomanceLexicon) -> int:
    words = lexicon.words
    at = first
    while at < min(len(atoms), first + _LONGEST_SPEAKER):
        atom = atoms[at]
        lower = atom.lower
        if atom.kind in ("quote", "clitic") or (
            atom.kind == "mark" and lower not in {",", "'", "’", "-", "&", "/"}
        ):
            return at
        if lower == "," and not _apposition_follows(atoms, at + 1, lexicon):
            return at
        if at > first and (
            lower in words["relatives"]
            or lower in words["times"]
            or _is_adverbial_start(atoms, at, lexicon)
            or (lower in words["coordinators"] and _joins_clause(atoms, at, lexicon))
        ):
            return at
        at += 1
    return at


def _is_adverbial_start(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    words = lexicon.words
    lower = atoms[at].lower
    if lower == "en" and any(atom.lower in words["settings"] for atom in atoms[at + 1 : at + 4]):
        return True
    opens_time = (
        at + 1 < len(atoms) and atoms[at + 1].lower in words["times"] and lower in words["determiners"]
    )
    if opens_time:
        return True
    if lower in {"à", "al", "aux", "au"} and atoms[at - 1].kind != "mark" and at + 1 < len(atoms):
        return atoms[at + 1].kind != "name" and atoms[at - 1].kind == "name"
    if lower in {"en", "pour", "para", "a", "à"}:
        return atoms[at - 1].kind == "name"
    return lower in words["prepositions"] and lower not in {"al", "au", "aux", "chez", "contre"}


def _apposition_follows(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a noun or a name follows the comma, as in "X, ministre de l'Intérieur"."""
    if at >= len(atoms) or atoms[at].kind not in ("word", "name"):
        return False
    if _goes_on_with_verb(atoms, at, lexicon):
        return False
    words = lexicon.words
    atom = atoms[at]
    lower = atom.lower
    if any(
        lower in words[name] for name in ("prepositions", "relatives", "coordinators", "times", "adverbs")
    ):
        return lower in {"la", "le", "l", "los", "las"} and _noun_follows(atoms, at, lexicon)
    if lower in words["determiners"]:
        return _noun_follows(atoms, at, lexicon)
    return atom.kind == "name" or lower in words["speakers"]


def _goes_on_with_verb(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a verb stands before the next mark, so that a new clause begins here."""
    for index in range(at, min(len(atoms), at + _LONGEST_SPEAKER)):
        if atoms[index].kind in ("mark", "quote") or atoms[index].lower in lexicon.words["relatives"]:
            return False
        if is_finite(atoms, index, lexicon) or atoms[index].lower in lexicon.words["avoir"]:
            return True
    return False


def _noun_follows(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    return any(
        atom.lower in lexicon.words["speakers"]
        or (atom.kind == "name" and atom.lower not in lexicon.words["times"])
        for atom in atoms[at + 1 : at + 3]
    )


def _joins_clause(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether what follows "et" or "y" is a verb and not a second speaker."""
    return any(
        is_finite(atoms, index, lexicon) or atoms[index].lower in lexicon.words["avoir"]
        for index in range(at + 1, min(len(atoms), at + 3))
    ) or (atoms[at].lower in lexicon.words["breakers"])
