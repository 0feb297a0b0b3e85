"""`gunicorn -c python:servicekit.gunicorn_conf appointment_svc.wsgi:app`."""

from appointment_svc.app import NAME, create_app
from appointment_svc.config import Config
from servicekit import logs

logs.configure(NAME)
app = create_app(Config.from_environment())
