"""When to try again after a failure that certainly sent nothing."""

from __future__ import annotations

from datetime import timedelta

_STEPS = (1, 2, 5, 15, 30, 60, 120, 300)


def backoff(attempts: int, *, jitter: float, retry_after: float | None = None) -> timedelta:
    """`attempts` made so far (1 = the first has just failed); `jitter` in [0, 1) spreads them by up to a
    quarter.

    The provider's own wish (`Retry-After`, seconds) counts when it is longer. There is no last try: a
    message ends by its own expiry, not by a count, so that an outage of an hour loses none that is still of
    use."""
    step = _STEPS[min(max(attempts, 1), len(_STEPS)) - 1]
    seconds = step * (1 + jitter / 4)
    return timedelta(seconds=max(seconds, retry_after or 0.0))
