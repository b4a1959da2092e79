"""The words and marks of French and Spanish, as they are spelt and as a rule sees them."""

from __future__ import annotations

import re

from pactwatch.language.clauses import Word

_TOKEN = re.compile(
    r"EE\. ?UU\.?|(?:[^\W\d_]\.){2,}|(?:MM?|Mme|Dr|Me|Pr|Sra?|Dra|Gral|Lic)\.(?=\s)"
    r"|aujourd['’]hui"
    r"|[^\W\d_]+['’](?=[^\W_])"
    r"|-(?:t-)?(?:ils?|elles?|on|je)\b"
    r"|\d+(?:[  .,]\d+)*|\w+(?:[-‐](?!(?:t-)?(?:ils?|elles?|on|je)\b)\w+)*"
    r"|[^\w\s]"
)


def find_romance_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch of text; an article before an apostrophe is a word by itself.

    >>> [word.lower for word in find_romance_words("Qu'a-t-il dit de l'accord ?")]
    ['qu', 'a', '-t-il', 'dit', 'de', 'l', 'accord', '?']
    """
    stop = len(text) if end is None else end
    return tuple(
        Word(match.start(), match.end(), match.group().rstrip("'’").lower() or match.group())
        for match in _TOKEN.finditer(text, start, stop)
    )


def split_wording(wording: str) -> tuple[str, ...]:
    """Return the words of an entry of a lexicon as they stand in a text: ``demande d'asile`` is three."""
    return tuple(word.lower for word in find_romance_words(wording))
