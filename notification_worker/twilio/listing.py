"""Reading Twilio's list of sent messages or calls as evidence about one unclear send."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from notification_worker.channels.base import Findings, Trial
from notification_worker.domain.reconciliation import Listing
from notification_worker.twilio.client import ListUnavailable, TwilioClient

# Twilio's times are whole seconds of its own clock.
SLACK = timedelta(seconds=5)
# The lists filter by UTC day: `DateSent>=` for messages, `StartTime>=` for calls.
_DAY_FILTER = {"Messages": "DateSent>", "Calls": "StartTime>"}


def look_for(
    client: TwilioClient, resource: str, trial: Trial, *, is_ours: Callable[[Mapping[str, Any]], bool]
) -> Findings:
    since = trial.tried_at - SLACK
    try:
        listed = _to(client, resource, trial.message.to, since)
        matches = [
            str(item["sid"])
            for item in listed
            if item.get("to") == trial.message.to
            and item.get("from") == trial.message.sender
            and _made_at(item) >= since
            and is_ours(item)
        ]
        if matches:
            return Findings(matches, Listing.CAUGHT_UP)
        return Findings((), _test_with_witness(client, resource, trial))
    except ListUnavailable:
        return Findings((), Listing.AWAY)


def _test_with_witness(client: TwilioClient, resource: str, trial: Trial) -> Listing:
    """A message that was certainly accepted must be on the list. If it is not, the list lags and its
    silence about ours means nothing; if it is, and it came after ours, the silence is proof."""
    if trial.witness_id is None or trial.witness_to is None or trial.witness_accepted_at is None:
        return Listing.UNTESTED
    seen = _to(client, resource, trial.witness_to, trial.witness_accepted_at - SLACK)
    if all(item.get("sid") != trial.witness_id for item in seen):
        return Listing.LAGS
    return Listing.CAUGHT_UP if trial.witness_accepted_at > trial.tried_at else Listing.UNTESTED


def _to(client: TwilioClient, resource: str, number: str, since: datetime) -> list[dict[str, Any]]:
    day = since.astimezone(UTC).date().isoformat()
    return client.list(resource, {"To": number, _DAY_FILTER[resource]: day, "PageSize": "100"})


def _made_at(item: Mapping[str, Any]) -> datetime:
    """RFC 2822, as in "Thu, 24 Aug 2023 05:01:45 +0000"."""
    try:
        return parsedate_to_datetime(str(item["date_created"]))
    except (KeyError, ValueError) as error:
        raise ListUnavailable("a listed item has no date") from error
