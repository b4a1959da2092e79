"""Documents: the bytes of a report become clean text with its origin and dates."""

from pactwatch.documents.document import Document, Evidence, Furniture
from pactwatch.documents.outcome import NOT_A_REPORT, Skipped, Unreadable
from pactwatch.documents.read import document_from_bytes, read_documents
from pactwatch.documents.report_language import find_language

__all__ = [
    "NOT_A_REPORT",
    "Document",
    "Evidence",
    "Furniture",
    "Skipped",
    "Unreadable",
    "document_from_bytes",
    "find_language",
    "read_documents",
]
