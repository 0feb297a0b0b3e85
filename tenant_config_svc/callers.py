"""Who calls this service. Tenants' keys are looked up in its own table, not over HTTP."""

from __future__ import annotations

from servicekit.access import Principal, Role, TokenSigner
from servicekit.db import EVERY_TENANT, Database
from servicekit.keys import KEY_PREFIX, KeyRing, fingerprint
from tenant_config_svc.store.access_keys import identify


class LocalCallers:
    """Implements `servicekit.web.api.Callers`."""

    def __init__(self, signer: TokenSigner, admin_key: str, database: Database) -> None:
        self._ring = KeyRing(signer, admin_key, None, service="tenant-config")
        self._database = database

    def identify(self, credential: str) -> Principal | None:
        known = self._ring.identify(credential)
        if known is not None or not credential.startswith(KEY_PREFIX) or len(credential) > 200:
            return known
        with self._database.transaction(EVERY_TENANT) as connection:
            holder = identify(connection, fingerprint(credential))
        return Principal(Role(holder.role), holder.tenant_id, holder.key_id) if holder else None
