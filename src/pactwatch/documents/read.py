"""Reports are read: addresses become documents, one report at a time."""

from __future__ import annotations

import dataclasses
import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.documents.assemble import assemble
from pactwatch.documents.charset import decode
from pactwatch.documents.draft import Draft
from pactwatch.documents.feed import FeedItem, find_json_items, find_xml_items
from pactwatch.documents.feed_item import draft_item, is_item, link_of
from pactwatch.documents.kind import Kind, find_kind, is_of_another_kind, kind_of_name, kind_of_type
from pactwatch.documents.outcome import NOT_A_REPORT, Skipped, Unreadable
from pactwatch.documents.plain_text import find_blocks, normalise
from pactwatch.documents.publication import split_leading_date
from pactwatch.documents.stream import Source
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pactwatch.documents.document import Document

    Gate = Callable[[bytes], bool]
    Outcome = Document | Unreadable | Skipped

STANDARD_INPUT = "-"
_LARGEST_REPORT_BYTES = 24 << 20
_LARGEST_FEED_BYTES = 256 << 20
_WEB = re.compile(r"^(?:https?|ftp)://", re.IGNORECASE)
_ESCAPED = re.compile(rb"\\u([0-9a-fA-F]{4})")
_SURROGATES = range(0xD800, 0xE000)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What holds for all reports of one run."""

    published: str | None = None
    stdin: BinaryIO | None = None
    keeps: Gate | None = None


def read_documents(
    addresses: Sequence[str],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    keeps: Gate | None = None,
) -> Iterator[Outcome]:
    """Yield the document of each report at the addresses, in order, or why there is none.

    An address is a file, a folder (its files in the order of their names, folders within it too), or
    ``-`` for ``stdin``. A file of a feed or of JSON lines holds many reports; the address of each is its
    link, or ``feed.jsonl#3``. A file that is no report by its name, such as a table, is skipped.
    ``published`` is used for reports that bear no date. Where ``keeps``
    says no to the raw bytes of a report, it is skipped without being read.

    What cannot be read is yielded as ``Unreadable`` and the run goes on.
    """
    run = _Run(published=published, stdin=stdin, keeps=keeps)
    for address in addresses:
        try:
            yield from _read_address(address, run)
        except DocumentError as error:
            yield Unreadable(address, error)


def document_from_bytes(
    data: bytes, *, address: str, content_type: str | None = None, published: str | None = None
) -> Document:
    """Return the document of one report's bytes.

    ``content_type`` is that of HTTP or WARC (``text/html; charset=utf-8``); without it the bytes and
    the ending of the address tell what they are.

    Raises:
        DocumentError: If they cannot be read, or hold several reports.

    """
    hint = kind_of_type(content_type) or kind_of_name(address)
    run = _Run(published=published)
    outcomes = list(_read_stream(BytesIO(data), address, run, hint=hint, content_type=content_type))
    if len(outcomes) != 1:
        raise DocumentError(
            what=f"these bytes hold {len(outcomes)} reports, not one",
            where=address,
            remedy="Read them with read_documents.",
        )
    outcome = outcomes[0]
    if isinstance(outcome, Unreadable):
        raise outcome.error
    if isinstance(outcome, Skipped):
        raise DocumentError(what=outcome.reason, where=address, remedy="Give the bytes of a report.")
    return outcome


def _read_address(address: str, run: _Run) -> Iterator[Outcome]:
    if address == STANDARD_INPUT:
        if run.stdin is None:
            raise DocumentError(
                what="there is no standard input", where=address, remedy="Give the path of a file."
            )
        yield from _read_stream(run.stdin, address, run)
        return
    if _WEB.match(address):
        raise DocumentError(
            what="Pactwatch does not fetch web pages",
            where=address,
            remedy="Save the page from the browser as HTML (or with curl -L -o report.html ADDRESS) "
            "and give the path of that file.",
        )
    path = Path(address)
    try:
        files = _files_of(path) if path.is_dir() else None
    except (OSError, ValueError) as error:
        raise _cannot_open(address, error) from error
    if files is not None:
        yield from _read_folder(files, path, address, run)
    elif is_of_another_kind(path.name) and path.is_file():
        yield Skipped(address, NOT_A_REPORT)
    else:
        yield from _read_file(path, address, run)


def _read_folder(files: Sequence[Path], folder: Path, address: str, run: _Run) -> Iterator[Outcome]:
    if not files:
        raise DocumentError(
            what="this folder is empty",
            where=address,
            remedy="Give a folder of reports: text files, saved web pages, PDFs, feeds.",
        )
    for file in files:
        if _is_report(file, folder):
            try:
                yield from _read_file(file, str(file), run)
            except DocumentError as error:
                yield Unreadable(str(file), error)
        else:
            yield Skipped(str(file), NOT_A_REPORT)


def _files_of(folder: Path) -> list[Path]:
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.parts)


def _is_report(file: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not is_hidden and kind_of_name(file.name) is not None


def _read_file(path: Path, address: str, run: _Run) -> Iterator[Outcome]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        raise _cannot_open(address, error) from error
    with stream:
        yield from _read_stream(stream, address, run, hint=kind_of_name(address))


def _cannot_open(address: str, error: Exception) -> DocumentError:
    if isinstance(error, FileNotFoundError):
        return DocumentError(what="there is no such file", where=address, remedy="Check the path.")
    return DocumentError(
        what=f"it cannot be opened: {error}", where=address, remedy="Check the path and the permissions."
    )


def _read_stream(
    stream: BinaryIO, address: str, run: _Run, *, hint: Kind | None = None, content_type: str | None = None
) -> Iterator[Outcome]:
    """Yield what one file holds, which may be packed with gzip."""
    source = Source.open(stream, address=address)
    kind = find_kind(source.head, hint=hint)
    if kind is Kind.JSON_LINES:
        yield from _read_json_lines(source, address, run)
        return
    is_many = kind in (Kind.FEED, Kind.JSON)
    largest_bytes = _LARGEST_FEED_BYTES if is_many else _LARGEST_REPORT_BYTES
    data, cut_off = source.all(largest_bytes=largest_bytes)
    if not data.strip():
        raise DocumentError(what="it is empty", where=address, remedy="Give a file that holds a report.")
    if is_many:
        yield from _read_items(kind, data, address, run)
    elif run.keeps is not None and kind is not Kind.PDF and b"\0" not in data[:2] and not run.keeps(data):
        yield Skipped(address)
    else:
        draft = draft_report(kind, data, address, content_type)
        if cut_off:
            draft = dataclasses.replace(draft, incomplete=cut_off)
        yield assemble(draft, address=address, data=data, published=run.published)


def draft_report(kind: Kind, data: bytes, address: str, content_type: str | None = None) -> Draft:
    """Return the draft of a text, a page or a PDF."""
    if kind is Kind.PDF:
        from pactwatch.documents.pdf import read_pdf

        return read_pdf(data, address=address)
    declared = (content_type or "").partition("charset=")[2].strip("\"' ;") or None
    text = decode(data, address=address, declared=declared)
    if kind is Kind.HTML:
        from pactwatch.documents.markup import read_markup

        return read_markup(text)
    title, date, text = split_leading_date(normalise(text))
    return Draft(blocks=tuple(find_blocks(text)), title=title, published=date)


def _read_items(kind: Kind, data: bytes, address: str, run: _Run) -> Iterator[Outcome]:
    """Yield the reports of a feed in XML or JSON."""
    if kind is Kind.FEED:
        items = find_xml_items(data, address=address)
    else:
        try:
            value = json.loads(decode(data, address=address))
        except (json.JSONDecodeError, RecursionError) as error:
            if data.lstrip().startswith(b"{") and b"}\n{" in data:
                yield from _read_json_lines(Source.open(BytesIO(data), address=address), address, run)
                return
            raise _not_json(address, error) from error
        items = find_json_items(value, address=address)
    for number, item in enumerate(items, start=1):
        yield _read_item(item, f"{address}#{number}", run)


def _read_item(item: FeedItem, place: str, run: _Run) -> Outcome:
    if run.keeps is not None and not run.keeps(item.raw):
        return Skipped(place)
    address = link_of(item.parts) or place
    draft = draft_item(item.parts, language=item.language, publisher=item.publisher)
    if item.incomplete:
        draft = dataclasses.replace(draft, incomplete=item.incomplete)
    try:
        return assemble(draft, address=address, data=item.raw, published=run.published)
    except DocumentError as error:
        return Unreadable(address, error)


def _read_json_lines(source: Source, address: str, run: _Run) -> Iterator[Outcome]:
    """Yield the reports of JSON lines; a line that cannot be on topic is not even parsed."""
    keeps = run.keeps
    number = 0
    for line in source.lines():
        if isinstance(line, DocumentError):
            yield Unreadable(address, line)
            return
        if line.isspace():
            continue
        number += 1
        place = f"{address}#{number}"
        if keeps is not None and not keeps(_unescape(line) if b"\\u" in line else line):
            yield Skipped(place)
            continue
        yield _read_json_line(line, place, run)
    if not number:
        raise DocumentError(what="it is empty", where=address, remedy="Give a file that holds a report.")


def _read_json_line(line: bytes, place: str, run: _Run) -> Outcome:
    try:
        item = json.loads(line.decode("utf-8-sig", "replace"))
    except (json.JSONDecodeError, RecursionError) as error:
        return Unreadable(place, _not_json(place, error))
    if not isinstance(item, dict) or not is_item(item):
        return Unreadable(
            place,
            DocumentError(
                what="this line holds no report",
                where=place,
                remedy='Give an object with a "title" and a "summary" or "text".',
            ),
        )
    return _read_item(FeedItem(item, line), place, dataclasses.replace(run, keeps=None))


def _unescape(line: bytes) -> bytes:
    r"""Return the line with ``\u00e9`` as the letter that it stands for, for the gate to see."""

    def letter(found: re.Match[bytes]) -> bytes:
        code: Any = int(found[1], 16)
        return b" " if code in _SURROGATES else chr(code).encode()

    return _ESCAPED.sub(letter, line)


def _not_json(address: str, error: Exception) -> DocumentError:
    return DocumentError(
        what=f"it is not JSON, or cut off: {error}",
        where=address,
        remedy="Give one whole JSON object a line.",
    )
