"""A report as it comes to the register: its document, where it was seen, and what a reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pactwatch.register.contract import find_claims, get_document
from pactwatch.register.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pactwatch.register.claim import Claim
    from pactwatch.register.document import StoredDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One report as it came.

    ``address`` is where from, ``publisher`` who published it there, ``sha256`` the hash of its bytes;
    ``reader`` says which reader made ``claims``, which stand in the order of the reading, each once. Make one
    with :meth:`of_row`, which checks everything.
    """

    address: str
    publisher: str | None
    sha256: str | None
    document: StoredDocument
    reader: str
    claims: tuple[Claim, ...]

    @classmethod
    def of_row(
        cls,
        row: Mapping[str, Any],
        *,
        reader: str,
        publisher: str | None = None,
        sha256: str | None = None,
        incomplete: str | None = None,
    ) -> Self:
        """Make a delivery of one object as ``read --json`` prints it, here or elsewhere.

        Raises:
            ReadingError: If a field is missing or wrong, or a claim's words do not stand in the text at
                the place that it names.
        """
        fields = Fields(row, where="the reading")
        address = fields.text("address")
        fields = Fields(row, where=address)
        document = get_document(fields.part("report"), incomplete=incomplete)
        claims = find_claims(fields, document)
        return cls(
            address=address,
            publisher=publisher,
            sha256=sha256,
            document=document,
            reader=reader,
            claims=tuple({claim.claim_id: claim for claim in claims}.values()),
        )
