"""The verbs of packages and of the office's own data: write, fetch, find, put away."""
