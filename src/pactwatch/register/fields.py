"""Fields of a JSON object from outside, each checked as it is taken out."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pactwatch.errors import ReadingError
from pactwatch.language.edtf import is_edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_REMEDY = "Give JSON lines as `pactwatch read --json` prints them."
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
"""NUL, and halves of characters, which no database keeps."""
_LARGEST_NUMBER = 1 << 62


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object; errors say ``where`` it is."""

    values: Mapping[str, Any]
    where: str

    def _wrong(self, name: str, wanted: str) -> ReadingError:
        return ReadingError(what=f"{name!r} must be {wanted}", where=self.where, remedy=_REMEDY)

    def text_or_none(self, name: str) -> str | None:
        """Return a text that any database can keep, or None where it is null or missing."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value:
            raise self._wrong(name, "a text or null")
        if _NO_CHARACTER.search(value):
            raise self._wrong(name, "whole characters without NUL")
        return value

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        value = self.text_or_none(name)
        if value is None:
            raise self._wrong(name, "a text")
        return value

    def one_of(self, name: str, allowed: Collection[str]) -> str:
        """Return one of the words allowed."""
        value = self.text(name)
        if value not in allowed:
            raise self._wrong(name, "one of " + ", ".join(allowed))
        return value

    def date(self, name: str) -> str | None:
        """Return an EDTF date or None."""
        value = self.text_or_none(name)
        if value is not None and not is_edtf(value):
            raise self._wrong(name, "an EDTF date or null")
        return value

    def state(self, name: str) -> str:
        """Return the code of a state: two capital letters."""
        value = self.text(name)
        if not (len(value) == len("RW") and value.isascii() and value.isalpha() and value.isupper()):
            raise self._wrong(name, "a code of two capital letters")
        return value

    def count(self, name: str) -> int | None:
        """Return how many, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _LARGEST_NUMBER:
            raise self._wrong(name, "a whole number or null")
        return value

    def amount(self, name: str) -> float | None:
        """Return an amount of money, or None."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self._wrong(name, "a number or null")
        return float(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._list(name)
        return tuple(Fields({name: value}, self.where).text(name) for value in values)

    def part(self, name: str) -> Fields:
        """Return the fields of an object within."""
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise self._wrong(name, "an object")
        return Fields(value, f"{self.where}, {name}")

    def part_or_none(self, name: str) -> Fields | None:
        """Return the fields of an object within, or None where it is null or missing."""
        return None if self.values.get(name) is None else self.part(name)

    def parts(self, name: str) -> list[Fields]:
        """Return the fields of each object of a list within."""
        places = [Fields({name: value}, self.where).part(name) for value in self._list(name)]
        return [Fields(part.values, f"{part.where} {number}") for number, part in enumerate(places, start=1)]

    def _list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        return value
