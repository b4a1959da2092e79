"""The reports that claims rest on as CSL-JSON, which Zotero and its like read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.views.exports.claim_rows import quote_of, text_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pactwatch.register.derived.citing import CitedDocument
    from pactwatch.views.exports.links import Links
    from pactwatch.views.withholding import Withholding

_DAY_LENGTH = len("2025-05-05")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_FIRST_SEASON, _LAST_SEASON = 21, 24
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z")


def export_csl(
    documents: Iterable[CitedDocument], file: BinaryIO, links: Links, withhold: Withholding
) -> int:
    """Write an item for each document, without some names, and return how many claims they hold."""
    count, before = 0, b"[\n"
    for cited in documents:
        count += len(cited.claims)
        item = withhold.within(csl_item(cited, links))
        file.write(before + json.dumps(item, ensure_ascii=False).encode())
        before = b",\n"
    file.write((before if count == 0 else b"\n") + b"]\n")
    return count


def csl_item(cited: CitedDocument, links: Links) -> dict[str, Any]:
    """Return how to cite one report; ``note`` has the words that claims rest on, each with its claim."""
    source, document = cited.source, cited.document
    quotes = [f"“{quote_of(each.told)}” ({links.claim(each.told.claim_id)})" for each in cited.claims]
    item = {
        "id": source.document_id,
        "type": "article-newspaper",
        "title": source.title or document.text.splitlines()[0],
        "author": [{"literal": agency} for agency in document.agencies] or None,
        "container-title": source.publisher,
        "issued": csl_date(source.published),
        "accessed": csl_date(cited.recorded_at[:_DAY_LENGTH]),
        "URL": source.address if _ADDRESS.match(source.address) else None,
        "language": document.language,
        "archive": "Pactwatch",
        "archive_location": links.document(source.document_id),
        "note": "\n".join([f"SHA-256 of the text: {text_sha256(document.text)}", *quotes]),
    }
    return {name: value for name, value in item.items() if value is not None}


def csl_date(edtf: str | None) -> dict[str, Any] | None:
    """Return a date as CSL has it, as precise as it is and no more; None where no year is told.

    >>> csl_date("2025-05"), csl_date("2022-21")
    ({'date-parts': [[2025, 5]]}, {'date-parts': [[2022]], 'season': 1})
    >>> csl_date("2022-06/2022-07")
    {'date-parts': [[2022, 6], [2022, 7]]}
    """
    if edtf is None:
        return None
    parts, season = [], None
    for each in edtf.split("/"):
        found = _DATE.match(each)
        if found is None:
            return None
        numbers = [int(part) for part in found.groups() if part]
        if len(numbers) > 1 and _FIRST_SEASON <= numbers[1] <= _LAST_SEASON:
            season = numbers[1] - _FIRST_SEASON + 1
            numbers = numbers[:1]
        parts.append(numbers)
    date: dict[str, Any] = {"date-parts": parts}
    return date | ({"season": season} if season and len(parts) == 1 else {})
