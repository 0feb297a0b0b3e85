"""Notifications with their leases, what was heard of appointments, receipts, consent, the console's
messages."""

from alembic import op

from servicekit.migration import create_idempotency_table, enable_rls

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATUSES = "'pending','leased','sending','accepted','sent','delivered','failed','unknown','cancelled','suppressed','expired'"


def upgrade() -> None:
    create_idempotency_table(op)
    op.execute(
        f"""
        CREATE TABLE notifications (
            notification_id     text        PRIMARY KEY,
            seq                 bigint      GENERATED ALWAYS AS IDENTITY,
            tenant_id           text        NOT NULL,
            appointment_id      text,
            version             integer,
            kind                text        NOT NULL,
            channel             text        NOT NULL,
            sender              text        NOT NULL,
            recipient           text        NOT NULL,
            reach               jsonb       NOT NULL DEFAULT '{{}}',
            fallbacks           jsonb       NOT NULL DEFAULT '[]',
            language            text        NOT NULL,
            timezone            text,
            facts               jsonb       NOT NULL DEFAULT '{{}}',
            body                text,
            segments            smallint,
            dedupe_key          text        NOT NULL,
            traceparent         text        NOT NULL DEFAULT '',
            status              text        NOT NULL CHECK (status IN ({STATUSES})),
            due_at              timestamptz NOT NULL,
            ready_at            timestamptz NOT NULL,
            useful_until        timestamptz NOT NULL,
            lease               text,
            lease_until         timestamptz,
            attempts            integer     NOT NULL DEFAULT 0,
            lapses              integer     NOT NULL DEFAULT 0,
            faults              integer     NOT NULL DEFAULT 0,
            tried_at            timestamptz,
            looks               integer     NOT NULL DEFAULT 0,
            look_at             timestamptz,
            provider_message_id text,
            accepted_at         timestamptz,
            error               text,
            created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
            updated_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
            UNIQUE (tenant_id, dedupe_key)
        ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)
        """
    )
    # The partial indexes hold only what is still to be done, so that claiming does not slow down with
    # history.
    op.execute(
        "CREATE INDEX notifications_waiting ON notifications (sender, tenant_id, ready_at) WHERE status = 'pending'"
    )
    op.execute("CREATE INDEX notifications_ready ON notifications (ready_at) WHERE status = 'pending'")
    op.execute(
        "CREATE INDEX notifications_leased ON notifications (sender, tenant_id, lease_until) "
        "WHERE status IN ('leased', 'sending')"
    )
    op.execute(
        "CREATE INDEX notifications_doubt ON notifications (look_at) "
        "WHERE status = 'unknown' AND look_at IS NOT NULL"
    )
    op.execute("CREATE INDEX notifications_appointment ON notifications (tenant_id, appointment_id, seq)")
    op.execute(
        "CREATE INDEX notifications_recipient ON notifications (tenant_id, recipient) "
        "WHERE status IN ('pending', 'leased')"
    )
    op.execute("CREATE INDEX notifications_list ON notifications (tenant_id, seq DESC)")
    op.execute(
        "CREATE INDEX notifications_witness ON notifications (channel, accepted_at DESC) "
        "WHERE accepted_at IS NOT NULL"
    )
    op.execute(
        "CREATE INDEX notifications_provider ON notifications (provider_message_id) "
        "WHERE provider_message_id IS NOT NULL"
    )
    enable_rls(op, "notifications")

    op.execute(
        """
        CREATE TABLE events (
            event_id    text        PRIMARY KEY,
            tenant_id   text        NOT NULL,
            received_at timestamptz NOT NULL DEFAULT clock_timestamp()
        )
        """
    )
    enable_rls(op, "events")
    op.execute(
        """
        CREATE TABLE appointments_heard (
            tenant_id      text    NOT NULL,
            appointment_id text    NOT NULL,
            version        integer NOT NULL,
            PRIMARY KEY (tenant_id, appointment_id)
        )
        """
    )
    enable_rls(op, "appointments_heard")
    op.execute(
        """
        CREATE TABLE receipts (
            tenant_id       text        NOT NULL,
            provider_id     text        NOT NULL,
            provider_status text        NOT NULL,
            notification_id text        NOT NULL,
            error_code      text,
            received_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
            PRIMARY KEY (tenant_id, provider_id, provider_status)
        )
        """
    )
    op.execute("CREATE INDEX receipts_notification ON receipts (tenant_id, notification_id)")
    enable_rls(op, "receipts")
    op.execute(
        """
        CREATE TABLE consents (
            tenant_id text        NOT NULL,
            contact   text        NOT NULL,
            state     text        NOT NULL CHECK (state IN ('granted', 'revoked')),
            since     timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, contact)
        )
        """
    )
    enable_rls(op, "consents")
    op.execute(
        """
        CREATE TABLE consent_history (
            seq       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            tenant_id text        NOT NULL,
            contact   text        NOT NULL,
            state     text        NOT NULL,
            method    text        NOT NULL,
            source    text,
            at        timestamptz NOT NULL
        )
        """
    )
    op.execute("CREATE INDEX consent_history_contact ON consent_history (tenant_id, contact, seq)")
    enable_rls(op, "consent_history")
    op.execute(
        """
        CREATE TABLE console_messages (
            tenant_id       text        NOT NULL,
            notification_id text        NOT NULL,
            seq             bigint      GENERATED ALWAYS AS IDENTITY,
            kind            text        NOT NULL,
            recipient       text        NOT NULL,
            body            text        NOT NULL,
            at              timestamptz NOT NULL,
            PRIMARY KEY (tenant_id, notification_id)
        )
        """
    )
    op.execute("CREATE INDEX console_messages_list ON console_messages (tenant_id, seq DESC)")
    enable_rls(op, "console_messages")


def downgrade() -> None:
    for table in (
        "console_messages",
        "consent_history",
        "consents",
        "receipts",
        "appointments_heard",
        "events",
        "notifications",
        "idempotency_keys",
    ):
        op.execute(f"DROP TABLE {table}")
