"""Ways in for customers. A channel is a module here and one line in registry.py."""
