"""A device's own keys, and what is signed with them.

Ed25519 to sign with, age (X25519) to be written to: made once with the vault and kept in the
vault's own rows, table `device`, key `keys`. Signed is a DSSE envelope: a payload's exact bytes,
what they are, and one signature over both.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vip2tui.exchange.strict import ID

ROW = ("device", "keys")
"""Table and key of the row they are kept in."""

SIGNATURE_SIZE = 64
PUBLIC_SIZE = 32
_FORM = re.compile(
    rb'\{"payload":"([A-Za-z0-9+/]+={0,2})","payloadType":"([a-z0-9./+;=-]{1,100})",'
    rb'"signatures":\[\{"keyid":"(' + ID.encode() + rb')","sig":"([A-Za-z0-9+/]{86}==)"\}\]\}'
)


@dataclass(frozen=True, slots=True, repr=False)
class DeviceKeys:
    """Both secrets of a device. Never shown, never logged: there is no repr."""

    signing: Ed25519PrivateKey
    identity: str
    """The age identity, ``AGE-SECRET-KEY-1…``."""

    @classmethod
    def make(cls) -> DeviceKeys:
        """Return fresh keys."""
        from pyrage import x25519

        return cls(Ed25519PrivateKey.generate(), str(x25519.Identity.generate()))

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> DeviceKeys:
        """Return the keys as the vault keeps them."""
        return cls(Ed25519PrivateKey.from_private_bytes(b64decode(row["signing"])), row["identity"])

    def row(self) -> dict[str, str]:
        """Return them as the vault keeps them."""
        return {"signing": to_text(self.signing.private_bytes_raw()), "identity": self.identity}

    @property
    def public(self) -> str:
        """The public signing key, 32 bytes in base64."""
        return to_text(self.signing.public_key().public_bytes_raw())

    @property
    def recipient(self) -> str:
        """The age recipient, ``age1…``."""
        return str(self.age.to_public())

    @property
    def age(self) -> Any:
        """The age identity, to open files with."""
        from pyrage import x25519

        return x25519.Identity.from_str(self.identity)

    def sign(self, message: bytes) -> str:
        """Return the signature in base64."""
        return to_text(self.signing.sign(message))


def verified(public: str, message: bytes, signature: str) -> bool:
    """Return whether the signature was made by the public key's owner; never raises."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_text(public, PUBLIC_SIZE))
        key.verify(from_text(signature, SIGNATURE_SIZE), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def age_recipient(text: str) -> Any:
    """Return an age recipient.

    Raises:
        ValueError: If it is not one.
    """
    from pyrage import RecipientError, x25519

    try:
        return x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise ValueError("not an age recipient") from error


def to_text(data: bytes) -> str:
    """Return bytes in base64."""
    return b64encode(data).decode("ascii")


def from_text(text: str, size: int | None = None) -> bytes:
    """Return what base64 stands for; each value has one spelling only.

    Raises:
        ValueError: If it is not that, or not of the size.
    """
    data = b64decode(text, validate=True)
    if to_text(data) != text or (size is not None and len(data) != size):
        raise ValueError("not base64 in its one spelling")
    return data


@dataclass(frozen=True, slots=True)
class Envelope:
    """A signed payload. Nothing in it may be believed before `is_by`."""

    type: str
    payload: bytes
    signer: str
    """The device that says it signed."""
    signature: str

    def is_by(self, public: str) -> bool:
        """Return whether the owner of the key signed exactly this."""
        return verified(public, pae(self.type, self.payload), self.signature)

    def line(self) -> bytes:
        """Return it as one line of JSON."""
        return orjson.dumps(self.raw(), option=orjson.OPT_SORT_KEYS)

    def raw(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        signed = {"keyid": self.signer, "sig": self.signature}
        return {"payload": to_text(self.payload), "payloadType": self.type, "signatures": [signed]}


def pae(payload_type: str, payload: bytes) -> bytes:
    """Return what is signed: DSSE's pre-authentication encoding, which no two inputs share."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal_up(keys: DeviceKeys, device: str, payload_type: str, payload: bytes) -> Envelope:
    """Return a payload signed by a device."""
    return Envelope(payload_type, payload, device, keys.sign(pae(payload_type, payload)))


def read_envelope(line: bytes) -> Envelope:
    """Return the envelope a line holds.

    Read with a pattern, not a parser: what nobody known has signed costs neither time nor memory.

    Raises:
        ValueError: If it holds none in its one spelling.
    """
    found = _FORM.fullmatch(line)
    if found is None:
        raise ValueError("not an envelope")
    payload, kind, signer, signature = (part.decode("ascii") for part in found.groups())
    return Envelope(kind, from_text(payload), signer, signature)
