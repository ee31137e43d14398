"""The anchor: how far the vault had come, so that a copy put back or a day cut off is noticed.

Whole frames cut off the end of a file leave a sound file. Written soon after an action, when the
vault is compacted and when it is closed; off the caller's thread, and only ever of frames that the
disk has already.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.base.patience import patiently
from vip2tui.storage.header import Header
from vip2tui.storage.keys import derive
from vip2tui.storage.replay import Replay
from vip2tui.storage.sealed_file import SealedFile
from vip2tui.storage.traces import ANCHOR

if TYPE_CHECKING:
    from vip2tui.storage.journal import Journal

SECONDS = 20.0
"""Half a minute after an action is promised; a slow disk may need the rest of it."""


class Anchor:
    """Follows an open vault."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._writing = threading.Lock()
        self._call_off: Callable[[], None] | None = None
        self.is_kept_back = False
        """Whether the vault was found behind its anchor: as long as nothing new is stored, the
        next opening must find that out as well."""

    def soon(self) -> None:
        """See to it that an action is named soon; called by whoever holds the journal's lock."""
        self.is_kept_back = False
        if self._call_off is None:
            self._call_off = self._journal.disk.later(SECONDS, self.write)

    def write(self) -> None:
        """Name the last frame the disk has. Never called by one who holds the journal's lock."""
        journal = self._journal
        with self._writing:
            with journal.lock:
                self.call_off()
                file = journal.file
                if file is None or file.stopped or self.is_kept_back:
                    return
                said = _said(file, journal.key)
            try:
                journal.disk.put(journal.home / ANCHOR, said)
            except OSError:
                with journal.lock:
                    self.soon()

    def call_off(self) -> None:
        """Wait for nothing any more."""
        if self._call_off is not None:
            self._call_off()
        self._call_off = None


def is_behind(home: Path, found: Replay, key: bytes) -> bool:
    """Return whether the vault once was further than what was found now."""
    anchor = _read(home, key)
    if not anchor:
        return False
    if anchor["file"] == found.header.file:
        return bool(found.watched.hex() != anchor["tag"])
    return bool(found.header.generation <= anchor["generation"])


def vouches_for(home: Path, found: Replay, key: bytes) -> bool:
    """Return whether the anchor names a frame of just this file, and it is there."""
    return _read(home, key).get("file") == found.header.file and not is_behind(home, found, key)


def watched(home: Path, header: Header, key: bytes) -> int:
    """Return the number of the frame that the anchor names in a file; -1 if in none of it."""
    anchor = _read(home, key)
    return int(anchor["number"]) - 1 if anchor.get("file") == header.file else -1


def _said(file: SealedFile, key: bytes) -> bytes:
    body = orjson.dumps(
        {
            "generation": file.header.generation,
            "file": file.header.file,
            "number": file.number,
            "tag": file.tag.hex(),
        }
    )
    return orjson.dumps({"body": body.decode(), "seal": _seal(key, body)})


def _seal(key: bytes, body: bytes) -> str:
    return hmac.digest(derive(key, "anchor"), body, hashlib.sha256).hex()


def _read(home: Path, key: bytes) -> dict[str, Any]:
    """Return what the anchor says, or nothing if there is none that we sealed with this key."""
    try:
        outer = orjson.loads(patiently((home / ANCHOR).read_bytes))
        body = outer["body"].encode()
        found: dict[str, Any] = orjson.loads(body)
        return found if hmac.compare_digest(_seal(key, body), outer["seal"]) else {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
