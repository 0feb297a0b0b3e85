"""A bare hour is read by the opening hours of its own day, in a talk as by the command."""

from __future__ import annotations

import pytest

from conversation_svc.domain.reading.heard import listen
from conversation_svc.domain.state import State
from conversation_svc.domain.understand import understand
from conversation_svc.policies import policy_of
from conversation_svc.tenant_file import context_of
from tests.fakes.reception import FRIDAY_TEN
from tests.fakes.tenants import make_tenant

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
LATE_AND_EARLY = {**{day: ["13:00-20:00"] for day in WEEKDAYS}, "sat": ["07:00-12:00"]}


@pytest.mark.parametrize(
    ("line", "hour"), [("check-up on Monday at 7", 19), ("check-up on Saturday at 7", 7), ("Monday at 8", 20)]
)
def test_an_hour_is_read_by_the_day_it_is_on(line: str, hour: int) -> None:
    tenant = make_tenant(hours=LATE_AND_EARLY)
    heard = listen(line, State("s"), policy_of(tenant), FRIDAY_TEN).understanding
    measured = understand(
        line, expected=None, system=None, context=context_of(tenant, FRIDAY_TEN.replace(tzinfo=None))
    )
    assert heard.fields.time is not None
    assert heard.fields.time.hour == hour
    assert heard.times == measured.times
