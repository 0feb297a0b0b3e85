"""What to send, when, and what an answer means. Pure: no socket, no file, no clock."""
