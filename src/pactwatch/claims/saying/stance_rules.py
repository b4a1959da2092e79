"""How somebody speaks of an arrangement by rule: denies it, defends it, declines to comment."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Any

from pactwatch.claims.words.alternatives import any_of
from pactwatch.data_file import load_data_file

_CRITICAL_WHEN_QUOTED = frozenset({"lawyer", "expert", "person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentCue:
    """Words of what is said that show a stance of some sides: "there is no such deal" of a government.

    ``pattern`` is for words in lower case: to ignore case costs twice the time.
    """

    cue_id: str
    stance: str
    sides: frozenset[str]
    pattern: re.Pattern[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceLexicon:
    """The stances of one language: by cue, by words of the content, and what each side says by default."""

    by_cue: dict[str, tuple[str, str]]
    court_cues: frozenset[str]
    contents: tuple[ContentCue, ...]
    defaults: dict[str, str]
    critics: dict[str, str]
    judging: frozenset[str]


@functools.cache
def load_stances(language: str) -> StanceLexicon:
    """Load how one language tells of stances.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a key.
    """
    return load_data_file("pactwatch.claims", f"lexicons/{language}/stance.toml", _build)


def _build(table: dict[str, Any]) -> StanceLexicon:
    return StanceLexicon(
        by_cue={
            word: (row["stance"], row["id"])
            for row in table["cue"]
            if row["stance"] != "rules"
            for word in row["words"]
        },
        court_cues=frozenset(
            word for row in table["cue"] if row["stance"] == "rules" for word in row["words"]
        ),
        contents=tuple(
            ContentCue(
                cue_id=row["id"],
                stance=row["stance"],
                sides=frozenset(row["sides"]),
                pattern=re.compile(any_of(row["patterns"]).lower()),
                matches=tuple(row["matches"]),
                rejects=tuple(row["rejects"]),
            )
            for row in table["content"]
        ),
        defaults=table["defaults"],
        critics={word: stance for stance, words in table["critics"].items() for word in words},
        judging=frozenset(table["judging"]["words"]),
    )


@functools.lru_cache(maxsize=128)
def find_contents(words: str, language: str) -> tuple[ContentCue, ...]:
    """Return the cues that stand in what somebody said, in the order of the lexicon."""
    lowered = words.lower()
    return tuple(cue for cue in load_stances(language).contents if cue.pattern.search(lowered))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Words that somebody said, as far as their stance depends on it.

    ``cue_word`` is the base form of the cue, or empty; ``affiliation`` what the speaker speaks for,
    ``speaker`` the name or description and ``role`` the office; ``mode`` is ``direct``, ``indirect`` or
    ``mixed``.
    """

    words: str
    cue_word: str
    is_negated: bool
    affiliation: str
    speaker: str
    mode: str
    role: str | None = None

    @property
    def side(self) -> str:
        """The affiliation, with ``government`` for any state."""
        return "government" if self.affiliation.isupper() else self.affiliation


def find_rule_stance(telling: Telling, *, language: str) -> tuple[str, str]:
    """Return the stance that rules give to what somebody says, and the rule that gave it.

    A government that says "there is no such deal" denies; one that "would not say who was on board"
    declines; whatever a court says of an arrangement, it rules.

    Raises:
        LexiconError: If the lexicon of the language is missing or broken.
    """
    lexicon = load_stances(language)
    by_cue = lexicon.by_cue.get(telling.cue_word)
    if telling.is_negated:
        return "declines", "cue.negated"
    is_rule = telling.cue_word in lexicon.court_cues or by_cue is None or by_cue[0] == "denies"
    if telling.side == "court" and is_rule:
        return "rules", "side.court"
    if by_cue is not None:
        return _weighed(by_cue, telling, language)
    named = (lexicon.critics.get(word) for word in telling.speaker.lower().split())
    critic = next((stance for stance in named if stance is not None), None)
    if critic is not None:
        return critic, "speaker.critic"
    for cue in find_contents(telling.words, language):
        if telling.side in cue.sides:
            return cue.stance, cue.cue_id
    if telling.side in _CRITICAL_WHEN_QUOTED and telling.mode == "direct":
        return "criticises", "side.direct"
    return lexicon.defaults.get(telling.side, "states"), "side.default"


def _weighed(by_cue: tuple[str, str], telling: Telling, language: str) -> tuple[str, str]:
    """Weigh a cue by who speaks: critics who insist criticise, a government that insists may deny."""
    stance, rule = by_cue
    if stance in {"defends", "announces"} and telling.side == "government":
        contents = find_contents(telling.words, language)
        denial = next((cue for cue in contents if cue.stance == "denies"), None)
        return (denial.stance, denial.cue_id) if denial is not None else by_cue
    judges = stance == "denies" and telling.cue_word in load_stances(language).judging
    if (stance == "defends" or judges) and telling.side in {"ngo", "opposition", "un", "lawyer"}:
        return "criticises", f"{rule}.critic"
    return by_cue
