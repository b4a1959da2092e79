"""Furniture that no rule lists, by weights learnt from labelled reports over what its block shows.

A file of weights has one trait a line, ``trait<TAB>weight``; ``evaluation/fit_furniture.py`` writes it. The
rules go first: what they cut is company for what is weighed.
"""

from __future__ import annotations

import functools
import math
import re
from importlib import resources
from typing import TYPE_CHECKING

from pactwatch.documents.captions import load_caption_words, reports_speech
from pactwatch.documents.cohesion import Cohesion
from pactwatch.documents.furniture_rules import tells_news
from pactwatch.documents.furniture_runs import CORRECTION
from pactwatch.documents.furniture_sentences import tells_first
from pactwatch.documents.furniture_shapes import is_fragment, is_prose
from pactwatch.documents.furniture_strangers import SENTENCE_BREAK, load_stranger_words
from pactwatch.documents.furniture_traits import Page
from pactwatch.documents.publication import is_date_line
from pactwatch.documents.voice import QUOTED, SPEAKER
from pactwatch.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LONGEST = 180
BIAS = "bias"
_FILE = "furniture.tsv"
_LEAST, _LEAST_OVER_PROSE, _LEAST_IF_TELLING = 0.5, 0.7, 0.9
_MOST_TRAITS_NAMED = 3
_SIGNS = ("has:", "mark:", "label", "bids", "bracket", "alike:2", "alike:3")
_NAME = re.compile(r"^(?:[A-ZÀ-Þ][\w.'’-]+,? ?){1,5}:?$")
_TIMED = re.compile(r"^\W*\d{1,2}[:.h]\d{2}\b\W*(?:\S+\s+){2}")


def find_weighed(blocks: Sequence[str], is_cut: Sequence[bool], *, start: int) -> dict[int, str]:
    """Return the numbers of the blocks that are more likely furniture than report, each with what says so.

    A block that tells something (news, a day, what somebody said) must be more surely furniture, and so
    must a short line that has none of the signs of furniture or stands over prose: it may be a subheading.
    Of a plain sentence into which furniture has run, the sentence must be furniture, too. The name over
    what somebody says stays, and what a live page tells of a minute. A report of few words does not tell
    what is strange to it.
    """
    kept = [block for block, cut in zip(blocks, is_cut, strict=True) if not cut]
    if not Cohesion(kept, load_stranger_words().idle).can_tell:
        return {}
    page = Page(blocks, is_cut, start=start)
    weights = load_furniture_weights()
    found: dict[int, str] = {}
    for number in range(start, len(blocks)):
        if is_cut[number] or not may_be_weighed(blocks[number]):
            continue
        traits = page.traits_of(number)
        likely = _probability(weights, traits)
        if likely < _LEAST or likely < _least(blocks, is_cut, number, traits):
            continue
        if tells_first(blocks[number]):
            first = [*blocks[:number], SENTENCE_BREAK.split(blocks[number])[0], *blocks[number + 1 :]]
            if _probability(weights, Page(first, is_cut, start=start).traits_of(number)) < _LEAST:
                continue
        found[number] = _strongest(weights, traits)
    return found


def may_be_weighed(block: str) -> bool:
    """Say whether the block is short enough to be furniture that no rule lists."""
    return len(block) <= LONGEST


@functools.cache
def load_furniture_weights() -> Mapping[str, float]:
    """Load the weights of the traits of furniture.

    Raises:
        LexiconError: If the file is missing or a line is not a trait with its weight.
    """
    path = resources.files("pactwatch.documents") / "weights" / _FILE
    try:
        lines = path.read_text("utf-8").splitlines()
        return {trait: float(weight) for trait, weight in (line.split("\t") for line in lines)}
    except (OSError, ValueError) as error:
        raise LexiconError(
            what=f"weights cannot be loaded: {error}",
            where=str(path),
            remedy="Write them with evaluation/fit_furniture.py, or install Pactwatch again.",
        ) from error


def _probability(weights: Mapping[str, float], traits: Iterable[str]) -> float:
    log_odds = weights[BIAS] + sum(weights.get(trait, 0.0) for trait in traits)
    return 1.0 / (1.0 + math.exp(-log_odds))


def _least(blocks: Sequence[str], is_cut: Sequence[bool], number: int, traits: Sequence[str]) -> float:
    """Return how likely furniture the block must be to be cut."""
    block = blocks[number]
    stands_over = number + 1 < len(blocks) and not is_cut[number + 1] and is_prose(blocks[number + 1])
    is_named = stands_over and bool(_NAME.match(block))
    if is_named or _TIMED.match(block) or CORRECTION.match(block):
        return math.inf
    is_bare = is_fragment(block) and not any(trait.startswith(_SIGNS) for trait in traits)
    if is_bare or _tells(block) or tells_first(block):
        return _LEAST_IF_TELLING
    return _LEAST_OVER_PROSE if stands_over and is_fragment(block) else _LEAST


def _tells(block: str) -> bool:
    return (
        tells_news(block)
        or reports_speech(block)
        or bool(QUOTED.search(block) or SPEAKER.match(block) or load_caption_words().dates.search(block))
        or is_date_line(block)
    )


def _strongest(weights: Mapping[str, float], traits: Iterable[str]) -> str:
    """Return the traits that speak most for furniture, each with its weight, for a person to read."""
    best = sorted(((weights.get(trait, 0.0), trait) for trait in traits), reverse=True)
    return ", ".join(f"{trait} {weight:+.1f}" for weight, trait in best[:_MOST_TRAITS_NAMED])
