"""The words that name the speaker, before or after a verb of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_STOPS = frozenset(";.!?…—–-•:")
_LONGEST_SPEAKER = 30


class Stretch(NamedTuple):
    """Atoms ``first`` up to and not including ``end`` of a unit."""

    first: int
    end: int


def find_subject_before(atoms: Sequence[Atom], cue: Cue, lexicon: RomanceLexicon) -> Stretch | None:
    """Return who speaks, where they are named before the verb, without what is told of them.

    In "El director de Migración, Omer Badilla, que viajó a Quito, negó …" it is "El director de Migración,
    Omer Badilla".
    """
    segments = _segments_before(atoms, cue.start)
    subject: Stretch | None = None
    may_go_on = True
    for segment in reversed(segments):
        kind = _kind_of(atoms, segment, lexicon)
        if kind == "relative":
            may_go_on = True
            subject = None if subject is not None and not _is_bare(atoms, subject, lexicon) else subject
            continue
        if kind != "phrase" or not may_go_on:
            if subject is None and kind == "adverbial" and _ends_at(segment, cue.start):
                return _phrase_inside(atoms, segment, lexicon)
            if subject is None and kind in ("adverbial", "other"):
                continue
            break
        phrase = _left_of_clause(atoms, segment, lexicon)
        if phrase.end <= phrase.first or _is_clause(atoms, phrase.first, phrase.end, lexicon):
            break
        stands_alone = _ends_at(segment, cue.start)
        subject = phrase if subject is None else Stretch(phrase.first, subject.end)
        if stands_alone or phrase.first > segment.first:
            break
    return _trimmed(atoms, subject)


def _ends_at(segment: Stretch, start: int) -> bool:
    return segment.end == start


def _segments_before(atoms: Sequence[Atom], end: int) -> list[Stretch]:
    """Split what stands before a verb at its commas, back to the last stop."""
    segments: list[Stretch] = []
    stop = end
    at = end - 1
    while at >= 0:
        lower = atoms[at].lower
        if atoms[at].kind == "mark" and lower in _STOPS:
            break
        if lower in {",", "(", ")"} or (atoms[at].kind == "quote" and at == end - 1):
            if stop > at + 1:
                segments.append(Stretch(at + 1, stop))
            stop = at
        at -= 1
    if stop > at + 1:
        segments.append(Stretch(at + 1, stop))
    return segments[::-1]


def _kind_of(atoms: Sequence[Atom], segment: Stretch, lexicon: RomanceLexicon) -> str:
    words = lexicon.words
    first = segment.first
    while first < segment.end and atoms[first].lower in words["coordinators"]:
        first += 1 + (
            atoms[first].lower in words["breakers"]
            and first + 1 < segment.end
            and atoms[first + 1].lower in words["complementizers"]
        )
    if first == segment.end:
        return "other"
    atom = atoms[first]
    if atom.kind == "quote":
        return "other"
    if atom.lower in words["relatives"]:
        return "relative"
    if atom.lower in words["determiners"] and atom.lower not in words["prepositions"]:
        following = atoms[first + 1].lower if first + 1 < segment.end else ""
        return "adverbial" if following in words["times"] else "phrase"
    if atom.lower in words["prepositions"] or atom.lower in words["of"] or atom.lower in words["times"]:
        return "adverbial"
    if atom.lower in words["adverbs"] and (atom.kind != "name" or first == 0):
        return "adverbial"
    if atom.kind == "name" and atom.lower.endswith(
        ("ment", "mente", "é", "ée", "ado", "ada", "ando", "endo")
    ):
        is_sentence_start = first == 0
        return "adverbial" if is_sentence_start else "phrase"
    return "phrase"


def _is_bare(atoms: Sequence[Atom], stretch: Stretch, lexicon: RomanceLexicon) -> bool:
    """Say whether a stretch is a name or a noun without an article, as an apposition is."""
    return atoms[stretch.first].lower not in lexicon.words["determiners"]


def _left_of_clause(atoms: Sequence[Atom], segment: Stretch, lexicon: RomanceLexicon) -> Stretch:
    """Return the part of a segment that can be a subject: after the last verb, conjunction or "que" in it."""
    words = lexicon.words
    first = segment.first
    end = segment.end
    while end > first and atoms[end - 1].lower in words["adverbs"] and atoms[end - 1].kind == "word":
        end -= 1
    for at in range(segment.first, end):
        lower = atoms[at].lower
        is_join = lower in words["coordinators"] and _is_clause(atoms, segment.first, at, lexicon)
        if lower in words["complementizers"] or is_join or (at == first and lower in words["coordinators"]):
            first = at + 1
        elif lower in words["relatives"] and at > first:
            return Stretch(first, at)
    return Stretch(first, end)


def _is_clause(atoms: Sequence[Atom], first: int, end: int, lexicon: RomanceLexicon) -> bool:
    return any(is_finite(atoms, at, lexicon) for at in range(first, end))


def _phrase_inside(atoms: Sequence[Atom], segment: Stretch, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the subject after an adverbial that no comma closes: "Mardi *le ministre* a dit"."""
    words = lexicon.words
    for at in range(segment.first + 1, segment.end):
        before = atoms[at - 1].lower
        starts = atoms[at].lower in words["determiners"] and before not in words["prepositions"] | words["of"]
        if (starts and atoms[at].lower not in words["prepositions"] and before in words["times"]) or atoms[
            at
        ].lower in words["subject_pronouns"]:
            return Stretch(at, segment.end)
    return None


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


def find_leading_subject(atoms: Sequence[Atom], lexicon: RomanceLexicon) -> Stretch | None:
    """Return who a sentence is about, as far as a rule of thumb tells: its first phrase that can speak."""
    for at, atom in enumerate(atoms):
        if is_finite(atoms, at, lexicon) or atom.lower in lexicon.words["avoir"]:
            for segment in _segments_before(atoms, at):
                if _kind_of(atoms, segment, lexicon) == "phrase":
                    phrase = _trimmed(atoms, _left_of_clause(atoms, segment, lexicon))
                    return phrase if phrase is not None and is_speaker(atoms, phrase, lexicon) else None
            return None
    return None


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
    stretch = _trimmed(atoms, Stretch(first, end))
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
    if at < len(atoms) and atoms[at].lower in words["determiners"]:
        at += 1
    at += 1
    while at < len(atoms) and atoms[at].kind != "mark":
        if atoms[at].lower in words["of"]:
            at += 2 + (at + 1 < len(atoms) and atoms[at + 1].lower in words["determiners"])
        elif atoms[at].kind == "name" and atoms[at - 1].kind == "name":
            at += 1
        else:
            break
    return at


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
    return (
        lower in words["prepositions"]
        and lower not in {"à", "al", "au", "aux", "en", "pour", "para", "chez", "contre"}
        or (lower in {"en", "pour", "para", "a", "à"} and atoms[at - 1].kind == "name")
    )


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


def is_speaker(atoms: Sequence[Atom], stretch: Stretch, lexicon: RomanceLexicon) -> bool:
    """Say whether a phrase can name who speaks: it has a name, or a noun such as "ministre" or "ONG"."""
    inside = atoms[stretch.first : stretch.end]
    return any(
        (atom.kind == "name" and atom.lower not in lexicon.words["determiners"])
        or atom.lower in lexicon.words["speakers"]
        or atom.lower in lexicon.words["subject_pronouns"]
        for atom in inside
    )


def _trimmed(atoms: Sequence[Atom], stretch: Stretch | None) -> Stretch | None:
    if stretch is None:
        return None
    first, end = stretch
    while end > first and atoms[end - 1].kind == "mark" and atoms[end - 1].lower not in ")":
        end -= 1
    while first < end and atoms[first].kind == "mark":
        first += 1
    return Stretch(first, end) if end > first else None
