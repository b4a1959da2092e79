"""Who said what in a French or Spanish report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pactwatch.language.attribution.attribution import Attribution
from pactwatch.language.romance.atoms import find_units
from pactwatch.language.romance.contents import find_clause_end, find_reported_clause
from pactwatch.language.romance.cues import find_cues
from pactwatch.language.romance.lexicon import load_romance_lexicon
from pactwatch.language.romance.sources import find_sources
from pactwatch.language.romance.speakers import (
    Stretch,
    find_leading_subject,
    find_subject_after,
    find_subject_before,
    is_finite,
    is_speaker,
)
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.quotations import Quotation
    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_SHORTEST_QUOTATION = 3
_LONGEST_LABEL = 9
_TRIMMED = " \t\n\u00a0\u202f,;:."


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The report as it is read unit by unit; ``subject`` is who was last said to speak or act."""

    text: str
    quotations: Sequence[Quotation]
    lexicon: RomanceLexicon
    found: list[Attribution] = field(default_factory=list)
    subject: Span | None = None
    claimed: list[Span] = field(default_factory=list)

    def read(self, atoms: list[Atom]) -> None:
        """Find the attributions of one unit."""
        before = len(self.found)
        used: set[int] = set()
        self.claimed.clear()
        lead = find_leading_subject(atoms, self.lexicon)
        outer = self.subject
        if lead is not None:
            self.subject = self._span(atoms, lead)
        for source in find_sources(atoms, self.lexicon):
            used |= self._tell(
                atoms, source.content, source.cue, source.speaker, source.word, ("source", source.rule)
            )
        for cue in find_cues(atoms, self.lexicon):
            used |= self._follow(atoms, cue, used, outer)
        self._take_rest(atoms, used)
        self.found[before:] = _without_outer_sources(self.found[before:])

    def _follow(self, atoms: list[Atom], cue: Cue, used: set[int], outer: Span | None) -> set[int]:
        """Tell what one verb of speech ties together; return the atoms of quotations that it used."""
        if any(span.start <= atoms[cue.first].start < span.end for span in self.claimed):
            return set()
        quoted = _quotation_before(atoms, cue, used)
        because = (cue.verb.family,)
        cue_span = Span(atoms[cue.first].start, atoms[cue.last].end)
        if quoted is not None and not (cue.is_gerund or quoted.first in used):
            after = _after_cue(cue)
            stretch = self._inverted_subject(atoms, cue, after)
            speaker = self._span(atoms, stretch) if stretch else outer
            self.subject = speaker = self._document_read(atoms, cue) or speaker
            rest = _quotation_after(atoms, stretch.end if stretch else after, used)
            content = [quoted] if rest is None else [quoted, rest]
            return self._tell(
                atoms, content, cue_span, speaker, cue.verb.lemma, (*because, "after-quotation"), cue
            )
        before = None if cue.is_gerund or self._tells_more(atoms, cue) else find_subject_before(atoms, cue, self.lexicon)
        broken = self._broken_clause(atoms, cue)
        if broken is not None:
            stretch, content = broken
            self.subject = self._span(atoms, stretch)
            return self._tell(
                atoms, content, cue_span, self.subject, cue.verb.lemma, (*because, "inside-clause"), cue
            )
        if before is not None:
            self.subject = self._span(atoms, before)
        clause = self._clause_before(atoms, cue) if before is None or cue.clitic is not None else None
        if clause is not None:
            stretch = self._inverted_subject(atoms, cue, _after_cue(cue))
            if stretch is not None:
                self.subject = self._span(atoms, stretch)
                return self._tell(
                    atoms, [clause], cue_span, self.subject, cue.verb.lemma, (*because, "after-clause"), cue
                )
        forward = self._forward(atoms, cue, used)
        if forward is None:
            return set()
        if before is None:
            stretch = self._inverted_subject(atoms, cue, _after_cue(cue))
            if stretch is not None and stretch.end <= forward.first:
                self.subject = self._span(atoms, stretch)
        speaker = self._document_read(atoms, cue) or (None if cue.is_impersonal else self.subject)
        return self._tell(
            atoms, [forward], cue_span, speaker, cue.verb.lemma, (*because, "before-clause"), cue
        )

    def _tells_more(self, atoms: list[Atom], cue: Cue) -> bool:
        """Say whether the verb goes on after its speaker was named: "dijo Ruiz, *que añadió* …"."""
        is_relative = cue.start > 0 and atoms[cue.start - 1].lower in self.lexicon.words["relatives"]
        return is_relative and bool(self.found) and self.found[-1].content[0].start >= atoms[0].start

    def _forward(self, atoms: list[Atom], cue: Cue, used: set[int]) -> Stretch | None:
        """Return what follows the verb: a quotation after a colon, or a clause."""
        colon = _quotation_after_colon(atoms, cue, used, self.lexicon)
        if colon is not None:
            return colon
        clause = find_reported_clause(atoms, cue, self.lexicon)
        if clause is None or any(at in used for at in range(clause.first, clause.end)):
            return None
        return clause

    def _inverted_subject(self, atoms: list[Atom], cue: Cue, after: int) -> Stretch | None:
        if cue.clitic is not None:
            return Stretch(cue.clitic, cue.clitic + 1)
        return find_subject_after(atoms, after, self.lexicon, needs_speaker=True)

    def _document_read(self, atoms: list[Atom], cue: Cue) -> Span | None:
        """Return the text that "peut-on lire dans le communiqué" names, as it speaks for itself."""
        if cue.verb.family != "read":
            return None
        for at in range(cue.last + 1, len(atoms) - 1):
            if atoms[at].lower in {"dans", "en", "sur"}:
                stretch = find_subject_after(atoms, at + 1, self.lexicon)
                return self._span(atoms, stretch) if stretch else None
        return None

    def _clause_before(self, atoms: list[Atom], cue: Cue) -> Stretch | None:
        """Return the clause before ", a estimé le ministre": plain words with a verb, up to the comma."""
        if cue.start < 2 or atoms[cue.start - 1].lower != ",":
            return None
        first = 0
        for at in range(cue.start - 2, -1, -1):
            if atoms[at].kind == "mark" and atoms[at].lower in ";.•—–-":
                first = at + 1
                break
        has_verb = any(
            is_finite(atoms, at, self.lexicon) or atoms[at].lower in self.lexicon.words["avoir"]
            for at in range(first, cue.start - 1)
        )
        return Stretch(first, cue.start - 1) if has_verb else None

    def _broken_clause(self, atoms: list[Atom], cue: Cue) -> tuple[Stretch, list[Stretch]] | None:
        """Return the speaker and the two parts of "La mesure, a rappelé le HCR, reste contraire au droit"."""
        if cue.start < 1 or atoms[cue.start - 1].lower != ",":
            return None
        stretch = self._inverted_subject(atoms, cue, _after_cue(cue))
        if stretch is None or stretch.end >= len(atoms) - 1 or atoms[stretch.end].lower != ",":
            return None
        end = find_clause_end(atoms, stretch.end + 1, None, self.lexicon)
        at = stretch.end + 1
        goes_on = any(is_finite(atoms, index, self.lexicon) for index in range(at, min(end, at + 4)))
        opens_new = atoms[at].lower in self.lexicon.words["relatives"] | self.lexicon.words["coordinators"]
        first = _start_of_frame(atoms, cue.start - 1)
        if not goes_on or opens_new or first >= cue.start - 1:
            return None
        return stretch, [Stretch(first, cue.start - 1), Stretch(at, end)]

    def _take_rest(self, atoms: list[Atom], used: set[int]) -> None:
        """Tell the quotations that no verb of speech claims: after a name and a colon, or by themselves."""
        for at, atom in enumerate(atoms):
            if atom.kind != "quote" or at in used:
                continue
            label = _label_before(atoms, at, self.lexicon) or _name_after(atoms, at)
            if label is not None:
                self.subject = self._span(atoms, label)
                self._tell(atoms, [Stretch(at, at + 1)], None, self.subject, "", ("label",))
            elif not self._is_speech(atom, atoms):
                continue
            elif at and atoms[at - 1].lower == ":" and self.subject is not None:
                self._tell(atoms, [Stretch(at, at + 1)], None, self.subject, "", ("colon",))
            elif self.subject is not None and all(a.kind in ("quote", "mark") for a in atoms):
                self._tell(atoms, [Stretch(at, at + 1)], None, self.subject, "", ("goes-on",))

    def _is_speech(self, atom: Atom, atoms: list[Atom]) -> bool:
        words = self.quotations[atom.quotation].span.of(self.text).split()
        return len(words) >= _SHORTEST_QUOTATION or len(atoms) <= _SHORTEST_QUOTATION

    def _tell(
        self,
        atoms: list[Atom],
        content: list[Stretch],
        cue_span: Span | None,
        speaker: Span | None,
        word: str,
        because: tuple[str, ...],
        cue: Cue | None = None,
    ) -> set[int]:
        spans = [span for stretch in content if (span := self._content_span(atoms, stretch)) is not None]
        if not spans:
            return set()
        if "before-clause" in because:
            self.claimed += spans
        inside = [atom for stretch in content for atom in atoms[stretch.first : stretch.end]]
        quoted = [atom.kind == "quote" for atom in inside if atom.kind != "mark"]
        mode = "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"
        self.found.append(
            Attribution(
                content=tuple(spans),
                cue=cue_span,
                cue_word=word,
                speaker=speaker,
                mode=mode,
                is_negated=cue is not None and cue.is_negated,
                kind="speech",
                because=tuple(f"{self.lexicon.language}.{rule}" for rule in because),
            )
        )
        return {
            at for stretch in content for at in range(stretch.first, stretch.end) if atoms[at].kind == "quote"
        }

    def _content_span(self, atoms: list[Atom], stretch: Stretch) -> Span | None:
        """Return the words of a content; the outer marks go where the content is one quotation."""
        if stretch.end <= stretch.first:
            return None
        if stretch.end - stretch.first == 1 and atoms[stretch.first].kind == "quote":
            return self.quotations[atoms[stretch.first].quotation].span
        start, end = atoms[stretch.first].start, atoms[stretch.end - 1].end
        while end > start and self.text[end - 1] in _TRIMMED:
            end -= 1
        while start < end and self.text[start] in _TRIMMED:
            start += 1
        return Span(start, end) if end > start else None

    def _span(self, atoms: list[Atom], stretch: Stretch) -> Span:
        start = atoms[stretch.first].start
        if atoms[stretch.first].kind == "clitic":
            start = atoms[stretch.first].end - len(atoms[stretch.first].lower)
        return Span(start, atoms[stretch.end - 1].end)


def find_romance_attributions(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], *, language: str
) -> list[Attribution]:
    """Find who said what in a French or Spanish report, in the order of the text.

    In ``« Rien n'est signé », a déclaré la ministre, ajoutant que les vols attendraient.`` there are two.
    A verb without a subject ("y añadió que …") has the speaker of the one before.

    Args:
        text: The text of a report.
        sentences: Its sentences in order, as ``find_sentences`` gives them.
        quotations: Its quotations in order, as ``find_quotations`` gives them.
        language: ``fr`` or ``es``.
    """
    walk = _Walk(text=text, quotations=quotations, lexicon=load_romance_lexicon(language[:2].lower()))
    for atoms in find_units(text, sentences, quotations):
        walk.read(atoms)
    return sorted(walk.found, key=lambda attribution: attribution.content)


def _without_outer_sources(found: list[Attribution]) -> list[Attribution]:
    """Drop "selon l'AFP" around what a verb of speech already ties to its speaker."""
    inner = [span for one in found if not one.because[0].endswith("source") for span in one.content]
    return [
        one
        for one in found
        if not (
            one.because[0].endswith("source")
            and any(span.holds(told) and span != told for span in one.content for told in inner)
        )
    ]


def _after_cue(cue: Cue) -> int:
    return max(cue.last, cue.clitic or 0) + 1


def _quotation_before(atoms: Sequence[Atom], cue: Cue, used: set[int]) -> Stretch | None:
    """Return the quotation that the verb follows directly, perhaps after a comma."""
    at = cue.start - 1
    if at >= 0 and atoms[at].kind == "mark" and atoms[at].lower in ",—–":
        at -= 1
    if at < 0 or atoms[at].kind != "quote" or at in used:
        return None
    return Stretch(_start_of_frame(atoms, at), at + 1)


def _start_of_frame(atoms: Sequence[Atom], at: int) -> int:
    """Return where the clause begins that a quotation ends, as in "Ce texte est « illégal », a-t-il dit"."""
    first = at
    while first and not (
        atoms[first - 1].kind == "quote"
        or (atoms[first - 1].kind == "mark" and atoms[first - 1].lower != ",")
    ):
        first -= 1
    return at if first and atoms[first - 1].lower in {":", ")"} else first


def _quotation_after(atoms: Sequence[Atom], at: int, used: set[int]) -> Stretch | None:
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


def _quotation_after_colon(
    atoms: Sequence[Atom], cue: Cue, used: set[int], lexicon: RomanceLexicon
) -> Stretch | None:
    for at in range(cue.last + 1, len(atoms)):
        atom = atoms[at]
        if atom.lower == ":" and at + 1 < len(atoms) and atoms[at + 1].kind == "quote":
            return Stretch(at + 1, at + 2) if at + 1 not in used else None
        if atom.kind == "mark" and atom.lower in ".;:":
            return None
        if atom.lower in lexicon.words["complementizers"]:
            return None
    return None


def _label_before(atoms: Sequence[Atom], at: int, lexicon: RomanceLexicon) -> Stretch | None:
    """Return the name before a colon, as in a headline: "Rubio: «…»"."""
    if not 1 < at <= _LONGEST_LABEL or atoms[at - 1].lower != ":":
        return None
    label = Stretch(0, at - 1)
    has_verb = any(is_finite(atoms, index, lexicon) for index in range(at - 1))
    return label if is_speaker(atoms, label, lexicon) and not has_verb else None


def _name_after(atoms: Sequence[Atom], at: int) -> Stretch | None:
    """Return the name in brackets after a quotation."""
    if at + 2 >= len(atoms) or atoms[at + 1].lower != "(" or atoms[at + 2].kind not in ("name", "word"):
        return None
    end = next((index for index in range(at + 2, len(atoms)) if atoms[index].lower == ")"), at + 2)
    return Stretch(at + 2, end) if end > at + 2 else None
