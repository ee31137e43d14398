"""Mentorstøtte: what was granted, the hours of it, and what an audit would ask."""
