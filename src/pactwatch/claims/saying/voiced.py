"""What is said in a report, by whom, before it is weighed whether it counts and for whom they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pactwatch.claims.saying.distinct import is_thin
from pactwatch.claims.saying.introduced import name_described
from pactwatch.claims.saying.said import Said, find_said
from pactwatch.claims.saying.said_lexicon import load_said
from pactwatch.claims.saying.turns import find_house
from pactwatch.language.cast import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.claims.reason import Step
    from pactwatch.claims.saying.report_words import ReportWords

HOUSE = ".house"
_NAMED_BODY = "states.government"
_UNPLACED = frozenset({"name.unknown", "head.minister", "mention.unknown"})
_UNTOLD = Speaker("", None, "other", "speaker.untold")


class Voiced(NamedTuple):
    """Words of a report and their speaker, as the rules find them.

    ``state_before`` is the state for which somebody spoke last before. ``is_by_rule`` tells whether the rules
    take it for a statement.
    ``side`` is for whom they speak where that was weighed, and ``why`` are the steps to it.
    """

    said: Said
    speaker: Speaker
    state_before: str | None
    is_by_rule: bool
    side: str | None = None
    why: tuple[Step, ...] = ()


def find_voiced(report: ReportWords, *, keep_all: bool = False) -> list[Voiced]:
    """Return all that is said in a report, in the order of the text.

    Args:
        report: The report and what has been found in it.
        keep_all: Take everything for a statement, on topic or not.
    """
    spoke: list[Speaker] = []
    state: str | None = None
    house = find_house(report, load_said(report.language))
    found = []
    for said, is_by_rule in find_said(report, keep_all=keep_all):
        speaker = _speaker(report, said, spoke)
        if house is not None and said.is_turn and speaker.because in _UNPLACED:
            speaker = speaker._replace(affiliation=house, because=f"{speaker.because}{HOUSE}")
        if speaker.affiliation == "person" and _has_clients(report, said):
            speaker = speaker._replace(affiliation="lawyer", because=f"{speaker.because}.counsel")
        is_told = is_by_rule and (keep_all or not _says_nothing(said, speaker, report.language))
        found.append(Voiced(said, speaker, state, is_told))
        if is_told or _is_named_body(speaker):
            spoke.append(speaker)
        if is_told:
            state = speaker.affiliation if speaker.affiliation.isupper() else state
    return name_described(report, found)


def _speaker(report: ReportWords, said: Said, spoke: Sequence[Speaker]) -> Speaker:
    if said.mention is None:
        return _UNTOLD
    is_own = said.sentence is not None and said.mention.start >= report.sentences[said.sentence].start
    return report.cast.resolve(said.mention, previous=spoke, cue=said.attribution.cue if is_own else None)


def _is_named_body(speaker: Speaker) -> bool:
    """Say whether a body is named in full, so that "the department" means it from then on."""
    return speaker.because == _NAMED_BODY and " " in speaker.name


def _has_clients(report: ReportWords, said: Said) -> bool:
    """Say whether somebody speaks as counsel: "My clients have been told nothing"."""
    counsel = load_said(report.language).counsel
    return any(counsel.search(span.of(report.text)) for span in said.content)


def _says_nothing(said: Said, speaker: Speaker, language: str) -> bool:
    """Say whether a court merely declines to do something, or nobody in particular is said to say it."""
    declines = said.attribution.cue_word in load_said(language).declining
    is_nobody = speaker.because == "mention.unknown" and speaker.name.islower() and " " not in speaker.name
    is_deed = speaker.affiliation == "court" and is_thin(said.attribution)
    return (declines and not speaker.affiliation.isupper()) or (
        (is_nobody or is_deed) and said.attribution.mode == "indirect"
    )
