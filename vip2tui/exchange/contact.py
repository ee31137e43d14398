"""The contact file (kontaktfil): who a device is, how to write to it and how to know its hand.

It is signed by itself, which shows only that it is whole. That it is the right device is shown by
reading its control words aloud.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import BadContactError, NotAChangeError, TooNewFileError
from vip2tui.exchange.keys import (
    PUBLIC_SIZE,
    DeviceKeys,
    age_recipient,
    from_text,
    read_envelope,
    seal_up,
)
from vip2tui.exchange.strict import ID, read_json
from vip2tui.exchange.words import control_words

TYPE = "application/vnd.vip2tui.contact+json;v=1"
MAX_CONTACT = 16 * 1024
SUFFIX = ".vip2kontakt"

DeviceId = Annotated[str, StringConstraints(pattern=f"^{ID}$")]
Named = Annotated[str, StringConstraints(min_length=1, max_length=200), Field(repr=False)]
SigningKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
Recipient = Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]


class Contact(BaseModel):
    """A device's public part, as it says it itself or the office's roster says it."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", hide_input_in_errors=True, strict=True
    )

    device: DeviceId
    name: Named
    """The computer's name."""
    person: Named
    role: Role
    authority: Named
    signing: SigningKey
    recipient: Recipient
    made: Annotated[str, StringConstraints(max_length=40)]

    @property
    def words(self) -> tuple[str, ...]:
        """The control words of everything above: another key, name or role has others."""
        return control_words(sha256(self.canonical()).digest())

    def canonical(self) -> bytes:
        """Return the public part in its one spelling."""
        return orjson.dumps(self.facts() | {"format": "1.0"}, option=orjson.OPT_SORT_KEYS)

    def facts(self) -> dict[str, Any]:
        """Return it as JSON has it, for a file, a row and the roster."""
        return self.model_dump(mode="json")

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Contact:
        """Return the contact that facts from a file, a row or the roster make.

        Raises:
            ValueError: If a fact is missing, of another form, or no key.
        """
        contact = cls.model_validate_json(orjson.dumps(dict(facts)))
        from_text(contact.signing, PUBLIC_SIZE)
        age_recipient(contact.recipient)
        return contact


def contact_file(contact: Contact, keys: DeviceKeys) -> bytes:
    """Return the contact file of this device."""
    return seal_up(keys, contact.device, TYPE, contact.canonical()).line() + b"\n"


def read_contact(data: bytes) -> Contact:
    """Return the contact in a file. It is not trusted by that.

    Raises:
        BadContactError: If it is not one, or not as its maker signed it.
        TooNewFileError: If a newer program made it.
    """
    if len(data) > MAX_CONTACT:
        raise BadContactError
    try:
        envelope = read_envelope(data.rstrip(b"\r\n"))
        facts = read_json(envelope.payload, MAX_CONTACT, 2, 50)
        if envelope.type != TYPE or not str(facts["format"]).startswith("1."):
            raise TooNewFileError
        contact = Contact.of(facts)
    except (ValueError, KeyError, TypeError, NotAChangeError, ValidationError) as error:
        raise BadContactError from error
    if contact.device != envelope.signer or not envelope.is_by(contact.signing):
        raise BadContactError
    return contact
