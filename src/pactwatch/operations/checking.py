"""A text is checked against a register."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pactwatch.claims.reader import read_document
from pactwatch.documents import Document, find_language
from pactwatch.errors import DocumentError
from pactwatch.language.sentences import find_sentences
from pactwatch.views.checked import CheckedText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.comparing.verdict import Checked
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.store import Register

LONGEST_TEXT = 20_000
_ADDRESS = "the text"
_NO_CHARACTERS = {0: None, **dict.fromkeys(range(0xD800, 0xE000))}


def check(text: str, *, register: str, published: str | None = None, model: str | None = None) -> CheckedText:
    """Return what a register has on each factual statement of a text; nothing is recorded.

    "Rwanda signed the deal in June." comes back matched, contradicted, disputed (there are words for it and
    words against it) or not found, with the words of reports. A sentence in which no claim on an arrangement
    is read has no verdict: silence of the register would say nothing of it.

    Args:
        text: A paragraph, or an article.
        register: Path of the register, or URL of its database.
        published: EDTF day from which "on Sunday" is counted; None for today.
        model: Name of the spaCy model for English; None for the one that comes with Pactwatch.

    Raises:
        DocumentError: If the text is empty or too long.
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.comparing.text import check_text
    from pactwatch.register.delivery import Delivery
    from pactwatch.register.store import Register

    words = _clean(text)
    with Register.open(register) as opened:
        today = opened.now()[: len("2025-05-05")]
        document = Document(
            address=_ADDRESS, text=words, published=published or today, language=find_language(words)
        )
        reading = read_document(document, model=model)
        delivery = Delivery.of_row(reading.to_dict(), reader="check")
        checked = check_text(opened, delivery, today=date.fromisoformat(today))
        quoted = _load_quoted(opened, checked)
    return CheckedText.of(
        words,
        [(each.start, each.end) for each in find_sentences(words, language=document.language)],
        checked,
        quoted,
        language=document.language,
        published=document.published,
    )


def _clean(text: str) -> str:
    words = text.translate(_NO_CHARACTERS).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not words:
        raise DocumentError(what="there is no text", where=_ADDRESS, remedy="Give a paragraph to check.")
    if len(words) > LONGEST_TEXT:
        raise DocumentError(
            what=f"it has {len(words):,} characters, more than {LONGEST_TEXT:,}",
            where=_ADDRESS,
            remedy="Check it in parts; `pactwatch add` takes whole reports.",
        )
    return words


def _load_quoted(register: Register, checked: Iterable[Checked]) -> dict[str, StoredDocument]:
    """Return the documents whose words are quoted."""
    from pactwatch.register.lookup import get_document

    grounds = [ground for each in checked for finding in each.findings for ground in finding.grounds]
    ids = {ground.told.source.document_id for ground in grounds if ground.told}
    ids |= {ground.hit.document_id for ground in grounds if ground.hit}
    with register.reading() as connection:
        return {each: get_document(connection, register.name, each) for each in sorted(ids)}
