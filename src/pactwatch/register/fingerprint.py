"""What a document is compared by, to see whether it tells the same story as another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pactwatch.register.claim import EVENT
from pactwatch.register.days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pactwatch.register.claim import Claim

_QUOTED = re.compile(r"[\"“«„][^\"“”«»]{2,600}[\"”»]")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.!?”\"] )(?<!\n)\b[A-Z\u00c0-\u00de]\w{2,}")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_SHINGLE_WORDS = 3
_LONG_WORD, _STEM = 5, 5


class Sentence(NamedTuple):
    """The longer words of a sentence by their stems, with its figures, and its runs of three words."""

    stems: frozenset[str]
    shingles: frozenset[tuple[str, ...]]


class ClaimedOf(NamedTuple):
    """What a fingerprint has of a claim."""

    kind: str
    type: str | None
    sender: str | None
    receiver: str | None
    speaker: str | None


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """A document as it is compared with others.

    ``shingles`` are runs of three words of the reporter's own, outside quotations, as two reporters at one
    event quote the same words; ``names`` are words with a capital that begin no sentence, ``figures`` the
    numbers in digits; these and ``sentences`` are made when they are first asked for. ``events`` are type and
    parties, ``speakers`` the last names of those who speak. Accents and capitals are left out everywhere.
    """

    document_id: str
    day: date | None
    language: str
    agencies: frozenset[str]
    text: str
    events: frozenset[tuple[str | None, ...]]
    speakers: frozenset[str]

    @classmethod
    def of(
        cls,
        document_id: str,
        text: str,
        *,
        published: str | None,
        language: str,
        agencies: Iterable[str],
        claims: Iterable[Claim | ClaimedOf],
    ) -> Fingerprint:
        """Return the fingerprint of a document's text and claims."""
        told = list(claims)
        speakers = [claim.speaker for claim in told if claim.speaker]
        return cls(
            document_id=document_id,
            day=last_day(published),
            language=language[:2],
            agencies=frozenset(_plain(agency) for agency in agencies),
            text=text,
            events=frozenset((c.type, c.sender, c.receiver) for c in told if c.kind == EVENT),
            speakers=frozenset(_plain(name).split()[-1] for name in speakers if name.strip()),
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that begin no sentence."""
        return frozenset(_plain(name) for name in _NAME.findall(self.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in digits."""
        return frozenset(re.sub(r"[.,]", "", figure) for figure in _FIGURE.findall(self.text))

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Runs of three words of the reporter's own."""
        return _shingles(_QUOTED.sub(" ¶ ", self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return tuple(_sentence(part) for part in _SENTENCE_END.split(self.text) if part.strip())


def _plain(words: str) -> str:
    """Return words without accents and capitals."""
    if words.isascii():
        return words.lower()
    parts = unicodedata.normalize("NFD", words.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(_plain(text))
    return frozenset(zip(*(words[at:] for at in range(_SHINGLE_WORDS)), strict=False))


def _sentence(text: str) -> Sentence:
    words = _WORD.findall(_plain(text))
    stems = frozenset(word[:_STEM] for word in words if len(word) >= _LONG_WORD or word.isdigit())
    return Sentence(stems, _shingles(text))
