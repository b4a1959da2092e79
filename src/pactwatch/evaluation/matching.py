"""Which claim of a reading stands for which claim of gold: one to one, the best pairs first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.evaluation.agreement import agrees

if TYPE_CHECKING:
    from collections.abc import Iterable

    Row = dict[str, Any]

EVENT_FIELDS = ("date", "modality", "people", "money", "actor", "kind")
STATEMENT_FIELDS = ("speaker", "affiliation", "stance", "mode", "date", "role", "channel")
_OPTIONAL_EVENT_MALUS = 0.5
_OPTIONAL_STATEMENT_MALUS = 0.01
_LEAST_SHARE = 0.5
_LONGEST_RATIO = 1.8


class Pair(NamedTuple):
    """The position of a claim in gold, that of its match in the reading, and how much they share."""

    gold: int
    got: int
    share: float


def locate(text: str, piece: str) -> tuple[int, int] | None:
    """Return where a piece stands in the text, to the letter or else word by word."""
    start = text.find(piece)
    if start >= 0:
        return start, start + len(piece)
    found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", piece))), text)
    return found.span() if found else None


def content_spans(statement: Row) -> list[Row]:
    """Return the spans of what was said; a single span may stand without a list."""
    content = statement.get("content") or []
    return [content] if isinstance(content, dict) else content


def match_events(gold: list[Row], got: list[Row]) -> list[Pair]:
    """Return the pairs of events of the same type and parties, those with most agreeing fields first."""
    pairs = []
    for i, wanted in enumerate(gold):
        types = (wanted["type"], *(wanted.get("also") or ()))
        for j, found in enumerate(got):
            if found.get("type") in types and _parties(wanted) == _parties(found):
                right = sum(agrees(field, wanted.get(field), found.get(field)) for field in EVENT_FIELDS)
                pairs.append(Pair(i, j, right - _OPTIONAL_EVENT_MALUS * bool(wanted.get("optional"))))
    return _one_to_one((pair.share, pair) for pair in pairs)


def _parties(event: Row) -> tuple[Any, Any]:
    return event.get("sender"), event.get("receiver")


def match_statements(text: str, gold: list[Row], got: list[Row]) -> list[Pair]:
    """Return the pairs of statements whose contents share at least half of their words."""
    words = _WordStarts(text)
    places = [locate(text, wanted["content"]) for wanted in gold]
    ours = [words.within(*place) if place else set() for place in places]
    ranked = []
    for j, found in enumerate(got):
        pieces = [words.within(span.get("start", 0), span.get("end", 0)) for span in content_spans(found)]
        whole = set().union(*pieces)
        for i, wanted in enumerate(gold):
            share = max((_share(ours[i], piece) for piece in (whole, *pieces)), default=0)
            if share >= _LEAST_SHARE or _holds_piece(wanted, ours[i], whole):
                rank = share - _OPTIONAL_STATEMENT_MALUS * bool(wanted.get("optional"))
                ranked.append((rank, Pair(i, j, share)))
    return _one_to_one(ranked)


def _share(ours: set[int], theirs: set[int]) -> float:
    either = len(ours | theirs)
    return len(ours & theirs) / either if either else 0


def _holds_piece(wanted: Row, ours: set[int], whole: set[int]) -> bool:
    """Say whether the words said hold the quoted piece that gold gives, and are not much longer."""
    length = wanted.get("content_words")
    return bool(length and ours and ours <= whole and len(whole) <= _LONGEST_RATIO * max(length, len(ours)))


class _WordStarts:
    """The places of all words of a text, found once."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in re.finditer(r"\w+", text)]

    def within(self, start: int, end: int) -> set[int]:
        return {first for first, last in self._spans if first >= start and last <= end}


def _one_to_one(ranked: Iterable[tuple[float, Pair]]) -> list[Pair]:
    taken_gold: set[int] = set()
    taken_got: set[int] = set()
    pairs = []
    for _, pair in sorted(ranked, key=lambda item: (-item[0], item[1].gold, item[1].got)):
        if pair.gold not in taken_gold and pair.got not in taken_got:
            taken_gold.add(pair.gold)
            taken_got.add(pair.got)
            pairs.append(pair)
    return pairs
