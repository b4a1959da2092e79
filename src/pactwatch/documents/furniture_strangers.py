"""Lines that have nothing to do with their report: advertisements and notices that no rule lists."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.documents.captions import reports_speech
from pactwatch.documents.cohesion import Cohesion
from pactwatch.documents.furniture_rules import load_furniture, tells_news, words_of_line
from pactwatch.documents.voice import QUOTED, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Sequence

# After a full stop, also in front of a small letter; and around a piece in brackets at the end.
SENTENCE_BREAK = re.compile(
    r"(?<=[.!?…])\s+(?=[A-ZÀ-Þ¡¿©(\[|])|(?<=[a-z]{3}[.!?])\s+(?=[a-z])"
    r"|(?<=[\])])\s+(?=[A-ZÀ-Þ(\[])|\s+(?=[(\[][^()\[\]]*[)\]]$)"
)
_LONGEST = 200
_FEWEST_WORDS = 3
_MAY_BE, _MAY_BE_PROSE, _SURELY = 3, 4, 5
_NUMBERED = re.compile(r"^(?:\d{1,2}[:.h]\d{2}|\d{1,3}[/)])\s+(?=\S)")
_EMOJI = r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_MARK = rf"(?:{_EMOJI}|[~*=+_<>]{{2,}}+|[\u2014\u2013-]{{2,}}+|:{{2,}}+|\[\[|\]\])"
_FRAMED = re.compile(rf"^(?:{_MARK}|(?:([~*_])(?!\1)[^~*_]+\1)$)|{_MARK}$")
_BOLD = re.compile(r"^\*\*[^*]+\*\*$")
_BRACKETED = re.compile(r"^[\[(][^\[\]()]+[\])]\.?$")
_LABEL = re.compile(
    r"^\W*([^:|–—>.!?\[\]()]{2,40}?)\s?(?:[:|>\]]|\s[–—-]{1,3}(?=\s+[^a-zà-ÿ\s]))\s*(?=\S+\s+\S|[^\s\d]{4})"
)
_SHOUTED_LABEL = re.compile(r"^\W*[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]*){1,3}\s?[:!]\s+\S+\s+\S")
_PRICE = re.compile(
    r"[$€£¥](?!\s?\d[\d.,]*\s?(?:m|bn|k|mln|mil\w*|billion)\b)|\d\s?%|\bper ?cent off\b"
    r"|\d[ .]?(?:kr|usd|eur|gbp)\b|\b[A-Z][a-z]?s?\.? \d+(?:[.,]\d{3})+|\b\d for \d\b",
    re.IGNORECASE,
)
_LESS = re.compile(r"(?<!\w)[-–]\s?\d{1,2}\s?%")
_REACHED = re.compile(
    r"\b(?:p|pp|pág)\. ?\d{1,3}\b|\d{3}[ -]\d{3,4}\b|\+\d{2,}|\w@\w|\bhttps?:|\bwww\.|\b(?:ph|tel)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:^|[.!?:;>–—|-]\s+)[^\w]*(?:(?:and|or|please|just|so|then|et|y|a)\s)*([\w'-]+)")
_STOPPED = (".", "?", "”", '"', "»", ":", ";", ",", "…", ".)")
_OPENING_MARKS = "'‘“\""
_POINTER = " »›→"
_STATES = re.compile(r"\bUS\b")
_LONGEST_CALL = 120


class StrangerWords(NamedTuple):
    """Words of advertisements and pages, those of their labels, and those that tie no line to a report."""

    wares: frozenset[str]
    calls: frozenset[str]
    page: frozenset[str]
    labels: frozenset[str]
    glue: frozenset[str]
    idle: frozenset[str]


@functools.cache
def load_stranger_words() -> StrangerWords:
    """Load the words of advertisements and notices.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/strangers.toml", _build)


def _build(entries: dict[str, Any]) -> StrangerWords:
    words = {name: frozenset(listed.split()) for name, listed in entries.items()}
    labels = words["pointers"] | words["page"] | words["calls"]
    return StrangerWords(
        wares=words["wares"],
        calls=words["calls"],
        page=words["page"],
        labels=labels,
        glue=words["glue"],
        idle=labels | words["wares"] | words["glue"] | words["small"],
    )


class Signs(NamedTuple):
    """How much of what advertisements and notices have is in a line, each sign with its points."""

    wares: int
    page: int
    call: int
    reader: int
    frame: int
    bracket: int
    price: int
    reach: int
    shout: int
    label: int
    loose: int

    def are_enough(self) -> bool:
        """Say whether the line is furniture if it has nothing to do with the report.

        It must be set off, sell, or speak to somebody, and be about what is sold or what pages have.
        """
        sells = self.wares and self.loose
        names_price = self.price and self.page and (self.loose or self.wares > 1)
        turns_away = (
            self.frame or self.bracket or self.label or self.call or self.reader or sells or names_price
        )
        is_about = self.wares or self.page or self.price or self.label or self.reach
        bids = self.call and (self.page or self.wares) and not self.price
        enough = _MAY_BE if self.loose or self.label or bids else _MAY_BE_PROSE
        return bool(turns_away and is_about) and sum(self) >= enough

    def say_something(self) -> bool:
        """Say whether the line has any of them, apart from how it ends."""
        return sum(self) > self.loose

    def are_sure(self) -> bool:
        """Say whether the line is furniture though it has a word in common with the report."""
        is_set_off = self.loose and (self.label or self.frame or self.call or self.shout)
        return bool(is_set_off and (self.wares or self.page)) and sum(self) >= _SURELY


class Strangers:
    """The lines of one report that are advertisements or notices, told by signs and by their words."""

    def __init__(self, blocks: Sequence[str]) -> None:
        """Take the blocks that are the report so far."""
        self._blocks = blocks
        self._cohesion: Cohesion | None = None

    def has(self, words: str, *, stands_in: str | None = None) -> bool:
        """Say whether the words are a line (or a sentence of the block that they stand in) of this kind.

        ``[Ad] Best felt hats — free delivery`` is under a report of a court.
        """
        signs = find_signs(words)
        if signs is None or not signs.are_enough() or _tells_besides(words):
            return False
        if self._cohesion is None:
            self._cohesion = Cohesion(self._blocks, load_stranger_words().idle)
        if not self._cohesion.can_tell:
            return False
        return signs.are_sure() or self._cohesion.is_stranger(words, stands_in=stands_in)


def find_signs(line: str) -> Signs | None:
    """Return the signs of advertisements and notices in the line, or None if it is quoted or tells news."""
    if "«" not in line:
        line = line.rstrip(_POINTER) or line
    is_short = len(line.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS
    if (
        len(line) > _LONGEST
        or is_short
        or line[0] in _OPENING_MARKS
        or line[-1] in _OPENING_MARKS
        or QUOTED.search(line)
    ):
        return None
    line = _NUMBERED.sub("", line)
    label = _has_label(line)
    if (SPEAKER.match(line) and not label) or tells_news(line) or reports_speech(line):
        return None
    lexicon = load_stranger_words()
    words = words_of_line(_STATES.sub(" ", line))
    openings = _CLAUSE.findall(line.casefold().replace("’", "'"))
    return Signs(
        wares=min(2, len(lexicon.wares.intersection(words)) + bool(_LESS.search(line))),
        page=min(2, len(lexicon.page.intersection(words))),
        call=0 if lexicon.calls.isdisjoint(openings) or len(line) > _LONGEST_CALL else 2,
        reader=0 if load_furniture().reader.isdisjoint(words) else 1,
        frame=2 if _FRAMED.search(line) and not _BOLD.match(line) else 0,
        bracket=1 if _BRACKETED.match(line) else 0,
        price=2 if _PRICE.search(line) else 0,
        reach=1 if _REACHED.search(line) else 0,
        shout=1 if "!" in line else 0,
        label=2 if label else 0,
        loose=0 if line.endswith(_STOPPED) and not (label and line.endswith("?")) else 1,
    )


def find_strangers(blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> set[int]:
    """Return the numbers of the blocks that are advertisements and notices with no word of the report."""
    strangers = Strangers([block for block, cut in zip(blocks, is_cut, strict=True) if not cut])
    return {n for n in range(start, len(blocks)) if not is_cut[n] and strangers.has(blocks[n])}


def _tells_besides(words: str) -> bool:
    """Say whether a sentence of several has no such sign; those that have go one by one."""
    first, *others = SENTENCE_BREAK.split(words)
    told = [each for each in (first, *others) if others and each.endswith(".")]
    return any((signs := find_signs(each)) is not None and not signs.say_something() for each in told)


def _has_label(line: str) -> bool:
    """Say whether the line begins with a label of such words alone ("Hot offer: …"), or one in capitals."""
    if _SHOUTED_LABEL.match(line):
        return True
    found = _LABEL.match(line)
    if found is None:
        return False
    lexicon = load_stranger_words()
    words = set(words_of_line(found[1]))
    return not words.isdisjoint(lexicon.labels) and words <= lexicon.labels | lexicon.glue
