"""What operators see of the messages."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

LATENESS = Histogram(
    "frontdesk_notification_lateness_seconds",
    "From the moment a message was due to the provider's yes.",
    ["kind", "channel"],
    buckets=(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 3600.0),
)
RESULTS = Counter(
    "frontdesk_notification_results_total", "Outcomes of tries to send.", ["kind", "channel", "result"]
)
RECEIPTS = Counter("frontdesk_notification_receipts_total", "Receipts taken in.", ["channel", "status"])
DUPLICATES = Counter(
    "frontdesk_notification_duplicates_total", "Second messages seen at the provider for one notification."
)
SETTLED = Counter("frontdesk_notification_doubts_settled_total", "Unclear sends looked into.", ["verdict"])
LAPSED = Counter("frontdesk_notification_leases_lapsed_total", "Leases whose worker was lost.", ["outcome"])
FORGOTTEN = Counter("frontdesk_notification_forgotten_total", "Old messages deleted by retention.")
ALARMS = Counter(
    "frontdesk_notification_alarms_total", "Refusals that somebody must look into.", ["channel", "code"]
)
CLOCK_SKEW = Gauge(
    "frontdesk_notification_clock_skew_seconds",
    "How far this machine's clock is from the database's.",
    multiprocess_mode="livemostrecent",
)
OLDEST_DUE = Gauge(
    "frontdesk_notification_oldest_due_seconds",
    "Age of the oldest message that is due and has not left.",
    multiprocess_mode="livemostrecent",
)
DUE = Gauge(
    "frontdesk_notification_due_messages", "Messages due and not claimed.", multiprocess_mode="livemostrecent"
)
IN_FLIGHT = Gauge(
    "frontdesk_notification_in_flight_messages",
    "Messages claimed or being sent.",
    multiprocess_mode="livemostrecent",
)
IN_DOUBT = Gauge(
    "frontdesk_notification_unclear_messages",
    "Sends whose outcome is being looked into.",
    multiprocess_mode="livemostrecent",
)
QUEUE_DEPTH = Gauge(
    "frontdesk_notification_queue_jobs", "Wake-ups waiting in RQ.", multiprocess_mode="livemostrecent"
)
