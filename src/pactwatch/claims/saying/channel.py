"""Where something was said: "in a statement", "told reporters", "on X", "in an interview with AFP"."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.cast.lexicon import load_offices

_NEAR = 90
_CAPITALISED = r"[A-Z][\w.’'-]*"
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_JOINS = r" (?:with|to|on|for|avec|à|con|a|en|sur) (?:the |le |la |el )?"


class ChannelLexicon(NamedTuple):
    """Patterns of one language: a noun after a preposition, and an audience or a medium that is told.

    ``told`` finds what is told directly ("told a press conference", "told Radio SRF"), ``outlet`` the name
    of a newspaper or station by its words ("Channels TV"); ``documents`` are nouns that speak and are read
    ("a government statement said").
    """

    place: re.Pattern[str]
    told: re.Pattern[str]
    outlet: re.Pattern[str]
    outlet_words: frozenset[str]
    documents: frozenset[str]
    titles: frozenset[str]
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
    name = f"lexicons/{language}/channel.toml"
    return load_data_file("pactwatch.claims", name, functools.partial(_build, language))


def _build(language: str, table: dict[str, Any]) -> ChannelLexicon:
    nouns, articles = _any(table["nouns"]), _any(table["articles"])
    prepositions = _any(table["prepositions"])
    adjectives = rf"(?:(?!(?i:{prepositions}|{articles})\b)[\w’'-]+ ){{0,2}}?"
    exact = _any(table["exact"])
    tail = rf"(?:{_JOINS}(?!(?:{_any(table['times'])})\b){_NAME})?"
    spoken = rf"{adjectives}(?i:{nouns})\b{tail}|(?:{exact})\b"
    place = rf"\b(?i:{prepositions}) (?:(?i:{articles}) )?({spoken})"
    outlets = _any(table["outlets"])
    kinds = _any(table["kinds_of_outlet"])
    told = (
        rf"\b(?:{_any(table['telling'])}) (?P<article>(?:{articles}) )?"
        rf"(?:(?P<kind>{adjectives}(?i:{nouns}|{kinds})\b(?: {_NAME})?)|(?P<name>{_NAME}(?: \d+)?))"
    )
    named = rf"(?:{_CAPITALISED} ){{0,2}}(?:{outlets})\b(?: {_CAPITALISED}){{0,2}}(?: \d+)?"
    audience = rf"\b((?:the |state |local )?(?:{_any(table['audiences'])}))\b"
    return ChannelLexicon(
        place=re.compile(place),
        told=re.compile(told),
        outlet=re.compile(rf"\b(?:{prepositions}) (?:(?:{articles}) )?(?:[\w’'-]+ ){{0,2}}?({named})"),
        outlet_words=frozenset(table["outlets"]),
        documents=frozenset(table["documents"]),
        titles=_titles(language),
        audience=re.compile(audience, re.IGNORECASE),
        medium=re.compile(r"[A-Z][\w.’'-]*(?: (?:de |du |la |le |el |of )?[A-Z][\w.’'-]*){0,3}"),
        media=_media(language),
        examples=dict(table["examples"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _titles(language: str) -> frozenset[str]:
    offices = load_offices(language)
    return frozenset(offices.titles) | {words[0] for words in offices.heads if len(words) == 1}


def _media(language: str) -> frozenset[str]:
    bodies = load_offices(language).bodies
    return frozenset(" ".join(name) for name, body in bodies.items() if body.affiliation == "media")


@functools.lru_cache(maxsize=128)
def find_channel(
    frame: str, *, cue_at: int, language: str, named: frozenset[str] = frozenset()
) -> str | None:
    """Return where something was said, from the words around the cue that are not what was said.

    Args:
        frame: The sentence, with what was said blanked out.
        cue_at: Offset of the cue in the frame.
        language: Language of the report.
        named: Words that name people and states in the report: "told Kagame" tells of no medium.
    """
    lexicon = load_channels(language)
    found = [(abs(match.start(1) - cue_at), match.group(1)) for match in lexicon.place.finditer(frame)]
    after = frame[cue_at : cue_at + _NEAR]
    told = lexicon.told.match(frame, cue_at)
    if told is not None and (told["kind"] or not _is_somebody(told, lexicon, named)):
        found.append((0, told["kind"] or told["name"]))
    outlets = (match for match in lexicon.outlet.finditer(frame) if match.start(1))
    found += [(abs(match.start(1) - cue_at), match.group(1)) for match in outlets]
    audience = lexicon.audience.search(after)
    if audience is not None:
        found.append((audience.start(1), audience.group(1)))
    for match in lexicon.medium.finditer(frame):
        name = _known_medium(match.group(), lexicon.media)
        if name is not None and abs(match.start() - cue_at) <= _NEAR and match.start() != 0:
            found.append((abs(match.start() - cue_at), name))
    return min(found)[1].strip(" .,") if found else None


def find_document(speaker: str, *, language: str) -> str | None:
    """Return the kind of paper that speaks for itself: "statement" for "a government statement"."""
    last = speaker.rsplit(maxsplit=1)[-1].lower() if speaker.strip() else ""
    return last if last in load_channels(language).documents else None


def _is_somebody(told: re.Match[str], lexicon: ChannelLexicon, named: frozenset[str]) -> bool:
    """Say whether a capitalised name after "told" is a person or a state and not a medium."""
    words = told["name"].rstrip(".").split()
    if words[0].lower().rstrip(".") in lexicon.titles:
        return True
    is_outlet = told["article"] or not lexicon.outlet_words.isdisjoint(words)
    return not is_outlet and not named.isdisjoint(words)


def _known_medium(words: str, media: frozenset[str]) -> str | None:
    parts = words.removesuffix("'s").removesuffix("’s").rstrip(".").split()
    for start in range(len(parts)):
        for end in range(len(parts), start, -1):
            if " ".join(parts[start:end]) in media:
                return " ".join(parts[start:end])
    return None
