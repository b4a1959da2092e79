"""Documents: the bytes of a report become clean text with its origin and dates."""

from pactwatch.documents.document import Document, Evidence, Furniture

__all__ = ["Document", "Evidence", "Furniture"]
