"""Scheduling backends by the name that a tenant's `backend:` says. One line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from appointment_svc.backends.base import Backend, BackendSettings
from appointment_svc.backends.internal import InternalBackend
from appointment_svc.backends.pf360 import Pf360Backend

REGISTRY: Mapping[str, Callable[[BackendSettings], Backend]] = {
    "internal": lambda _: InternalBackend(),
    "pf360": Pf360Backend,
}


def make_backends(settings: BackendSettings) -> Mapping[str, Backend]:
    return {name: make(settings) for name, make in REGISTRY.items()}
