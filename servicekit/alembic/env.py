"""Alembic's environment for every service.

Run the versions on the connection that `servicekit.migrate` gives.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
with context.begin_transaction():
    context.run_migrations()
