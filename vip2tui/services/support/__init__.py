"""Mentor support at work: grants, hours and what documents them."""
