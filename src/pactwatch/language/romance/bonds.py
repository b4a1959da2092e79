"""What a unit of a French or Spanish report ties together, and the attribution that this makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.language.attribution.attribution import Attribution
from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.language.quotations import Quotation
    from pactwatch.language.romance.atoms import Atom
    from pactwatch.language.romance.cues import Cue
    from pactwatch.language.romance.phrases import Stretch

_TRIMMED = " \t\n\u00a0\u202f,;:."


class Bond(NamedTuple):
    """What a unit ties together: words, their speaker, and the rule; ``cue`` is None without a verb."""

    content: list[Stretch]
    speaker: Span | None
    rule: str
    cue: Cue | None = None
    cue_span: Span | None = None
    cue_word: str = ""

    def inside(self) -> list[int]:
        """Return the indices of all atoms of the words."""
        return [at for stretch in self.content for at in range(stretch.first, stretch.end)]


class Unit(NamedTuple):
    """A sentence, or a quotation of several, as atoms, with the text and the quotations that they lie in."""

    text: str
    quotations: Sequence[Quotation]
    atoms: Sequence[Atom]

    def quotation_at(self, at: int) -> Span:
        """Return the place of the quotation that an atom stands for, without its marks."""
        return self.quotations[self.atoms[at].quotation].span

    def span(self, stretch: Stretch) -> Span:
        """Return the place of some atoms in the text."""
        first = self.atoms[stretch.first]
        start = first.end - len(first.lower) if first.kind == "clitic" else first.start
        return Span(start, self.atoms[stretch.end - 1].end)

    def content_span(self, stretch: Stretch) -> Span | None:
        """Return the words of a content; the outer marks go where the content is one quotation."""
        if stretch.end <= stretch.first:
            return None
        if stretch.end - stretch.first == 1 and self.atoms[stretch.first].kind == "quote":
            return self.quotation_at(stretch.first)
        start, end = self.atoms[stretch.first].start, self.atoms[stretch.end - 1].end
        while end > start and self.text[end - 1] in _TRIMMED:
            end -= 1
        while start < end and self.text[start] in _TRIMMED:
            start += 1
        return Span(start, end) if end > start else None

    def mode(self, inside: Sequence[int]) -> str:
        """Say whether atoms are quoted (``direct``), in part (``mixed``) or not at all (``indirect``)."""
        quoted = [self.atoms[at].kind == "quote" for at in inside if self.atoms[at].kind != "mark"]
        return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def make_attribution(bond: Bond, unit: Unit, language: str) -> Attribution | None:
    """Return who says what by a bond, or None where it has no words."""
    spans = tuple(span for stretch in bond.content if (span := unit.content_span(stretch)) is not None)
    if not spans:
        return None
    because = (bond.cue.verb.family, bond.rule) if bond.cue else (bond.rule,)
    return Attribution(
        content=spans,
        cue=bond.cue_span,
        cue_word=bond.cue_word,
        speaker=bond.speaker,
        mode=unit.mode(bond.inside()),
        is_negated=bond.cue is not None and bond.cue.is_negated,
        kind="speech",
        because=tuple(f"{language}.{rule}" for rule in because),
    )
