"""How a laptop that was given a start file is known by its first file.

The start file holds a device's id and a random token; the laptop makes its own keys and says in
each file, until the office has answered, what they are, with proof that it holds the token.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.errors import (
    ForgedFileError,
    HostileFileError,
    SecondStartError,
    UnknownSenderError,
    WithdrawnStartError,
)
from vip2tui.exchange.keys import from_text
from vip2tui.exchange.peers import Peer
from vip2tui.text.days import say

TABLE = "start_files"
TOKEN_SIZE = 32
_FOR = b"vip2tui start file 1 "


class Introduced(BaseModel):
    """What a laptop's files say of it until the office has answered."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", strict=True, hide_input_in_errors=True
    )

    contact: Contact
    proof: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class Awaited:
    """A start file as the office keeps it: for whom, and what became of it."""

    device: str
    name: str
    """What the computer is called."""
    role: Role
    token: str = field(repr=False)
    made: str
    files: int = 0
    """Files to the laptop that lay in it."""
    mark: str | None = None
    """SHA-256 of the first line of the last of them."""
    replaces: str = ""
    """The computer it was made instead of."""
    withdrawn: str = ""
    bound: str = ""
    """When its first file was taken in."""
    begun: str = ""
    """The laptop's own day when it was set up."""

    @property
    def is_open(self) -> bool:
        """Whether it may still be used."""
        return not (self.withdrawn or self.bound)

    @property
    def state(self) -> str:
        """What became of it, in words."""
        if self.withdrawn:
            return f"trukket tilbage {_day(self.withdrawn)}"
        return f"brugt {_day(self.begun)}" if self.bound else "ikke brugt endnu"

    def row(self) -> dict[str, Any]:
        """Return it as it is kept."""
        row = {one.name: getattr(self, one.name) for one in fields(self)}
        return row | {"role": self.role.value}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Awaited:
        """Return a kept one."""
        known = {one.name: row[one.name] for one in fields(cls) if one.name in row}
        return cls(**known | {"role": Role(row["role"])})


def introduce(contact: Contact, token: str) -> Introduced:
    """Return what a laptop says of itself, with proof that the start file is its own."""
    return Introduced(contact=contact, proof=_proof(contact, token))


def bind(one: Awaited, said: Introduced | None, at: str) -> tuple[Peer, Awaited]:
    """Return the computer that a first file is from, and its start file as it is used now.

    Whether the file was really signed by those keys is for the caller to see.

    Raises:
        RefusedFileError: If the start file was withdrawn, or the file does not prove that it was
            used.
    """
    if said is None:
        raise UnknownSenderError
    contact = _proved(one, said)
    if one.withdrawn:
        raise WithdrawnStartError(one.name, _day(one.withdrawn))
    if contact.role is not one.role:
        raise HostileFileError("computeren siger, at den er noget andet end i sin startfil")
    peer = Peer(contact, trusted=True, made=one.files, mark=one.mark)
    return peer, replace(one, bound=at, begun=contact.made)


def refuse_second(one: Awaited, said: Introduced | None, first: Contact) -> None:
    """Refuse keys that are not the first, and say when both were made; nothing if it is neither.

    Raises:
        SecondStartError: If a start file that was used is used once more.
    """
    if said is not None and said.contact.signing != first.signing:
        contact = _proved(one, said)
        raise SecondStartError(one.name, _day(first.made), _day(contact.made))


def _proved(one: Awaited, said: Introduced) -> Contact:
    try:
        contact = Contact.of(said.contact.facts())
        date.fromisoformat(contact.made[:10])
    except ValueError as error:
        raise HostileFileError("det, computeren siger om sig selv, har en anden form") from error
    is_so = hmac.compare_digest(_proof(contact, one.token), said.proof)
    if contact.device != one.device or not is_so:
        raise ForgedFileError
    return contact


def _proof(contact: Contact, token: str) -> str:
    return hmac.digest(from_text(token, TOKEN_SIZE), _FOR + contact.canonical(), sha256).hex()


def _day(at: str) -> str:
    return say(date.fromisoformat(at[:10]))
