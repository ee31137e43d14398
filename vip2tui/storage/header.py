"""A generation file's header: readable, to open a slot by, and sealed by what the slot holds.

``MAGIC 8 | length u32 | crc32 u32 | JSON | HMAC-SHA256 32``. The checksum needs no key: it tells a
rotten header from a wrong passphrase. The HMAC needs the data key: it tells a changed one.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any

import orjson

from vip2tui import __version__
from vip2tui.base.paths import SEALED
from vip2tui.storage.errors import NotAVaultError, VaultDamagedError, VaultTooNewError
from vip2tui.storage.keys import derive
from vip2tui.storage.slots import Slot

MAGIC = SEALED
FORMAT = 1
MAX_JSON = 64 * 1024
MOST_SLOTS = 8
"""Ways in: each may cost a second to try, and a header is read before it can be trusted."""
SEAL = 32
_FIXED = struct.Struct("<8sII")
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}([a-z]{1,4}[0-9]{0,4})?")
"""What may be told of a header before it can be trusted."""
MAX_BYTES = _FIXED.size + MAX_JSON + SEAL
"""So much of a file holds its whole header."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the first frame."""

    vault: str
    """The same in every generation and backup of one vault."""
    file: str
    """32 hex digits, new for every file: two files never share a key."""
    generation: int
    slots: tuple[Slot, ...]
    instance: str = ""
    """New when the vault is made or put back from a backup: writers then take a new name."""
    format: int = FORMAT
    program: str = ""
    """The version of the program that wrote it; empty where it did not say."""
    was: int = 0
    """The format it was migrated from, in the file that the migration wrote; else 0."""
    raw: bytes = b""
    """All bytes up to the seal, as they were read or written."""
    seal: bytes = b""

    @property
    def size(self) -> int:
        return len(self.raw) + SEAL

    @property
    def file_id(self) -> bytes:
        return bytes.fromhex(self.file)

    def is_sealed_with(self, key: bytes) -> bool:
        """Return whether the data key is this file's, and the header as it was written."""
        return hmac.compare_digest(self.seal, _seal(key, self.raw))


def new_header(
    key: bytes,
    vault: str,
    generation: int,
    slots: tuple[Slot, ...],
    instance: str = "",
    *,
    holds: int | None = None,
    was: int = 0,
) -> Header:
    """Return the header of a new file, ready to be written.

    Args:
        key: The data key.
        vault: Whose file it is.
        generation: Its number.
        slots: The ways to the data key.
        instance: See `Header`.
        holds: The format of the rows in it, where that is not today's.
        was: See `Header`.
    """
    kept = FORMAT if holds is None else holds
    body: dict[str, Any] = {
        "format": kept,
        "program": __version__,
        "vault": vault,
        "file": os.urandom(16).hex(),
        "generation": generation,
        "instance": instance,
        "slots": list(slots),
    } | ({"was": was} if was else {})
    text = orjson.dumps(body)
    raw = _FIXED.pack(MAGIC, len(text), zlib.crc32(text)) + text
    return Header(
        vault=vault,
        file=str(body["file"]),
        generation=generation,
        slots=slots,
        instance=instance,
        format=kept,
        program=__version__,
        was=was,
        raw=raw,
        seal=_seal(key, raw),
    )


def read_header(data: bytes) -> Header:
    """Return the header that a file begins with; that it is sealed is not known yet.

    Raises:
        NotAVaultError: If the file is something else.
        VaultDamagedError: If bytes of it have changed or are missing.
        VaultTooNewError: If a newer program wrote it.
    """
    if not data.startswith(MAGIC):
        if MAGIC.startswith(data[: len(MAGIC)]) or not data[: len(MAGIC)].strip(b"\0"):
            raise VaultDamagedError(
                can_be_shown=False
            )  # cut, or of the right length and never written
        raise NotAVaultError
    if len(data) < _FIXED.size:
        raise VaultDamagedError(can_be_shown=False)
    _, length, crc = _FIXED.unpack_from(data)
    raw = data[: _FIXED.size + length]
    text = raw[_FIXED.size :]
    seal = data[len(raw) : len(raw) + SEAL]
    if length > MAX_JSON or len(text) < length or zlib.crc32(text) != crc or len(seal) < SEAL:
        raise VaultDamagedError(can_be_shown=False)
    return _parse(raw, text, seal)


def _parse(raw: bytes, text: bytes, seal: bytes) -> Header:
    try:
        body = orjson.loads(text)
        if body["format"] > FORMAT:
            raise VaultTooNewError(_version_in(body))
        header = Header(
            vault=str(body["vault"]),
            file=body["file"],
            generation=body["generation"],
            slots=tuple(dict(slot) for slot in body["slots"]),
            instance=str(body["instance"]),
            format=body["format"],
            program=_version_in(body),
            was=int(body.get("was", 0)),
            raw=raw,
            seal=seal,
        )
        if (
            len(header.file_id) != 16
            or not isinstance(header.generation, int)
            or len(header.slots) > MOST_SLOTS
        ):
            raise VaultDamagedError(can_be_shown=False)
    except (ValueError, TypeError, KeyError) as error:
        raise VaultDamagedError(can_be_shown=False) from error
    return header


def _version_in(body: dict[str, Any]) -> str:
    said = body.get("program")
    return said if isinstance(said, str) and _VERSION.fullmatch(said) else ""


def _seal(key: bytes, raw: bytes) -> bytes:
    return hmac.digest(derive(key, "header"), raw, hashlib.sha256)
