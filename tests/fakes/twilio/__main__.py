"""`python -m tests.fakes.twilio --port 9090 [--sid AC…] [--token …]`."""

from __future__ import annotations

import argparse

from aiohttp import web

from tests.fakes.twilio.account import Account
from tests.fakes.twilio.server import StandIn


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.twilio", description="A stand-in for Twilio")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--sid", default=Account.sid)
    parser.add_argument("--token", default=Account.token)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    stand_in = StandIn(Account(options.sid, options.token), seed=options.seed)
    web.run_app(stand_in.app(), host="127.0.0.1", port=options.port, access_log=None, print=None)


if __name__ == "__main__":
    main()
