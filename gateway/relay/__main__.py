"""`python -m gateway.relay`."""

from __future__ import annotations

import asyncio

from gateway.config import Config
from gateway.relay.app import create_relay


def main() -> None:
    config = Config.from_environment()
    asyncio.run(create_relay(config).run(config.relay_host, config.relay_port))


if __name__ == "__main__":
    main()
