"""Tables that users keep themselves, each row as they wrote it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0006"
down_revision = "0005"

_WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
_UNDERSTOOD = ("sender", "receiver", "date", "stage", "source", "url", "quote", "note", "remark")
_SHEET_OF = {
    "sheet": "OLD.sheet_id",
    "sheet_row": "(SELECT sheet_id FROM sheet WHERE entry = OLD.sheet)",
}
"""Which table a row belongs to, whose withdrawal lets it go."""


def upgrade() -> None:
    """Make the tables, and let none of their rows change."""
    op.create_table(
        "sheet",
        sa.Column(
            "entry", sa.Integer, sa.ForeignKey("audit_entry.sequence"), primary_key=True, nullable=False
        ),
        *(sa.Column(name, _WORDS, nullable=False) for name in ("sheet_id", "address", "columns")),
    )
    op.create_index("ix_sheet_sheet_id", "sheet", ["sheet_id"])
    op.create_table(
        "sheet_row",
        sa.Column("sheet", sa.Integer, sa.ForeignKey("sheet.entry"), primary_key=True, autoincrement=False),
        sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("row_id", _WORDS, nullable=False),
        *(sa.Column(name, _WORDS) for name in _UNDERSTOOD),
        sa.Column("cells", _WORDS, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("sheet_row_parties", "sheet_row", ["sender", "receiver"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, owner in _SHEET_OF.items():
        _freeze_sqlite(table, owner) if is_sqlite else _freeze_postgresql(table, owner)


def _freeze_sqlite(table: str, owner: str) -> None:
    said = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {said}")
    op.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        f"WHEN NOT EXISTS (SELECT 1 FROM withdrawal WHERE document_id = {owner}) {said}"
    )


def _freeze_postgresql(table: str, owner: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM withdrawal WHERE document_id = {owner}) "
        f"THEN RETURN OLD; END IF; RAISE EXCEPTION 'rows of {table} are never changed'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_frozen()"
    )
