"""A DSSE envelope: a payload's exact bytes, what they are, and one Ed25519 signature over both.

Read with a pattern, not a parser: what nobody known has signed costs neither time nor memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import orjson

from vip2tui.exchange.keys import DeviceKeys, from_text, to_text, verified
from vip2tui.exchange.strict import ID

_FORM = re.compile(
    rb'\{"payload":"([A-Za-z0-9+/]+={0,2})","payloadType":"([a-z0-9./+;=-]{1,100})",'
    rb'"signatures":\[\{"keyid":"(' + ID.encode() + rb')","sig":"([A-Za-z0-9+/]{86}==)"\}\]\}'
)


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

    Raises:
        ValueError: If it holds none in its one spelling.
    """
    found = _FORM.fullmatch(line)
    if found is None:
        raise ValueError("not an envelope")
    payload, kind, signer, signature = (part.decode("ascii") for part in found.groups())
    return Envelope(kind, from_text(payload), signer, signature)
