"""What gunicorn serves: `gunicorn -c python:servicekit.gunicorn_conf gateway.wsgi:app`.

With gevent workers (WORKER_CLASS=gevent) gunicorn patches the worker after the fork and before this module is
imported, because the app is not preloaded then; so nothing here patches anything itself.
"""

from gateway.app import create_app
from gateway.config import Config

app = create_app(Config.from_environment())
