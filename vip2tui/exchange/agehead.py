"""The head of an age file, looked at before a key is tried on it.

Whoever opens an age file reads its whole head first and tries a key on each stanza, and a stranger
writes that head: unbounded, a file of some megabytes stops a program for hours.
"""

from __future__ import annotations

import re

from vip2tui.exchange.errors import DamagedFileError, HostileFileError

MAGIC = b"age-encryption.org/"
MAX_HEAD = 16 * 1024
"""Bytes. The program's own have about 400; a post-quantum recipient takes 2,200."""
MAX_STANZAS = 16
"""Recipients of one file. The program writes to two, and age adds one that is nobody's."""

_STANZA = re.compile(rb"^->", re.MULTILINE)
_TEXT = re.compile(rb"[\n\x20-\x7e]*")


def bound(data: bytes) -> None:
    """Refuse a head that would take long to read; nothing is derived here.

    Raises:
        HostileFileError: If it is longer than the program writes any, or to more recipients.
        DamagedFileError: If it has no end: what was written has been altered.
    """
    window = data[:MAX_HEAD]
    end = window.find(b"\n---")
    if end < 0 and not _TEXT.fullmatch(window):
        raise DamagedFileError  # into what is locked, which a sound head never runs
    if end < 0 and len(data) > MAX_HEAD:
        raise HostileFileError("den er låst på en måde, der fylder for meget")
    if len(_STANZA.findall(window, 0, max(end, 0) or len(window))) > MAX_STANZAS:
        raise HostileFileError("den er låst til for mange")
