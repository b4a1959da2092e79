"""A passage in the sentence that it stands in, its own words marked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.text import Text

    from pactwatch.documents import Document, Evidence
    from pactwatch.language.span import Span
    from pactwatch.register.claim import Passage
    from pactwatch.register.document import StoredDocument

_LONGEST_CONTEXT = 400
_MARK = "underline"
_KEPT_PARAGRAPHS = 4096


def sentence_bounds(document: Document | StoredDocument, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentences that hold a passage of the text.

    Of sentences that are very long, only the words near the passage are taken.
    """
    paragraph_start = document.text.rfind("\n\n", 0, start) + 1
    paragraph_end = document.text.find("\n\n", end)
    paragraph_end = len(document.text) if paragraph_end < 0 else paragraph_end
    first, last = start, end
    for sentence in _sentences(document.text[paragraph_start:paragraph_end], document.language):
        left, right = sentence.start + paragraph_start, sentence.end + paragraph_start
        if left < end and start < right:
            first, last = min(first, left), max(last, right)
    return max(first, start - _LONGEST_CONTEXT), min(last, end + _LONGEST_CONTEXT)


@lru_cache(maxsize=_KEPT_PARAGRAPHS)
def _sentences(paragraph: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; the same ones are quoted again and again."""
    from pactwatch.language.sentences import find_sentences

    return tuple(find_sentences(paragraph, language=language))


def context_of(document: StoredDocument, passages: Sequence[Passage]) -> str:
    """Return the sentences that passages stand in, on one line, an ellipsis where they do not follow."""
    parts: list[tuple[int, int]] = []
    for passage in sorted(passages, key=lambda each: each.start):
        first, last = sentence_bounds(document, passage.start, passage.end)
        if parts and first <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], last))
        else:
            parts.append((first, last))
    return " … ".join(" ".join(document.text[first:last].split()) for first, last in parts)


def in_its_sentence(document: Document, evidence: Sequence[Evidence], *, is_whole: bool = True) -> Text:
    """Return the sentences around the passages, with the passages underlined.

    Sentences that do not follow each other are joined by an ellipsis; unless the whole is asked for, only
    the first of them are given, and how many passages stand elsewhere.
    """
    from rich.text import Text

    words = Text()
    stretches = _stretches(document, evidence)
    for piece, is_marked in _pieces(document, stretches if is_whole else stretches[:1]):
        words.append(piece, style=_MARK if is_marked else None)
    elsewhere = len(stretches) - 1
    if elsewhere > 0 and not is_whole:
        words.append(f"  (and {elsewhere} more {'passage' if elsewhere == 1 else 'passages'})", style="dim")
    return words


def pieces_of_sentence(
    document: Document | StoredDocument, evidence: Sequence[Evidence]
) -> tuple[tuple[str, bool], ...]:
    """Return the sentences around the passages in pieces, each with whether it is words of a passage."""
    return joined(_pieces(document, _stretches(document, evidence)))


def joined(pieces: Iterable[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Join pieces that follow each other and are both marked, or both not; empty ones go."""
    whole: list[tuple[str, bool]] = []
    for piece, is_marked in pieces:
        if piece and whole and whole[-1][1] == is_marked:
            whole[-1] = (whole[-1][0] + piece, is_marked)
        elif piece:
            whole.append((piece, is_marked))
    return tuple(whole)


def _pieces(
    document: Document | StoredDocument, stretches: Sequence[tuple[int, int, list[Evidence]]]
) -> Iterator[tuple[str, bool]]:
    for number, (first, last, passages) in enumerate(stretches):
        if number:
            yield " … ", False
        at = first
        for passage in passages:
            yield _on_one_line(document.text[at : max(at, passage.start)]), False
            yield _on_one_line(document.text[max(at, passage.start) : passage.end]), True
            at = max(at, passage.end)
        yield _on_one_line(document.text[at:last]), False


def _stretches(
    document: Document | StoredDocument, evidence: Sequence[Evidence]
) -> list[tuple[int, int, list[Evidence]]]:
    """Return the stretches of text to show, each with the passages that stand in it."""
    stretches: list[tuple[int, int, list[Evidence]]] = []
    for passage in sorted(evidence):
        first, last = sentence_bounds(document, passage.start, passage.end)
        if stretches and first <= stretches[-1][1]:
            start, end, passages = stretches[-1]
            stretches[-1] = (start, max(end, last), [*passages, passage])
        else:
            stretches.append((first, last, [passage]))
    return stretches


def _on_one_line(words: str) -> str:
    return words.replace("\n", " ")
