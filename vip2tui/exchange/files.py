"""What a locked file to carry looks like from outside."""

from __future__ import annotations

from vip2tui.exchange.agehead import MAGIC

SUFFIX = ".vip2"


def is_locked(head: bytes) -> bool:
    """Return whether a file that begins so is a locked one."""
    return head.startswith(MAGIC)
