"""What a search has found, with its words marked, and what it can be narrowed to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.folding import Folded
from pactwatch.views.pages.quote import SourceLine
from pactwatch.views.wording import date_in_words, in_words, state_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pactwatch.register.narrowing import Found
    from pactwatch.register.searching import Hit


class Choice(NamedTuple):
    """A value that a search can be narrowed to, in words, with how many documents have it."""

    value: str
    words: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """A document that was found: the text around the words in pieces, and the pairs that it tells of."""

    source: SourceLine
    pieces: tuple[tuple[str, bool], ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A page of hits, ready to be shown."""

    hits: tuple[HitLine, ...]
    total: int
    has_more: bool
    pairs: tuple[Choice, ...]
    years: tuple[Choice, ...]
    languages: tuple[Choice, ...]


def search_page(found: Found) -> SearchPage:
    """Return the page of what was found."""
    years = sorted(found.years, reverse=True)
    return SearchPage(
        hits=tuple(_line(hit, found.terms) for hit in found.hits),
        total=found.total,
        has_more=found.has_more,
        pairs=tuple(Choice(pair, _pair_in_words(pair), count) for pair, count in found.pairs),
        years=tuple(Choice(year, year, count) for year, count in years),
        languages=tuple(Choice(code, in_words("language", code), count) for code, count in found.languages),
    )


def _line(hit: Hit, terms: Iterable[Sequence[str]]) -> HitLine:
    is_online = hit.address.startswith(("https://", "http://"))
    return HitLine(
        source=SourceLine(
            document_id=hit.document_id,
            origin_id="",
            title=hit.title or (hit.address if is_online else PurePath(hit.address).name),
            publisher=None,
            published=date_in_words(hit.published),
            address=hit.address if is_online else "",
        ),
        pieces=mark_words(hit.context, terms),
        pairs=hit.pairs,
    )


def _pair_in_words(pair: str) -> str:
    sender, receiver = pair.split("-")
    return f"{state_in_words(sender)} → {state_in_words(receiver)}"


def mark_words(text: str, terms: Iterable[Sequence[str]]) -> tuple[tuple[str, bool], ...]:
    """Cut a text where words that were looked for begin and end, however they are written.

    >>> mark_words("Núñez denied it", [["nunez"]])
    (('Núñez', True), (' denied it', False))
    """
    folded = Folded.of(text)
    spans: list[tuple[int, int]] = []
    for term in terms:
        between = r"[\W_]+".join(map(re.escape, term))
        spans += [
            (folded.places[found.start()], folded.places[found.end() - 1] + 1)
            for found in re.finditer(rf"(?<![^\W_]){between}(?![^\W_])", folded.text)
        ]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return tuple(piece for piece in pieces if piece[0])
