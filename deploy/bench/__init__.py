"""Measuring: each subject writes its own page below docs/measurements/."""
