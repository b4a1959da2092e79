"""The words that decide which attributions are statements, one file a language."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from pactwatch.data_file import load_data_file


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLexicon:
    """Cues and words of one language, as ``said.toml`` explains them entry by entry."""

    event_cues: frozenset[str]
    thin_cues: frozenset[str]
    naming_cues: frozenset[str]
    declining: frozenset[str]
    denials: frozenset[str]
    saying_nouns: frozenset[str]
    self_words: frozenset[str]
    author_words: frozenset[str]
    nobody: frozenset[str]
    interviewers: frozenset[str]
    answerers: frozenset[str]
    reporters: re.Pattern[str]
    deeds: frozenset[str]
    houses: dict[str, re.Pattern[str]]
    opinion_cues: frozenset[str]
    counsel: re.Pattern[str]
    infinitives: tuple[str, ...]
    asking: frozenset[str]
    asked: re.Pattern[str]
    particles: dict[str, str]
    no_words: re.Pattern[str]
    chair: re.Pattern[str]
    through: re.Pattern[str]


@functools.cache
def load_said(language: str) -> SaidLexicon:
    """Load what makes an attribution a statement.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a key.
    """
    return load_data_file("pactwatch.claims", f"lexicons/{language}/said.toml", _build)


def _build(table: dict[str, Any]) -> SaidLexicon:
    return SaidLexicon(
        event_cues=frozenset(table["event_cues"]),
        thin_cues=frozenset(table["thin_cues"]),
        naming_cues=frozenset(table["naming_cues"]),
        declining=frozenset(table["declining"]),
        denials=frozenset(table["denials"]),
        saying_nouns=frozenset(table["saying_nouns"]),
        self_words=frozenset(table["self_words"]),
        author_words=frozenset(table["author_words"]),
        nobody=frozenset(table["nobody"]),
        interviewers=frozenset(table["interviewers"]),
        answerers=frozenset(table["answerers"]),
        counsel=re.compile("|".join(table["counsel"]), re.IGNORECASE),
        deeds=frozenset(table["deeds"]),
        houses={code: re.compile(pattern, re.IGNORECASE) for code, pattern in table["houses"].items()},
        opinion_cues=frozenset(table["opinion_cues"]),
        reporters=re.compile(table["reporters"]),
        infinitives=tuple(table["infinitives"]),
        asking=frozenset(table["asking"]),
        asked=re.compile(table["asked"], re.IGNORECASE),
        particles=table["particles"],
        no_words=re.compile("|".join(table["no_words"]), re.IGNORECASE),
        chair=re.compile("|".join(table["chair"]), re.IGNORECASE),
        through=re.compile(table["through"], re.IGNORECASE),
    )
