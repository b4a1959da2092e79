"""What pages show beside the answers of the register: the words around a quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.operations.asking import MOST_ON_A_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.document import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossiers:
    """Arrangements of one pair, the newest run first, and by id the documents that they quote.

    ``runs`` are the names of all arrangements of the pair, also where one of them was asked for.
    """

    runs: tuple[str, ...]
    arrangements: tuple[Arrangement, ...]
    documents: Mapping[str, StoredDocument]


def dossiers(
    name: str,
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    most: int | None = MOST_ON_A_PAGE,
) -> Dossiers:
    """Return what ``show`` does, with the texts of the documents that it quotes.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import get_arrangements
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        found = get_arrangements(opened, name, most=most, on=on, known_by=known_by)
        pair = "-".join(name.split("-")[:2])
        runs = get_arrangements(opened, pair, most=0, on=on, known_by=known_by)
        ids = {source.document_id for each in found for source in each.sources}
        with opened.reading() as connection:
            documents = load_documents(connection, ids)
    return Dossiers(runs=tuple(each.name for each in runs), arrangements=found, documents=documents)
