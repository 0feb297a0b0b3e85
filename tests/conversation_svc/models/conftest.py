"""Every provider of the registry, pointed at the stand-in that speaks its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from conversation_svc.models.base import Limits, ModelProvider
from conversation_svc.models.bedrock import BedrockSettings
from conversation_svc.models.bedrock_agent import BedrockAgentSettings
from conversation_svc.models.openai import OpenAISettings
from conversation_svc.models.registry import PROVIDERS, ModelSettings
from tests.fakes.models.server import ModelServer

LIMITS = Limits(connect=1.0, first_token=0.6, between_tokens=0.6, total=3.0, output_tokens=200)
# OpenAI counts twice: its provider speaks two formats.
FORMATS = [("openai", "responses"), ("openai", "chat")] + [(n, "") for n in PROVIDERS if n != "openai"]


@dataclass(frozen=True)
class Subject:
    """A provider under test. `is_agent`: AWS writes its JSON for it and tells no reasons for stopping."""

    provider: ModelProvider
    api: str

    @property
    def is_agent(self) -> bool:
        return self.provider.name == "bedrock_agent"


@pytest.fixture(scope="module")
def model_server() -> Iterator[ModelServer]:
    server = ModelServer()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def aws_surroundings(model_server: ModelServer) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", model_server.url)
        patch.setenv("AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME", model_server.url)
        patch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "example")
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        yield


def settings_for(server: ModelServer, api: str = "") -> ModelSettings:
    return ModelSettings(
        order=tuple(PROVIDERS),
        limits=LIMITS,
        openai=OpenAISettings("test-key", f"{server.url}/v1", "test-model", api),  # type: ignore[arg-type]
        bedrock=BedrockSettings("us-east-1", "test.model-v1"),
        bedrock_agent=BedrockAgentSettings("us-east-1", "AGENT12345", "ALIAS12345"),
    )


@pytest.fixture(scope="module", params=FORMATS, ids=lambda one: "-".join(filter(None, one)))
def subject(request: pytest.FixtureRequest, model_server: ModelServer, aws_surroundings: None) -> Subject:
    name, api = request.param
    provider = PROVIDERS[name](settings_for(model_server, api))
    provider.prepare()
    return Subject(provider, api)
