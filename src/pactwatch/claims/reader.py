"""A document becomes a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pactwatch.claims.reading import Reading

if TYPE_CHECKING:
    from pactwatch.documents import Document


def read_document(document: Document, *, all_statements: bool = False, model: str | None = None) -> Reading:
    """Return all that a document says about arrangements.

    Args:
        document: The cleaned report.
        all_statements: Give every statement of the report, on topic or not.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Raises:
        LexiconError: If a lexicon of the report's language is missing or broken.
        LanguageError: If the model is not installed.
    """
    del all_statements, model
    return Reading(document=document)
