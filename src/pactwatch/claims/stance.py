"""How somebody speaks of an arrangement: announces, confirms, denies, declines, defends, criticises, rules, states."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pactwatch.errors import LexiconError

_LEXICONS = Path(__file__).parent / "lexicons"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentCue:
    """Words of what is said that show a stance of some sides: "there is no such deal" of a government."""

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


@functools.cache
def load_stances(language: str) -> StanceLexicon:
    """Load how one language tells of stances.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a key.
    """
    path = _LEXICONS / language / "stance.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
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
                    pattern=re.compile("|".join(row["patterns"]), re.IGNORECASE),
                    matches=tuple(row["matches"]),
                    rejects=tuple(row["rejects"]),
                )
                for row in table["content"]
            ),
            defaults=table["defaults"],
            critics={word: stance for stance, words in table["critics"].items() for word in words},
        )
    except (OSError, KeyError, tomllib.TOMLDecodeError, re.error) as error:
        raise LexiconError(
            what=f"cannot be read: {error}",
            where=str(path),
            remedy="Compare with the entries of the English file.",
        ) from error


def find_stance(
    words: str, *, cue_word: str, is_negated: bool, affiliation: str, speaker: str, mode: str, language: str
) -> tuple[str, str]:
    """Return the stance of what somebody says, and the rule that gave it.

    A government that says "there is no such deal" denies; one that "would not say who was on board"
    declines; whatever a court says of an arrangement, it rules.

    Args:
        words: What is said.
        cue_word: Base form of the cue, or empty.
        is_negated: Whether the cue is negated: "would not say".
        affiliation: What the speaker speaks for.
        speaker: Name or description of the speaker.
        mode: ``direct``, ``indirect`` or ``mixed``.
        language: Language of the report.
    """
    lexicon = load_stances(language)
    side = "government" if affiliation.isupper() else affiliation
    by_cue = lexicon.by_cue.get(cue_word)
    if is_negated:
        return "declines", "cue.negated"
    if side == "court" and (cue_word in lexicon.court_cues or by_cue is None or by_cue[0] == "denies"):
        return "rules", "side.court"
    if by_cue is not None and not (by_cue[0] == "defends" and side == "government"):
        return _weighed(by_cue, side)
    if by_cue is not None:
        denial = next(
            (cue for cue in lexicon.contents if cue.stance == "denies" and cue.pattern.search(words)), None
        )
        return (denial.stance, denial.cue_id) if denial is not None else _weighed(by_cue, side)
    critic = next(
        (lexicon.critics[word] for word in speaker.lower().split() if word in lexicon.critics), None
    )
    if critic is not None:
        return critic, "speaker.critic"
    for cue in lexicon.contents:
        if side in cue.sides and cue.pattern.search(words):
            return cue.stance, cue.cue_id
    if side in {"lawyer", "expert"} and mode == "direct":
        return "criticises", "side.direct"
    return lexicon.defaults.get(side, "states"), "side.default"


def _weighed(by_cue: tuple[str, str], side: str) -> tuple[str, str]:
    """Let critics criticise where the cue says that they reject, and let them not defend what they insist on."""
    stance, rule = by_cue
    is_critic = side in {"ngo", "opposition", "un", "lawyer"}
    if is_critic and rule in {"cue.defends", "cue.confirms"} and stance == "defends":
        return "criticises", f"{rule}.critic"
    return stance, rule
