"""Measuring a citizen's progress in two voices."""
