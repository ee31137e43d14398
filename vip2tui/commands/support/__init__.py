"""``grant`` and ``hours``: mentor support on the command line."""
