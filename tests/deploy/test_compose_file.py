"""docker-compose.yml, the image and Prometheus agree with the table of roles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.roles import BY_NAME, PACKAGES, ROLES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
PROMETHEUS = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text(encoding="utf-8"))
ALERTS = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text(encoding="utf-8"))
RULES = [rule for group in ALERTS["groups"] for rule in group["rules"]]


def roles_of(service: dict[str, Any]) -> list[str]:
    return str(service["command"]).split()


def test_every_role_runs_in_exactly_one_container() -> None:
    started = [role for service in OURS.values() for role in roles_of(service) if role != "setup"]

    assert sorted(started) == sorted(BY_NAME)


def test_companions_share_a_container_with_their_service() -> None:
    for name, service in OURS.items():
        if name == "setup":
            continue
        packages = {BY_NAME[role].package for role in roles_of(service)}
        assert len(packages) == 1, f"{name} mixes {packages}; their figures would mix too"
        assert roles_of(service)[0] == name, "the container is called like its service"


def test_all_our_containers_run_one_image_without_privileges() -> None:
    assert len({service["image"] for service in OURS.values()}) == 1
    for service in OURS.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]


def test_everything_but_the_one_shot_is_restarted_always() -> None:
    for name, service in SERVICES.items():
        assert service["restart"] == ("no" if name == "setup" else "always"), name


def test_every_service_is_asked_for_its_health_at_its_own_port() -> None:
    for name, service in OURS.items():
        if name != "setup":
            assert service["healthcheck"]["test"][-1] == str(BY_NAME[name].port)
    for name in ("postgres", "redis"):
        assert SERVICES[name]["healthcheck"]["test"]


def test_services_start_after_setup_and_the_public_doors_last() -> None:
    for name, service in OURS.items():
        if name != "setup":
            assert service["depends_on"]["setup"] == {"condition": "service_completed_successfully"}
    assert OURS["setup"]["depends_on"]["postgres"] == {"condition": "service_healthy"}
    inner = {role.name for role in ROLES if role.is_http} - {"gateway", "relay"}
    for door in ("gateway", "relay"):
        healthy = {
            other
            for other, need in OURS[door]["depends_on"].items()
            if need == {"condition": "service_healthy"}
        }
        assert inner <= healthy


def test_addresses_and_ports_are_those_of_the_roles() -> None:
    for service in OURS.values():
        settings = service["environment"]
        for role in ROLES:
            if not role.is_http:
                continue
            assert settings[role.port_setting] == str(role.port)
            url = f"{str(role.port_setting).removesuffix('_PORT')}_URL"
            if role.name != "relay":
                assert settings[url] == f"http://{role.name}:{role.port}"


def test_only_the_public_doors_and_prometheus_are_published() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {
        "gateway",
        "relay",
        "prometheus",
    }
    assert SERVICES["prometheus"]["ports"][0].startswith("127.0.0.1:")


def test_no_secret_stands_in_the_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")

    assert "${POSTGRES_PASSWORD:?" in text
    assert not re.search(r"(SECRET|API_KEY|TOKEN|PASSWORD)\w*: *[\"']?[A-Za-z0-9]", text)


def test_older_compose_understands_the_file() -> None:
    """Compose 1.29 knows no top-level name."""
    assert {key for key in COMPOSE if not key.startswith("x-")} == {"services", "volumes"}


def test_image_holds_every_package() -> None:
    dockerfile = (ROOT / "deploy/docker/Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert dockerfile.splitlines()[1] == "FROM python:3.11-slim-bookworm"
    assert "--require-hashes" in dockerfile
    assert re.search(r"^USER (?!root)", dockerfile, re.MULTILINE)
    for package in {*PACKAGES, "gateway", "servicekit", "deploy", "tenants"}:
        assert f"COPY {package} {package}" in dockerfile
        assert f"!{package}" in ignored


def test_prometheus_scrapes_every_role_that_answers_http() -> None:
    scraped = {
        job["job_name"]: [target for config in job["static_configs"] for target in config["targets"]]
        for job in PROMETHEUS["scrape_configs"]
    }

    assert scraped == {role.name: [f"{role.name}:{role.port}"] for role in ROLES if role.is_http}


METRIC = re.compile(r"\bfrontdesk_[a-z_]+")


def declared_metrics() -> set[str]:
    sources = [
        path for package in (*PACKAGES, "gateway", "servicekit") for path in (ROOT / package).rglob("*.py")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    return set(re.findall(r'"(frontdesk_[a-z_]+)"', text))


@pytest.mark.parametrize("rule", RULES, ids=[rule["alert"] for rule in RULES])
def test_alert_rests_on_metrics_that_exist_and_says_what_to_do(rule: dict[str, Any]) -> None:
    known = declared_metrics()
    used = {re.sub(r"_(bucket|count|sum)$", "", name) for name in METRIC.findall(rule["expr"])}

    assert used <= known, f"nobody exposes {used - known}"
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert rule["annotations"]["summary"]
    assert rule["annotations"]["description"]
