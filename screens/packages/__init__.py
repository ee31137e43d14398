"""Jobpakker: the list, the reading, side by side, as cards, the fit, as a file; rules and words."""
