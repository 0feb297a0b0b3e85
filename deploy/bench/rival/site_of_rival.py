"""A Django site with django-appointment and nothing else; runs in a virtual environment that has both.

`python -m site_of_rival < calendar.json` makes the tables and fills them; `site_of_rival:application` serves.
"""

# mypy: ignore-errors

import json
import os
import sys
from datetime import date, datetime, time, timedelta

import django
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

_AT = conninfo_to_dict(os.environ["RIVAL_DATABASE"])
settings.configure(
    SECRET_KEY="only-for-a-benchmark",
    ALLOWED_HOSTS=["*"],
    USE_TZ=True,
    TIME_ZONE="UTC",
    ROOT_URLCONF="appointment.urls",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "phonenumber_field",
        "appointment",
    ],
    MIDDLEWARE=[],
    TEMPLATES=[],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": _AT["dbname"],
            "USER": _AT.get("user", ""),
            "PASSWORD": _AT.get("password", ""),
            "HOST": _AT.get("host", ""),
            "PORT": str(_AT.get("port", "")),
            "CONN_MAX_AGE": None,
        }
    },
    LOGGING_CONFIG=None,
)
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()


def fill(calendar):
    """Half-hour services from nine to five on every day of the week, and the bookings."""
    from appointment.models import Appointment, AppointmentRequest, Service, StaffMember, WorkingHours
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("makemigrations", "appointment", verbosity=0)  # the package brings none
    call_command("migrate", verbosity=0)
    service = Service.objects.create(name="Check-up", duration=timedelta(minutes=30), price=0)
    members = {}
    for number, staff_id in enumerate(calendar["staff"], start=1):
        user = User.objects.create(username=staff_id, first_name=staff_id)
        member = StaffMember.objects.create(
            id=number,
            user=user,
            slot_duration=30,
            lead_time=time(9),
            finish_time=time(17),
            work_on_saturday=True,
            work_on_sunday=True,
        )
        member.services_offered.add(service)
        for weekday in range(7):
            WorkingHours.objects.update_or_create(
                staff_member=member,
                day_of_week=weekday,
                defaults={"start_time": time(9), "end_time": time(17)},
            )
        members[staff_id] = member
    client = User.objects.create(username="somebody")
    requests = [
        AppointmentRequest(
            date=date.fromisoformat(day),
            start_time=time.fromisoformat(at),
            end_time=(datetime.combine(date.min, time.fromisoformat(at)) + timedelta(minutes=30)).time(),
            service=service,
            staff_member=members[staff_id],
            id_request=f"{staff_id}{day}{at}",
        )
        for staff_id, day, at in calendar["bookings"]
    ]
    AppointmentRequest.objects.bulk_create(requests)
    Appointment.objects.bulk_create(
        [
            Appointment(
                client=client, appointment_request=request, id_request=request.id_request, amount_to_pay=0
            )
            for request in requests
        ]
    )


if __name__ == "__main__":
    fill(json.load(sys.stdin))
