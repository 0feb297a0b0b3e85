"""Every model provider there is. One line each; tests find them here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conversation_svc.models.base import Limits, ModelProvider
from conversation_svc.models.bedrock import BedrockProvider, BedrockSettings
from conversation_svc.models.bedrock_agent import BedrockAgentProvider, BedrockAgentSettings
from conversation_svc.models.openai import OpenAIProvider, OpenAISettings

BUILT_IN = "builtin"  # not a provider but the receptionist itself: always last, never away


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """order: names of providers, first asked first. Empty: the built-in receptionist alone."""

    order: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    openai: OpenAISettings = field(default_factory=OpenAISettings)
    bedrock: BedrockSettings = field(default_factory=BedrockSettings)
    bedrock_agent: BedrockAgentSettings = field(default_factory=BedrockAgentSettings)


PROVIDERS: Mapping[str, Callable[[ModelSettings], ModelProvider]] = {
    "openai": lambda settings: OpenAIProvider(settings.openai),
    "bedrock": lambda settings: BedrockProvider(settings.bedrock, settings.limits),
    "bedrock_agent": lambda settings: BedrockAgentProvider(settings.bedrock_agent, settings.limits),
}


def providers_of(settings: ModelSettings) -> list[ModelProvider]:
    """The configured providers, in order. Raises KeyError for an unknown name."""
    return [PROVIDERS[name](settings) for name in settings.order if name != BUILT_IN]
