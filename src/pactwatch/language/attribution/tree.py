"""A parsed sentence as plain lists, which are quick to walk."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

import numpy as np

from pactwatch.language.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Doc

_ATTRIBUTES = ("LOWER", "TAG", "DEP", "HEAD", "IDX", "LENGTH")
_HEAD = _ATTRIBUTES.index("HEAD")
_TAG_OF_NAMES, _DATELINE = "NNP", "dateline"
_TRIMMED = frozenset(".,;:–—-…") | {"--", "...", ". ."}


class Tree:
    """The words of one sentence with their tags, relations and heads.

    Token ``i`` stands in the text from ``starts[i]`` to ``ends[i]``. Heads may be mended after parsing
    by :meth:`attach`.
    """

    __slots__ = ("children", "deps", "ends", "heads", "starts", "tags", "words")

    def __init__(self, doc: Doc, offset: int, strings: Mapping[int, str]) -> None:
        numbers = doc.to_array(list(_ATTRIBUTES)).T
        lowers, tags, deps, _, starts, lengths = numbers.tolist()
        string = strings.__getitem__
        self.words: list[str] = list(map(string, lowers))
        self.tags: list[str] = list(map(string, tags))
        self.deps: list[str] = list(map(string, deps))
        # spaCy gives the steps from tokens to their heads without the sign of those that go back.
        self.heads: list[int] = (numbers[_HEAD].view(np.int64) + np.arange(len(lowers))).tolist()
        self.starts: list[int] = [offset + start for start in starts]
        self.ends: list[int] = list(map(operator.add, self.starts, lengths))
        self.children = self._find_children()

    def _find_children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        return children

    def open_with(self, doc: Doc, offset: int) -> None:
        """Put words in front that are no part of what the sentence says, as those of a dateline.

        They hang under its topmost word, as ``dateline``.
        """
        count = len(doc)
        top = next((token for token, head in enumerate(self.heads) if token == head), 0)
        self.words = [token.lower_ for token in doc] + self.words
        self.tags = [_TAG_OF_NAMES] * count + self.tags
        self.deps = [_DATELINE] * count + self.deps
        self.heads = [top + count] * count + [head + count for head in self.heads]
        self.starts = [offset + token.idx for token in doc] + self.starts
        self.ends = [offset + token.idx + len(token) for token in doc] + self.ends
        self.children = self._find_children()

    def attach(self, token: int, head: int, dep: str) -> None:
        """Hang a token, and all below it, under another head."""
        self.children[self.heads[token]].remove(token)
        self.heads[token] = head
        self.deps[token] = dep
        self.children[head].append(token)
        self.children[head].sort()

    def span_of(self, token: int) -> Span:
        """Return where one token stands in the text."""
        return Span(self.starts[token], self.ends[token])

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child with one of these relations."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def below(self, token: int, without: Iterable[int] = ()) -> list[int]:
        """Return the token and all below it, in order, leaving out some tokens and all below those."""
        left_out = set(without)
        found = []
        todo = [token]
        while todo:
            current = todo.pop()
            if current not in left_out:
                found.append(current)
                todo.extend(self.children[current])
        return sorted(found)

    def spans(self, tokens: list[int], bridged: Iterable[int] = ()) -> tuple[Span, ...]:
        """Return the unbroken stretches of some tokens, without the punctuation around each."""
        held = set(tokens) | set(bridged)
        runs: list[list[int]] = []
        for token in sorted(held):
            if runs and token == runs[-1][-1] + 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        trimmed = [run for run in map(self._trim, runs) if run]
        return tuple(Span(self.starts[run[0]], self.ends[run[-1]]) for run in trimmed)

    def _trim(self, run: list[int]) -> list[int]:
        while run and (self.words[run[0]] in _TRIMMED or self.words[run[0]].isspace()):
            run = run[1:]
        while run and (self.words[run[-1]] in _TRIMMED or self.words[run[-1]].isspace()):
            run = run[:-1]
        return run
