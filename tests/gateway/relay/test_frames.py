"""What Twilio's frames are read as."""

from __future__ import annotations

from gateway.relay import frames


def test_control_characters_in_a_prompt_stay_outside() -> None:
    read = frames.read(rb'{"type": "prompt", "voicePrompt": "st\u0000op"}')
    assert read == frames.Prompt("stop", None, True)
