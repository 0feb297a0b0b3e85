"""HTTP, thin: parse, call one thing, shape the answer."""
