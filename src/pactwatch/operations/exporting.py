"""A register leaves in forms that other programs and people take in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pactwatch.errors import ExportError
from pactwatch.operations.asking import MOST_ON_A_PAGE
from pactwatch.views.exports import Colophon, Form, Links
from pactwatch.views.withholding import SHOW_ALL, Withholding, find_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.extract import Extract

_NO_HEAD = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was exported: how many claims, to which files, and the hash of the first of them.

    ``head`` is the hash of the newest entry of the log that it rests on. What was written to something open
    has neither files nor a hash.
    """

    claim_count: int
    head: str
    files: tuple[Path, ...] = ()
    sha256: str | None = None


def export(  # noqa: PLR0913 (what to export, of what, as of when, and in which form)
    target: str | Path | BinaryIO,
    name: str | None = None,
    *,
    register: str,
    form: str | None = None,
    on: str | None = None,
    known_by: str | None = None,
    site: str | None = None,
    has_names: bool = False,
) -> Exported:
    """Write what a register holds to a file, and return how much it was.

    A file is there whole or not at all. Beside a CSV file goes another one that says what its columns mean.
    Only some hundreds of documents are in memory at any moment, however many claims there are.

    Args:
        target: The file, or something open to write bytes to.
        name: One pair of states, ``US-RW``, or a run of it, ``AU-NR-2012``; None for all.
        register: Path of the register, or URL of its database.
        form: The form, by the ending of its files: ``csv``; None for the one that ``target`` ends in.
        on: Leave out what had not surely happened or been said at the end of this day, month or year.
        known_by: Leave out what had not been recorded at its end.
        site: Where the register can be looked at; permalinks begin with it.
        has_names: Leave in the names of people who are moved, which are withheld else, as on a public site.

    Raises:
        ExportError: If there is no such form, a brief is asked for on all arrangements at once, an evidence
            pack would have names to withhold, a library is missing, or the file cannot be written.
        RegisterError: If the register cannot be opened or brought up to date.
        UnknownError: If it knows of no such arrangement.
    """
    where = str(target) if isinstance(target, str | Path) else "what is written to"
    chosen = _choose(where, form, name)
    from pactwatch.register.extract import extracting
    from pactwatch.register.store import Register

    with Register.open(register) as opened, extracting(opened, name, on=on, known_by=known_by) as extract:
        colophon = _colophon(extract, name, on=on, known_by=known_by, site=site)
        withhold = SHOW_ALL if has_names else find_withholding(extract)
        if chosen is Form.PACK:
            _refuse_names(extract, withhold, where)
        elif not has_names:
            colophon = replace(colophon, withholds_names=True)
        if isinstance(target, str | Path):
            return _to_file(Path(target), chosen, extract, colophon, withhold)
        count = _write(chosen, extract, target, colophon, withhold, where)
        return Exported(claim_count=count, head=colophon.head)


def find_withholding(extract: Extract) -> Withholding:
    """Return what withholds the names of people who are moved.

    They are those who speak as persons affected, anywhere in the register, and those whom a document of the
    extract names as such, unless they speak for somebody or a decision says to show them.
    """
    from pactwatch.register.derived.contents import load_names

    names = load_names(extract.connection)
    told = (name for cited in extract.documents() for name in find_names(cited.document.text))
    return Withholding({*names.affected, *told}, names.kept)


def _refuse_names(extract: Extract, withhold: Withholding, where: str) -> None:
    """Refuse a pack with names to withhold: it holds whole texts, and no hash of a changed one would fit."""
    if any(withhold.hides(cited.document.text) for cited in extract.documents()):
        raise ExportError(
            what="an evidence pack holds whole texts, and these name people who are moved: it has to be "
            "asked for with names",
            where=where,
            remedy="Add --with-names, which is logged; or take another form, which withholds the names.",
        )


def _choose(where: str, form: str | None, name: str | None) -> Form:
    chosen = Form(form) if form in set(Form) else Form.of(where) if form is None else None
    if chosen is None:
        raise ExportError(
            what="its name says no form of export"
            if form is None
            else f"there is no form of export {form!r}",
            where=where,
            remedy=f"The forms are {', '.join(Form)}.",
        )
    if chosen is Form.BRIEF and name is None:
        raise ExportError(
            what="a brief is on one pair of states",
            where=where,
            remedy="Name the pair, as in US-RW; `pactwatch list` shows all.",
        )
    return chosen


def _colophon(
    extract: Extract, name: str | None, *, on: str | None, known_by: str | None, site: str | None
) -> Colophon:
    newest = extract.newest
    return Colophon(
        names=tuple(each.name for each in extract.arrangements),
        entry=newest.sequence if newest else 0,
        recorded_at=newest.recorded_at if newest else "1980-01-01T00:00:00.000000Z",
        head=newest.hash if newest else _NO_HEAD,
        version=metadata.version("pactwatch"),
        wanted=name.strip().upper() if name else None,
        on=on,
        known_by=known_by,
        site=site,
    )


def _to_file(
    target: Path, form: Form, extract: Extract, colophon: Colophon, withhold: Withholding
) -> Exported:
    """Write a file under another name, and give it its own once it is whole."""
    from pactwatch.views.exports import csv_description

    unfinished = target.with_name(target.name + ".new")
    files = [target]
    try:
        with unfinished.open("wb") as file:
            count = _write(form, extract, file, colophon, withhold, str(target))
        if form is Form.CSV:
            description = target.with_name(f"{target.name}-metadata.json")
            description.write_bytes(csv_description(colophon, file_name=target.name))
            files.append(description)
        unfinished.replace(target)
    except OSError as error:
        raise ExportError(
            what=f"it cannot be written: {error.strerror}", where=str(target), remedy="Check folder and disk."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    with target.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Exported(claim_count=count, head=colophon.head, files=tuple(files), sha256=sha256)


def _write(
    form: Form, extract: Extract, file: BinaryIO, colophon: Colophon, withhold: Withholding, where: str
) -> int:
    from pactwatch.views import exports

    links = Links(colophon.site)
    documents = extract.documents()
    rows = (withhold.within(row) for row in exports.claim_rows(documents, links))
    writers: dict[Form, Callable[[], int]] = {
        Form.CSV: lambda: exports.export_csv(rows, file),
        Form.XLSX: lambda: exports.export_xlsx(rows, file, colophon),
        Form.PARQUET: lambda: exports.export_parquet(rows, file, colophon),
        Form.JSON_LD: lambda: exports.export_json_ld(
            documents, extract.arrangements, file, colophon, links, withhold
        ),
        Form.CSL: lambda: exports.export_csl(documents, file, links, withhold),
        Form.BRIEF: lambda: exports.export_brief(
            extract.pages(most=MOST_ON_A_PAGE), documents, file, colophon, links, withhold
        ),
        Form.PACK: lambda: exports.export_pack(_Evidence(extract, colophon.entry), file, colophon, links),
    }
    try:
        return writers[form]()
    except ImportError as error:
        raise ExportError(
            what=f"this form needs the library {error.name}, which is not installed",
            where=where,
            remedy=f"pip install 'pactwatch[{form}]'",
        ) from error


class _Evidence:
    """What goes into an evidence pack, as one transaction sees it."""

    def __init__(self, extract: Extract, newest_entry: int) -> None:
        from pactwatch.register.proof import Prover

        self._extract, self._newest_entry = extract, newest_entry
        self.documents = extract.documents
        self.prove = Prover(extract.connection, entry=newest_entry).prove

    def log(self, first: int) -> Iterator[dict[str, Any]]:
        from pactwatch.register.proof import find_log

        return find_log(self._extract.connection, first=first, last=self._newest_entry)

    def pages(self) -> tuple[Arrangement, ...]:
        return self._extract.pages(most=MOST_ON_A_PAGE)
