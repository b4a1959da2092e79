"""Whether what somebody says counts as a statement about an arrangement, its people or its legality.

Rules tell words that were said from deeds and from the reporter's own; whether these are of the matter is
weighed over the words, who says them, and how they are told. What the rules make of it is one trait among the
others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.claims.weighing.choosing import weigh_options
from pactwatch.language.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.voiced import Voiced

TABLE = "counts"
LEAST = 0.5
_WORD = re.compile(r"\w+")
_SHORTEST = 3
_MOST_STATES = 3
_MENTION_WORDS = 6
_BESIDE = 8
_PRONOUN = "pronoun."


def keep_what_counts(report: ReportWords, voiced: Sequence[Voiced]) -> list[Voiced]:
    """Return what counts as a statement, in the same order."""
    asked = dict(enumerate(find_counting_traits(report, voiced)))
    likely = weigh_options(TABLE, asked)
    return [each for at, each in enumerate(voiced) if likely[at] >= LEAST]


def find_counting_traits(report: ReportWords, voiced: Sequence[Voiced]) -> list[list[str]]:
    """Return for all that is said what speaks for and against its being a statement."""
    return [
        list(
            dict.fromkeys(
                [
                    *_of_telling(each),
                    *_of_words(report, each),
                    f"around:{_around(each, voiced[max(0, at - _BESIDE) : at + _BESIDE])}",
                ]
            )
        )
        for at, each in enumerate(voiced)
    ]


def _of_telling(each: Voiced) -> Iterator[str]:
    attribution, speaker = each.said.attribution, each.speaker
    cue, mode, kind, rule = attribution.cue_word, attribution.mode, attribution.kind, each.is_by_rule
    side = "state" if speaker.affiliation.isupper() else speaker.affiliation
    yield from (f"rule:{rule}", f"cue:{cue}", f"rule+cue:{rule} {cue}", f"kind:{kind}", f"mode:{mode}")
    yield from (f"kind+mode:{kind} {mode}", f"side:{side}", f"side+mode:{side} {mode}")
    yield from (f"why:{speaker.because.replace(_PRONOUN, '')}", f"negated:{attribution.is_negated}")
    yield from (f"nobody:{each.said.mention is None}", f"cueless:{attribution.cue is None}")
    for because in attribution.because:
        yield from (f"by:{because}", f"rule+by:{rule} {because}")


def _of_words(report: ReportWords, each: Voiced) -> Iterator[str]:
    text, content = report.text, each.said.content
    words = [word.lower() for span in content for word in _WORD.findall(span.of(text))]
    mode = each.said.attribution.mode
    yield from (f"length:{min(8, len(words) // 3)}", f"mode+length:{mode} {min(5, len(words) // 4)}")
    scene = report.cast.scene
    states = {state.code for span in content for state in scene.context.between(*span)}
    yield f"states:{min(_MOST_STATES, len(states))}"
    sentences = max(1, len(scene.context.sentences))
    yield f"place:{min(9, 10 * scene.context.sentence_at(each.said.anchor) // sentences)}"
    yield from (f"word:{stem(word, report.language)}" for word in words if len(word) >= _SHORTEST)
    if each.said.mention is not None:
        names = _WORD.findall(each.said.mention.of(text))
        yield f"capitals:{any(name[0].isupper() for name in names)}"
        yield from (f"who:{name.lower()}" for name in names[:_MENTION_WORDS])


def _around(each: Voiced, voiced: Sequence[Voiced]) -> int:
    """Return how many other sayings hold all of this one."""
    start, end = each.said.content[0].start, each.said.content[-1].end
    return sum(
        other is not each and other.said.content[0].start <= start and other.said.content[-1].end >= end
        for other in voiced
    )
