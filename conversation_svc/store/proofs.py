"""Codes that prove a phone number, and how often proofs were tried. Real time throughout."""

from __future__ import annotations

import hashlib

from servicekit.db import DbConnection

CODE_LIFETIME = "10 minutes"
WINDOW = "24 hours"


class ProofStore:
    def __init__(self, connection: DbConnection, tenant_id: str) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    def count(self, phone: str, kind: str) -> int:
        """Write one more try down; how many there were within 24 hours, this one included."""
        self._connection.execute(
            "INSERT INTO proof_tries (tenant_id, phone, kind) VALUES (%s, %s, %s)",
            (self._tenant_id, phone, kind),
        )
        row = self._connection.execute(
            "SELECT count(*) FROM proof_tries WHERE tenant_id = %s AND phone = %s AND kind = %s "  # noqa: S608 - constants only
            f"AND at > clock_timestamp() - interval '{WINDOW}'",
            (self._tenant_id, phone, kind),
        ).fetchone()
        assert row is not None
        return int(row[0])

    def take_back(self, phone: str, kind: str) -> None:
        """Of tries at the same moment it does not matter which: they are only counted."""
        self._connection.execute(
            "DELETE FROM proof_tries WHERE ctid = (SELECT ctid FROM proof_tries "
            "WHERE tenant_id = %s AND phone = %s AND kind = %s ORDER BY at DESC LIMIT 1 FOR UPDATE)",
            (self._tenant_id, phone, kind),
        )

    def keep_code(self, phone: str, session_id: str, code: str) -> None:
        self._connection.execute(
            "INSERT INTO codes (tenant_id, phone, session_id, code_hash) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (tenant_id, phone, session_id) DO UPDATE SET code_hash = "
            "excluded.code_hash, tries = 0, "
            "created_at = clock_timestamp()",
            (self._tenant_id, phone, session_id, _hash(session_id, code)),
        )

    def use_code(self, phone: str, session_id: str, code: str) -> bool:
        """True once, for the right code of this session within ten minutes and five tries."""
        row = self._connection.execute(
            "UPDATE codes SET tries = tries + 1 WHERE tenant_id = %s AND phone = %s AND session_id = "  # noqa: S608 - constants only
            "%s AND tries < 5 "
            f"AND created_at > clock_timestamp() - interval '{CODE_LIFETIME}' RETURNING code_hash",
            (self._tenant_id, phone, session_id),
        ).fetchone()
        if row is None or row[0] != _hash(session_id, code):
            return False
        self._connection.execute(
            "DELETE FROM codes WHERE tenant_id = %s AND phone = %s AND session_id = %s",
            (self._tenant_id, phone, session_id),
        )
        return True


def _hash(session_id: str, code: str) -> str:
    return hashlib.sha256(f"{session_id}:{code}".encode()).hexdigest()
