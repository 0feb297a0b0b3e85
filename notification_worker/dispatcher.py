"""`python -m notification_worker.dispatcher`: the process that finds what is due. Safe to run more than
once."""

from __future__ import annotations

from collections.abc import Sequence

from notification_worker.app import House
from notification_worker.config import Config
from notification_worker.crew import Crew
from notification_worker.dispatching import JOB, QUEUE, Dispatcher
from notification_worker.rounds import Rounds
from notification_worker.store.claims import Claim
from notification_worker.termination import on_termination
from servicekit import logs
from servicekit.queue import Queues


def main() -> None:
    logs.configure("notification-dispatcher")
    config = Config.from_environment()
    house = House(config)
    crew = Crew(house.courier(), threads=config.pace.threads)
    queues = Queues(config.redis_url)

    def ring(claims: Sequence[Claim]) -> bool:
        ids = [[claim.tenant_id, claim.notification_id, claim.lease, claim.channel] for claim in claims]
        return queues.enqueue(JOB, {"claims": ids}, queue=QUEUE)

    dispatcher = Dispatcher(
        database=house.database,
        tokens=house.tokens,
        crew=crew,
        ring=ring,
        clock=house.clock,
        pace=config.pace,
    )
    rounds = Rounds(dispatcher, house.inquest(), house.forgetting(), tick=config.pace.tick)
    on_termination(rounds.stop)
    rounds.run()
    crew.close()
    house.close()


if __name__ == "__main__":
    main()
