"""Names that lead to claims, documents and arrangements from outside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Links:
    """Makes permalinks under the address where a register can be looked at.

    Where there is none, they are names that are the same in every register: ``urn:pactwatch:claim:…``.

    >>> Links("https://pactwatch.example/").claim("3f9c21ab")
    'https://pactwatch.example/claims/3f9c21ab'
    >>> Links(None).arrangement("US-RW")
    'urn:pactwatch:arrangement:US-RW'
    """

    site: str | None

    def claim(self, claim_id: str) -> str:
        """Return the permalink of a claim."""
        return self.to("claim", claim_id)

    def document(self, document_id: str) -> str:
        """Return the permalink of a document."""
        return self.to("document", document_id)

    def arrangement(self, name: str) -> str:
        """Return the permalink of an arrangement."""
        return self.to("arrangement", name)

    def to(self, kind: str, name: str) -> str:
        """Return the permalink of a thing of some kind."""
        return f"{self.site.rstrip('/')}/{kind}s/{name}" if self.site else f"urn:pactwatch:{kind}:{name}"
