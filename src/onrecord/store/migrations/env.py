"""What Alembic runs: the migrations of this folder, on the connection that the store has opened."""

from alembic import context

from onrecord.store.schema import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables, transactional_ddl=False)
context.run_migrations()
