"""Where paragraphs and sentences begin and end, by rule, in English, French and Spanish.

Fast enough to run over every report, as sentences are found before it is known whether a report
is worth parsing.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import Any, NamedTuple

from pactwatch.data_file import check_keys, load_data_file
from pactwatch.language.span import Span

LANGUAGES = ("en", "fr", "es")
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_LINES_OF_A_WRAP = 3

_OPENERS = "\"'“‘«„‚‹¿¡([`「—–-•*"
_CLOSERS = "\"'”’»›)]」"
# What may follow a stop that has lost its space: "deportations.The latest", "away.A lawyer", "away.“We know".
_GLUED_START = r"(?:[A-ZÀ-Þ][a-zà-ÿ]+[\s,’']|[AIYÀÓ]\s|[A-ZÀ-Þ]{2,}\s[a-zà-ÿ]|(?:[A-Z]\.){2,}\s|[“«])"
_STOP = re.compile(
    rf"[.!?…。！？]+(?:[{re.escape(_CLOSERS)}]|[ \u00a0\u202f][»›])*"
    rf"(?=\s|$|(?:(?<=[a-zà-ÿ\d%]{{2}}[.!?])|(?<=[a-zà-ÿ\d]\)[.!?])){_GLUED_START}|(?<=[.!?][”»\"])[A-ZÀ-Þ“«])"
)
_ADDRESS = re.compile(r"[./@\\]")
_WORD_BACKWARDS = re.compile(r"[^\s\"“”‘«»„(\[/—–]+")
_LONGEST_WORD = 30
_INITIALS = re.compile(r"(?:\w\.)+\w\Z")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENERS)}\s]*([^\W_]+(?:['’]\w+)?)")
_NAME_AND_VERB = re.compile(r"\s+(?:[A-ZÀ-Þ][\w.'’-]*\s+){0,5}([^\W\d_]+)\b(?:\s|[,.:])")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


class SentenceLexicon(NamedTuple):
    """The words of one language that tell whether a full stop ends a sentence, in lower case."""

    titles: frozenset[str]
    before_numbers: frozenset[str]
    ambiguous: frozenset[str]
    starters: frozenset[str]
    speech_after_quotation: frozenset[str]


@functools.cache
def load_sentence_lexicon(language: str) -> SentenceLexicon:
    """Load the words of one language; those of English for a language that has none of its own.

    Raises:
        LexiconError: If a key is missing, unknown or no list of words.

    """
    known = language if language in LANGUAGES else "en"
    return load_data_file("pactwatch.language", f"lexicons/{known}/sentences.toml", _build)


def _build(entries: dict[str, Any]) -> SentenceLexicon:
    check_keys(entries, SentenceLexicon._fields, where="the file")
    return SentenceLexicon(**{key: frozenset(words) for key, words in entries.items()})


@functools.lru_cache(maxsize=4)
def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Find the paragraphs of a report, without the white space around them.

    A blank line ends a paragraph, and so does the end of a line, as in a list or a transcript, unless
    the lines are one paragraph that was wrapped at a fixed width.
    """
    paragraphs = []
    start = 0
    for gap in [*(match.span() for match in _BLANK.finditer(text)), (len(text), len(text))]:
        paragraphs.extend(_split_block(text, start, gap[0]))
        start = gap[1]
    return tuple(paragraphs)


def _split_block(text: str, start: int, end: int) -> list[Span]:
    if "\n" not in text[start:end]:
        return _trim(text, start, end)
    lines = text[start:end].split("\n")
    if _is_wrapped(lines):
        return _trim(text, start, end)
    spans = []
    for line in lines:
        spans.extend(_trim(text, start, start + len(line)))
        start += len(line) + 1
    return spans


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether no line had room for the first word of the next one."""
    width = max(len(line) for line in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0] if following.strip() else "") > width
        for line, following in itertools.pairwise(lines)
    ) and (len(lines) >= _LINES_OF_A_WRAP or lines[1][:1].islower())


def _trim(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return []
    start += len(words) - len(words.lstrip())
    return [Span(start, start + len(stripped))]


def find_sentences(text: str, *, language: str = "en") -> list[Span]:
    """Find the sentences of a report, in order, without the white space between them.

    ``“Is it true?” he asked. The U.S. said on Feb. 25 it was.`` is two sentences. A quotation of
    several sentences is split inside. No sentence reaches over the end of a paragraph.

    Args:
        text: The text of a report.
        language: BCP 47 tag; ``en``, ``fr`` and ``es`` have rules of their own.

    """
    lexicon = load_sentence_lexicon(language[:2].lower())
    sentences = []
    for paragraph in find_paragraphs(text):
        words = paragraph.of(text)
        start = 0
        quotes, counted = 0, 0
        for stop in _STOP.finditer(words):
            if stop.end() < len(words) and _ends_sentence(words, start, stop, lexicon):
                end = stop.end()
                quotes, counted = quotes + words.count('"', counted, stop.start()), stop.start()
                if _opens_quotation(words, stop, is_open=quotes % 2 == 1):
                    end -= 1
                sentences.extend(_trim(text, paragraph.start + start, paragraph.start + end))
                start = end
        sentences.extend(_trim(text, paragraph.start + start, paragraph.end))
    return sentences


def _opens_quotation(words: str, stop: re.Match[str], *, is_open: bool) -> bool:
    """Say whether the straight mark that ends the stop opens what follows: ``away."We know nothing,"``.

    ``is_open`` says that a quotation is open before it, which it then closes.
    """
    return not is_open and stop.group().endswith('"') and words[stop.end()].isupper()


def _ends_sentence(words: str, start: int, stop: re.Match[str], lexicon: SentenceLexicon) -> bool:
    """Say whether the sentence that began at ``start`` ends with this stop."""
    following = _NEXT_WORD.match(words, stop.end())
    if following is None:
        return True
    next_word = following[1]
    if next_word[0].islower():
        return False
    if not words[stop.end()].isspace() and _is_address(words, start, stop):
        return False
    mark = stop.group()
    if mark != ".":
        return mark[-1] not in _CLOSERS or not _attribution_follows(words, stop, lexicon)
    return not _is_abbreviation(words, start, stop, next_word, lexicon)


def _is_address(words: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether the stop stands in an address of the web: ``www.example.Org``."""
    return bool(_ADDRESS.search(_word_before(words, start, stop)))


def _word_before(words: str, start: int, stop: re.Match[str]) -> str:
    """Return the word that ends at the stop, of a sentence that began at ``start``, or nothing."""
    # Looked for from its end: a search for what ends there would try every place before it.
    backwards = words[max(start, stop.start() - _LONGEST_WORD) : stop.start()][::-1]
    word = _WORD_BACKWARDS.match(backwards)
    return word.group()[::-1] if word else ""


def _attribution_follows(words: str, stop: re.Match[str], lexicon: SentenceLexicon) -> bool:
    """Say whether ``Mr Bennett asked`` follows the quotation that ends here.

    After a full stop it must end there, as ``“We lost.” Mr Bennett said so`` is two sentences.
    """
    match = _NAME_AND_VERB.match(words, stop.end())
    if match is None or match[1].lower() not in lexicon.speech_after_quotation:
        return False
    return stop.group()[0] != "." or words[match.end(1)] in ".,"


def _is_abbreviation(
    words: str, start: int, stop: re.Match[str], next_word: str, lexicon: SentenceLexicon
) -> bool:
    """Say whether a full stop by itself belongs to the word before it and ends no sentence."""
    word = _word_before(words, start, stop)
    if not word:
        return False
    lower = word.lower()
    if lower in lexicon.titles:
        return True
    if stop.start() - len(word) <= start + 1 and _LIST_NUMBER.match(word):
        return True
    if lower in lexicon.before_numbers and next_word[0].isdigit():
        return True
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or lower in lexicon.ambiguous or _INITIALS.match(word):
        quoted = words[stop.end() : stop.end() + 2].strip() in {"“", '"', "«", "‘"}
        return not quoted and next_word.lower() not in lexicon.starters
    return False
