"""What migrations share: row-level security and the table of idempotency keys."""

from __future__ import annotations

from typing import Protocol


class Operations(Protocol):
    """The one method of alembic's `op` that our migrations use."""

    def execute(self, sqltext: str) -> object: ...


def enable_rls(op: Operations, table: str) -> None:
    """Show and write rows of `table` (it has a column tenant_id) only inside their tenant's transaction."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    # In a subquery the setting is looked up once a statement instead of once a row.
    op.execute(
        f"""
        CREATE POLICY tenant_rows ON {table}
            USING (tenant_id = (SELECT current_setting('app.tenant', true))
                   OR (SELECT current_setting('app.tenant', true)) = '*')
            WITH CHECK (tenant_id = (SELECT current_setting('app.tenant', true))
                        OR (SELECT current_setting('app.tenant', true)) = '*')
        """
    )


def create_idempotency_table(op: Operations) -> None:
    op.execute(
        """
        CREATE TABLE idempotency_keys (
            tenant_id   text        NOT NULL,
            holder      text        NOT NULL,
            route       text        NOT NULL,
            key         text        NOT NULL,
            fingerprint bytea       NOT NULL,
            status      smallint    NOT NULL,
            answer      bytea       NOT NULL,
            problem     boolean     NOT NULL DEFAULT false,
            created_at  timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (tenant_id, holder, route, key)
        )
        """
    )
    op.execute("CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)")
    enable_rls(op, "idempotency_keys")
