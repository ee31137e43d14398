"""The rules of the law as dated data, and what they say in words."""
