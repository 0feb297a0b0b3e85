"""What was really accepted. Tests read it to learn the truth."""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Entry:
    """`answer_lost`: accepted, but its sender was not told. `listing_lagged`: how far the list lagged
    then."""

    resource: str  # Messages or Calls
    sid: str
    to: str
    sender: str
    body: str
    form: dict[str, str]
    status: str
    accepted_at: float
    answer_lost: bool
    listing_lagged: float
    callbacks: list[str] = field(default_factory=list)
    transcript: list[str] = field(default_factory=list)

    @property
    def notification_id(self) -> str | None:
        query = parse_qs(urlsplit(self.form.get("StatusCallback", "")).query)
        return query.get("notification_id", [None])[0]

    def plain(self) -> dict[str, Any]:
        return {**asdict(self), "notification_id": self.notification_id}


class Ledger:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.by_sid: dict[str, Entry] = {}
        self.requests = 0
        self.refusals: dict[str, int] = {}

    def accept(self, resource: str, form: dict[str, str], *, answer_lost: bool, lag: float) -> Entry:
        entry = Entry(
            resource=resource,
            sid=("SM" if resource == "Messages" else "CA") + secrets.token_hex(16),
            to=form["To"],
            sender=form.get("From", ""),
            body=form.get("Body", ""),
            form=form,
            status="queued",
            accepted_at=time.time(),
            answer_lost=answer_lost,
            listing_lagged=lag,
        )
        self.entries.append(entry)
        self.by_sid[entry.sid] = entry
        return entry

    def refuse(self, reason: str) -> None:
        self.refusals[reason] = self.refusals.get(reason, 0) + 1

    def listed(self, resource: str, query: dict[str, str], *, lag: float) -> list[Entry]:
        """Newest first, as Twilio lists; without what is younger than the lag."""
        youngest = time.time() - lag
        day_filter = "DateSent>" if resource == "Messages" else "StartTime>"
        since = query.get(day_filter, "")
        found = []
        for entry in reversed(self.entries):
            if entry.resource != resource or entry.accepted_at > youngest:
                continue
            if query.get("To", entry.to) != entry.to or query.get("From", entry.sender) != entry.sender:
                continue
            if since and datetime.fromtimestamp(entry.accepted_at, UTC).date().isoformat() < since:
                break
            found.append(entry)
            if len(found) >= int(query.get("PageSize", "50")):
                break
        return found


def as_twilio(entry: Entry, account_sid: str) -> dict[str, Any]:
    """The resource as Twilio's API shows it."""
    made = format_datetime(datetime.fromtimestamp(int(entry.accepted_at), UTC))
    common = {
        "sid": entry.sid,
        "account_sid": account_sid,
        "to": entry.to,
        "from": entry.sender,
        "status": entry.status,
        "date_created": made,
        "date_updated": made,
        "direction": "outbound-api",
        "api_version": "2010-04-01",
        "uri": f"/2010-04-01/Accounts/{account_sid}/{entry.resource}/{entry.sid}.json",
    }
    if entry.resource == "Calls":
        return {**common, "start_time": made, "duration": None, "answered_by": None}
    return {
        **common,
        "body": entry.body,
        "date_sent": None if entry.status == "queued" else made,
        "num_segments": "1",
        "num_media": "0",
        "error_code": None,
        "error_message": None,
        "messaging_service_sid": None,
        "price": None,
        "price_unit": "USD",
    }
