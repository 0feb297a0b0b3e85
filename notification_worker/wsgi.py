"""What gunicorn serves."""

from __future__ import annotations

from notification_worker.app import create_app
from notification_worker.config import Config
from servicekit import logs

logs.configure("notification")
app = create_app(Config.from_environment())
