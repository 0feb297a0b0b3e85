from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from notification_worker.domain.kinds import Kind
from notification_worker.domain.reconciliation import (
    Adopt,
    AskAgain,
    Evidence,
    GiveUp,
    Listing,
    Patience,
    Resend,
    judge,
)

TRIED = datetime(2026, 12, 14, 17, 0, tzinfo=UTC)


def verdict(
    listing: Listing, *matches: str, after: float = 1.0, kind: Kind = Kind.REMINDER
) -> Adopt | Resend | AskAgain | GiveUp:
    now = TRIED + timedelta(seconds=after)
    return judge(kind, Evidence(matches, listing), tried_at=TRIED, now=now, looks=0, patience=Patience())


def test_a_match_is_adopted_whatever_the_list_is_worth() -> None:
    assert verdict(Listing.LAGS, "SM1") == Adopt(("SM1",))


@pytest.mark.parametrize("listing", [Listing.CAUGHT_UP, Listing.UNTESTED])
def test_absence_is_proved_only_after_a_while(listing: Listing) -> None:
    """A request may sit in front of the provider's door for some seconds before it is taken."""
    assert isinstance(verdict(listing, after=5), AskAgain)
    assert isinstance(verdict(listing, after=25), Resend)


@pytest.mark.parametrize("listing", [Listing.LAGS, Listing.AWAY])
def test_a_list_known_to_lag_never_leads_to_a_second_message(listing: Listing) -> None:
    assert isinstance(verdict(listing, after=300), AskAgain)
    assert isinstance(verdict(listing, after=1000), GiveUp)


def test_without_any_list_a_customer_gets_no_second_copy_but_an_alert_goes_out_again() -> None:
    assert isinstance(verdict(Listing.MISSING), GiveUp)
    assert isinstance(verdict(Listing.MISSING, kind=Kind.HANDOFF), Resend)
