"""The roster: the office's signed list of devices, their keys, their roles and who is barred.

It has a version number that only grows; an older one is stepped over, so nobody who keeps an old
file can bring a barred device back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.exchange.contact import Contact
from vip2tui.exchange.envelope import Envelope, read_envelope, seal_up
from vip2tui.exchange.errors import ForgedFileError, HostileFileError, NotAChangeError
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.strict import MAX_INT, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vip2tui.exchange.keys import DeviceKeys

TYPE = "application/vnd.vip2tui.roster+json;v=1"
MAX_ROSTER = 2 * 1024 * 1024
MAX_DEVICES = 5_000


@dataclass(frozen=True, slots=True)
class Member:
    """One device of the roster."""

    contact: Contact
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """The list as the office signed it."""

    version: int
    members: tuple[Member, ...]


def make_roster(
    keys: DeviceKeys, office: str, version: int, made: str, members: Iterable[Member]
) -> Envelope:
    """Return the office's roster, signed. A changed list takes a higher version."""
    raw = {
        "format": "1.0",
        "office": office,
        "version": version,
        "made": made,
        "devices": [
            member.contact.facts() | {"revoked": member.revoked}
            for member in sorted(members, key=lambda member: member.contact.device)
        ],
    }
    payload = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    return seal_up(keys, office, TYPE, payload)


def read_roster(raw: Mapping[str, Any], office: Contact) -> Roster:
    """Return the roster that came in the office's file.

    Raises:
        ForgedFileError: If the office's key did not sign it.
        HostileFileError: If it is not made as the program makes it.
    """
    try:
        envelope = read_envelope(orjson.dumps(dict(raw), option=orjson.OPT_SORT_KEYS))
    except ValueError as error:
        raise HostileFileError("listen over computere har en anden form") from error
    if envelope.signer != office.device or not envelope.is_by(office.signing):
        raise ForgedFileError
    try:
        facts = read_json(envelope.payload, MAX_ROSTER, 4, MAX_DEVICES * 12)
        version = facts["version"]
        members = tuple(Member(Contact.of(one), one["revoked"] is True) for one in facts["devices"])
        sound = envelope.type == TYPE and type(version) is int and 1 <= version <= MAX_INT
    except (ValueError, KeyError, TypeError, NotAChangeError) as error:
        raise HostileFileError("listen over computere har en anden form") from error
    if not sound:
        raise HostileFileError("listen over computere har en anden form")
    return Roster(version, members)


def taken_over(roster: Roster, office: Peer, peers: Mapping[str, Peer], me: str) -> dict[str, Peer]:
    """Return the peers a roster makes or changes, the office's own row with its new version last.

    A device that is known keeps its keys: new keys are a new device. The office cannot be put out
    by its own list, nor can this device.
    """
    if roster.version <= office.roster:
        return {}
    changed: dict[str, Peer] = {}
    for member in roster.members:
        contact = member.contact
        if contact.device in (me, office.contact.device):
            continue
        known = peers.get(contact.device)
        if known is None:
            changed[contact.device] = Peer(contact, trusted=True, revoked=member.revoked)
        elif known.contact.signing == contact.signing:
            fresh = replace(known, contact=contact, trusted=True, revoked=member.revoked)
            if fresh != known:
                changed[contact.device] = fresh
        elif member.revoked and not known.revoked:
            changed[contact.device] = replace(known, revoked=True)
    return changed | {office.contact.device: replace(office, roster=roster.version)}
