"""Alembic's entry point; `data.store.engine` passes the connection."""

from alembic import context

from data.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
