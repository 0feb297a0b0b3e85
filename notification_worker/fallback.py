"""When a message will never leave by one channel: the next by which the person can be reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from notification_worker.channels.base import Transport
from notification_worker.domain.recipient import Outlets
from notification_worker.senders import Senders
from notification_worker.store.row import Notification
from notification_worker.store.sending import SendingStore
from servicekit import logs
from servicekit.payloads.tenant import Tenant

_log = logs.get("fallback")


class Fallback:
    def __init__(
        self,
        transports: Mapping[str, Transport],
        senders: Senders,
        outlets: Outlets,
        make_id: Callable[[], str],
    ) -> None:
        self._transports = transports
        self._senders = senders
        self._outlets = outlets
        self._make_id = make_id

    def take(self, store: SendingStore, failed: Notification, tenant: Tenant, *, now: datetime) -> str | None:
        """The channel that takes over, or None: then the failure stands, for staff to see."""
        for wish in failed.fallbacks:
            channel = self._outlets.get(wish)
            to = failed.reach.get("email" if wish == "email" else "phone")
            if channel is None or channel not in self._transports or not to:
                continue
            sender = self._senders.lane(channel, tenant)
            new_id = self._make_id()
            if store.fall_back(failed, new_id, channel=channel, sender=sender, to=to, wish=wish, now=now):
                _log.info(
                    "another channel takes over",
                    tenant_id=tenant.id,
                    notification_id=new_id,
                    from_channel=failed.channel,
                    channel=channel,
                )
            return channel
        return None
