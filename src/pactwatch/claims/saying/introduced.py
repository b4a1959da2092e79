"""Who it is that first speaks by office alone and is named right after: "its minister … Frank Ábrego".

A lead leaves out a name that few readers know; the next paragraph gives it and leaves out the office.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pactwatch.language.cast.titles import is_definite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.claims.saying.report_words import ReportWords
    from pactwatch.claims.saying.said import Said
    from pactwatch.claims.saying.voiced import Voiced
    from pactwatch.language.cast import Speaker

_NEAR = 3
_NEXT = 1
_OFFICE = "head."
_NAMED_AFTER = "named-after"
_UNPLACED = "name.unknown"
_SPOKE_BEFORE = ".spoke-before"


def name_described(report: ReportWords, voiced: Sequence[Voiced]) -> list[Voiced]:
    """Return what is said with the names of those who are told by office first, in the same order."""
    named: dict[str, Speaker] = {}
    for each, after in pairwise(voiced):
        described, person = each.speaker, after.speaker
        if described.name not in named and _is_same(report, each, after):
            named[described.name] = person._replace(
                role=described.role,
                affiliation=described.affiliation,
                gender=described.gender or person.gender,
                because=f"{described.because}.{_NAMED_AFTER}",
            )
    spoke = [*(each.speaker for each in reversed(voiced)), *named.values()]
    offices = {speaker.name: speaker.role for speaker in spoke if speaker.role is not None}
    return [
        each._replace(speaker=_told(each.speaker, named.get(each.speaker.name), offices)) for each in voiced
    ]


def _told(speaker: Speaker, person: Speaker | None, offices: Mapping[str, str]) -> Speaker:
    if person is not None:
        return person._replace(at=speaker.at)
    return speaker if speaker.role else speaker._replace(role=offices.get(speaker.name))


def _is_same(report: ReportWords, each: Voiced, after: Voiced) -> bool:
    """Say whether an office is that of the person who speaks next and has not been named before."""
    described, person = each.speaker, after.speaker
    first, then = each.said, after.said
    if first.mention is None or then.mention is None or first.sentence is None or then.sentence is None:
        return False
    distance = then.sentence - first.sentence
    is_near = 0 <= distance <= _NEAR and person.name != described.name
    if described.role is None or not is_near or report.cast.is_pronoun(then.mention):
        return False
    if described.because.endswith(_SPOKE_BEFORE):
        return False
    genders = {described.gender, person.gender} - {""}
    if len(genders) > 1 or not _may_be_one(report, each) or not _is_new(report, each, person):
        return False
    is_bare = distance == _NEXT and person.because == _UNPLACED and _is_bare(report, then)
    is_office = described.because.startswith(_OFFICE) and described.affiliation.isupper()
    is_side = person.affiliation == described.affiliation
    is_placed = described.name[:1].islower() or distance <= _NEXT
    return is_bare or (is_office and is_side and is_placed)


def _is_bare(report: ReportWords, said: Said) -> bool:
    """Say whether a sentence opens with a name alone, no office or age beside it: "Ann Gray said"."""
    if said.mention is None or said.sentence is None or said.attribution.cue is None:
        return False
    opens = said.mention.start == report.sentences[said.sentence].start
    return opens and "," not in report.text[said.mention.end : said.attribution.cue.start]


def _is_new(report: ReportWords, each: Voiced, person: Speaker) -> bool:
    """Say whether somebody is first named after an office is told, and has none or the same."""
    known = next((one for one in report.cast.people if one.name == person.name), None)
    if known is None or each.said.mention is None:
        return False
    start = report.cast.scene.words.tokens[known.mentions[0]].start
    offices = [(role or "").lower().split()[-1:] for role in (each.speaker.role, person.role)]
    return start > each.said.mention.end and (not offices[1] or offices[0] == offices[1])


def _may_be_one(report: ReportWords, each: Voiced) -> bool:
    """Say whether an office without a name has one holder: "the country's minister", a spokeswoman."""
    scene, mention = report.cast.scene, each.said.mention
    if mention is None or report.cast.is_pronoun(mention) or each.speaker.name in report.cast.names:
        return False
    place = scene.words.within(mention.start, mention.end)
    is_named = any(at in scene.by_mention for at in place)
    role = (each.speaker.role or "").lower().split()
    is_spokesperson = not scene.lexicon.words["spokespeople"].isdisjoint(role)
    return bool(place) and not is_named and (is_spokesperson or is_definite(scene, place))
