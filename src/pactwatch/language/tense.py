"""Whether the verb beside a time tells what was or what is to come, by the words alone."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.word import Word

_WORDS_BEFORE, _WORDS_AFTER = 12, 9
_SHORTEST_INFLECTED = 4


class Tense(enum.Enum):
    """Past holds the present perfect too; ``NONE`` is where no verb is known."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


def find_tense(
    words: Sequence[Word],
    first: int,
    last: int,
    sentence: tuple[int, int],
    wordings: Mapping[str, Sequence[str]],
) -> Tense:
    """Return the tense of the verb nearest to words ``first`` to ``last`` of the sentence (offsets).

    Verbs before come first: in "said on Monday that it will sit on Friday", Monday is past and Friday is
    to come. Only where none stands before do those after count: "On Friday the court will sit".
    """
    for index in range(first - 1, max(-1, first - 1 - _WORDS_BEFORE), -1):
        if words[index].start < sentence[0]:
            break
        tense = _tense_at(words, index, wordings)
        if tense is not Tense.NONE:
            return tense
    for index in range(last, min(len(words), last + _WORDS_AFTER)):
        if words[index].end > sentence[1]:
            break
        tense = _tense_at(words, index, wordings)
        if tense is not Tense.NONE:
            return tense
    return Tense.NONE


def _tense_at(words: Sequence[Word], index: int, wordings: Mapping[str, Sequence[str]]) -> Tense:
    word = words[index]
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if f"{word.lower} {after}" in wordings["future_pairs"]:
        return Tense.FUTURE
    if word.is_capital and word.lower == "may":
        return Tense.NONE
    if word.lower in wordings["future"]:
        return Tense.FUTURE
    if word.lower in wordings["past"]:
        is_to_come = index > 0 and words[index - 1].lower in wordings["future"]
        return Tense.FUTURE if is_to_come else Tense.PAST
    if word.is_capital or len(word.lower) < _SHORTEST_INFLECTED or word.lower in wordings["neither"]:
        return Tense.NONE
    if index and words[index - 1].lower in wordings["copulas"]:
        return Tense.NONE
    if word.lower.endswith(tuple(wordings["future_endings"])):
        return Tense.FUTURE
    return Tense.PAST if word.lower.endswith(tuple(wordings["past_endings"])) else Tense.NONE
