"""Who speaks, where they are named before the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.romance.phrases import Stretch, has_finite, is_speaker, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon


_STOPS = frozenset(";.!?…—–-•:")


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
        if (
            phrase.end <= phrase.first
            or atoms[phrase.first].kind == "quote"
            or has_finite(atoms, phrase.first, phrase.end, lexicon)
        ):
            break
        stands_alone = _ends_at(segment, cue.start)
        subject = phrase if subject is None else Stretch(phrase.first, subject.end)
        if stands_alone or phrase.first > segment.first:
            break
    return trimmed(atoms, subject)


def _ends_at(segment: Stretch, start: int) -> bool:
    return segment.end == start


def _segments_before(atoms: Sequence[Atom], end: int) -> list[Stretch]:
    """Split what stands before a verb at its commas, back to the last stop."""
    segments: list[Stretch] = []
    stop = end
    at = end - 1
    depth = 0
    while at >= 0:
        lower = atoms[at].lower
        depth += (lower == ")") - (lower == "(")
        if depth <= 0 and atoms[at].kind == "mark" and lower in _STOPS:
            break
        if depth <= 0 and (lower in {",", "("} or (atoms[at].kind == "quote" and at == end - 1)):
            depth = 0
            if lower != "(" and stop > at + 1:
                segments.append(Stretch(at + 1, stop))
            stop = stop if lower == "(" else at
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
    if atom.lower in words["addressed"]:
        return "adverbial"
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
        is_join = lower in words["coordinators"] and has_finite(atoms, segment.first, at, lexicon)
        if lower in words["complementizers"] or is_join or (at == first and lower in words["coordinators"]):
            first = at + 1
        elif lower in words["relatives"] and at > first:
            return Stretch(first, at)
    return Stretch(first, end)


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


def find_leading_subject(atoms: Sequence[Atom], lexicon: RomanceLexicon) -> Stretch | None:
    """Return who a sentence is about, as far as a rule of thumb tells: its first phrase that can speak."""
    for at in range(len(atoms)):
        if has_finite(atoms, at, at + 1, lexicon):
            for segment in _segments_before(atoms, at):
                if _kind_of(atoms, segment, lexicon) == "phrase":
                    phrase = trimmed(atoms, _left_of_clause(atoms, segment, lexicon))
                    return phrase if phrase is not None and is_speaker(atoms, phrase, lexicon) else None
            return None
    return None
