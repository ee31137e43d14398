"""Seals: a device's signature that so far, and no further, the words under a writer are its own.

A seal travels with the changes wherever they are passed on, so what a person wrote is known as
theirs by everybody who knows the device's key, whoever carried it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from vip2tui.exchange.keys import DeviceKeys, pae, verified

TYPE = "vip2tui/seal;v=1"
TABLE = "seals"


@dataclass(frozen=True, slots=True)
class Seal:
    """One device's word for everything a writer wrote in a case up to n."""

    case: str
    writer: str
    n: int
    chain: str
    """The chain hash at n."""
    device: str
    sig: str

    @property
    def key(self) -> str:
        """The key of its row: one seal for each case and writer is kept, the furthest."""
        return f"{self.case}/{self.writer}"

    def is_by(self, public: str) -> bool:
        """Return whether the owner of the key made it."""
        return verified(public, _signed(self.case, self.writer, self.n, self.chain), self.sig)

    def row(self) -> dict[str, Any]:
        """Return it as it is kept and sent."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Seal:
        """Return a kept seal."""
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


def make_seal(keys: DeviceKeys, device: str, case: str, writer: str, n: int, chain: str) -> Seal:
    """Return this device's seal over what it wrote."""
    return Seal(case, writer, n, chain, device, keys.sign(_signed(case, writer, n, chain)))


def bindings(seals: Iterable[Seal], mine: Iterable[str] = (), device: str = "") -> dict[str, str]:
    """Return writer to device: a writer belongs to the device whose kept seal names it.

    Args:
        seals: The seals kept here; each was checked when it came.
        mine: This device's own writers.
        device: This device.
    """
    return {seal.writer: seal.device for seal in seals} | dict.fromkeys(mine, device)


def _signed(case: str, writer: str, n: int, chain: str) -> bytes:
    return pae(TYPE, orjson.dumps([case, writer, n, chain]))
