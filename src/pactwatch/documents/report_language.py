"""Which language a report is written in."""

from __future__ import annotations

import functools
import re
from operator import itemgetter

from pactwatch.data_file import load_data_file

READ_LANGUAGES = ("en", "fr", "es")
_TAG = re.compile(r"^[a-z]{2,3}$")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 300
_FEWEST_WORDS = 6
_SURE_SHARE = 0.18
_SURE_LEAD = 1.6
_UNSURE_SHARE = 0.05
_FOREIGN_SCRIPT_SHARE = 0.3
_LAST_LATIN = "\u024f"


@functools.cache
def load_common_words() -> dict[str, tuple[str, ...]]:
    """Load the common words of some languages: each word with the languages that have it.

    Raises:
        LexiconError: If the file is broken.

    """
    languages: dict[str, list[str]] = {}
    for language, entry in _load_languages().items():
        for word in entry.get("words", "").split():
            languages.setdefault(word, []).append(language)
    return {word: tuple(found) for word, found in languages.items()}


def name_of(language: str) -> str:
    """Return the English name of a language, or its tag where it has none here."""
    entry = _load_languages().get(language, {})
    return str(entry.get("name", language))


def find_language(text: str, *, declared: str | None = None) -> str:
    """Return the BCP 47 tag of the language of the text: ``en``, ``fr``, ``es`` or another.

    Common words tell ("the", "dans", "los"); where they do not, what the file declares does, and
    where it declares nothing, a statistical model. Pages often declare the language of their site,
    not of their words, so the words go first.
    """
    words = _WORD.findall(text[:6000].casefold())[:_MOST_WORDS]
    base = _base_of(declared)
    if _is_foreign_script(text[:3000]):
        return base if base and base not in READ_LANGUAGES else _classify(text)
    shares = _shares(words)
    (best, share), (_, next_share) = shares[0], shares[1]
    is_long = len(words) >= _FEWEST_WORDS
    if is_long and share >= _SURE_SHARE and share >= _SURE_LEAD * next_share:
        return best
    if base:
        return base
    if not is_long:
        return best if share else "en"
    guess = _classify(text)
    if (
        guess not in READ_LANGUAGES
        and best in READ_LANGUAGES
        and share >= _UNSURE_SHARE
        and share > next_share
    ):
        return best if len(words) < 4 * _FEWEST_WORDS else guess
    return guess


def _base_of(declared: str | None) -> str | None:
    """Return ``en`` of ``en-GB`` or ``en_US``, and None of what is no tag of a language."""
    base = re.split("[-_]", declared.strip(), maxsplit=1)[0].casefold() if declared else ""
    return base if _TAG.match(base) else None


def _shares(words: list[str]) -> list[tuple[str, float]]:
    """Return the share of the words that are common in each language, the largest first."""
    languages_by_word = load_common_words()
    counts = dict.fromkeys(_load_languages(), 0)
    for word in words:
        for language in languages_by_word.get(word, ()):
            counts[language] += 1
    total = max(len(words), 1)
    return sorted(
        ((language, count / total) for language, count in counts.items()), key=lambda pair: -pair[1]
    )


def _is_foreign_script(text: str) -> bool:
    if text.isascii():
        return False
    letters = [character for character in text if character.isalpha()]
    foreign = sum(1 for letter in letters if letter > _LAST_LATIN)
    return foreign > _FOREIGN_SCRIPT_SHARE * max(len(letters), 1)


def _classify(text: str) -> str:
    """Return what py3langid takes the language for; loading it is slow, so it comes last."""
    import py3langid

    return str(py3langid.classify(text[:5000])[0])


@functools.cache
def _load_languages() -> dict[str, dict[str, str]]:
    return load_data_file("pactwatch.documents", "lexicons/languages.toml", itemgetter("language"))
