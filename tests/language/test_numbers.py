from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch.language.numbers import find_numbers
from pactwatch.language.word import find_words

if TYPE_CHECKING:
    from collections.abc import Callable

EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
FR = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
FR_TENS = "_ dix vingt trente quarante cinquante soixante".split()
ES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco "
    "veintiséis veintisiete veintiocho veintinueve"
).split()
ES_TENS = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
ES_HUNDREDS = (
    "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()


def english(number: int) -> str:
    """Spell a number as British reports do."""
    if number < 20:
        return EN[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return EN_TENS[tens] + (f"-{EN[rest]}" if rest else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, size)
    joiner = " and " if rest < 100 else " "
    return f"{english(head)} {name}" + (joiner + english(rest) if rest else "")


def french(number: int) -> str:
    """Spell a number as French reports do."""
    if number <= 16:
        return FR[number]
    if number < 70:
        tens, rest = divmod(number, 10)
        joiner = " et " if rest == 1 and tens > 1 else "-"
        return FR_TENS[tens] + (joiner + FR[rest] if rest else "")
    if number < 80:
        return "soixante" + (" et " if number == 71 else "-") + french(number - 60)
    if number < 100:
        return "quatre-vingt" + (f"-{french(number - 80)}" if number > 80 else "s")
    size, name = (1000, "mille") if number >= 1000 else (100, "cent")
    head, rest = divmod(number, size)
    return (f"{french(head)} " if head > 1 else "") + name + (f" {french(rest)}" if rest else "")


def spanish(number: int) -> str:
    """Spell a number as Spanish reports do."""
    if number < 30:
        return ES[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return ES_TENS[tens] + (f" y {ES[rest]}" if rest else "")
    if number == 100:
        return "cien"
    if number < 1000:
        head, rest = divmod(number, 100)
        return ES_HUNDREDS[head] + (f" {spanish(rest)}" if rest else "")
    head, rest = divmod(number, 1000)
    return (f"{spanish(head)} " if head > 1 else "") + "mil" + (f" {spanish(rest)}" if rest else "")


@pytest.mark.parametrize(("language", "spell"), [("en", english), ("fr", french), ("es", spanish)])
def test_every_number_to_9999_is_read_as_it_is_spelled(language: str, spell: Callable[[int], str]) -> None:
    """A number in words means one number, and all of its words belong to it."""
    wrong = []
    for number in range(10000):
        text = spell(number)
        found = find_numbers(text, language=language)
        if [one.value for one in found] != [number] or found[0].last != len(find_words(text)):
            wrong.append((text, [one.value for one in found]))

    assert wrong == []


@given(st.integers(0, 10**9))
def test_figures_with_signs_between_thousands_are_one_number(number: int) -> None:
    """English sets commas, Spanish points, French spaces."""
    assert [one.value for one in find_numbers(f"{number:,}")] == [number]
    assert [one.value for one in find_numbers(f"{number:,}".replace(",", "."), language="es")] == [number]
    assert [one.value for one in find_numbers(f"{number:,}".replace(",", "\u202f"), language="fr")] == [
        number
    ]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("a dozen, half of a hundred", "en", [12, 100]),
        ("two three", "en", [2, 3]),
        ("three and five", "en", [3, 5]),
        ("2.5 million", "en", [2500000]),
        ("5,1 millions", "fr", [5100000]),
        ("unas 74,000 personas", "es", [74000]),
        ("2,5 millones de dólares", "es", [2500000]),
        ("une centaine", "fr", [100]),
        ("dos y tres", "es", [2, 3]),
    ],
)
def test_numbers_that_stand_side_by_side_stay_apart(text: str, language: str, values: list[float]) -> None:
    """Only what fits together is added up."""
    assert [number.value for number in find_numbers(text, language=language)] == values
