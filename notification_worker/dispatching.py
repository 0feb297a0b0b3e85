"""Finding what is due, claiming it, waking the workers.

Without Redis, or when a wake-up was lost, the dispatcher delivers itself: the database is the truth, the
queue a bell. Any number may run; claims keep them apart.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from notification_worker import metrics
from notification_worker.config import Pace
from notification_worker.crew import Crew
from notification_worker.domain.fairness import Lane, share
from notification_worker.store.claims import Claim, ClaimStore
from notification_worker.tokens import Tokens
from servicekit import logs
from servicekit.clock import Clock
from servicekit.db import EVERY_TENANT, Database

_log = logs.get("dispatcher")

QUEUE = "notifications"
JOB = "notification_worker.jobs.deliver"
BATCH = 25  # claims in one wake-up: a job costs RQ about 2 ms, and each step of a batch one round trip
CLOCK_TOLERANCE = timedelta(seconds=2)

Ring = Callable[[Sequence[Claim]], bool]


class Dispatcher:
    def __init__(
        self, *, database: Database, tokens: Tokens, crew: Crew, ring: Ring, clock: Clock, pace: Pace
    ) -> None:
        self._database = database
        self._tokens = tokens
        self._crew = crew
        self._ring = ring
        self._clock = clock
        self._pace = pace

    def dispatch(self) -> int:
        """Claim and hand over what may leave now. Returns how many."""
        with self._database.transaction(EVERY_TENANT) as connection:
            store = ClaimStore(connection)
            now = self._business_now(store)
            if not store.is_anything_due(now):
                return 0
            lanes, in_flight = store.lanes_due(now), store.in_flight()
        tokens, quota = self._quota(lanes, in_flight)
        claims = self._claim(quota, now) if quota else []
        taken = Counter(claim.sender for claim in claims)
        self._tokens.give_back({sender: count - taken[sender] for sender, count in tokens.items()})
        self._hand_over(claims)
        return len(claims)

    def recover(self) -> int:
        """Take back what lost its worker. Returns how many."""
        with self._database.transaction(EVERY_TENANT) as connection:
            back, parked, doubtful = ClaimStore(connection).lapse(parked_after=self._pace.lost_after)
        for outcome, count in (("back", back), ("parked", parked), ("doubt", doubtful)):
            if count:
                metrics.LAPSED.labels(outcome).inc(count)
                _log.warning("leases ran out", outcome=outcome, count=count)
        return back + parked + doubtful

    def _business_now(self, store: ClaimStore) -> datetime:
        """Business time by the database's clock: a machine whose own clock jumped sends nothing early."""
        skew = store.database_now() - self._clock.real_now()
        metrics.CLOCK_SKEW.set(skew.total_seconds())
        now = self._clock.now()
        return now + skew if abs(skew) > CLOCK_TOLERANCE else now

    def _quota(
        self, lanes: Sequence[Lane], in_flight: Mapping[Lane, int]
    ) -> tuple[Mapping[str, int], Mapping[Lane, int]]:
        """The tokens taken, and what each lane may claim of them; who has less waiting leaves tokens over."""
        room = self._pace.in_flight_limit - sum(in_flight.values())
        if room <= 0 or not lanes:
            return {}, {}
        wanted: Counter[str] = Counter()
        for lane in lanes:
            wanted[lane.sender] += max(0, self._pace.lane_limit - in_flight.get(lane, 0))
        tokens = self._tokens.take(wanted)
        quota = share(lanes, tokens=tokens, in_flight=in_flight, lane_limit=self._pace.lane_limit, room=room)
        return tokens, quota

    def _claim(self, quota: Mapping[Lane, int], now: datetime) -> list[Claim]:
        with self._database.transaction(EVERY_TENANT) as connection:
            return ClaimStore(connection).claim(
                quota,
                now=now,
                lease=secrets.token_hex(8),
                lasting=timedelta(seconds=self._pace.claim_lease),
            )

    def _hand_over(self, claims: Sequence[Claim]) -> None:
        """A row that lapsed before was lost on the way through the queue, or its worker is gone: do it
        here."""
        direct = [claim for claim in claims if claim.lapses]
        by_channel: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if not claim.lapses:
                by_channel[claim.channel].append(claim)
        for group in by_channel.values():
            for start in range(0, len(group), BATCH):
                batch = group[start : start + BATCH]
                if not self._ring(batch):
                    direct += batch
        if direct:
            self._crew.submit(direct)
