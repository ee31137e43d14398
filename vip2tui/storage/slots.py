"""Slots: the data key, wrapped once for each way to open the vault.

A kind of slot that this program does not know (a municipality's escrow) is kept as it stands.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vip2tui.storage.errors import VaultDamagedError, WrongPassphraseError
from vip2tui.storage.keys import KEY_SIZE, SALT_SIZE, Cost, derive, stretch
from vip2tui.storage.recovery import secret_of

Remember = Callable[[bytes], None]

Slot = dict[str, Any]
"""As it stands in the header: readable, and tied to the data key by the header's seal."""

PASSPHRASE = "passphrase"  # noqa: S105 - a kind of slot
RECOVERY = "recovery"
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def for_passphrase(key: bytes, passphrase: str, cost: Cost) -> tuple[Slot, bytes]:
    """Wrap the data key under what a person types; return also what that gave (`unwrapped`)."""
    salt = os.urandom(SALT_SIZE)
    kek = stretch(passphrase, salt, cost)
    slot = {
        "type": PASSPHRASE,
        "kdf": "argon2id",
        "memory": cost.memory,
        "time": cost.time,
        "lanes": cost.lanes,
        "salt": _text(salt),
    }
    return slot | _wrapped(key, kek, cost), kek


def _wrapped(key: bytes, kek: bytes, cost: Cost) -> Slot:
    nonce = os.urandom(12)
    sealed = AESGCM(kek).encrypt(nonce, key, _terms(cost))
    return {"nonce": _text(nonce), "key": _text(sealed)}


def for_recovery(key: bytes, code: str) -> Slot:
    """Wrap the data key for the code on paper; the code itself is kept nowhere."""
    return _for_public(key, _private(code).public_key().public_bytes_raw())


def renewed(key: bytes, slot: Slot) -> Slot:
    """Wrap a new data key for the same code, which is not needed for it."""
    return _for_public(key, _bytes(slot, "public"))


def all_renewed(key: bytes, slots: Sequence[Slot], kek: bytes) -> tuple[Slot, ...] | None:
    """Wrap a new data key for every way in there is; None if one of them cannot be made again.

    Args:
        key: The new data key.
        slots: The ways in.
        kek: What the passphrase gave when the vault was opened; empty if it was not asked for.
    """
    made: list[Slot] = []
    for slot in slots:
        if slot.get("type") == RECOVERY:
            made.append(renewed(key, slot))
        elif slot.get("type") == PASSPHRASE and unwrapped([slot], kek) is not None:
            made.append(slot | _wrapped(key, kek, _cost(slot)))
        else:
            return None
    return tuple(made)


def unwrapped(slots: Sequence[Slot], kek: bytes) -> bytes | None:
    """Return the data key of a header whose passphrase gave this before, without asking for it."""
    for slot in slots if kek else ():
        if slot.get("type") == PASSPHRASE:
            with suppress(InvalidTag, VaultDamagedError):
                terms = _terms(_cost(slot))
                return AESGCM(kek).decrypt(_bytes(slot, "nonce"), _bytes(slot, "key"), terms)
    return None


def _for_public(key: bytes, public: bytes) -> Slot:
    wrapped = _SUITE.encrypt(key, X25519PublicKey.from_public_bytes(public), _info(public))
    return {
        "type": RECOVERY,
        "suite": "hpke-x25519-hkdf-sha256-aes256gcm",
        "public": _text(public),
        "key": _text(wrapped),
    }


def open_passphrase(
    slots: Sequence[Slot], passphrase: str, remember: Remember = lambda _: None
) -> bytes:
    """Return the data key; `remember` is given what opened it.

    Raises:
        WrongPassphraseError: If no slot opens with it.
        VaultDamagedError: If a slot cannot be what a program wrote; nothing is derived then.
    """
    priced = [(slot, _cost(slot)) for slot in slots if slot.get("type") == PASSPHRASE]
    for slot, cost in priced:
        kek = stretch(passphrase, _bytes(slot, "salt"), cost)
        key = unwrapped([slot], kek)
        if key is not None:
            remember(kek)
            return key
    raise WrongPassphraseError


def open_recovery(slots: Sequence[Slot], code: str) -> bytes:
    """Return the data key.

    Raises:
        RecoveryCodeError: If the code is mistyped.
        WrongPassphraseError: If it is a code, but of another vault.
    """
    private = _private(code)
    for slot in slots:
        if slot.get("type") == RECOVERY:
            with suppress(InvalidTag):
                return _SUITE.decrypt(
                    _bytes(slot, "key"), private, _info(private.public_key().public_bytes_raw())
                )
    raise WrongPassphraseError("Nødkoden")


def _private(code: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive(secret_of(code), "recovery"))


def _info(public: bytes) -> bytes:
    return b"vip2tui 1 recovery " + public


def _terms(cost: Cost) -> bytes:
    return f"vip2tui 1 passphrase argon2id {cost.memory} {cost.time} {cost.lanes}".encode()


def _cost(slot: Slot) -> Cost:
    try:
        if slot["kdf"] != "argon2id" or len(_bytes(slot, "salt")) != SALT_SIZE:
            raise VaultDamagedError
        for name in ("nonce", "key"):
            _bytes(slot, name)
        return Cost(slot["memory"], slot["time"], slot["lanes"])
    except (KeyError, ValueError) as error:
        raise VaultDamagedError from error


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


_SIZES = {"salt": SALT_SIZE, "nonce": 12, "public": KEY_SIZE}


def _bytes(slot: Slot, name: str) -> bytes:
    try:
        data = base64.b64decode(slot[name], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise VaultDamagedError from error
    if len(data) != _SIZES.get(name, len(data)):
        raise VaultDamagedError
    return data
