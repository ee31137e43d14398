"""Frames: the sealed pieces of a generation file, each bound to its file, place and the one before.

``"V2TF" | kind u8 | length u32 | number u64 | nonce 12 | crc32 u32 | ciphertext and tag``,
little-endian. The checksum is over the head only: it tells a rotten length in the middle of a
file from a frame that a power cut left half-written, which the seal alone could not.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cryptography.exceptions import InvalidTag

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"V2TF"
TAG = 16
MAX_LENGTH = 64 * 2**20
"""The most a frame may hold, so that a hostile length cannot ask for all memory."""

_HEAD = struct.Struct("<4sBIQ12s")
_CRC = struct.Struct("<I")
HEAD_SIZE = _HEAD.size + _CRC.size


class Kind(IntEnum):
    """What a frame holds."""

    CHUNK = 1
    END = 2
    JOURNAL = 3
    CLOSE = 4


class Head(NamedTuple):
    """What stands readable before a frame's sealed bytes."""

    kind: int
    length: int
    number: int
    nonce: bytes
    raw: bytes


def seal(cipher: AESGCM, file: bytes, kind: Kind, number: int, before: bytes, data: bytes) -> bytes:
    """Return one frame. The nonce is random: a counter would come again after a torn write."""
    nonce = os.urandom(12)
    raw = _HEAD.pack(MAGIC, kind, len(data) + TAG, number, nonce)
    sealed = cipher.encrypt(nonce, data, bound(file, raw, before))
    return b"".join((raw, checksum(raw), sealed))


def unseal(
    cipher: AESGCM, file: bytes, head: Head, before: bytes, sealed: bytes | memoryview
) -> bytes | None:
    """Return what a frame holds, or None if a byte of it or of what binds it has changed."""
    try:
        return cipher.decrypt(head.nonce, sealed, bound(file, head.raw, before))
    except InvalidTag:
        return None


def bound(file: bytes, raw: bytes, before: bytes) -> bytes:
    """Return what a frame is tied to: its file, its own head, and the tag of the frame before."""
    return file + raw + before


def checksum(raw: bytes) -> bytes:
    """Return the four bytes that close a head."""
    return _CRC.pack(zlib.crc32(raw))


def head_at(data: bytes, at: int) -> Head | None:
    """Return the head that stands there, or None if no head stands there whole."""
    raw = data[at : at + _HEAD.size]
    if len(raw) < _HEAD.size or not raw.startswith(MAGIC):
        return None
    if data[at + _HEAD.size : at + HEAD_SIZE] != checksum(raw):
        return None
    _, kind, length, number, nonce = _HEAD.unpack(raw)
    return Head(kind, length, number, nonce, raw)


def heads(data: bytes, start: int = 0) -> Iterator[tuple[int, Head]]:
    """Yield every readable head from there on and where it stands, whatever is around it."""
    at = data.find(MAGIC, start)
    while at >= 0:
        if head := head_at(data, at):
            yield at, head
        at = data.find(MAGIC, at + 1)


def holds(data: bytes, *kinds: Kind, whole: bool = False) -> bool:
    """Return whether a readable head of one of the kinds stands anywhere.

    Args:
        data: A file, or its start.
        kinds: Which kinds count.
        whole: Whether there must be room for what the head announces.
    """
    return any(
        head.kind in kinds and (not whole or at + HEAD_SIZE + head.length <= len(data))
        for at, head in heads(data)
    )
