"""What is known of a case, in short: per writer how far without a hole, with a hash of the way.

The chain runs over the hashes of the bytes the writers made, so when a value is taken away
(redacted) the chain and every seal over it still hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.changes.change import Change

START = bytes(32)
"""The chain hash of nothing."""

Vector = dict[str, tuple[int, str]]
"""Writer to (n, chain hash in hex): all of 1 … n is known, and is what the hash says."""


def link(before: bytes, fingerprint: bytes) -> bytes:
    """Return the chain hash after one more change: SHA-256 of that before and the change's."""
    return sha256(before + fingerprint).digest()


def vector(changes: Iterable[Change]) -> Vector:
    """Return the vector of one case. What lies above a hole, or a number used twice, is not in."""
    prints: dict[str, dict[int, set[bytes]]] = {}
    for change in changes:
        writer, _, n = change.place
        prints.setdefault(writer, {}).setdefault(n, set()).add(change.fingerprint)
    known: Vector = {}
    for writer in sorted(prints):
        n, chain = 0, START
        while len(found := prints[writer].get(n + 1, ())) == 1:
            n += 1
            chain = link(chain, *found)
        if n:
            known[writer] = (n, chain.hex())
    return known


def missing(changes: Iterable[Change]) -> dict[str, int]:
    """Return per writer how many numbers are missing below the highest one held."""
    numbers: dict[str, set[int]] = {}
    for change in changes:
        writer, _, n = change.place
        numbers.setdefault(writer, set()).add(n)
    holes = {writer: max(held) - len(held) for writer, held in numbers.items()}
    return {writer: count for writer, count in sorted(holes.items()) if count}


def seen(known: Mapping[str, tuple[int, str]]) -> dict[str, int]:
    """Return a vector as a delete or a close carries it: without the hashes.

    The vector is to be that of what the person could see: not of what is held back.
    """
    return {writer: n for writer, (n, _) in known.items()}


def digest(changes: Iterable[Change]) -> str:
    """Return one hash of a set of changes, in hex: SHA-256 over sorted «id hash» lines."""
    prints = {(change.id, change.fingerprint.hex()) for change in changes}
    text = "".join(f"{change_id} {one}\n" for change_id, one in sorted(prints))
    return sha256(text.encode()).hexdigest()
