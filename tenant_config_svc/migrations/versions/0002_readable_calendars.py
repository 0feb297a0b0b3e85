"""Addresses of outside calendars that could never be read are refused now, so none may be left in a tenant.

One that stayed would make the whole tenant unreadable, and with it every list of tenants.
"""

import json
from typing import Any
from urllib.parse import urlsplit

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    op.execute("SELECT set_config('app.tenant', '*', true)")
    rows = connection.exec_driver_sql("SELECT tenant_id, document FROM tenants").fetchall()
    for tenant_id, document in rows:
        faulty = [member for member in document["staff"] if not _is_readable(member.get("calendar_url"))]
        for member in faulty:
            member["calendar_url"] = None
        if faulty:
            connection.exec_driver_sql(
                "UPDATE tenants SET document = %s::jsonb WHERE tenant_id = %s",
                (json.dumps(document), tenant_id),
            )


def _is_readable(url: Any) -> bool:
    """None is: there is nothing to read."""
    if url is None:
        return True
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https", "webcal")
        return is_web and bool(parts.hostname) and parts.username is None and len(url) <= 2000
    except ValueError:
        return False


def downgrade() -> None:
    """What was taken out could not be read by any version."""
