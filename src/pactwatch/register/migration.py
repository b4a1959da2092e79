"""Tables are brought from the shape that an older Pactwatch gave them to the newest."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def migrate(connection: Connection, *, to: str = "head") -> None:
    """Run all migrations that a database lacks up to a revision, in the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option(
        "script_location", str(resources.files("pactwatch.register").joinpath("migrations"))
    )
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def read_revision(connection: Connection) -> str | None:
    """Return which migration a database was brought to last."""
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision
