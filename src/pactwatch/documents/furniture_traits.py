"""What a block of a page shows of whether it is the report or furniture: its words, shape, place, company.

Each is a short name, a *trait*, whose weight is learnt from labelled reports.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from pactwatch.documents.captions import load_caption_words, reports_speech
from pactwatch.documents.furniture_rules import load_furniture, tells_news, words_of_line
from pactwatch.documents.furniture_shapes import INNER_STOP, is_fragment
from pactwatch.documents.furniture_strangers import load_stranger_words
from pactwatch.documents.voice import PUBLISHER, QUOTED, READER, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CONTENT = re.compile(r"[^\W\d_]{3,}")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+")
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"[^\w\s,.;'’()“”\"$€£%-]")
_LABEL = re.compile(r"^[^\w]*([^:.!?]{2,32}):\s")
_BRACKETED = re.compile(r"\(([^()]{2,24})\)[^\w]*$")
_WHOLLY_BRACKETED = re.compile(r"^(?:\([^()]+\)|\[[^\[\]]+\])\W*$")
_FIRST_ARROW = "\u2190"
_STEM = 5
_MOST_WORDS = 60
_LENGTHS = (2, 4, 6, 9, 13, 18, 25, 35, 50, 80)
_SHARES = (0.01, 0.2, 0.35, 0.5, 0.7, 0.9)
_AT_AN_END = 6
_MOST_ALIKE = 3
_KIND_BY_CATEGORY = (("“\"«‘'", "quote"), ("([{", "bracket"), ("-–—•*·▪", "bullet"))


class Page:
    """The blocks of one report and its furniture, as far as it is known."""

    def __init__(self, blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> None:
        """Take the blocks, which are furniture already, and where what is under the headline starts."""
        self._blocks = blocks
        self._is_cut = is_cut
        self._start = start
        self._stems = [_stems_of(block) for block in blocks]
        kept = [stems for stems, cut in zip(self._stems, is_cut, strict=True) if not cut]
        self._counts = Counter(stem for stems in kept for stem in stems)
        self._names = Counter(
            name for block, cut in zip(blocks, is_cut, strict=True) if not cut for name in _names_of(block)
        )
        self._openings = Counter(filter(None, map(_opening_of, blocks[start:])))
        prose = [
            n for n, block in enumerate(blocks) if n >= start and not is_cut[n] and not is_fragment(block)
        ]
        self._first, self._last = (prose[0], prose[-1]) if prose else (start, len(blocks))

    def traits_of(self, number: int) -> list[str]:
        """Return what the block of that number shows, each once."""
        block = self._blocks[number]
        shape = [*_of_shape(block)]
        tie = _share_bin(self._share_known(number))
        end = shape[0]
        found = [
            *shape,
            *_of_words(block),
            *_of_voice(block),
            *self._of_place(number, end),
            f"tie:{tie}",
            f"tie+{end}:{tie}",
            f"tie+names:{tie} {self._strange_names(number)}",
            f"names:{self._strange_names(number)}",
        ]
        return list(dict.fromkeys(found))

    def _share_known(self, number: int) -> float:
        """Return how many of the block's content words stand in other blocks of the report, of 1."""
        own = 0 if self._is_cut[number] else 1
        stems = self._stems[number]
        return sum(self._counts[stem] > own for stem in stems) / len(stems) if stems else 0.0

    def _strange_names(self, number: int) -> str:
        own = 0 if self._is_cut[number] else 1
        names = _names_of(self._blocks[number])
        known = sum(self._names[name] > own for name in names)
        return f"{min(3, known)} {min(3, len(names) - known)}"

    def _of_place(self, number: int, end: str) -> Iterator[str]:
        from_top, from_end = number - self._start, len(self._blocks) - 1 - number
        where = "over" if number < self._first else "under" if number > self._last else "in"
        yield f"top:{min(_AT_AN_END, from_top)}"
        yield f"end:{min(_AT_AN_END, from_end)}"
        yield f"where:{where}"
        yield f"where+{end}:{where}"
        before, after = self._look(number - 1), self._look(number + 1)
        yield f"before:{before}"
        yield f"after:{after}"
        yield f"between:{before} {after}"
        yield f"between+{end}:{before} {after}"
        alike = self._openings[_opening_of(self._blocks[number])]
        yield f"alike:{min(_MOST_ALIKE, alike)}"
        cut = sum(self._is_cut[max(self._start, number - 3) : number + 4])
        yield f"cut-around:{cut}"
        yield f"cut-share:{int(5 * sum(self._is_cut) / len(self._is_cut))}"

    def _look(self, number: int) -> str:
        if not self._start <= number < len(self._blocks):
            return "none"
        if self._is_cut[number]:
            return "cut"
        return "short" if is_fragment(self._blocks[number]) else "prose"


def _stems_of(block: str) -> frozenset[str]:
    idle = load_stranger_words().glue | load_furniture().small
    return frozenset(word[:_STEM] for word in _CONTENT.findall(block.casefold()) if word not in idle)


def _opening_of(block: str) -> str:
    """Return the first two words of a short block, which lines of one kind have in common."""
    words = _WORD.findall(block.casefold()) if is_fragment(block) else []
    return " ".join(words[:2]) if len(words) > 1 else ""


def _names_of(block: str) -> frozenset[str]:
    return frozenset(_CAPITAL.findall(block))


def _of_shape(block: str) -> Iterator[str]:
    """Yield how long the block is, how it begins and ends, what marks and capitals it has; its end first."""
    words = block.split()
    end = _kind_of(block[-1])
    length = sum(len(words) >= least for least in _LENGTHS)
    sentences = len(INNER_STOP.findall(block))
    yield f"ends:{end}"
    yield f"starts:{_kind_of(block[0])}"
    yield f"length:{length}"
    yield f"ends+length:{end} {length}"
    yield f"sentences:{min(3, sentences)}"
    yield f"sentences+length:{min(3, sentences)} {length}"
    for mark, count in Counter(_MARK.findall(block)).items():
        kind = _name_of(mark)
        yield f"mark:{kind}"
        if count > 1:
            yield f"marks:{kind}"
    capitals = sum(word[0].isupper() for word in words)
    yield f"capitals:{_share_bin(capitals / len(words))}"
    yield f"capitals+length:{_share_bin(capitals / len(words))} {length}"
    shouted = sum(word.isupper() and len(word) > 1 for word in words)
    yield f"shouted:{_share_bin(shouted / len(words))}"
    yield f"figures:{min(3, len(_DIGITS.findall(block)))}"


def _of_words(block: str) -> Iterator[str]:
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(block)][:_MOST_WORDS]
    yield from (f"word:{word}" for word in words)
    yield from (f"stem:{word[:_STEM]}" for word in words if len(word) > _STEM)
    yield from (f"words:{one} {other}" for one, other in pairwise(words))
    if words:
        yield f"first:{words[0]}"
        yield f"firsts:{' '.join(words[:2])}"
        yield f"last:{words[-1]}"
    if found := _LABEL.match(block):
        yield "label"
        yield from (f"label:{word}" for word in _WORD.findall(found[1].casefold()))
    if _WHOLLY_BRACKETED.match(block):
        yield "bracketed"
        yield from (f"bracketed:{word}" for word in words[:1])
    if found := _BRACKETED.search(block):
        yield "bracket"
        yield "bracket:capitals" if found[1].isupper() else "bracket:words"


def _of_voice(block: str) -> Iterator[str]:
    """Yield to whom the block speaks, about what, and whether it tells anything."""
    lexicon, strangers = load_furniture(), load_stranger_words()
    words = words_of_line(block)
    if not words:
        yield "wordless"
        return
    listed = {
        "reader": READER,
        "publisher": PUBLISHER,
        "things": lexicon.things,
        "offers": lexicon.offers,
        "controls": lexicon.controls,
        "craft": lexicon.craft,
        "wants": lexicon.wants,
        "wares": strangers.wares,
        "page": strangers.page,
    }
    held = [name for name, each in listed.items() if not each.isdisjoint(words)]
    yield from (f"has:{name}" for name in held)
    yield from (f"has:{one} {other}" for at, one in enumerate(held) for other in held[at + 1 :])
    if words[0] in lexicon.bids or words[0] in strangers.calls:
        yield "bids"
    caption = load_caption_words()
    told = {
        "news": tells_news(block),
        "quoted": bool(QUOTED.search(block)),
        "speaker": bool(SPEAKER.match(block)),
        "reported": reports_speech(block),
        "dated": bool(caption.dates.search(block)),
        "acting": bool(caption.actions.search(block)),
        "past": bool(caption.past.search(block)),
        "pointing": bool(caption.pointers.search(block)),
    }
    yield from (f"tells:{name}" for name, is_so in told.items() if is_so)
    if not any(told[name] for name in ("news", "quoted", "reported", "past")):
        yield "tells:nothing"


def _kind_of(letter: str) -> str:
    if letter.isalpha():
        return "capital" if letter.isupper() else "letter"
    if letter.isdigit():
        return "digit"
    for letters, kind in _KIND_BY_CATEGORY:
        if letter in letters:
            return kind
    return _name_of(letter)


def _name_of(mark: str) -> str:
    """Return a mark of punctuation, or one name for arrows, stars and pictures."""
    return mark if mark < _FIRST_ARROW else "sign"


def _share_bin(share: float) -> int:
    return sum(share >= least for least in _SHARES)
