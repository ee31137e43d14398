"""The citizens: the list, a new one, the practice citizen."""
