"""A package of one's own, written along the five principles."""
