"""Captions that say not that they are: told by what they show, where they stand and who took the picture."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.documents.furniture_rules import fold
from pactwatch.documents.voice import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_CAPTION, _LONGEST_CAPTION_ALONE = 340, 240
_LONGEST_CREDIT = 60
_SHORTEST_COPY = 40
_MOST_BLOCKS_BETWEEN_TWINS = 3
_FEWEST_WORDS_UNSTOPPED = 7
_OPENING_MARKS = "“\"«‘'-•*·▪▸▹▶►‣◦–—[("
_ENDS = (".", "!", "?", "”", '"', "»", ":", ";", "…", ".)")
_DATELINE = re.compile(
    r"^[^.]{2,90}(?:\([A-Za-z /-]+\)|\b\d{4}|\b\d{1,2})\s?(?:[-–—]{1,2}|:)\s"
    r"|^[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'-]*(?:,|\.-|[ .]?[-–—:]| \()"
    r"|^[A-ZÀ-Þ][A-ZÀ-Þ .'-]{3,30}(?:,[^.–—]{2,40})?\s?[-–—:]{1,2}\s"
)
_DATE_FIRST = re.compile(r"^\d{1,2} \w+ \d{4} [A-ZÀ-Þ]")
_SENTENCE_BREAK = re.compile(r"[a-zà-ÿ)][.!?]\s+[A-ZÀ-Þ]")
_MOST_BREAKS = 1
_FEWEST_WORDS_OF_DATED = 12
_MOST_WORDS_OF_DESCRIPTION = 18
_DESCRIBED = re.compile(
    r"(?:an?|two|three|four|five|six|several|some|the) (?:\w+ ){0,2}(?:man|men|woman|women|people|person|"
    r"group|officers?|soldiers?|plane|aircraft|protesters?|bus|building|crowd|sign|flag|boat)\b[^,;:]*$",
    re.IGNORECASE,
)
_CAPTION = "caption"
# As in: The two sign the accord. (Facebook: State House), and: The two in Davos, May 7, 2015. (GPO)
_BRACKETED_CREDIT = re.compile(r"[\w”’\"][.!?]? \((?P<where>[A-Z][\w ]{0,24}): (?P<who>[A-Z][^():]{2,40})\)$")
_INITIALS = re.compile(r"\w\.? \([A-Z]{2,5}\)$")


class CaptionWords(NamedTuple):
    """What captions have: pointers into the picture, actions, days, credits; and what they have not."""

    pointers: re.Pattern[str]
    actions: re.Pattern[str]
    dates: re.Pattern[str]
    reported: re.Pattern[str]
    past: re.Pattern[str]
    writers: re.Pattern[str]
    signs: re.Pattern[str]
    credited: re.Pattern[str]
    credit_line: re.Pattern[str]


@functools.cache
def load_caption_words() -> CaptionWords:
    """Load the words of captions.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/captions.toml", _build)


def _build(entries: dict[str, Any]) -> CaptionWords:
    either = {name: "|".join(f"(?:{way})" for way in ways) for name, ways in entries.items()}
    agencies = "|".join(sorted(map(re.escape, entries["agencies"]), key=len, reverse=True))
    givers = "|".join(entries["givers"])
    name = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,4}"
    taker = r"[A-ZÀ-Þ][\w.'’-]*+(?:[ ,/]{1,2}[A-ZÀ-Þ\d][\w.'’-]*+){0,4}"
    after = rf"(?:(?: ?[/|,] ?| via ){taker})?(?:, ?(?:File|Pool|Archive))?\)?\.?"
    tool = r"(?:,? ?(?i:\w+ (?:caption|legend|image)))?"
    return CaptionWords(
        pointers=re.compile(either["pointers"], re.IGNORECASE),
        actions=re.compile(either["actions"], re.IGNORECASE),
        dates=re.compile(either["dates"], re.IGNORECASE),
        reported=re.compile(either["reported"], re.IGNORECASE),
        past=re.compile(either["past"]),
        writers=re.compile(either["writers"], re.IGNORECASE),
        signs=re.compile(r"[/©]| via |(?:AP|AFP) Photo"),
        credited=re.compile(
            rf"(?:^|[.!?)\]] ?)(?:{agencies}|{givers}) ?/ ?{name}\.?$"
            rf"|(?:(?:{name}|[A-Z][A-Z .'-]+) ?/{{1,2}} ?"
            rf"|[-–—|] ?(?={name} ?[/|]|(?:AP|AFP) Photo)|© ?|(?<=\w) via )"
            rf"(?:{name} ?/ ?)?(?:{agencies}){after}{tool}$"
        ),
        credit_line=re.compile(
            rf"^\W*(?:{name}(?: ?[/|,] ?|[ -]+via ))?(?:{agencies})(?: (?:Images|Photos?))?{after}{tool}$"
        ),
    )


def find_captions(blocks: Sequence[str], kinds: Sequence[str | None], *, start: int) -> set[int]:
    """Return the numbers of the blocks that are captions of pictures.

    ``kinds`` gives for each block what kind of furniture it is already, or None. "A plane waits in
    Kigali on June 14, 2022" is a caption where it stands over the prose, beside another caption or a
    credit ("Ann Doe/AP"), or has no full stop.
    """
    first = _first_prose(blocks, kinds, start)
    twice = _find_twins(blocks, start)
    found = {n for n in range(start, len(blocks)) if kinds[n] is None and is_credited(blocks[n])}
    pictures = found | {number for number, kind in enumerate(kinds) if kind == _CAPTION}
    for number in range(start, len(blocks)):
        if kinds[number] is not None or number in found:
            continue
        is_beside = number - 1 in pictures or number + 1 in pictures
        is_caption = _is_caption(blocks[number], is_top=number < first, is_beside=is_beside) or (
            _has_credit_below(blocks, number, pictures) and _acts_now(blocks[number])
        )
        after = blocks[number - 1] if number > start else ""
        if is_caption or number in twice or _is_description(blocks[number], after=after, is_beside=is_beside):
            found.add(number)
            pictures.add(number)
    return found


def _find_twins(blocks: Sequence[str], start: int) -> set[int]:
    """Return the blocks that name a whole day and stand there twice, close to one another.

    A lead may stand twice too, but names no day with its year.
    """
    twins: set[int] = set()
    for number in range(start, len(blocks)):
        block = blocks[number]
        if len(block) > _LONGEST_CAPTION or len(block) < _SHORTEST_COPY:
            continue
        near = blocks[number + 1 : number + 1 + _MOST_BLOCKS_BETWEEN_TWINS]
        if block in near and load_caption_words().dates.search(block) and not _tells(block):
            twins |= {number, number + 1 + near.index(block)}
    return twins


def _first_prose(blocks: Sequence[str], kinds: Sequence[str | None], start: int) -> int:
    """Return the number of the first block of prose: it ends as a sentence, and acts in no picture."""
    lexicon = load_caption_words()
    for number in range(start, len(blocks)):
        block = blocks[number]
        if kinds[number] is not None or not block.endswith(_ENDS):
            continue
        if len(block) > _LONGEST_CAPTION:
            return number
        shows = lexicon.actions.search(block) or lexicon.pointers.search(block)
        if lexicon.reported.search(block) or not shows:
            return number
    return len(blocks)


def reports_speech(block: str) -> bool:
    """Say whether the block tells that somebody said something."""
    return bool(load_caption_words().reported.search(block))


def is_dated_caption(block: str) -> bool:
    """Say whether a first line is a caption and no headline: a long one, that acts on a whole day."""
    words = block.split()
    return (
        len(words) >= _FEWEST_WORDS_OF_DATED
        and bool(load_caption_words().dates.search(block))
        and _is_caption(block, is_top=True, is_beside=False)
    )


def _has_credit_below(blocks: Sequence[str], number: int, pictures: set[int]) -> bool:
    return number + 1 in pictures and len(blocks[number + 1]) <= _LONGEST_CREDIT


def _acts_now(block: str) -> bool:
    """Say whether a block over a credit tells what is going on in the picture, and nothing of the past."""
    if len(block) > _LONGEST_CAPTION or block[0] in _OPENING_MARKS or _tells(block):
        return False
    lexicon = load_caption_words()
    return bool(lexicon.actions.search(block)) and not lexicon.past.search(block)


def _is_caption(block: str, *, is_top: bool, is_beside: bool) -> bool:
    """Say whether the block tells what a picture shows."""
    if len(block) > _LONGEST_CAPTION or block[0] in _OPENING_MARKS:
        return False
    is_unstopped = not block.endswith(_ENDS) and len(block.split()) >= _FEWEST_WORDS_UNSTOPPED
    if not (is_top or is_beside or is_unstopped) or _tells(block):
        return False
    if _DATELINE.match(block) or _DATE_FIRST.match(block):
        return False
    lexicon = load_caption_words()
    if lexicon.pointers.search(block):
        return True
    if is_top and _INITIALS.search(block) and lexicon.dates.search(block):
        return not lexicon.past.search(block)
    if len(block) > _LONGEST_CAPTION_ALONE and not is_beside:
        return False
    acts_on_a_day = lexicon.dates.search(block) and lexicon.actions.search(block)
    return bool(acts_on_a_day) and (is_beside or not lexicon.past.search(block))


def _tells(block: str) -> bool:
    """Say whether the block quotes, or has reported speech or several sentences, as prose does."""
    if QUOTED.search(block) or load_caption_words().reported.search(block):
        return True
    return len(_SENTENCE_BREAK.findall(block)) > _MOST_BREAKS


def is_credited(block: str) -> bool:
    """Say whether the block is the credit of a picture, or ends with one: "… in Accra. ANN DOE / AFP"."""
    if len(block) > _LONGEST_CAPTION:
        return False
    if _credits_in_brackets(block):
        return True
    if not load_caption_words().signs.search(block):
        return False
    is_line = len(block) <= _LONGEST_CREDIT and load_caption_words().credit_line.match(block)
    return bool(is_line or load_caption_words().credited.search(block))


def _credits_in_brackets(block: str) -> bool:
    """Say whether the block ends with who took its picture, and is no paragraph that names its writers."""
    found = _BRACKETED_CREDIT.search(block)
    if found is None or _tells(block):
        return False
    return not load_caption_words().writers.search(found["where"])


def _is_description(block: str, *, after: str, is_beside: bool) -> bool:
    """Say whether the block describes a picture to those who cannot see it.

    "two men shake hands." does, between paragraphs; with a capital, beside another caption only.
    """
    if len(block.split()) > _MOST_WORDS_OF_DESCRIPTION or not _DESCRIBED.match(block):
        return False
    lexicon = load_caption_words()
    if lexicon.past.search(block) or lexicon.reported.search(block):
        return False
    return is_beside or (block[0].islower() and after.endswith(_ENDS))


def find_copies(blocks: Sequence[str], kinds: Sequence[str | None], *, start: int) -> set[int]:
    """Return the numbers of the blocks that a block above says word for word, or a caption with its credit.

    Drawn-out quotations and captions under a gallery are such. Short lines may be said twice.
    """
    pictures = sorted(fold(block) for block, kind in zip(blocks, kinds, strict=True) if kind == _CAPTION)
    seen = {fold(block) for block in blocks[:start]}
    copies: set[int] = set()
    for number in range(start, len(blocks)):
        if kinds[number] is not None or len(blocks[number]) < _SHORTEST_COPY:
            continue
        words = fold(blocks[number])
        at = bisect_left(pictures, words)
        if words in seen or any(caption.startswith(words) for caption in pictures[at : at + 1]):
            copies.add(number)
        seen.add(words)
    return copies
