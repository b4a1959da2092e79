"""Words that somebody says in a report, before it is asked how and where they say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.claims.saying.stance import find_stance
from pactwatch.claims.saying.stance_rules import Telling
from pactwatch.documents import Evidence
from pactwatch.language.quotation_edges import without_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.voiced import Voiced
    from pactwatch.language.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Words that somebody says and when, before it is asked how and where they say so.

    ``stance`` is weighed when it is asked for: most that is said in a report is said of no event.
    """

    voiced: Voiced
    speaker: str | None
    affiliation: str
    content: tuple[Evidence, ...]
    date: str | None
    language: str

    @property
    def cue(self) -> Span | None:
        """The words that tie what is said to who says it."""
        return self.voiced.said.attribution.cue

    @property
    def is_turn(self) -> bool:
        """Whether it is a turn of a transcript."""
        return "labelled-turn" in self.voiced.said.attribution.because

    @property
    def telling(self) -> Telling:
        """How they say it, for its stance to be weighed."""
        return _telling(self.voiced, self.content)

    @property
    def stance(self) -> str:
        """How they speak of the matter."""
        return find_stance(self.telling, language=self.language)[0]


def telling_of(report: ReportWords, each: Voiced) -> Telling:
    """Return how somebody says something, for its stance to be weighed."""
    return _telling(each, content_of(report, each))


def _telling(each: Voiced, content: Sequence[Evidence]) -> Telling:
    attribution, speaker = each.said.attribution, each.speaker
    return Telling(
        words=" ".join(evidence.exact for evidence in content),
        cue_word=attribution.cue_word,
        is_negated=attribution.is_negated,
        affiliation=speaker.affiliation,
        speaker=speaker.name,
        mode=attribution.mode,
        role=speaker.role,
    )


def content_of(report: ReportWords, each: Voiced) -> tuple[Evidence, ...]:
    """Return the words said, without the quotation marks at their edges."""
    return tuple(Evidence.cut(report.text, *without_marks(report.text, span)) for span in each.said.content)
