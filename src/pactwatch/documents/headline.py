"""Which line of a report is its headline, if any is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pactwatch.documents.publication import is_date_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 220
_LONGEST_BEFORE_PROSE = 320
_KICKER_WORDS = 4
_LABEL = re.compile(r"^(?:headline|title|titre|t[ií]tulo|titular)\s*:\s*", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,3}\s+|^\*\*(?=.*\*\*$)|\*\*$")
_BYLINE = re.compile(r"^(?:by|par|por|from)\s+(?:[A-Z]|our\b|a\b|un\b)", re.IGNORECASE)
_BRIEF = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}\s?(?:[|•:—–-]\s|\.\s)")
_DATELINE = re.compile(r"^[^\n]{2,90}\((?:[A-Z]{2,6}|Reuters|[A-Z][a-z]+ ?[A-Z]?[a-z]*)\)\s?(?:\.?[-–—]|:)")
_SPEAKER = re.compile(r"^(?:Q|A|HOST|[A-Z][A-Z .'-]{2,40})\s?:\s")
_RECORDS = re.compile(
    r"^(?:house of (?:commons|lords|representatives)|(?:the )?senate|parliament(?:ary debates)?|hansard|oral answers.*|"
    r"assembl[ée]e nationale|s[ée]nat|congreso de .*|asamblea .*|dail .*|.*\bin brief|.*round-?up|.*\btranscript)\b",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"^(?:press release|news release|media release|for immediate release|opinion|comment(?:ary)?|analysis|editorial|exclusive|"
    r"breaking(?: news)?|update\s?\d*|live|watch|explainer|explained|feature|interview|long read|the long read|world|africa|asia|europe|"
    r"americas?|politics|news|world news|uk news|us news|international|home news|immigration|migration|fact[ -]?check|"
    r"communiqu[ée](?: de presse)?|tribune|analyse|entretien|[ée]ditorial|monde|afrique|politique|"
    r"comunicado(?: de prensa)?|nota de prensa|opini[óo]n|an[áa]lisis|entrevista|internacional|mundo|pol[ií]tica|[úu]ltima hora)\s*[:|]?$",
    re.IGNORECASE,
)


def find_headline(blocks: Sequence[str]) -> int | None:
    """Return the number of the block that is the headline, or None.

    A headline is a first line that does not end as a sentence of prose does: "Rwanda takes Britain to
    arbitration". Words above it that only name a column ("OPINION", "PRESS RELEASE") do not count.
    What begins as a dispatch does ("KIGALI, Aug 5 (Reuters) - …", "GUATEMALA | …") has no headline,
    nor has the record of a parliament or of a broadcast.
    """
    for number, block in enumerate(blocks[:6]):
        if is_kicker(block) or (number and (is_date_line(block) or _BYLINE.match(block))):
            continue
        return number if _is_headline(block, blocks[number + 1 :]) else None
    return None


def is_kicker(block: str) -> bool:
    """Say whether the block only names a column or a kind of text, as "OPINION" does."""
    return len(block) <= 40 and bool(_KICKER.match(block))


def clean_headline(block: str) -> str:
    """Return the headline without ``Headline:`` or the marks of Markdown."""
    return _LABEL.sub("", _MARKDOWN.sub("", block)).strip()


def _is_headline(block: str, following: Sequence[str]) -> bool:
    if _LABEL.match(block) or block.startswith("# "):
        return True
    if not following or len(block) > _LONGEST or is_date_line(block):
        return False
    if _RECORDS.match(block) or _SPEAKER.match(block) or _DATELINE.match(block):
        return False
    if block.endswith((".", ";", ",")) and not block.endswith(("...", "U.S.", "EE.UU.", "EE. UU.", "U.K.")):
        return _is_sentence_headline(block, following)
    return any(len(other) > len(block) or other.endswith((".", "”", '"', "»")) for other in following)


def _is_sentence_headline(block: str, following: Sequence[str]) -> bool:
    """Say whether a first line that ends in a full stop is a headline all the same.

    Some papers end their headlines so: a short line, a date or byline under it, then the prose.
    """
    return (
        len(block) <= 110
        and bool(following)
        and (is_date_line(following[0]) or bool(_BYLINE.match(following[0]) and len(following[0]) < 80))
    )
