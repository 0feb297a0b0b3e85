"""The tools' view of our own database: codes, tries, leads kept for later."""

from __future__ import annotations

import secrets

from conversation_svc.calendar import Json
from conversation_svc.store.errands import Errand, ErrandStore
from conversation_svc.store.proofs import ProofStore
from servicekit.db import Database

CODES_A_DAY = 5
_TEXTS = {
    "en": "Your code is {code}. It is good for ten minutes.",
    "es": "Su codigo es {code}. Vale diez minutos.",
}


class OwnCodes:
    """Implements `tools.base.Codes` for one session."""

    def __init__(self, database: Database, tenant_id: str, session_id: str) -> None:
        self._database = database
        self._tenant_id = tenant_id
        self._session_id = session_id
        self.errands: list[Errand] = []

    def send(self, phone: str, language: str) -> None:
        code = f"{secrets.randbelow(1_000_000):06d}"
        with self._database.transaction(self._tenant_id) as connection:
            proofs = ProofStore(connection, self._tenant_id)
            if proofs.count(phone, "sent") > CODES_A_DAY:
                return
            proofs.keep_code(phone, self._session_id, code)
            errand = Errand(
                self._tenant_id,
                f"code-{secrets.token_hex(8)}",
                "reply",
                {
                    "kind": "reply",
                    "channel": "sms",
                    "to": phone,
                    "body": _TEXTS.get(language, _TEXTS["en"]).format(code=code),
                    "session_id": self._session_id,
                    "language": language,
                },
            )
            ErrandStore(connection, self._tenant_id).add(errand)
        self.errands.append(errand)

    def check(self, phone: str, code: str) -> bool:
        with self._database.transaction(self._tenant_id) as connection:
            return ProofStore(connection, self._tenant_id).use_code(phone, self._session_id, code)

    def count_try(self, phone: str) -> int:
        with self._database.transaction(self._tenant_id) as connection:
            return ProofStore(connection, self._tenant_id).count(phone, "tried")

    def take_back_try(self, phone: str) -> None:
        with self._database.transaction(self._tenant_id) as connection:
            ProofStore(connection, self._tenant_id).take_back(phone, "tried")


class KeptLeads:
    """Implements `tools.base.Leads`."""

    def __init__(self, database: Database, tenant_id: str) -> None:
        self._database = database
        self._tenant_id = tenant_id

    def keep(self, lead: Json, *, key: str) -> None:
        with self._database.transaction(self._tenant_id) as connection:
            ErrandStore(connection, self._tenant_id).add(Errand(self._tenant_id, key, "lead", lead))
