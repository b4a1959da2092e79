"""The place, day and agency that open a report, before its story begins."""

from __future__ import annotations

import re

from pactwatch.language.state_lexicon import load_places

_PLACE_SHOUTED = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ .'’/-]*[A-ZÀ-Þ]"
_PLACE_BEFORE_AGENCY = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?=,? [^—–\n]{0,40}\([^)\n]{2,40}\))"
_DAY = r"(?:[A-Za-zÀ-ÿ.]{3,10} \d{1,2}|\d{1,2} (?:de )?[A-Za-zÀ-ÿ.]{3,10})(?:,? (?:de )?\d{4})?"
_PLACE_BEFORE_DAY = rf"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{0,3}}(?=, {_DAY} ?[—–-])"
_AGENCY, _DASH = r"\([^)\n]{2,60}\)", r"\s?\.?(?:--|[—–-])"
_BY_PLACE = rf"(?:{_PLACE_SHOUTED}|{_PLACE_BEFORE_AGENCY}|{_PLACE_BEFORE_DAY})(?:, [^—–\n()]{{2,40}})?"
_BY_DASH = rf"{_BY_PLACE}(?: ?{_AGENCY}{_DASH}\s*|{_DASH}\s+)"
_IN_BRACKETS = r"\([A-ZÀ-Þ][^)\n]{1,40}\)(?:\s?(?:--|[—–:-]))?\s+(?=[A-ZÀ-Þ\"“«])"
_TWO_PLACES = (
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}/[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2} ?[—–] "
)
_DATELINE = re.compile(rf"(?:{_BY_DASH}|{_IN_BRACKETS}|{_TWO_PLACES})(?=[^\W\d_]|[\"“'‘«])")
_ENTRY = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})? [—–-]?\s?(?=[A-ZÀ-Þ\"“'‘«])")
_BY_NAME = re.compile(r"([A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}) [—–-] (?=[A-ZÀ-Þ\"“‘«])")
_BY_COLON = re.compile(rf"{_PLACE_SHOUTED}: (?=[A-ZÀ-Þ\"“])")
_LABEL = re.compile(rf"^{_PLACE_SHOUTED}: ", re.MULTILINE)


def find_story(text: str, start: int) -> int:
    """Return where the story of a sentence begins: after a dateline, if one stands at ``start``.

    In "KIGALI, Rwanda (AP) — Rwanda said" it is the offset of the second "Rwanda". Before a colon, a shouted
    word is a place only if no other line begins so: turns of a transcript do.
    """
    dateline = _DATELINE.match(text, start)
    if dateline is None and start and text[start - 1] == "\n":
        dateline = _ENTRY.match(text, start) or _by_known_place(text, start)
    if dateline is None:
        dateline = _BY_COLON.match(text, start)
        if dateline is None or len(_LABEL.findall(text)) > 1:
            return start
    return dateline.end()


def _by_known_place(text: str, start: int) -> re.Match[str] | None:
    """Return a dateline of a known city and a dash alone: "Mbabane - Five men …"."""
    found = _BY_NAME.match(text, start)
    return found if found is not None and found[1] in load_places() else None
