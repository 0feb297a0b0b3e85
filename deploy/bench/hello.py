"""The yardstick: the smallest Flask application, under the same gunicorn settings as the services."""

from __future__ import annotations

from flask import Flask

app = Flask(__name__)


@app.post("/hello")
def hello() -> dict[str, str]:
    return {"hello": "world"}
