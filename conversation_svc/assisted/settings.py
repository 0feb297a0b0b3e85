"""The settings of the model providers, read from the environment's names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversation_svc.assisted.budget import Price
from conversation_svc.models.base import Limits
from conversation_svc.models.bedrock import BedrockSettings
from conversation_svc.models.bedrock_agent import BedrockAgentSettings
from conversation_svc.models.openai import OWN_SERVER, OpenAISettings
from conversation_svc.models.registry import BUILT_IN, PROVIDERS, ModelSettings
from servicekit.config import Reader

HIGH_GUESS = Price(500.0, 2500.0)


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """settings.order: every provider that could be used. order: those of a tenant that names none itself."""

    settings: ModelSettings = field(default_factory=ModelSettings)
    order: tuple[str, ...] = ()
    prices: Mapping[str, Price] = field(default_factory=dict)
    ceiling_cents: int | None = None
    only_when_unsure: bool = False


def read_models(reader: Reader) -> ModelConfig:
    """Problems are left in the reader, like those of all settings."""
    named = [name.strip() for name in reader.text("MODEL_PROVIDER", BUILT_IN).split(",") if name.strip()]
    for name in named:
        if name not in PROVIDERS and name != BUILT_IN:
            known = ", ".join([BUILT_IN, *PROVIDERS])
            reader.problems.append(f"MODEL_PROVIDER={name!r} is not known; there are {known}")
    # Whatever stands behind the built-in receptionist would never be asked.
    order = tuple(dict.fromkeys(named[: named.index(BUILT_IN)] if BUILT_IN in named else named))
    limits = Limits(
        first_token=reader.number("MODEL_FIRST_TOKEN_SECONDS", 5.0),
        between_tokens=reader.number("MODEL_BETWEEN_TOKENS_SECONDS", 4.0),
        total=reader.number("MODEL_TURN_SECONDS", 9.0),
        output_tokens=reader.integer("MODEL_OUTPUT_TOKENS", 400),
    )
    api = reader.text("OPENAI_API")
    if api not in ("", "responses", "chat"):
        reader.problems.append(f"OPENAI_API={api!r} must be responses or chat")
        api = ""
    openai = OpenAISettings(
        api_key=reader.secret("OPENAI_API_KEY"),
        base_url=reader.text("OPENAI_BASE_URL", OWN_SERVER),
        model=reader.text("OPENAI_MODEL", OpenAISettings().model),
        api=api,  # type: ignore[arg-type]
    )
    region = reader.text("AWS_REGION")
    bedrock = BedrockSettings(region, reader.text("BEDROCK_MODEL_ID"))
    agent = BedrockAgentSettings(
        region, reader.text("BEDROCK_AGENT_ID"), reader.text("BEDROCK_AGENT_ALIAS_ID")
    )
    missing = {
        "openai": "" if openai.api_key or openai.base_url != OWN_SERVER else "OPENAI_API_KEY",
        "bedrock": "" if bedrock.model_id else "BEDROCK_MODEL_ID",
        "bedrock_agent": "" if agent.agent_id and agent.alias_id else "BEDROCK_AGENT_ID and _ALIAS_ID",
    }
    for name in order:
        if missing.get(name):
            reader.problems.append(f"{missing[name]} is not set: MODEL_PROVIDER names {name}")
    usable = tuple(
        name for name in (*order, *(p for p in PROVIDERS if p not in order)) if not missing.get(name)
    )
    ceiling = reader.text("MODEL_MONTHLY_CENTS")
    return ModelConfig(
        settings=ModelSettings(usable, limits, openai, bedrock, agent),
        order=order,
        prices={
            "openai": _price(reader, "OPENAI_PRICE", reader.text("OPENAI_PRICE")),
            "bedrock": _price(reader, "BEDROCK_PRICE", reader.text("BEDROCK_PRICE")),
            "bedrock_agent": _price(reader, "BEDROCK_AGENT_PRICE", reader.text("BEDROCK_AGENT_PRICE")),
        },
        ceiling_cents=reader.integer("MODEL_MONTHLY_CENTS", 0) if ceiling else None,
        only_when_unsure=_only_when_unsure(reader),
    )


def _only_when_unsure(reader: Reader) -> bool:
    use = reader.text("MODEL_USE", "always")
    if use not in ("always", "unsure"):
        reader.problems.append(f"MODEL_USE={use!r} must be always or unsure")
    return use == "unsure"


def _price(reader: Reader, name: str, raw: str) -> Price:
    """Cents for a million tokens: `OPENAI_PRICE=40,160` is 40 for what goes in and 160 for what comes out.

    Without a price we guess high, for a ceiling that never holds is worse than one that holds early.
    """
    if not raw:
        return HIGH_GUESS
    try:
        into, out = (float(part) for part in raw.split(","))
    except ValueError:
        reader.problems.append(f"{name}={raw!r} must be two numbers: cents per million tokens in, and out")
        return HIGH_GUESS
    return Price(into, out)
