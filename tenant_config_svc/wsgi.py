"""What gunicorn loads."""

from servicekit import logs
from tenant_config_svc.app import SERVICE, create_app
from tenant_config_svc.config import Config

logs.configure(SERVICE)
app = create_app(Config.from_environment())
