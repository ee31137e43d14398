"""The recovery code: 128 random bits for paper, in seven groups that each know a typing fault.

Five characters a group: four carry the code, the fifth checks them and the group's place, by
arithmetic in GF(32) that sees every single wrong character and every two that changed places.
Twelve bits left over check the whole.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from vip2tui.storage.errors import RecoveryCodeError
from vip2tui.text.danish import plain_dashes, plain_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, which a hand writes like 1, 1, 0 and V."""
_LOOKALIKES = str.maketrans("OILU", "011V")
GROUPS = 7
SIZE = 16


def new_code() -> str:
    """Return a fresh code as it is shown and printed."""
    return shown(secrets.token_bytes(SIZE))


def shown(secret: bytes) -> str:
    """Return the code of a secret, groups parted by hyphens."""
    number = int.from_bytes(secret) << 12 | _tail(secret)
    values = [number >> 5 * place & 31 for place in range(GROUPS * 4 - 1, -1, -1)]
    groups = [values[start : start + 4] for start in range(0, len(values), 4)]
    return "-".join(
        "".join(ALPHABET[value] for value in [*group, _check(group, place)])
        for place, group in enumerate(groups)
    )


def secret_of(code: str) -> bytes:
    """Return the secret that a person typed from paper.

    Case, O for 0, I or L for 1, spaces and hyphens do not matter.

    Raises:
        RecoveryCodeError: If it is mistyped; the sentence names the group.
    """
    typed = plain_digits(plain_dashes(code)).upper().translate(_LOOKALIKES)
    parts = [part for part in re.split(r"[\s\-_.,;:/]+", typed) if part]
    joined = "".join(parts)
    groups = [joined[start : start + 5] for start in range(0, len(joined), 5)]
    if len(joined) != GROUPS * 5:
        raise RecoveryCodeError(_length_fault(parts, len(joined)))
    values = [_values(group, place) for place, group in enumerate(groups)]
    number = 0
    for value in (value for group in values for value in group):
        number = number << 5 | value
    secret = (number >> 12).to_bytes(SIZE)
    if number & 0xFFF != _tail(secret):
        raise RecoveryCodeError("Koden hænger ikke sammen; to grupper er måske byttet om.")
    return secret


def is_same_group(typed: str, group: str) -> bool:
    """Return whether a group that was typed from paper is the one it was copied from."""
    text = "".join(plain_digits(plain_dashes(typed)).upper().split()).replace("-", "")
    return text.translate(_LOOKALIKES) == group


def _length_fault(parts: list[str], length: int) -> str:
    if len(parts) == GROUPS:
        for place, part in enumerate(parts):
            if len(part) != 5:
                return f"Gruppe {place + 1} i koden skal have fem tegn, og der er {len(part)}."
    return f"Koden skal have {GROUPS} grupper med fem tegn, i alt {GROUPS * 5}, og der er {length}."


def _values(group: str, place: int) -> list[int]:
    values = [ALPHABET.find(character) for character in group]
    if -1 in values or _check(values[:4], place) != values[4]:
        raise RecoveryCodeError(f"Gruppe {place + 1} i koden er skrevet forkert.")
    return values[:4]


def _check(values: list[int], place: int) -> int:
    check = place + 1
    for value in values:
        check = _double(check ^ value)
    return check


def _double(value: int) -> int:
    """Return the value times x in GF(32) with x⁵ + x² + 1."""
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def _tail(secret: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"vip2tui recovery" + secret).digest()[:2]) >> 4
