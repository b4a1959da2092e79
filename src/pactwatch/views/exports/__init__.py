"""Exports: the register in forms that other programs and people take in."""

from pactwatch.views.exports.arrangement_rows import (
    ARRANGEMENT_COLUMNS,
    HIT_COLUMNS,
    arrangement_table_row,
    hit_table_row,
)
from pactwatch.views.exports.atom import atom_feed
from pactwatch.views.exports.brief import export_brief
from pactwatch.views.exports.change_rows import CHANGE_COLUMNS, change_rows
from pactwatch.views.exports.claim_json import claims_as_rows, document_as_row
from pactwatch.views.exports.claim_rows import claim_rows
from pactwatch.views.exports.colophon import Colophon
from pactwatch.views.exports.columns import Column, load_columns
from pactwatch.views.exports.csl_json import export_csl
from pactwatch.views.exports.csv_table import csv_description, csv_lines, export_csv
from pactwatch.views.exports.evidence_pack import export_pack
from pactwatch.views.exports.form import Form
from pactwatch.views.exports.json_ld import export_json_ld
from pactwatch.views.exports.links import Links
from pactwatch.views.exports.parquet_table import export_parquet
from pactwatch.views.exports.workbook import export_xlsx

__all__ = [
    "ARRANGEMENT_COLUMNS",
    "CHANGE_COLUMNS",
    "HIT_COLUMNS",
    "Colophon",
    "Column",
    "Form",
    "Links",
    "arrangement_table_row",
    "atom_feed",
    "change_rows",
    "claim_rows",
    "claims_as_rows",
    "csv_description",
    "csv_lines",
    "document_as_row",
    "export_brief",
    "export_csl",
    "export_csv",
    "export_json_ld",
    "export_pack",
    "export_parquet",
    "export_xlsx",
    "hit_table_row",
    "load_columns",
]
