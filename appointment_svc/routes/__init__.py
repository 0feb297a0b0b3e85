"""The HTTP edge: each view parses, calls one use case and shapes the answer."""
