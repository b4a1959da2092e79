"""What users write in the cells of their tables: states, days and stages."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pactwatch.data_file import load_data_file
from pactwatch.documents.written_date import find_dates, plain, read_date
from pactwatch.language.edtf import is_edtf
from pactwatch.language.state_lexicon import LANGUAGES, load_states
from pactwatch.language.states import find_states

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_LETTER = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"\s*(?:->|→|⟶|=>|—|–|>|/|\bto\b|\bvers\b|\s-\s)\s*|(?<=^[A-Za-z]{2})-(?=[A-Za-z]{2}$)")
_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\s*\Z")
_MONTHS = 12


@functools.cache
def _load_words() -> dict[str, Any]:
    return load_data_file("pactwatch.register", "sheet_words.toml", _build_words)


def _build_words(words: dict[str, Any]) -> dict[str, Any]:
    pairs = (row.split() for row in words["states"]["alpha3"].replace("\n", " ").split(";"))
    return {
        "stages": {name: stage for stage, names in words["stages"].items() for name in names},
        "states": dict(pairs),
    }


def read_party(written: str, role: str) -> tuple[str | None, str | None]:
    """Return the code of the state that a cell names, by code or by name, or why there is none."""
    bare = written.strip(" .")
    if not bare:
        return None, f"no {role} is given"
    code = bare.upper()
    code = _load_words()["states"].get(code, code)
    if code in load_states() and len(bare) <= len("USA"):
        return code, None
    found = {
        mention.code
        for language in LANGUAGES
        for spelling in (bare, bare.title())
        for mention in find_states(spelling, language=language)
    }
    if len(found) == 1:
        return found.pop(), None
    if not found:
        return None, f"the {role} {written!r} is no state that Pactwatch knows"
    return None, f"the {role} {written!r} names several states: {', '.join(sorted(found))}"


def read_pair(written: str) -> tuple[tuple[str | None, str | None], str | None]:
    """Return the sender and the receiver of a cell such as ``US-RW`` or ``UK → Rwanda``, or why not."""
    parts = [part for part in _BETWEEN.split(written.strip()) if part]
    if len(parts) != len(("sender", "receiver")):
        said = f"{written!r} does not name a sender and a receiver" if written else "no parties are given"
        return (None, None), said
    (sender, why), (receiver, why_not) = read_party(parts[0], "sender"), read_party(parts[1], "receiver")
    return (sender, receiver), why or why_not


def read_stage(written: str) -> tuple[str | None, str | None]:
    """Return the stage that a cell means, or why it is none that Pactwatch knows; an empty cell is fine."""
    if not written:
        return None, None
    stage = _load_words()["stages"].get(_NO_LETTER.sub(" ", plain(written)).strip())
    return stage, None if stage else f"the stage {written!r} is none of Pactwatch's, and stays as it is"


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How a table writes days in numbers: ``day`` or ``month`` first, or None where no row tells."""

    first: str | None

    @classmethod
    def of(cls, cells: Iterable[str]) -> Self:
        """Find the order by the rows in which a number above 12 tells it."""
        found = set()
        for cell in cells:
            if match := _NUMBERS.match(cell):
                one, two = int(match[1]), int(match[2])
                found |= {"day"} if one > _MONTHS else {"month"} if two > _MONTHS else set()
        return cls(found.pop() if len(found) == 1 else None)

    def read(self, written: str) -> tuple[str | None, str | None]:
        """Return the EDTF date of a cell, or why there is none; an empty cell is fine."""
        if not written:
            return None, None
        if is_edtf(written):
            return written, None
        dates = find_dates(written)
        if len(dates) > 1:
            return None, f"{written!r} has several dates"
        if dates and dates[0].exchanged and _NUMBERS.match(written):
            if self.first is None:
                either = f"{dates[0].edtf} or {dates[0].exchanged}"
                return None, f"{written!r} can be {either}; write the year first"
            return (dates[0].edtf if self.first == "day" else dates[0].exchanged), None
        date = dates[0].edtf if dates else read_date(written)
        return date, None if date else f"{written!r} is no date"
