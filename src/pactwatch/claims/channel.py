"""Where something was said: "in a statement", "told reporters", "on X", "in an interview with AFP"."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from pactwatch.errors import LexiconError
from pactwatch.language.cast.lexicon import load_offices

_LEXICONS = Path(__file__).parent / "lexicons"
_NEAR = 90
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_JOINS = r" (?:with|to|on|for|avec|à|con|a|en|sur) (?:the |le |la |el )?"


class ChannelLexicon(NamedTuple):
    """Patterns of one language: a noun after a preposition, and an audience or a medium that is told."""

    place: re.Pattern[str]
    audience: re.Pattern[str]
    medium: re.Pattern[str]
    media: frozenset[str]
    examples: dict[str, str]


@functools.cache
def load_channels(language: str) -> ChannelLexicon:
    """Load how one language tells where something was said.

    Raises:
        LexiconError: If the file is missing, is not TOML, or lacks a key.
    """
    path = _LEXICONS / language / "channel.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        nouns, articles = _any(table["nouns"]), _any(table["articles"])
        prepositions = _any(table["prepositions"])
        adjectives = r"(?:[\w’'-]+ ){0,2}?"
        exact = _any(table["exact"])
        tail = rf"(?:{_JOINS}(?!(?:{_any(table['times'])})\b){_NAME})?"
        spoken = rf"{adjectives}(?i:{nouns})\b{tail}|(?:{exact})\b"
        place = rf"\b(?:{prepositions}) (?:(?:{articles}) )?({spoken})"
        audience = rf"\b((?:the |state |local )?(?:{_any(table['audiences'])}))\b"
        return ChannelLexicon(
            place=re.compile(place),
            audience=re.compile(audience, re.IGNORECASE),
            medium=re.compile(r"[A-Z][\w.’'-]*(?: (?:de |du |la |le |el |of )?[A-Z][\w.’'-]*){0,3}"),
            media=_media(language),
            examples=dict(table["examples"]),
        )
    except (OSError, KeyError, tomllib.TOMLDecodeError, re.error) as error:
        raise LexiconError(
            what=f"cannot be read: {error}", where=str(path), remedy="Compare with the English file."
        ) from error


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _media(language: str) -> frozenset[str]:
    bodies = load_offices(language).bodies
    return frozenset(" ".join(name) for name, body in bodies.items() if body.affiliation == "media")


@functools.lru_cache(maxsize=128)
def find_channel(frame: str, *, cue_at: int, language: str) -> str | None:
    """Return where something was said, from the words around the cue that are not what was said.

    Args:
        frame: The sentence, with what was said blanked out.
        cue_at: Offset of the cue in the frame.
        language: Language of the report.
    """
    lexicon = load_channels(language)
    found = [(abs(match.start(1) - cue_at), match.group(1)) for match in lexicon.place.finditer(frame)]
    after = frame[cue_at : cue_at + _NEAR]
    audience = lexicon.audience.search(after)
    if audience is not None:
        found.append((audience.start(1), audience.group(1)))
    for match in lexicon.medium.finditer(frame):
        name = _known_medium(match.group(), lexicon.media)
        if name is not None and abs(match.start() - cue_at) <= _NEAR and match.start() != 0:
            found.append((abs(match.start() - cue_at), name))
    return min(found)[1].strip(" .,") if found else None


def _known_medium(words: str, media: frozenset[str]) -> str | None:
    parts = words.removesuffix("'s").removesuffix("’s").rstrip(".").split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            if " ".join(parts[start:end]) in media:
                return " ".join(parts[start:end])
    return None
