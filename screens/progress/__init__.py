"""Måling: the questions of each voice, and what they say together."""
