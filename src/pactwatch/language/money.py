"""Sums of money that a report names: "$7.5m", "670 million euros", "hundreds of millions of pounds"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.language.numbers import find_numbers
from pactwatch.language.word import find_words, lower_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pactwatch.language.numbers import Number
    from pactwatch.language.word import Word

_MOST_VAGUE_WORDS = 6
_SETS = ("vague", "vague_prefix", "alone", "of")


class Money(NamedTuple):
    """A sum: ``amount`` is None where only its size is told, ``currency`` (ISO 4217) where none is."""

    start: int
    end: int
    amount: int | float | None
    currency: str | None


class MoneyLexicon(NamedTuple):
    """How a language names sums; the fields are the keys of ``money.toml``."""

    magnitudes: Mapping[str, int]
    vague: frozenset[str]
    vague_prefix: frozenset[str]
    alone: frozenset[str]
    of: frozenset[str]
    signs: Mapping[str, str]
    prefixed: Mapping[str, str]
    codes: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    home: Mapping[str, str]

    @property
    def openers(self) -> frozenset[str]:
        """The words, other than numbers, with which a sum may begin."""
        return self.vague.union(self.vague_prefix, self.signs, self.prefixed, self.codes)


@functools.cache
def load_money(language: str) -> MoneyLexicon:
    """Load the words with which a language names sums of money.

    Raises:
        LexiconError: If there is no such lexicon, or it is not TOML or lacks a key or has one too many.
    """
    return load_data_file("pactwatch.language", f"lexicons/{language}/money.toml", _build)


def _build(data: dict[str, Any]) -> MoneyLexicon:
    sets: dict[str, Any] = {key: frozenset(data.pop(key)) for key in ("vague", "vague_prefix", "alone", "of")}
    return MoneyLexicon(**sets, **data)


def find_money(text: str, *, language: str = "en", home: str | None = None) -> list[Money]:
    """Yield the sums of money in a text, in order.

    Args:
        text: The report's text.
        language: ``en``, ``fr`` or ``es``.
        home: ISO code of the state whose dollars a bare "$" means, the United States where None.

    >>> [(m.amount, m.currency) for m in find_money("It paid $7.5m, then 670 million euros")]
    [(7500000, 'USD'), (670000000, 'EUR')]
    """
    words, lexicon = find_words(text), load_money(language)
    numbers = {number.first: number for number in find_numbers(text, language=language)}
    dollar, openers = lexicon.home.get(home or "", "USD"), lexicon.openers
    found: list[Money] = []
    for index, word in enumerate(words):
        if (index not in numbers and word.lower not in openers) or (found and word.start < found[-1].end):
            continue
        money = _money_at(words, index, numbers, lexicon, dollar)
        if money is not None:
            found.append(money)
    return found


def _money_at(
    words: Sequence[Word], index: int, numbers: Mapping[int, Number], lexicon: MoneyLexicon, dollar: str
) -> Money | None:
    number = numbers.get(index)
    if number is not None and not number.is_article:
        return _with_currency_after(words, index, number, lexicon, dollar)
    sign = _sign_at(words, index, lexicon, dollar)
    if sign is not None and sign[1] in numbers:
        amount, last = _amount(words, numbers[sign[1]], lexicon)
        return Money(words[index].start, words[last - 1].end, amount, sign[0])
    if words[index].lower in lexicon.vague or words[index].lower in lexicon.vague_prefix:
        return _vague_money(words, index, lexicon, dollar)
    return None


def _sign_at(words: Sequence[Word], index: int, lexicon: MoneyLexicon, dollar: str) -> tuple[str, int] | None:
    """Return the currency that a sign tells, and where the figure after it begins: "A$2.5", "USD 5"."""
    lower = words[index].lower
    if lower in lexicon.prefixed and lower_at(words, index + 1) == "$" and words[index].is_capital:
        return lexicon.prefixed[lower], index + 2
    if lower in lexicon.signs:
        return (dollar if lower == "$" else lexicon.signs[lower]), index + 1
    if lower in lexicon.codes:
        return lexicon.codes[lower], index + 1
    return None


def _amount(words: Sequence[Word], number: Number, lexicon: MoneyLexicon) -> tuple[int | float, int]:
    """Return the amount of a number with the magnitude written after it ("7.5m"), and where it ends."""
    value, last = number.value, number.last
    if lower_at(words, last) == "-" and lower_at(words, last + 1) in lexicon.magnitudes:
        last += 1
    magnitude = lexicon.magnitudes.get(lower_at(words, last))
    if magnitude is not None:
        value, last = round(value * magnitude, 2), last + 1
    return (int(value) if value == int(value) else value), last


def _with_currency_after(
    words: Sequence[Word], index: int, number: Number, lexicon: MoneyLexicon, dollar: str
) -> Money | None:
    amount, last = _amount(words, number, lexicon)
    while lower_at(words, last) in lexicon.of:
        last += 1
    told = _currency_at(words, last, lexicon, dollar)
    return None if told is None else Money(words[index].start, words[told[1] - 1].end, amount, told[0])


def _currency_at(
    words: Sequence[Word], index: int, lexicon: MoneyLexicon, dollar: str
) -> tuple[str, int] | None:
    """Return the currency named by the words at a place, and where they end."""
    lower = lower_at(words, index)
    pair = f"{lower} {lower_at(words, index + 1)}"
    if pair in lexicon.adjectives:
        return lexicon.adjectives[pair], index + 2
    if lower in lexicon.nouns:
        is_dollar = lexicon.nouns[lower] == "USD"
        following = f"{lower} {lower_at(words, index + 1)}"
        return lexicon.adjectives.get(following, dollar if is_dollar else lexicon.nouns[lower]), index + 1
    if lower in lexicon.prefixed and lower_at(words, index + 1) == "$":
        return lexicon.prefixed[lower], index + 2
    if lower in lexicon.signs and not lower_at(words, index + 1)[0].isdigit():
        return (dollar if lower == "$" else lexicon.signs[lower]), index + 1
    if lower in lexicon.codes and lower != "kr":
        return lexicon.codes[lower], index + 1
    return None


def _vague_money(words: Sequence[Word], index: int, lexicon: MoneyLexicon, dollar: str) -> Money | None:
    """Find a sum of which only the size is told: "hundreds of millions of pounds", "multi-million"."""
    last, has_magnitude = index, False
    for at in range(index, min(len(words), index + _MOST_VAGUE_WORDS)):
        lower = words[at].lower
        told = _currency_at(words, at, lexicon, dollar)
        if told is not None and at > index:
            return Money(words[index].start, words[told[1] - 1].end, None, told[0])
        if not (
            lower in lexicon.vague
            or lower in lexicon.vague_prefix
            or lower in lexicon.of
            or lower in lexicon.magnitudes
        ):
            break
        has_magnitude = has_magnitude or lower in lexicon.magnitudes
        last = at + 1
    is_alone = words[index].lower in lexicon.alone and lower_at(words, last - 1) not in lexicon.of
    is_multi = words[index].lower in lexicon.vague_prefix
    if not is_alone or (is_multi and not has_magnitude):
        return None
    return Money(words[index].start, words[last - 1].end, None, None)
