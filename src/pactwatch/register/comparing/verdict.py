"""What becomes of each thing that a text says: matched, contradicted, disputed or not found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.register.claim import Claim
    from pactwatch.register.happening import Counts
    from pactwatch.register.searching import Hit
    from pactwatch.register.told import ToldEvent, ToldStatement


class Verdict(StrEnum):
    """How what a text says goes with the register; the worst stands first.

    ``disputed`` means that the register has words for it and words against it.
    """

    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    NOT_FOUND = "not_found"
    MATCHED = "matched"


class Relation(StrEnum):
    """How words of the register go with what a text says: the same, against it, or only near it."""

    SAME = "same"
    AGAINST = "against"
    NEAR = "near"


class Aspect(StrEnum):
    """What about a claim is compared."""

    HAPPENED = "happened"
    DATE = "date"
    PEOPLE = "people"
    MONEY = "money"
    WORDS = "words"
    SAID = "said"


class Why(StrEnum):
    """Why words of the register are shown beside a claim."""

    SAME = "same"
    DENIED = "denied"
    TOLD_AS_DONE = "told_as_done"
    ONLY_REPORTED = "only_reported"
    ONLY_PLANNED = "only_planned"
    OPPOSITE = "opposite"
    OTHER_DATE = "other_date"
    OTHER_FIGURE = "other_figure"
    SAME_WORDS = "same_words"
    OTHER_WORDS = "other_words"
    OTHER_SPEAKER = "other_speaker"
    OPPOSITE_STANCE = "opposite_stance"
    SAME_SPEAKER = "same_speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Words of the register that a verdict rests on.

    They are those of a claim, or of a document in which no claim rests on them (``hit``). ``counts`` says on
    how many reports, origins and speakers the happening rests that they tell.
    """

    relation: Relation
    why: Why
    told: ToldEvent | ToldStatement | None = None
    hit: Hit | None = None
    counts: Counts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the register has on one aspect of a claim."""

    aspect: Aspect
    grounds: tuple[Ground, ...]

    @property
    def verdict(self) -> Verdict:
        """What follows from the grounds."""
        relations = {ground.relation for ground in self.grounds}
        if Relation.AGAINST in relations:
            return Verdict.DISPUTED if Relation.SAME in relations else Verdict.CONTRADICTED
        return Verdict.MATCHED if Relation.SAME in relations else Verdict.NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A claim of a text, and what the register has on each aspect of it."""

    claim: Claim
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst verdict on any aspect: a signing that is known, on another day, is contradicted."""
        order = list(Verdict)
        return min((finding.verdict for finding in self.findings), key=order.index, default=Verdict.NOT_FOUND)
