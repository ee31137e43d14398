"""Ids that two devices could both make: of what a record stands for."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from uuid import NAMESPACE_OID, UUID, uuid5


def derived_id(parent: str, *words: str) -> str:
    """Return the id of a record that two devices could both make: of what it stands for.

    Args:
        parent: The uuid of the record it belongs to.
        words: What it is there, such as ``"item", "m06.1@7"``.
    """
    # uuid5, without making two `UUID`s for each: a case load asks for a hundred thousand.
    hashed = _space(parent).copy()
    hashed.update("\n".join(words).encode())
    name = bytearray(hashed.digest()[:16])
    name[6] = name[6] & 0x0F | 0x50
    name[8] = name[8] & 0x3F | 0x80
    text = name.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=1024)
def _space(parent: str) -> hashlib._Hash:
    """Return the hash that every id below a record begins with."""
    try:
        space = UUID(parent)
    except ValueError:
        space = uuid5(NAMESPACE_OID, parent)
    return hashlib.sha1(space.bytes, usedforsecurity=False)
