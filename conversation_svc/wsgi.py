"""What gunicorn loads."""

from conversation_svc.app import create_app
from conversation_svc.clients import SERVICE
from conversation_svc.config import Config
from servicekit import logs

logs.configure(SERVICE)
app = create_app(Config.from_environment()).api.flask
