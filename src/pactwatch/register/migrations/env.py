"""Alembic runs the migrations on the connection that it is handed: the writer's own."""

from __future__ import annotations

from alembic import context

from pactwatch.register.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False
)
context.run_migrations()
