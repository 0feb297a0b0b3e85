"""The weather. Nobody here can see it: the answer says so instead of inventing one."""

from conversation_svc.tools.base import Desk, Effect, Json, Tool, ToolRefused, schema


def run(desk: Desk, args: Json) -> Json:
    raise ToolRefused("no_weather_source")


TOOL = Tool("get-weather", Effect.READ, "The weather on a day.", run, schema(date="local day, YYYY-MM-DD"))
