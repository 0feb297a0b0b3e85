"""The receptionist's tools: one file each, and one line in the registry."""
