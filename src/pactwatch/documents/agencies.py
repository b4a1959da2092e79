"""Which news agencies a report is credited to or cites."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\b(?:[A-Z]|(?:dpa|sda)\b)[\w-]*")
_NEWS_AGENCY = re.compile(
    r"(?:news|wire|press)\s+(?:agency|service)|newswires?|agence(?: de presse)?|agencia(?: de noticias)?|"
    r"(?:state |official |the )?agency$|^agency\b",
    re.IGNORECASE,
)
_CREDITED_BEFORE = re.compile(
    r"(?:\b(?:by|to|with|from|via|credit|source|sources|par|avec|selon|d['’]après|por|con|según)\s+"
    r"(?:the\s+|l['’]|an?\s+)?|\bl['’]|\bd['’]|[(\[/|—–:]\s?)$",
    re.IGNORECASE,
)
# As in: told the AP, confirmed it to AP, in conversations with the AP, seen by AP, a-t-il dit à l'AFP.
_CITED_BEFORE = re.compile(
    r"\b(?:told|tells|telling|interview with|remarks to|statement to|"
    r"according to|selon|según|(?:informed|informs) |"
    r"(?:dijo|declaró|afirmó|aseguró|explicó|confesó|relató|reconoció|dit|déclaré|confié|indiqué|affirmé|"
    r"raconté) "
    r"(?:a|à)(?: la| l['’])?)"
    r"\s*(?:the\s+|an?\s+|l['’]|la\s+)?$"
    r"|\b(?:confirm|confid|spok|speak|insist|said|denied|disclos|admit|explain|conversation|interview|phone|"
    r"letter|report|understood|talk)\w*\b[^.;:“”]{0,24}? (?:to|with)\s+(?:the\s+|an?\s+)?$"
    r"|\b(?:seen|viewed|obtained|reviewed|cited|quoted|diffused|distributed|relayed|carried|reported) by\s+"
    r"(?:the\s+|an?\s+)?$"
    r"|\b(?:affirme|indique|rapporte|précise|annonce|écrit) (?:l['’])?$",
    re.IGNORECASE,
)
# As in: AP reported this month, the AP quoted six people, an AP correspondent.
_CITED_AFTER = re.compile(
    r"^\s(?:has\s|had\s)?(?:reported|reports|quotes|quoted|understands|(?:law |court |pacific |political )?"
    r"(?:correspondent|reporter|photographer|copy|rewrite|report))\b"
)
_IN_BRACKETS = re.compile(
    r"^\s?[)\]/]|^\s?[,;]\s[^()]{0,40}\)|^\s(?:\w+\s)?(?:service|wire|rewrite|report|copy)\)|^\sand\s[^()]{2,30}\)"
)
# As in: (The Isthmian, with AP), (Mash-up of AFP, AAP and own).
_AMONG_IN_BRACKETS = re.compile(
    r"\([^()]{0,60}(?:[/,]\s?|\b(?:and|with|from|of|y|et|con|avec)\s+)(?:the\s+)?$"
)
_REPORTS = re.compile(r"^\s(?:reports|reported|writes)\b")
_CLAUSE_BEFORE = re.compile(r",\s(?:the\s)?$")
_DATELINE_BEFORE = re.compile(r"\d,?\s$|^[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:, [A-Z][\w. ]{2,20})?,\s$")
_DATELINE_AFTER = re.compile(r"^\s?[-–—]{1,2}\s")
_LONGEST_DATELINE = 100
_POLL = re.compile(r"^/Ipsos|^\s+(?:Institute|poll\b)", re.IGNORECASE)
_NEAR = 64
_BYLINE = re.compile(r"^(?:by|par|por)\s", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_SHORT_LINE = 60
_AFP_IS_POLICE = "Australian Federal Police"


class AgencyWording(NamedTuple):
    """One way of naming an agency, by its first word: ``Associated`` leads to ``Associated Press``."""

    wording: str
    name: str
    is_sure: bool


@functools.cache
def load_agencies() -> dict[str, tuple[AgencyWording, ...]]:
    """Load the agencies, by the first word of each wording, the longest wording first.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/agencies.toml", _build)


def _build(entries: dict[str, Any]) -> dict[str, tuple[AgencyWording, ...]]:
    by_word: dict[str, list[AgencyWording]] = {}
    for entry in entries["agency"]:
        for key, is_sure in (("sure", True), ("unsure", False)):
            for wording in entry.get(key, ()):
                first = _WORD.match(wording)
                key_word = first[0] if first else wording
                by_word.setdefault(key_word, []).append(AgencyWording(wording, entry["name"], is_sure))
    return {word: tuple(sorted(ways, key=lambda way: -len(way.wording))) for word, ways in by_word.items()}


def find_agencies(blocks: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies that the blocks credit or cite, in the order in which they first appear.

    "(Reuters)" in a dateline, "told AFP", "– Con información de EFE" and "in remarks to the Associated
    Press" name one. The AFP of an Australian report that names the Australian Federal Police is the
    police; a "Reuters/Ipsos poll" is a poll.
    """
    found: dict[str, None] = {}
    for block in blocks:
        for name in _find_in(block):
            found.setdefault(name)
    if "AFP" in found and any(_AFP_IS_POLICE in block for block in blocks):
        del found["AFP"]
    return tuple(found)


def _find_in(block: str) -> Iterator[str]:
    by_word = load_agencies()
    end = 0
    for match in _WORD.finditer(block):
        ways = by_word.get(match[0])
        if ways is None or match.start() < end:
            continue
        for way in ways:
            stop = match.start() + len(way.wording)
            if not block.startswith(way.wording, match.start()) or block[stop : stop + 1].isalnum():
                continue
            if _POLL.match(block[stop : stop + 20]):
                break
            if way.is_sure or _has_sign(block, match.start(), stop):
                end = stop
                yield way.name
                break


def _has_sign(block: str, start: int, stop: int) -> bool:
    """Say whether the words around an unsure wording tell that it is an agency."""
    before, after = block[max(0, start - _NEAR) : start], block[stop : stop + _NEAR]
    if (
        _CITED_BEFORE.search(before)
        or _CITED_AFTER.match(after)
        or _NEWS_AGENCY.search(before[-30:].rstrip())
        or _NEWS_AGENCY.match(after.lstrip(" ,"))
    ):
        return True
    if before.endswith(("(", "[", "/", "| ")) and _IN_BRACKETS.match(after):
        return not _is_abbreviation(block[:start], block[start:stop])
    if _AMONG_IN_BRACKETS.search(before) and _IN_BRACKETS.match(after):
        return True
    if _CLAUSE_BEFORE.search(before) and _REPORTS.match(after):
        return True
    if start < _LONGEST_DATELINE and _DATELINE_BEFORE.search(block[:start]) and _DATELINE_AFTER.match(after):
        return True
    if before.endswith(("— ", "– ", ". - ")) and not after.strip(" ."):
        return True
    return _is_in_credit(block, start, stop)


def _is_in_credit(block: str, start: int, stop: int) -> bool:
    """Say whether a short line without a full stop credits the agency: "ABC/AAP", "By a PA law reporter"."""
    if len(block) > _SHORT_LINE or block.endswith("."):
        return False
    before, after = block[:start], block[stop:]
    opens = not before and after.startswith((",", "/"))
    is_byline = _BYLINE.match(block) and before.endswith(", ") and not after
    return block[start:stop] == block or bool(_CREDITED_BEFORE.search(before)) or opens or bool(is_byline)


def _is_abbreviation(before: str, letters: str) -> bool:
    """Say whether the words before brackets are what the letters in them stand for."""
    words = _CAPITALISED.findall(before.rstrip(" (["))[-len(letters) :]
    return "".join(word[0] for word in words) == letters and before.rstrip(" ([").endswith(words[-1])
