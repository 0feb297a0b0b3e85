"""`python -I -S deploy/docker/healthcheck.py PORT`: 0 when the service there is fit to work.

Sockets only: it runs every few seconds in every container, and loading an HTTP client costs more than asking.
"""

import socket
import sys


def is_fit(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=4) as connection:
            connection.sendall(b"GET /v1/health HTTP/1.0\r\nHost: localhost\r\n\r\n")
            with connection.makefile("rb") as answer:
                status_line = answer.readline(200)
    except OSError:
        return False
    return status_line.split(b" ")[1:2] == [b"200"]


if __name__ == "__main__":
    sys.exit(0 if is_fit(int(sys.argv[1])) else 1)
