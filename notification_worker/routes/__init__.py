"""The small API beside the worker: parse, call one thing, shape the answer."""
