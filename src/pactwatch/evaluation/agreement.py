"""Whether a field of a reading agrees with what gold accepts for it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_SMALL_WORDS = frozenset("the a an of us uk le la les el los s mr mrs ms dr sir lord".split())
_ROLE_WORDS = frozenset(
    "court council parliament senate minister ministry official officials group groups government spokesman "
    "spokeswoman spokesperson department agency secretary president judge judges justice lawyer lawyers "
    "attorney commissioner commission ambassador adviser tribunal committee office union party lawmakers "
    "watchdog nations state states refugees rights".split()
)
_LONGEST_NAME_WORDS = 14
_MONEY_TOLERANCE = 0.005
_PLAIN_MARKS = str.maketrans("’‘“”", "''\"\"")


def fold(value: object) -> str:
    """Return the words of a value without case, accents and punctuation: "Ruto’s" gives "ruto s"."""
    text = unicodedata.normalize("NFKD", str(value)).translate(_PLAIN_MARKS)
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def options(value: Any) -> list[Any]:
    """Return all values that gold accepts: a list of several, or the one."""
    return value if isinstance(value, list) else [value]


def agrees(field: str, gold: Any, got: Any) -> bool:
    """Say whether a field of a reading is one that gold accepts.

    Names agree by their words ("Mr Ruto" and "William Ruto"), channels by a word in common, money within
    half a per cent, and everything else to the letter.
    """
    if field == "money":
        return _is_same_money(gold, got)
    same = _COMPARE.get(field, _is_same_word)
    return any(same(value, got) for value in options(gold))


def _is_same_word(gold: Any, got: Any) -> bool:
    return (None if gold is None else str(gold)) == (None if got is None else str(got))


def _is_same_number(gold: Any, got: Any) -> bool:
    return bool(gold == got)


def _is_same_name(gold: Any, got: Any) -> bool:
    if gold is None or got is None:
        return gold is got
    ours, theirs = _name_words(gold), _name_words(got)
    if not ours or not theirs or len(theirs) > _LONGEST_NAME_WORDS:
        return False
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return ours[-1] == theirs[-1] and ours[-1] not in _ROLE_WORDS


def _name_words(name: object) -> list[str]:
    words = fold(name).split()
    return [word for word in words if word not in _SMALL_WORDS] or words


def _is_same_channel(gold: Any, got: Any) -> bool:
    if gold is None or got is None:
        return gold is got
    return bool(_channel_words(gold) & _channel_words(got)) and len(fold(got).split()) <= _LONGEST_NAME_WORDS


def _channel_words(channel: object) -> set[str]:
    return {"television" if word == "tv" else word for word in fold(channel).split()} - _SMALL_WORDS


def _is_same_money(gold: Any, got: Any) -> bool:
    if not gold or not got:
        return bool(gold) == bool(got)
    meant, said = gold.get("amount"), got.get("amount")
    if meant is None:
        return True
    if said is None or abs(said - meant) > _MONEY_TOLERANCE * abs(meant):
        return False
    return gold.get("currency") in (None, got.get("currency"))


_COMPARE = {
    "speaker": _is_same_name,
    "actor": _is_same_name,
    "role": _is_same_name,
    "channel": _is_same_channel,
    "people": _is_same_number,
}
