"""Who takes a line, and what it makes of the task: `routing` asks each listener in turn.

A listener answers with a step (the new state, and what to do), or None: not mine.
"""
