"""Numbers in figures and in words: "1,200", "seventy-five", "quatre-vingt-dix", "1,2 millones"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.word import find_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.word import Word

_HUNDRED, _THOUSAND, _TEN, _TWENTY = 100, 1000, 10, 20
_FRENCH_TENS_OF_TWENTIES = (60, 80)
_QUATRE_VINGT = 80
_GROUP = re.compile(r"\d{3}\Z")
_SPACES = frozenset(" \u00a0\u202f\u2009")


class Number(NamedTuple):
    """A number: the words from ``first`` up to and not including ``last``, and its value.

    ``is_article`` marks "a", "un" or "una" alone, which may count one or nothing.
    """

    first: int
    last: int
    value: int | float
    is_article: bool = False


class NumberLexicon(NamedTuple):
    """How a language writes numbers."""

    small: Mapping[str, int]
    multipliers: Mapping[str, int]
    joiners: frozenset[str]
    article: frozenset[str]
    thousands_sign: str
    decimal_sign: str


@functools.cache
def load_numbers(language: str) -> NumberLexicon:
    """Load the words for numbers of a language.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML or lacks a key.
    """
    return load_data_file("pactwatch.language", f"lexicons/{language}/numbers.toml", _build)


def _build(data: dict[str, Any]) -> NumberLexicon:
    return NumberLexicon(
        small=data["small"],
        multipliers=data["multipliers"],
        joiners=frozenset(data["joiners"]),
        article=frozenset(data["article"]),
        thousands_sign=data["thousands_sign"],
        decimal_sign=data["decimal_sign"],
    )


@functools.lru_cache(maxsize=4)
def find_numbers(text: str, *, language: str = "en") -> tuple[Number, ...]:
    """Yield the numbers of a text in order.

    >>> [number.value for number in find_numbers("Up to seventy-five of 1,200, or 2.5 million")]
    [75, 1200, 2500000]
    """
    words, lexicon = find_words(text), load_numbers(language)
    openers = lexicon.article.union(lexicon.small, lexicon.multipliers)
    found: list[Number] = []
    for index, word in enumerate(words):
        may_begin = word.lower in openers or word.lower[0].isdigit()
        if not may_begin or (found and index < found[-1].last):
            continue
        number = _number_at(words, index, lexicon)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number_at(words: Sequence[Word], index: int, lexicon: NumberLexicon) -> Number | None:
    word = words[index].lower
    if word[0].isdigit():
        value, last = _figures(words, index, lexicon)
        return None if value is None else _multiplied(words, index, last, value, lexicon)
    if word in lexicon.article and not _multiplies(words, index + 1, lexicon):
        return Number(index, index + 1, 1, is_article=True)
    if word in lexicon.small or word in lexicon.article or word in lexicon.multipliers:
        return _spelled(words, index, lexicon)
    return None


def _figures(words: Sequence[Word], index: int, lexicon: NumberLexicon) -> tuple[int | float | None, int]:
    """Return the value of a number in figures, with groups set apart by spaces, and where it ends."""
    figures, last = words[index].lower, index + 1
    while (
        last < len(words)
        and len(words[last - 1].lower) <= len("000")
        and figures.isdigit()
        and _GROUP.match(words[last].lower)
        and words[last].start - words[last - 1].end == 1
        and lexicon.decimal_sign == ","
    ):
        figures += words[last].lower
        last += 1
    return read_figures(figures, lexicon), last


def read_figures(figures: str, lexicon: NumberLexicon) -> int | float | None:
    """Return what "1,200" or "5.1" mean, or None where they are an ordinal or a date.

    A point or comma before exactly three figures sets thousands apart where that is a sign for it
    in the language, or where it stands more than once; else it begins the decimals. Spanish has both signs:
    "74.000" in Madrid, "74,000" in Mexico.

    >>> read_figures("1.200", load_numbers("es")), read_figures("7.5", load_numbers("en"))
    (1200, 7.5)
    """
    head, *groups = re.split(r"[.,]", figures)
    if not head.isdecimal() or not all(group.isdecimal() for group in groups):
        return None
    grouped = all(_GROUP.match(group) for group in groups)
    is_sign = head != "0" and not set(lexicon.thousands_sign).isdisjoint(figures)
    if not groups or (grouped and (len(groups) > 1 or is_sign)):
        return int(head + "".join(groups))
    if len(groups) > 1:
        return None
    return float(f"{head}.{groups[0]}")


def _multiplied(words: Sequence[Word], first: int, last: int, value: float, lexicon: NumberLexicon) -> Number:
    while last < len(words) and (times := lexicon.multipliers.get(words[last].lower)):
        value, last = round(value * times, 2), last + 1
    return Number(first, last, int(value) if value == int(value) else value)


def _multiplies(words: Sequence[Word], index: int, lexicon: NumberLexicon) -> bool:
    return index < len(words) and words[index].lower in lexicon.multipliers


def _spelled(words: Sequence[Word], first: int, lexicon: NumberLexicon) -> Number:
    """Add up a number in words, as far as its parts fit together."""
    total, current, last, index = 0, 0, first, first
    while index < len(words):
        word = words[index].lower
        if last > first and (word == "-" or word in lexicon.joiners):
            index += 1
            continue
        value = 1 if index == first and word in lexicon.article else lexicon.small.get(word)
        factor = lexicon.multipliers.get(word)
        if value is not None and _fits(current, total, value, last > first, lexicon):
            joined = index > last and words[last].lower in lexicon.joiners
            if joined and not _joins(current, total, value, lexicon):
                break
            current += value if (current % _HUNDRED, value) != (4, _TWENTY) else _QUATRE_VINGT - 4
        elif factor is not None and (last == index or words[index - 1].lower == "-"):
            total, current = _multiply(total, current, factor)
        else:
            break
        index += 1
        last = index
    return Number(first, last, total + current)


def _multiply(total: int, current: int, factor: int) -> tuple[int, int]:
    if factor < _THOUSAND:
        return total, (current or 1) * factor
    if total and factor > _lowest_multiplier(total):
        return (total + current) * factor, 0
    return total + (current or 1) * factor, 0


def _lowest_multiplier(total: int) -> int:
    lowest = _THOUSAND
    while total % (lowest * _THOUSAND) == 0:
        lowest *= _THOUSAND
    return lowest


def _fits(current: int, total: int, value: int, has_begun: bool, lexicon: NumberLexicon) -> bool:
    """Say whether the next small number can be added: "seventy" "five" can, "two" "three" cannot."""
    if not has_begun:
        return True
    if current == 0:
        return total > 0 and value > 0
    is_french = "soixante" in lexicon.small
    rest = current % _HUNDRED
    if is_french and (rest, value) == (4, _TWENTY):
        return True
    if rest == 0:
        return 0 < value < _HUNDRED
    if is_french and rest in _FRENCH_TENS_OF_TWENTIES:
        return 0 < value < _TWENTY
    if is_french and rest in {70, 90} and 7 <= value < _TEN:  # noqa: PLR2004 - soixante-dix-sept
        return True
    if is_french and rest == _TEN and 7 <= value < _TEN:  # noqa: PLR2004 - dix-sept
        return True
    return rest >= _TWENTY and rest % _TEN == 0 and 0 < value < _TEN


def _joins(current: int, total: int, value: int, lexicon: NumberLexicon) -> bool:
    """Say whether a joiner may stand before the value: "two hundred and six", "vingt et un"."""
    if "and" in lexicon.joiners:
        return (current or total) % _HUNDRED == 0
    if "et" in lexicon.joiners:
        return value in {1, 11} and current % _HUNDRED >= _TWENTY
    return current % _HUNDRED >= 30 and value < _TEN  # noqa: PLR2004 - treinta y uno
