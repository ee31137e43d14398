"""What a test asks of the system it runs on, said with the reason."""

from __future__ import annotations

import sys

import pytest


def posix_only(why: str) -> pytest.MarkDecorator:
    """Mark a test of something that Windows does not have."""
    return pytest.mark.skipif(sys.platform == "win32", reason=f"POSIX alone: {why}")
