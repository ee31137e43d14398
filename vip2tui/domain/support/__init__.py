"""Mentor support (mentorstøtte): what was granted, what was given, and what an audit asks; pure."""
