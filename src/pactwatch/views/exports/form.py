"""The forms in which a register leaves."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class Form(StrEnum):
    """A form of export, by the ending of its files."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSON_LD = "jsonld"
    CSL = "json"
    BRIEF = "md"
    PACK = "zip"

    @classmethod
    def of(cls, file_name: str) -> Form | None:
        """Return the form that the ending of a file name asks for, if one does.

        >>> Form.of("us-rwanda.CSV"), Form.of("register.db")
        (<Form.CSV: 'csv'>, None)
        """
        ending = PurePath(file_name).suffix.lower().removeprefix(".")
        return cls(ending) if ending in set(cls) else None

    @property
    def media_type(self) -> str:
        """The media type of its files."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Form.CSV: "text/csv; charset=utf-8; header=present",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.JSON_LD: "application/ld+json",
    Form.CSL: "application/vnd.citationstyles.csl+json",
    Form.BRIEF: "text/markdown; charset=utf-8",
    Form.PACK: "application/zip",
}
