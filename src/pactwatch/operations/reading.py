"""Reports are read: from addresses to what each report says."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from pactwatch.documents import Document, Skipped, Unreadable, read_documents
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pactwatch.claims.reading import Reading

    Outcome = Reading | Unreadable | Skipped


def read(
    addresses: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    all_statements: bool = False,
    on_topic: bool = False,
    model: str | None = None,
) -> Iterator[Outcome]:
    """Yield what each report says about arrangements, in the order of the addresses.

    Args:
        addresses: Files, folders, feeds, or ``-`` for ``stdin``.
        published: EDTF date of publication for reports that bear none.
        stdin: Where ``-`` is read from.
        all_statements: Give every statement of every report, on topic or not.
        on_topic: Skip reports whose bytes show that they tell of no arrangement; this is what makes
            a stream of news fast. A report that is read and still tells of none is skipped as well.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Yields:
        A reading; ``Unreadable`` with the reason for a report that cannot be read; ``Skipped`` for what
        is passed over on purpose.

    Raises:
        LexiconError: If a lexicon of Pactwatch's own is broken.
        LanguageError: If the model is not installed.
    """
    from pactwatch.claims.topic.gate import may_concern

    keeps = may_concern if on_topic and not all_statements else None
    for outcome in read_documents(addresses, published=published, stdin=stdin, keeps=keeps):
        if not isinstance(outcome, Document):
            yield outcome
            continue
        reading = _read_one(outcome, all_statements=all_statements, model=model)
        if on_topic and not isinstance(reading, Unreadable) and _is_silent(reading):
            yield Skipped(outcome.address)
        else:
            yield reading


def _read_one(document: Document, *, all_statements: bool, model: str | None) -> Reading | Unreadable:
    from pactwatch.claims.reader import read_document

    try:
        return read_document(document, all_statements=all_statements, model=model)
    except DocumentError as error:
        return Unreadable(document.address, error)


def _is_silent(reading: Reading) -> bool:
    return not (reading.arrangements or reading.events or reading.statements)
