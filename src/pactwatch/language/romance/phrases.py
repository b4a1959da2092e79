"""What words of a sentence can name somebody, and which are verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.lexicon import RomanceLexicon


class Stretch(NamedTuple):
    """Atoms ``first`` up to and not including ``end`` of a unit."""

    first: int
    end: int


def is_finite(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a word is, or looks like, a verb in a finite form."""
    words = lexicon.words
    lower = atoms[at].lower
    if atoms[at].kind != "word" or lower in words["not_finite"]:
        return False
    if lower in words["nouns"] and at and atoms[at - 1].lower in words["determiners"] | words["of"]:
        return False
    return (
        lower in lexicon.words["finite"]
        or lower.endswith(lexicon.finite_endings)
        or any(form.shape == "finite" for form in lexicon.forms.get(lower, ()))
    )


def is_speaker(atoms: Sequence[Atom], stretch: Stretch, lexicon: RomanceLexicon) -> bool:
    """Say whether a phrase can name who speaks: it has a name, or a noun such as "ministre" or "ONG"."""
    inside = atoms[stretch.first : stretch.end]
    return any(
        (atom.kind == "name" and atom.lower not in lexicon.words["determiners"])
        or atom.lower in lexicon.words["speakers"]
        or atom.lower in lexicon.words["subject_pronouns"]
        for atom in inside
    )


def trimmed(atoms: Sequence[Atom], stretch: Stretch | None) -> Stretch | None:
    """Return a stretch without the marks around it, or None where nothing is left."""
    if stretch is None:
        return None
    first, end = stretch
    while end > first and atoms[end - 1].kind == "mark" and atoms[end - 1].lower != ")":
        end -= 1
    while first < end and atoms[first].kind == "mark":
        first += 1
    return Stretch(first, end) if end > first else None


def has_finite(atoms: Sequence[Atom], first: int, end: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a verb in a finite form, or an auxiliary, stands between two atoms."""
    return any(
        is_finite(atoms, at, lexicon) or atoms[at].lower in lexicon.words["avoir"] for at in range(first, end)
    )
