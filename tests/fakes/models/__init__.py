"""Local stand-ins for model providers. They speak the real wire formats, and misbehave when told to."""
