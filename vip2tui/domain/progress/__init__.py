"""Measuring a citizen's progress: when, what may be seen, and what has moved; pure."""
