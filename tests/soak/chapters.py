"""What the soak does to the worker, chapter by chapter. Each answers whether its promise held."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import redis

from deploy.local.postgres import EmbeddedPostgres
from servicekit.db import Database
from servicekit.migrate import migrate
from tests.fakes.twilio.client import TwilioProcess
from tests.soak.calendar_rows import plan_appointments, uuid_of
from tests.soak.claim_cost import claim_milliseconds
from tests.soak.mail_run import plan_messages
from tests.soak.races import run_races
from tests.soak.report import Report
from tests.soak.scene import Scene
from tests.soak.verdict import Verdict, judge
from tests.soak.whole_races import run_whole_races


def _lead(count: int) -> timedelta:
    """For writing all of them down before the first is due."""
    return timedelta(seconds=10 + count / 300)


# Quick enough for a soak; the proportions are those of production: settle > slowest answer + lag of the list.
IMPATIENT = {
    "TWILIO_TIMEOUT_SECONDS": "1",
    "NOTIFICATION_SEND_LEASE_SECONDS": "7",
    "NOTIFICATION_CLAIM_LEASE_SECONDS": "4",
    "NOTIFICATION_SETTLE_SECONDS": "6",
    "NOTIFICATION_THREADS": "8",
    "NOTIFICATION_PATIENCE_SECONDS": "60",
}
BUSY = {"NOTIFICATION_IN_FLIGHT_LIMIT": "300"}
MISHAPS = {
    "rate_limit": 0.04,
    "error_before": 0.04,
    "error_after": 0.04,
    "drop_before": 0.04,
    "drop_after": 0.04,
    "hang": 0.01,
    "garbage": 0.02,
}


def crashes(report: Report, sends: int) -> bool:
    """Signal 9 at every step, a nasty provider, Redis flushed, stopped and started, the API killed."""
    count = sends or 2000
    with Scene(settings=IMPATIENT, mortal=0.01) as scene:
        scene.twilio.behave(
            chances=MISHAPS, callbacks="mixed", callback_delay=2.0, listing_lag=2.0, retry_after=0.3, hang=4.0
        )
        begin = datetime.now(UTC)
        ids = plan_messages(
            scene.database_url,
            count,
            tenants=50,
            due_of=lambda number: begin + timedelta(seconds=30 * number / count),
        )
        _disturb(scene, seconds=40)
        settled = scene.wait_until_settled(1500, say=_progress)
        verdict = judge(scene, ids)
        deaths = scene.deaths()
    say = report.say
    say("crashes", f"{count} reminders; settled {settled + 40:.0f} s after the first was due")
    say("crashes", f"{deaths.total()} workers and dispatchers killed in mid-step: {_list(deaths)}")
    say("crashes", "besides: Redis flushed three times and restarted once, the API killed twice")
    _say_verdict(report, "crashes", verdict)
    return verdict.is_good


def _disturb(scene: Scene, *, seconds: float) -> None:
    """What else goes wrong meanwhile."""
    client = redis.Redis.from_url(scene.redis.url)
    step = seconds / 8
    for action in ("flush", "api", "flush", "stop", "start", "flush", "api", "rest"):
        time.sleep(step)
        if action == "flush":
            client.flushall()
        elif action == "api":
            scene.roles["api"].kill()
        elif action == "stop":
            scene.redis.stop()
        elif action == "start":
            scene.redis.start()
    client.close()


def redis_away(report: Report, sends: int) -> bool:
    """Redis flushed and stopped while messages are due: how late do they leave?"""
    count = sends or 600
    with Scene() as scene:
        begin = datetime.now(UTC) + timedelta(seconds=2)
        ids = plan_messages(
            scene.database_url,
            count,
            tenants=50,
            due_of=lambda number: begin + timedelta(seconds=30 * number / count),
        )
        client = redis.Redis.from_url(scene.redis.url)
        time.sleep(8)
        client.flushall()
        time.sleep(5)
        scene.redis.stop()
        time.sleep(8)
        scene.redis.start()
        scene.wait_until_settled(120, say=_progress)
        verdict = judge(scene, ids)
        late = lateness(scene)
        client.close()
    report.say(
        "redis",
        f"{count} reminders over 30 s, FLUSHALL at 8 s, Redis stopped from 13 s to 21 s: "
        f"lateness p50 {late[50]:.2f} s, p99 {late[99]:.2f} s, worst {late[100]:.2f} s",
    )
    _say_verdict(report, "redis", verdict)
    return verdict.is_good and late[100] < 10


def evenly(report: Report, sends: int) -> bool:
    """Due evenly over one minute from 50 senders, with receipts."""
    count = sends or 10_000
    with Scene(settings=BUSY, real_calendar=True) as scene:
        plan_appointments(scene.calendar_database_url, count, tenants=50)
        due_of = _evenly_from(datetime.now(UTC) + _lead(count), count)
        ids = plan_messages(scene.database_url, count, tenants=50, due_of=due_of, appointment_of=uuid_of)
        before = scene.cpu_seconds()
        scene.wait_until_settled(300, say=_progress)
        receipts = _seconds_until_delivered(scene, ids)
        used = _used_since(before, scene.cpu_seconds())
        verdict = judge(scene, ids)
        late = lateness(scene)
    report.say(
        "evenly",
        f"{count} reminders due evenly over 60 s from 50 senders: lateness p50 {late[50]:.2f} s, "
        f"p95 {late[95]:.2f} s, p99 {late[99]:.2f} s, worst {late[100]:.2f} s",
    )
    report.say("evenly", f"their receipts (sent and delivered) taken in {receipts:.1f} s after the last left")
    report.say("evenly", _WHO)
    report.say("evenly", f"processor time, in seconds: {used}")
    _say_verdict(report, "evenly", verdict)
    return verdict.is_good and late[99] < 2.0 and receipts < 60


def at_once(report: Report, sends: int) -> bool:
    """All due at one instant."""
    count = sends or 10_000
    with Scene(settings=BUSY, real_calendar=True) as scene:
        plan_appointments(scene.calendar_database_url, count, tenants=50)
        due = datetime.now(UTC) + _lead(count)
        ids = plan_messages(
            scene.database_url, count, tenants=50, due_of=lambda number: due, appointment_of=uuid_of
        )
        before = scene.cpu_seconds()
        scene.wait_until_settled(600, say=_progress)
        receipts = _seconds_until_delivered(scene, ids)
        used = _used_since(before, scene.cpu_seconds())
        verdict = judge(scene, ids)
        late = lateness(scene)
    report.say(
        "at-once",
        f"{count} reminders due at one instant from 50 senders (10 a second each): "
        f"the last left after {late[100]:.1f} s, {count / late[100]:.0f} a second",
    )
    report.say(
        "at-once", f"their receipts (sent and delivered) taken in {receipts:.1f} s after the last left"
    )
    report.say("at-once", _WHO)
    report.say("at-once", f"processor time, in seconds: {used}")
    _say_verdict(report, "at-once", verdict)
    return verdict.is_good


def cancels(report: Report, sends: int) -> bool:
    """Customers who change their minds while their message is on its way."""
    count = sends or 2000
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-races-"))
    server = EmbeddedPostgres(folder / "postgres", settings={"max_connections": "200"})
    server.start()
    twilio = TwilioProcess()
    try:
        database = Database(migrate(server.url, "notification_worker"), max_size=24)
        outcome = run_races(database, twilio, count)
        database.close()
    finally:
        twilio.stop()
        server.stop(immediately=True)
    report.say(
        "cancels",
        f"{outcome.races} cancels and reschedules raced against sending: {outcome.after_cancel} fences "
        f"passed after the answer, {len(outcome.untrue)} customers were left with an untrue last message",
    )
    report.say(
        "cancels",
        f"{outcome.messages} messages left; {outcome.followed} customers got the truth last, "
        f"{outcome.silent} cancelled before anything had left and got nothing",
    )
    return not outcome.untrue and not outcome.after_cancel


def whole_cancels(report: Report, sends: int) -> bool:
    """The same against the real calendar, its outbox and the worker's real processes."""
    count = sends or 2000
    with Scene(tenants=50, real_calendar=True) as scene:
        outcome = run_whole_races(scene, count, tenants=50)
    report.say(
        "whole-cancels",
        f"{outcome.races} cancels and reschedules at the appointment service raced against sending: "
        f"{len(outcome.after_cancel)} fences passed after the answer, "
        f"{len(outcome.untrue)} customers were left with an untrue last message",
    )
    report.say(
        "whole-cancels",
        f"{outcome.messages} messages left; {outcome.followed} customers got the truth last, "
        f"{outcome.silent} cancelled before anything had left and got nothing",
    )
    return not outcome.untrue and not outcome.after_cancel


def history(report: Report, sends: int) -> bool:
    """Does a claim cost more with a million old rows (or `--sends`) in the table?"""
    old = sends or 1_000_000
    few, many = claim_milliseconds(old_rows=0), claim_milliseconds(old_rows=old)
    report.say(
        "history",
        f"finding the lanes and claiming 100 of 10,000 due messages in 50 lanes: {few:.1f} ms with an empty "
        f"history, {many:.1f} ms with {old:,} old rows",
    )
    return many < max(2 * few, few + 5)


def _evenly_from(begin: datetime, count: int) -> Callable[[int], datetime]:
    order = list(range(count))
    random.Random(1).shuffle(order)
    return lambda number: begin + timedelta(seconds=60 * order[number] / count)


def lateness(scene: Scene) -> dict[int, float]:
    """Percentiles of seconds from due to the provider's yes."""
    rows = scene.query(
        "SELECT extract(epoch FROM accepted_at - due_at) FROM notifications "
        "WHERE accepted_at IS NOT NULL ORDER BY 1"
    )
    values = [float(row[0]) for row in rows]
    return {p: values[min(len(values) - 1, len(values) * p // 100)] for p in (50, 95, 99, 100)}


def _seconds_until_delivered(scene: Scene, ids: list[str]) -> float:
    """From the last message's departure until every receipt is taken in."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if scene.statuses()["delivered"] >= len(ids):
            break
        time.sleep(0.5)
    [(seconds,)] = scene.query(
        "SELECT extract(epoch FROM (SELECT max(received_at) FROM receipts) - max(accepted_at)) "
        "FROM notifications"
    )
    return float(seconds)


_WHO = (
    "gateway, fence (the appointment service), PostgreSQL and Redis are the real ones; Twilio and the "
    "tenants' service are stand-ins on the same cores"
)


def _used_since(before: Mapping[str, float], after: Mapping[str, float]) -> str:
    used = {name: seconds - before.get(name, 0.0) for name, seconds in after.items()}
    most = sorted(used.items(), key=lambda one: -one[1])
    return f"{sum(used.values()):.0f} in all; " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in most)


def _say_verdict(report: Report, chapter: str, verdict: Verdict) -> None:
    report.say(
        chapter,
        f"accepted by the stand-in: {verdict.accepted} of {verdict.planned}; twice: {len(verdict.twice)}; "
        f"lost: {len(verdict.lost)}; believed sent but not: {len(verdict.claimed)}; "
        f"left as unknown: {verdict.unknown} (answers lost while the list lagged: {verdict.unknowable})",
    )
    report.say(chapter, f"final statuses: {_list(verdict.statuses)}")


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) or "none"


def _progress(left: int) -> None:
    if int(time.monotonic() * 2) % 10 == 0:
        print(f"   {left} open", flush=True)


ALL: Mapping[str, Callable[[Report, int], bool]] = {
    "crashes": crashes,
    "cancels": cancels,
    "whole-cancels": whole_cancels,
    "evenly": evenly,
    "at-once": at_once,
    "redis": redis_away,
    "history": history,
}
