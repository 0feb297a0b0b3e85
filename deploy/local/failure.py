"""What ends a command with one clear sentence instead of a traceback."""


class Failure(Exception):
    """The message is for the person at the terminal and says what to do."""
