"""Words that were said and stand before or around their verb: "…, a estimé le ministre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.language.romance.contents import find_clause_end
from pactwatch.language.romance.phrases import Stretch, has_finite
from pactwatch.language.romance.quoted import start_of_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_STOPS = ";.•—–-"
_DASHES = frozenset("—–-")
_NEAR = 4


def find_clause_before(atoms: Sequence[Atom], cue: Cue, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the clause before ", a estimé le ministre": plain words with a verb, or a turn of a dialogue."""
    if cue.start <= 1 or atoms[cue.start - 1].lower not in {",", "?", "!"}:
        return None
    end = cue.start - (atoms[cue.start - 1].lower == ",")
    first = 0
    for at in range(end - 1, -1, -1):
        if atoms[at].kind == "mark" and atoms[at].lower in _STOPS:
            first = at + 1
            break
    is_turn = first == 1 and atoms[0].lower in _DASHES
    return Stretch(first, end) if is_turn or has_finite(atoms, first, end, lexicon) else None


def find_broken_clause(
    atoms: Sequence[Atom], cue: Cue, speaker: Stretch | None, lexicon: RomanceLexicon
) -> list[Stretch] | None:
    """Return the two parts of "La mesure, a rappelé le HCR, reste contraire au droit"."""
    if cue.start < 1 or atoms[cue.start - 1].lower != ",":
        return None
    if speaker is None or speaker.end >= len(atoms) - 1 or atoms[speaker.end].lower != ",":
        return None
    at = speaker.end + 1
    end = find_clause_end(atoms, at, None, lexicon)
    first = start_of_frame(atoms, cue.start - 1)
    opens_new = (
        atoms[at].lower in (lexicon.words["relatives"] - {"que", "qu"}) | lexicon.words["coordinators"]
    )
    if opens_new or first >= cue.start - 1:
        return None
    has_verb = has_finite(atoms, first, cue.start - 1, lexicon)
    hangs_on = (
        atoms[at].lower in lexicon.words["of"] | lexicon.words["complementizers"] | lexicon.words["questions"]
    )
    if not (hangs_on if has_verb else has_finite(atoms, at, min(end, at + _NEAR), lexicon)):
        return None
    return [Stretch(first, cue.start - 1), Stretch(at, end)]


def find_unknown_verb(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the verb after the quotation at ``at`` that no lexicon knows: "« Non », *s'agace* un élu"."""
    words = lexicon.words
    first = at + 1
    if first < len(atoms) and atoms[first].lower == ",":
        first += 1
    verb = first
    while verb < len(atoms) and atoms[verb].lower in words["reflexives"] | words["avoir"]:
        verb += 1
    if verb + 1 >= len(atoms) or atoms[verb].kind != "word":
        return None
    closed = (
        "prepositions",
        "of",
        "determiners",
        "relatives",
        "coordinators",
        "adverbs",
        "times",
        "questions",
    )
    if any(atoms[verb].lower in words[name] for name in closed):
        return None
    return Stretch(first, verb + 1)
