"""What of an appointment may be shown to whoever is talking, and to a model that answers for us."""

from conversation_svc.tools.base import Json

SHOWN = (
    "appointment_id",
    "confirmation_number",
    "status",
    "version",
    "service_id",
    "service_name",
    "staff_id",
    "staff_name",
    "start",
    "end",
)


def shown(appointment: Json) -> dict[str, object]:
    """The time and nothing of the person: the record behind a phone number is its owner's, and a number that
    was merely typed proves nobody."""
    return {name: appointment[name] for name in SHOWN if name in appointment}
