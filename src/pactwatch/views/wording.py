"""Codes in words: ``ruled_unlawful`` is "Ruled unlawful", ``RW`` is "Rwanda", ``2025-05`` is "May 2025"."""

from __future__ import annotations

import functools
import re
from pathlib import PurePath

from pactwatch.data_file import load_data_file

_DAY = re.compile(r"^(\d{4}|XXXX)-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(\d{4}|XXXX)-(\d{2})$")
_UNKNOWN_YEAR = "XXXX"


@functools.cache
def load_wordings() -> dict[str, dict[str, str]]:
    """Load the wordings for a person, by group and code."""
    return load_data_file("pactwatch.views", "wordings.toml", dict)


def in_words(group: str, code: str) -> str:
    """Return the wording of a code of a group such as ``stage``; a code without one stays as it is."""
    return load_wordings()[group].get(code, code.replace("_", " "))


@functools.lru_cache(maxsize=1024)
def state_in_words(code: str) -> str:
    """Return the name of a state: "Rwanda" for ``RW``; an unknown code stays as it is."""
    short = load_wordings()["state"].get(code)
    if short is not None:
        return short
    from pactwatch.language.state_lexicon import load_states

    state = load_states().get(code)
    names = state.names.get("en") if state else None
    return names[0] if names else code


def at_start(words: str) -> str:
    """Return words as they stand at the start of a line: "The Netherlands"."""
    return words[:1].upper() + words[1:]


def short_address(address: str) -> str:
    """Return where a report without a title is: its link, or the name of its file."""
    return address if "://" in address else PurePath(address).name


def parties_in_words(sender: str, receiver: str) -> str:
    """Return both parties by name and code: "United States (US) → Rwanda (RW)"."""
    return f"{state_in_words(sender)} ({sender}) → {state_in_words(receiver)} ({receiver})"


def affiliation_in_words(code: str) -> str:
    """Return for whom a speaker speaks: "Rwanda" for ``RW``, "court" for ``court``."""
    wording = load_wordings()["affiliation"].get(code)
    return wording or state_in_words(code)


@functools.lru_cache(maxsize=8192)
def date_in_words(edtf: str | None) -> str:
    """Return a date as precise as it is and no more: "4 May 2025", "May 2025", "summer 2025", "undated"."""
    if edtf is None:
        return "undated"
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return f"{date_in_words(first)} – {date_in_words(last)}"
    words = load_wordings()
    if (day := _DAY.match(edtf)) and day[2] in words["month"]:
        return _with_year(f"{int(day[3])} {words['month'][day[2]]}", day[1])
    if month := _MONTH.match(edtf):
        name = words["month"].get(month[2]) or words["season"].get(month[2])
        if name:
            return _with_year(name, month[1])
    return edtf


@functools.lru_cache(maxsize=8192)
def short_date_in_words(edtf: str | None) -> str:
    """Return a date as ``date_in_words`` does, months by three letters: "4 May 2025", "22 Sep 2025"."""
    words = date_in_words(edtf)
    for name in load_wordings()["month"].values():
        words = words.replace(name, name[:3])
    return words


def _with_year(words: str, year: str) -> str:
    return f"{words}, year not told" if year == _UNKNOWN_YEAR else f"{words} {year}"
