"""The running composition as seen from outside: through the gateway and through Prometheus."""

from __future__ import annotations

from typing import Any

import requests

from deploy.local.failure import Failure


class House:
    def __init__(self, settings: dict[str, str]) -> None:
        self._settings = settings
        self.gateway = f"http://127.0.0.1:{settings['GATEWAY_PORT']}"
        self.prometheus = f"http://127.0.0.1:{settings['PROMETHEUS_PORT']}"

    def is_healthy(self) -> bool:
        try:
            return requests.get(f"{self.gateway}/v1/health", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def ask(self, path: str, **query: str) -> Any:
        headers = {"Authorization": f"Bearer {self._settings['ADMIN_API_KEY']}"}
        answer = requests.get(f"{self.gateway}{path}", params=query, headers=headers, timeout=15)
        if answer.status_code != 200:
            raise Failure(f"GET {path} was answered {answer.status_code}: {answer.text[:300]}")
        return answer.json()

    def targets(self) -> dict[str, str]:
        """job -> up, down or unknown, as Prometheus sees them."""
        try:
            answer = requests.get(f"{self.prometheus}/api/v1/targets", timeout=5).json()
        except (requests.RequestException, ValueError):
            return {}
        return {one["labels"]["job"]: one["health"] for one in answer["data"]["activeTargets"]}

    def alert_rules(self) -> int:
        groups = requests.get(f"{self.prometheus}/api/v1/rules", timeout=5).json()["data"]["groups"]
        broken = [rule["name"] for group in groups for rule in group["rules"] if rule["health"] == "err"]
        if broken:
            raise Failure(f"Prometheus cannot evaluate {', '.join(broken)}")
        return sum(len(group["rules"]) for group in groups)
