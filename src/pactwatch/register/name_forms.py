"""In which forms a name stands in documents: whole, and what remains of it once the whole is gone."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pactwatch.register import schema

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

_SHORTEST_PART = 3
_GENITIVE = "s?"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherForm:
    """A part of a name that still stands in documents.

    ``near`` counts those of them in which the whole name stood, where it is most likely the same person.
    """

    words: str
    documents: int
    near: int


def whole_name(name: str) -> re.Pattern[str]:
    """Return what finds a name, in capitals or not, with its accents or without, also in the genitive.

    >>> bool(whole_name("Anna Mukamana").search("ANNA MUKAMANA’s lawyer"))
    True
    """
    spellings = dict.fromkeys((name, _without_accents(name)))
    forms = "|".join(r"\s+".join(re.escape(part) for part in each.split()) for each in spellings)
    return re.compile(rf"(?<!\w)(?:{forms}){_GENITIVE}(?!\w)", re.IGNORECASE)


def find_other_forms(connection: Connection, name: str, near: Collection[str]) -> tuple[OtherForm, ...]:
    """Return the parts of a name that still stand somewhere, the family name first.

    Args:
        connection: A transaction that reads.
        name: The name that was blacked out, whole.
        near: The documents in which it stood. A given name counts only there: it is that of many.
    """
    parts = [part for part in name.split() if len(part) >= _SHORTEST_PART]
    patterns = {part: whole_name(part) for part in parts}
    found: dict[str, dict[str, set[str]]] = {part: defaultdict(set) for part in parts}
    own = schema.document.c
    for row in connection.execute(select(own.document_id, own.title, own.text)):
        for part, pattern in patterns.items():
            if part != parts[-1] and row.document_id not in near:
                continue
            for form in pattern.findall(f"{row.title or ''}\n{row.text}"):
                if form[0].isupper():
                    found[part][form].add(row.document_id)
    return tuple(
        OtherForm(words=form, documents=len(ids), near=len(ids & set(near)))
        for part in reversed(parts)
        for form, ids in sorted(found[part].items())
    )


def _without_accents(words: str) -> str:
    parts = unicodedata.normalize("NFD", words)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
