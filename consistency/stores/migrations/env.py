"""What Alembic runs: the steps, on the connection that the store gives."""

from alembic import context

from consistency.stores.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
