"""Blocks of labelled reports, and lines of furniture put among them, as what weights are learnt from.

A block is furniture where the labels list it as noise or a rule cuts it. ``evaluation/furniture`` holds more
lines of furniture in three languages, by kind; each is put into several reports in turn, where such stand.
So that a short line is not taken for furniture because it stands alone, lines of that folder that are of a
report (of the kind ``report``) are put there too, and sentences of the reports themselves.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.documents.assemble import headline_first
from pactwatch.documents.furniture import find_ruled
from pactwatch.documents.furniture_strangers import SENTENCE_BREAK
from pactwatch.documents.furniture_traits import Page
from pactwatch.documents.furniture_weighed import may_be_weighed
from pactwatch.documents.kind import Kind
from pactwatch.documents.read import draft_report
from pactwatch.documents.report_language import find_language
from pactwatch.evaluation.agreement import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pactwatch.evaluation import Gold

_BY_RULE, _BY_LABEL, _FROM_BANK = 0.3, 1.0, 1.0
_TIMES = 4
_SHARE_OF_NOISE, _SHARE_OF_BLOCK = 0.3, 0.75
_CAPTIONS, _REPORT = "captions", "report"
_SENTENCES = 2
_LONGEST_SENTENCE = 120
_SHARE_OVER, _SHARE_BESIDE, _SHARE_BELOW = 0.4, 0.45, 0.7
_FEWEST_BLOCKS = 3


class Example(NamedTuple):
    """What a block shows, whether it is furniture, and how much that counts."""

    traits: list[str]
    is_furniture: bool
    weight: float


class Split(NamedTuple):
    """A report as its blocks: where its text starts, and which of them rules cut."""

    blocks: list[str]
    start: int
    is_cut: list[bool]
    language: str


def split_report(path: Path) -> Split:
    """Return the blocks of a report and which of them rules cut."""
    kind = Kind.HTML if path.suffix == ".html" else Kind.TEXT
    blocks, title, _ = headline_first(draft_report(kind, path.read_bytes(), str(path)))
    start = 1 if title is not None else 0
    language = find_language("\n".join(blocks), declared=None)
    return Split(blocks, start, find_ruled(blocks, start), language)


def find_examples(split: Split, gold: Gold) -> Iterator[Example]:
    """Yield the blocks of a labelled report, but for those that hold noise beside other words."""
    noise = [_letters(piece) for piece in gold.report.get("noise") or ()]
    told = [event["evidence"] for event in gold.events] + [said["content"] for said in gold.statements]
    passages = [letters for letters in map(_letters, told) if letters]
    page = Page(split.blocks, split.is_cut, start=split.start)
    for number in range(split.start, len(split.blocks)):
        if not may_be_weighed(split.blocks[number]):
            continue
        letters, is_cut = _letters(split.blocks[number]), split.is_cut[number]
        is_noise = any(_is_piece(letters, piece) for piece in noise)
        if not (is_cut or is_noise) and any(piece in letters for piece in noise if piece):
            continue
        is_told = bool(letters) and any(passage in letters or letters in passage for passage in passages)
        weight = _BY_RULE if is_cut and not is_noise else _BY_LABEL
        yield Example(page.traits_of(number), (is_cut or is_noise) and not is_told, weight)


def set_apart(splits: Iterable[Split]) -> Iterator[Example]:
    """Yield sentences of reports, each taken out of its paragraph and put somewhere as one of its own."""
    chance = random.Random(0)  # noqa: S311 (nothing secret: the same sentences go to the same places)
    for split in splits:
        pieces = [
            (number, sentence)
            for number in range(split.start, len(split.blocks))
            if not split.is_cut[number]
            for sentence in _sentences_of(split.blocks[number])
        ]
        for number, sentence in chance.sample(pieces, min(_SENTENCES, len(pieces))):
            blocks = list(split.blocks)
            blocks[number] = blocks[number].replace(sentence, "").strip()
            rest = split._replace(blocks=blocks)
            yield _put(rest, sentence, _choose_place(rest, chance, is_caption=False), is_furniture=False)


def _sentences_of(block: str) -> list[str]:
    """Return the short sentences of a block of several."""
    sentences = SENTENCE_BREAK.split(block)
    return [each for each in sentences if len(sentences) > 1 and len(each) <= _LONGEST_SENTENCE]


def _put(split: Split, line: str, at: int, *, is_furniture: bool) -> Example:
    """Return what a line shows that is put into a report."""
    blocks = [*split.blocks[:at], line, *split.blocks[at:]]
    is_cut = [*split.is_cut[:at], False, *split.is_cut[at:]]
    traits = Page(blocks, is_cut, start=split.start).traits_of(at)
    return Example(traits, is_furniture, _FROM_BANK)


def put_among(splits: Iterable[Split], folder: Path) -> Iterator[Example]:
    """Yield the lines of furniture of a folder, each put into several reports of its language."""
    chance = random.Random(0)  # noqa: S311 (nothing secret: the same lines go to the same reports)
    by_language: dict[str, list[Split]] = {}
    for split in splits:
        if len(split.blocks) - split.start >= _FEWEST_BLOCKS:
            by_language.setdefault(split.language, []).append(split)
    for path in sorted(folder.glob("*.txt")):
        kind = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# "):
                kind = line[2:]
                continue
            for _ in range(_TIMES):
                split = chance.choice(by_language[path.stem])
                at = _choose_place(split, chance, is_caption=kind == _CAPTIONS)
                yield _put(split, line, at, is_furniture=kind != _REPORT)


def _choose_place(split: Split, chance: random.Random, *, is_caption: bool) -> int:
    """Return where a line of furniture goes: beside other furniture, at the end, or anywhere."""
    count = len(split.blocks)
    places = range(split.start, count + 1)
    beside = [
        at
        for at in places
        if (at < count and split.is_cut[at]) or (at > split.start and split.is_cut[at - 1])
    ]
    drawn = chance.random()
    if is_caption:
        return split.start if drawn < _SHARE_OVER else chance.choice(places[:-1])
    if beside and drawn < _SHARE_BESIDE:
        return chance.choice(beside)
    return count if drawn < _SHARE_BELOW else chance.choice(places)


def _is_piece(letters: str, noise: str) -> bool:
    """Say whether a block is a piece of noise, or little else than one."""
    if not letters or not noise:
        return False
    is_in = letters in noise and len(letters) >= _SHARE_OF_NOISE * len(noise)
    return is_in or (noise in letters and len(noise) >= _SHARE_OF_BLOCK * len(letters))


def _letters(words: str) -> str:
    return fold(words).replace(" ", "")


def rows_of(examples: Sequence[Example]) -> tuple[list[list[str]], list[bool], list[float]]:
    """Return examples as traits, answers and weights."""
    traits, answers, weights = zip(*examples, strict=True)
    return list(traits), list(answers), list(weights)
