"""Who said what in a French or Spanish report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pactwatch.language.romance.atoms import find_units
from pactwatch.language.romance.bonds import Bond, Unit, make_attribution
from pactwatch.language.romance.contents import find_reported_clause
from pactwatch.language.romance.cues import find_cues
from pactwatch.language.romance.inverted import find_subject_after
from pactwatch.language.romance.lexicon import load_romance_lexicon
from pactwatch.language.romance.passing import find_broken_clause, find_clause_before, find_unknown_verb
from pactwatch.language.romance.phrases import Stretch, has_finite
from pactwatch.language.romance.quoted import (
    label_before,
    name_after,
    quotation_after,
    quotation_after_colon,
    quotation_before,
)
from pactwatch.language.romance.sources import find_agent_before, find_relative_source, find_sources
from pactwatch.language.romance.speakers import find_leading_subject, find_subject_before
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.attribution.attribution import Attribution
    from pactwatch.language.quotations import Quotation
    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.lexicon import RomanceLexicon

_SHORTEST_QUOTATION = 3


@dataclass(slots=True, kw_only=True)
class _Walk:
    """The report as it is read unit by unit.

    ``unit`` is the one that is read, ``used`` its quotations that have a speaker, ``claimed`` the clauses in
    it that were said; ``subject`` is who was last said to speak or act.
    """

    lexicon: RomanceLexicon
    unit: Unit
    found: list[Attribution] = field(default_factory=list)
    subject: Span | None = None
    used: set[int] = field(default_factory=set)
    claimed: list[Span] = field(default_factory=list)
    unit_began: int = 0

    @property
    def atoms(self) -> Sequence[Atom]:
        """The atoms of the unit that is read."""
        return self.unit.atoms

    def read(self, unit: Unit) -> None:
        """Find the attributions of one unit."""
        self.unit, self.used, self.claimed = unit, set(), []
        atoms = unit.atoms
        self.unit_began = len(self.found)
        outer = self.subject
        lead = find_leading_subject(atoms, self.lexicon)
        if lead is not None:
            self.subject = self.unit.span(lead)
        for source in find_sources(atoms, self.lexicon):
            self._tell(Bond(source.content, source.speaker, source.rule, None, source.cue, source.word))
        for cue in find_cues(atoms, self.lexicon):
            bond = self._bond(cue, outer)
            if bond is not None:
                self._tell(bond)
        relative = find_relative_source(atoms, self.lexicon)
        if relative is not None and self.subject is not None and relative.first not in self.used:
            agent = find_agent_before(atoms, relative.first - 2)
            self._tell(Bond([relative], self.unit.span(agent) if agent else self.subject, "for"))
        self._take_rest()
        self.found[self.unit_began :] = _without_outer_sources(self.found[self.unit_began :])

    def _bond(self, cue: Cue, outer: Span | None) -> Bond | None:
        """Return what one verb of speech ties together, and remember who speaks."""
        if any(span.start <= self.atoms[cue.first].start < span.end for span in self.claimed):
            return None
        inverted = self._inverted(cue)
        return (
            self._after_quotation(cue, inverted, outer)
            or self._in_passing(cue, inverted)
            or self._before_content(cue, inverted)
        )

    def _after_quotation(self, cue: Cue, inverted: Stretch | None, outer: Span | None) -> Bond | None:
        quoted = None if cue.is_gerund else quotation_before(self.atoms, cue, self.used)
        if quoted is None:
            return None
        speaker = self._document_read(cue) or (self.unit.span(inverted) if inverted else outer)
        self.subject = speaker
        rest = quotation_after(self.atoms, inverted.end if inverted else _after(cue), self.used)
        content = [quoted] if rest is None else [quoted, rest]
        return self._verbal(cue, content, speaker, "after-quotation")

    def _in_passing(self, cue: Cue, inverted: Stretch | None) -> Bond | None:
        if cue.is_gerund:
            return None
        if inverted is None:
            return self._without_subject(cue)
        broken = find_broken_clause(self.atoms, cue, inverted, self.lexicon)
        if broken is not None:
            self.subject = self._document_read(cue) or self.unit.span(inverted)
            return self._verbal(cue, broken, self.subject, "inside-clause")
        named = self._named_before(cue) if cue.clitic is None else None
        rest = self.atoms[inverted.end :]
        is_last = not rest or (
            rest[0].kind == "mark" and not has_finite(self.atoms, inverted.end, len(self.atoms), self.lexicon)
        )
        if named is not None and not (
            is_last or has_finite(self.atoms, named.first, named.end, self.lexicon)
        ):
            return None
        clause = find_clause_before(self.atoms, cue, self.lexicon)
        if clause is None:
            return None
        self.subject = self._document_read(cue) or self.unit.span(inverted)
        return self._verbal(cue, [clause], self.subject, "after-clause")

    def _without_subject(self, cue: Cue) -> Bond | None:
        """Tell what a verb without a subject closes: "Tres murieron en el camino, aseguró."."""
        is_last = _after(cue) >= len(self.atoms) or self.atoms[_after(cue)].kind == "mark"
        if self.lexicon.language != "es" or not is_last or self.subject is None:
            return None
        clause = find_clause_before(self.atoms, cue, self.lexicon)
        return self._verbal(cue, [clause], self.subject, "after-clause") if clause is not None else None

    def _before_content(self, cue: Cue, inverted: Stretch | None) -> Bond | None:
        named = self._named_before(cue)
        if named is not None:
            self.subject = self.unit.span(named)
        forward = self._forward(cue)
        if forward is None:
            return None
        if named is None and inverted is not None and inverted.end <= forward.first:
            self.subject = self.unit.span(inverted)
        speaker = self._document_read(cue) or (None if cue.is_impersonal else self.subject)
        return self._verbal(cue, [forward], speaker, "before-content")

    def _verbal(self, cue: Cue, content: list[Stretch], speaker: Span | None, rule: str) -> Bond:
        cue_span = Span(self.atoms[cue.first].start, self.atoms[cue.last].end)
        return Bond(content, speaker, rule, cue, cue_span, cue.verb.lemma)

    def _named_before(self, cue: Cue) -> Stretch | None:
        """Return who is named before the verb; nobody where it goes on: "dijo Ruiz, *que añadió* …"."""
        is_relative = cue.start > 0 and self.atoms[cue.start - 1].lower in self.lexicon.words["relatives"]
        if cue.is_gerund or (is_relative and len(self.found) > self.unit_began):
            return None
        return find_subject_before(self.atoms, cue, self.lexicon)

    def _forward(self, cue: Cue) -> Stretch | None:
        """Return what follows the verb: a clause, or a quotation after a colon."""
        clause = find_reported_clause(self.atoms, cue, self.lexicon)
        if clause is not None and not any(at in self.used for at in range(clause.first, clause.end)):
            return clause
        return quotation_after_colon(self.atoms, cue, self.used, self.lexicon)

    def _inverted(self, cue: Cue) -> Stretch | None:
        if cue.clitic is not None:
            return Stretch(cue.clitic, cue.clitic + 1)
        return find_subject_after(self.atoms, _after(cue), self.lexicon, needs_speaker=True)

    def _document_read(self, cue: Cue) -> Span | None:
        """Return the text that "peut-on lire dans le communiqué" names, or who "a appris l'AFP auprès de"."""
        if cue.verb.family != "read":
            return None
        words = self.lexicon.words
        for at in range(cue.last + 1, len(self.atoms) - 1):
            lower, following = self.atoms[at].lower, self.atoms[at + 1].lower
            first = at + 1 if lower in words["inside"] else None
            if lower in words["beside"]:
                first = at + 1 + (following in words["of"])
            elif lower in words["of"] and following in words["source_nouns"]:
                first = at + 1
            if first is not None:
                stretch = find_subject_after(self.atoms, first, self.lexicon)
                return self.unit.span(stretch) if stretch else None
        return None

    def _take_rest(self) -> None:
        """Tell the quotations that no verb of speech claims: with a name or a colon, or by themselves."""
        for at, atom in enumerate(self.atoms):
            if atom.kind == "quote" and at not in self.used:
                bond = self._named_beside(at) or self._unknown_verb(at) or self._goes_on(at)
                if bond is not None:
                    self._tell(bond)

    def _named_beside(self, at: int) -> Bond | None:
        label = label_before(self.atoms, at, self.lexicon) or name_after(self.atoms, at)
        if label is None:
            return None
        self.subject = self.unit.span(label)
        return Bond([Stretch(at, at + 1)], self.subject, "label")

    def _unknown_verb(self, at: int) -> Bond | None:
        verb = find_unknown_verb(self.atoms, at, self.lexicon)
        if verb is None or not self._is_speech(at):
            return None
        speaker = find_subject_after(self.atoms, verb.end, self.lexicon, needs_speaker=True)
        if speaker is None or speaker.first != verb.end:
            return None
        self.subject = self.unit.span(speaker)
        cue_span = self.unit.span(verb)
        word = self.atoms[verb.end - 1].lower
        return Bond([Stretch(at, at + 1)], self.subject, "unknown-verb", None, cue_span, word)

    def _goes_on(self, at: int) -> Bond | None:
        after_colon = at > 0 and self.atoms[at - 1].lower == ":"
        alone = all(atom.kind in ("quote", "mark") for atom in self.atoms)
        if self.subject is None or not (after_colon or alone) or not self._is_speech(at):
            return None
        return Bond([Stretch(at, at + 1)], self.subject, "colon" if after_colon else "goes-on")

    def _is_speech(self, at: int) -> bool:
        words = self.unit.quotation_at(at).of(self.unit.text).split()
        return len(words) >= _SHORTEST_QUOTATION or len(self.atoms) <= _SHORTEST_QUOTATION

    def _tell(self, bond: Bond) -> None:
        attribution = make_attribution(bond, self.unit, self.lexicon.language)
        if attribution is None:
            return
        if bond.rule == "before-content":
            self.claimed += attribution.content
        self.used.update(at for at in bond.inside() if self.atoms[at].kind == "quote")
        self.found.append(attribution)


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
    walk = _Walk(lexicon=load_romance_lexicon(language[:2].lower()), unit=Unit(text, quotations, ()))
    for atoms in find_units(text, sentences, quotations):
        walk.read(Unit(text, quotations, atoms))
    return sorted(walk.found, key=lambda attribution: attribution.content)


def _after(cue: Cue) -> int:
    return max(cue.last, cue.clitic or 0) + 1


def _without_outer_sources(found: list[Attribution]) -> list[Attribution]:
    """Drop "selon l'AFP" around what a verb of speech already ties to its speaker."""
    told = [span for one in found if len(one.because) > 1 for span in one.content]
    return [
        one
        for one in found
        if len(one.because) > 1
        or not one.cue_word
        or not any(span.holds(inner) and span != inner for span in one.content for inner in told)
    ]
