"""Sources named in passing: "selon le ministère", "según dijo la Cancillería", "pour Amnesty"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.romance.contents import find_clause_end, is_stop
from pactwatch.language.romance.cues import find_cues
from pactwatch.language.romance.inverted import find_subject_after
from pactwatch.language.romance.phrases import Stretch, is_speaker
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.lexicon import RomanceLexicon

_PARTICIPLES = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "é", "ée", "és", "ées", "u", "ue")
_BY = frozenset({"por", "par"})
_LONGEST_LEARNING = 8


class Source(NamedTuple):
    """Words and the source that a phrase such as "according to" gives for them."""

    content: list[Stretch]
    cue: Span
    speaker: Span
    word: str
    rule: str


def find_sources(atoms: Sequence[Atom], lexicon: RomanceLexicon) -> list[Source]:
    """Find the sources in passing of one unit, in order."""
    found: list[Source] = []
    for at, atom in enumerate(atoms):
        for words, rule in lexicon.sources.get(atom.lower, ()):
            end = at + len(words)
            if tuple(a.lower for a in atoms[at:end]) == words:
                source = _read(atoms, at, words, rule, lexicon)
                if source is not None:
                    found.append(source)
                break
    return found


def find_relative_source(atoms: Sequence[Atom], lexicon: RomanceLexicon) -> Stretch | None:
    """Return what follows ", pour qui" or ", para quien": what the one just named thinks."""
    for at in range(1, len(atoms) - 2):
        is_source = atoms[at].lower in {"pour", "para", "selon", "según"} and atoms[at - 1].lower == ","
        if is_source and atoms[at + 1].lower in {"qui", "quien", "quienes", "lequel", "laquelle", "lesquels"}:
            return Stretch(at + 2, find_clause_end(atoms, at + 2, None, lexicon))
    return None


def find_agent_before(atoms: Sequence[Atom], end: int) -> Stretch | None:
    """Return whom "par" or "por" names before a comma: "saluée par *le patron de la Ligue*, pour qui"."""
    for at in range(end - 2, -1, -1):
        if atoms[at].kind in ("mark", "quote"):
            return None
        if atoms[at].lower in {"par", "por"}:
            return Stretch(at + 1, end - 1)
    return None


def _read(
    atoms: Sequence[Atom], at: int, wording: tuple[str, ...], rule: str, lexicon: RomanceLexicon
) -> Source | None:
    end = at + len(wording)
    if at and atoms[at - 1].lower in lexicon.words["complementizers"]:
        return None
    if rule == "for" and not (at == 0 and _is_outright_speaker(atoms, end, lexicon)):
        return None
    first = end - 1 if atoms[end - 1].lower in {"source", "sources"} else end
    speaker = _speaker(atoms, first, lexicon)
    if speaker is None:
        return None
    if any(atom.lower in lexicon.words["times"] for atom in atoms[first : speaker.end]):
        return None
    if rule == "for" and (speaker.end >= len(atoms) or atoms[speaker.end].lower != ","):
        return None
    content = _content(atoms, at, speaker.end, lexicon)
    if not content:
        return None
    cue_end = atoms[first - 1].end if first > at else atoms[at].end
    name = Span(atoms[speaker.first].start, atoms[speaker.end - 1].end)
    return Source(content, Span(atoms[at].start, cue_end), name, " ".join(wording), rule)


def _is_outright_speaker(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> bool:
    """Say whether a name, or an article and a noun for a speaker, follows "pour"."""
    return any(
        atom.kind == "name" or atom.lower in lexicon.words["speakers"] for atom in atoms[at : at + 2]
    ) and not atoms[at].lower.endswith(("er", "ir", "re", "ar"))


def _speaker(atoms: Sequence[Atom], first: int, lexicon: RomanceLexicon) -> Stretch | None:
    """Return who is named; with "según dijo X" the one after the verb."""
    cue = next((c for c in find_cues(atoms, lexicon) if first <= c.first <= first + 1), None)
    if cue is not None:
        return find_subject_after(atoms, cue.last + 1, lexicon, needs_speaker=True)
    stretch = find_subject_after(atoms, _first_of_source(atoms, first, lexicon), lexicon)
    if stretch is None:
        return None
    is_document = any(atom.lower in lexicon.words["documents"] for atom in atoms[stretch.first : stretch.end])
    return stretch if is_document or is_speaker(atoms, stretch, lexicon) else None


def _first_of_source(atoms: Sequence[Atom], first: int, lexicon: RomanceLexicon) -> int:
    """Return where a source begins: at "fuentes" in "según pudo saber EFE de fuentes del ministerio"."""
    near = range(first + 1, min(len(atoms), first + _LONGEST_LEARNING))
    is_learnt = first < len(atoms) and atoms[first].lower in lexicon.words["learning"]
    nouns = lexicon.words["source_nouns"]
    return next((at for at in near if is_learnt and atoms[at].lower in nouns), first)


def _content(atoms: Sequence[Atom], at: int, end: int, lexicon: RomanceLexicon) -> list[Stretch]:
    """Return the words before and after the source, as far as they belong to it."""
    start = at - 1 if at and atoms[at - 1].lower in ",(" else at
    first = 0
    for index in range(start - 1, -1, -1):
        if atoms[index].kind == "mark" and atoms[index].lower in ";.:-–—•" and is_stop(atoms, index):
            first = index + 1
            break
    while first < start and atoms[first].lower in {"et", "y", "mais", "pero"}:
        first += 1
    if start > first:
        before = [Stretch(first, start)]
        goes_on = end + 1 < len(atoms) and atoms[end].lower == "," and start - first <= (len(atoms) - end)
        opens_new = lexicon.words["relatives"] | lexicon.words["coordinators"]
        if not goes_on or atoms[start].lower != "," or atoms[end + 1].lower in opens_new:
            return before
        return [*before, Stretch(end + 1, find_clause_end(atoms, end + 1, None, lexicon))]
    while end < len(atoms) and atoms[end].lower != "," and atoms[end].kind != "quote":
        end += 1
    if end >= len(atoms):
        return []
    begin = end + (atoms[end].lower == ",")
    if begin < len(atoms) and (atoms[begin].lower in lexicon.words["relatives"] or _is_aside(atoms, begin)):
        begin = next((i + 1 for i in range(begin, len(atoms)) if atoms[i].lower == ","), len(atoms))
    return [Stretch(begin, find_clause_end(atoms, begin, None, lexicon))]


def _is_aside(atoms: Sequence[Atom], at: int) -> bool:
    """Say whether a participle tells by whom the source was put out: "según el texto, *difundido por* …"."""
    by = atoms[at + 1 : at + 2]
    return atoms[at].lower.endswith(_PARTICIPLES) and any(atom.lower in _BY for atom in by)
