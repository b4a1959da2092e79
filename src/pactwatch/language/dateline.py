"""The place, day and agency that open a report, before its story begins."""

from __future__ import annotations

import re

_PLACE_SHOUTED = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ .'’/-]*[A-ZÀ-Þ]"
_PLACE_BEFORE_AGENCY = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?=,? [^—–\n]{0,40}\([^)\n]{2,40}\))"
_BEGINNING = r"\s+(?=[^\W\d_]|[\"“'‘«])"
_BY_PLACE = (
    rf"(?:{_PLACE_SHOUTED}|{_PLACE_BEFORE_AGENCY})"
    r"(?:, [^—–\n()]{2,40})?(?: ?\([^)\n]{2,60}\))?\s?\.?(?:--|[—–-])"
)
_IN_BRACKETS = r"\([A-ZÀ-Þ][^)\n]{1,40}\)(?:\s?(?:--|[—–:-]))?(?=\s+[A-ZÀ-Þ\"“‘«])"
_DATELINE = re.compile(rf"(?:{_BY_PLACE}|{_IN_BRACKETS}){_BEGINNING}")


def find_story(text: str, start: int) -> int:
    """Return where the story of a sentence begins: after a dateline, if one stands at ``start``.

    In "KIGALI, Rwanda (AP) — Rwanda said" it is the offset of the second "Rwanda".
    """
    dateline = _DATELINE.match(text, start)
    return dateline.end() if dateline is not None else start
