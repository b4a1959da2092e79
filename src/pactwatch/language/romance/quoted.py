"""Where quotations stand beside verbs of speech and names in a row of atoms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.romance.phrases import Stretch, is_finite, is_speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_LONGEST_LABEL = 9


def quotation_before(atoms: Sequence[Atom], cue: Cue, used: set[int]) -> Stretch | None:
    """Return the quotation that the verb follows directly, perhaps after a comma."""
    at = cue.start - 1
    if at >= 0 and atoms[at].kind == "mark" and atoms[at].lower in ",—–":
        at -= 1
    if at < 0 or atoms[at].kind != "quote" or at in used:
        return None
    return Stretch(start_of_frame(atoms, at), at + 1)


def start_of_frame(atoms: Sequence[Atom], at: int) -> int:
    """Return where the clause begins that a quotation ends, as in "Ce texte est « illégal », a-t-il dit"."""
    first = at
    while first and not (
        atoms[first - 1].kind == "quote"
        or (atoms[first - 1].kind == "mark" and atoms[first - 1].lower != ",")
    ):
        first -= 1
    return at if first and atoms[first - 1].lower in {":", ")"} else first


def quotation_after(atoms: Sequence[Atom], at: int, used: set[int]) -> Stretch | None:
    """Return the quotation that goes on after the attribution broke it."""
    while at < len(atoms) and atoms[at].kind in ("mark", "word", "number") and atoms[at].lower not in ".;":
        if (
            atoms[at].lower in {",", ":"}
            and at + 1 < len(atoms)
            and atoms[at + 1].kind == "quote"
            and at + 1 not in used
        ):
            return Stretch(at + 1, at + 2)
        if atoms[at].lower == ",":
            return None
        at += 1
    return None


def quotation_after_colon(
    atoms: Sequence[Atom], cue: Cue, used: set[int], lexicon: RomanceLexicon
) -> Stretch | None:
    """Return the quotation that a colon ties to the verb: "a répondu mardi à la presse : « … »"."""
    for at in range(cue.last + 1, len(atoms)):
        atom = atoms[at]
        if atom.lower == ":" and at + 1 < len(atoms) and atoms[at + 1].kind == "quote":
            return Stretch(at + 1, at + 2) if at + 1 not in used else None
        if atom.kind == "mark" and atom.lower in ".;:":
            return None
        if atom.lower in lexicon.words["complementizers"]:
            return None
    return None


def label_before(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the name before a colon, as in a headline: "Rubio: «…»"."""
    if not 1 < at <= _LONGEST_LABEL or atoms[at - 1].lower != ":":
        return None
    label = Stretch(0, at - 1)
    has_verb = any(is_finite(atoms, index, lexicon) for index in range(at - 1))
    return label if is_speaker(atoms, label, lexicon) and not has_verb else None


def name_after(atoms: Sequence[Atom], at: int) -> Stretch | None:
    """Return the name in brackets after a quotation."""
    if at + 2 >= len(atoms) or atoms[at + 1].lower != "(" or atoms[at + 2].kind not in ("name", "word"):
        return None
    end = next((index for index in range(at + 2, len(atoms)) if atoms[index].lower == ")"), at + 2)
    return Stretch(at + 2, end) if end > at + 2 else None
