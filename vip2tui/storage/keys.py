"""Keys derived from other keys, and how dear a passphrase is made to guess."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32
SALT_SIZE = 16
MEMORY_KIB = range(64 * 1024, 256 * 1024 + 1)
"""What an old laptop can spare; a stranger's file may ask for no more."""
TIMES = range(1, 11)
LANES = range(1, 9)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs, as Argon2id counts it."""

    memory: int = 128 * 1024
    """KiB."""
    time: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Keep to the bounds.

        A header is read before it can be trusted; one that asks for 64 GiB is refused here, before
        anything is derived.
        """
        bounds = ((self.memory, MEMORY_KIB), (self.time, TIMES), (self.lanes, LANES))
        if any(type(value) is not int or value not in bound for value, bound in bounds):
            raise ValueError("the cost of the passphrase is out of bounds")


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return a key from what a person typed; spaces and how a system spells æ do not matter."""
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split())
    kdf = Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.time,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    return kdf.derive(typed.encode())


def calibrated(most_seconds: float = 1.0) -> Cost:
    """Return as dear a cost as this machine bears within the time, never less than the default."""
    start = time.perf_counter()
    stretch("calibration", bytes(SALT_SIZE), Cost())
    spent = time.perf_counter() - start
    # Nine tenths: a laptop on battery is slower tomorrow than it was at the first run.
    times = int(Cost().time * 0.9 * most_seconds / spent)
    return Cost(time=max(Cost().time, min(times, TIMES[-1])))


def derive(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return a key for one purpose; knowing it tells nothing of the key it came from."""
    hkdf = HKDF(hashes.SHA256(), KEY_SIZE, salt, b"vip2tui 1 " + purpose.encode())
    return hkdf.derive(key)
