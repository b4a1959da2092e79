"""What a register has that may be published as a site of files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DOCUMENTS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContents:
    """What a register has pages for, and whose names a public page keeps or withholds.

    ``kept_names`` are those who speak for somebody, and those that a decision says to show.
    """

    origin_by_document: Mapping[str, str]
    speakers: tuple[str, ...]
    affected: tuple[str, ...]
    kept_names: tuple[str, ...]
    head: str
    newest_day: str | None
    register: str

    def texts(self) -> Iterator[str]:
        """Yield the texts of the documents, some at a time, in a stated order."""
        from pactwatch.register.lookup import load_documents
        from pactwatch.register.store import Register

        ids = sorted(self.origin_by_document)
        with Register.open(self.register) as opened, opened.reading() as connection:
            for start in range(0, len(ids), _DOCUMENTS_AT_ONCE):
                found = load_documents(connection, ids[start : start + _DOCUMENTS_AT_ONCE])
                yield from (found[each].text for each in sorted(found))


def contents(*, register: str) -> SiteContents:
    """Return what there is to publish of a register.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.contents import load_contents
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        found = load_contents(connection)
    return SiteContents(
        origin_by_document=found.origin_by_document,
        speakers=tuple(sorted(found.names.speakers)),
        affected=tuple(sorted(found.names.affected)),
        kept_names=tuple(sorted(found.names.kept)),
        head=found.head,
        newest_day=found.newest_day,
        register=register,
    )
