"""One line, read beyond its intent: what it agrees to, names, allows and refuses. Knows words, not tasks."""
