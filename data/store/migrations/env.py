"""Alembic's entry: the connection is handed over by `data.store.engine`."""

from alembic import context

from data.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
