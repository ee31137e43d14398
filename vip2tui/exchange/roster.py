"""The roster: the office's signed list of devices, their keys, their roles and who is barred.

It has a version number that only grows; an older one is stepped over, so nobody who keeps an old
file can bring a barred device back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.domain.facts import Role
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.envelope import Envelope, read_envelope, seal_up
from vip2tui.exchange.errors import (
    ForgedFileError,
    HostileFileError,
    NotAChangeError,
    TooMuchToSendError,
)
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.strict import MAX_INT, read_json

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from vip2tui.exchange.keys import DeviceKeys

TYPE = "application/vnd.vip2tui.roster+json;v=1"
MAX_ROSTER = 2 * 1024 * 1024
MAX_ROSTER_TEXT = (MAX_ROSTER + 2) // 3 * 4
"""Characters of it as it stands in the manifest, in base64."""
MAX_DEVICES = 5_000
"""Those named, and as many again of whom only the id is told."""

_FORM = "listen over computere har en anden form"


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
    barred: frozenset[str] = frozenset()
    """Ids of barred devices that are not named."""


def told_to(
    addressee: Contact, members: Iterable[Member], authors: Container[str]
) -> tuple[list[Member], list[str]]:
    """Return the devices a roster names to a device, and the ids of the barred it does not name.

    A mentor's names the office's own and those whose words are in the mentor's cases: whose keys
    are needed there. Who else works for the municipality is nothing a workplace is told.
    """
    every = list(members)
    if addressee.role is not Role.MENTOR:
        return every, []
    named = [
        one for one in every if one.contact.role is Role.OFFICE or one.contact.device in authors
    ]
    known = {one.contact.device for one in named}
    return named, [
        one.contact.device for one in every if one.revoked and one.contact.device not in known
    ]


def make_roster(
    keys: DeviceKeys,
    office: str,
    version: int,
    made: str,
    members: Iterable[Member],
    barred: Iterable[str] = (),
) -> Envelope:
    """Return the office's roster, signed. A changed list takes a higher version.

    Args:
        keys: The office's keys.
        office: The office's device.
        version: The list's version.
        made: When it got that version.
        members: The devices it names.
        barred: Ids of barred ones it does not name.

    Raises:
        TooMuchToSendError: If it is longer than a reader takes.
    """
    raw: dict[str, Any] = {
        "format": "1.0",
        "office": office,
        "version": version,
        "made": made,
        "devices": [
            member.contact.facts() | {"revoked": member.revoked}
            for member in sorted(members, key=lambda member: member.contact.device)
        ],
    }
    if unnamed := sorted(barred):
        raw["barred"] = unnamed
    if max(len(raw["devices"]), len(unnamed)) > MAX_DEVICES:
        raise TooMuchToSendError("der er mere end 5.000 computere på listen")
    payload = orjson.dumps(raw, option=orjson.OPT_SORT_KEYS)
    if len(payload) > MAX_ROSTER:
        raise TooMuchToSendError("listen over computere fylder mere end 2 MB")
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
        raise HostileFileError(_FORM) from error
    if envelope.signer != office.device or not envelope.is_by(office.signing):
        raise ForgedFileError
    try:
        facts = read_json(envelope.payload, MAX_ROSTER, 4, MAX_DEVICES * 13)
        version, devices, barred = facts["version"], facts["devices"], facts.get("barred", [])
        if not (envelope.type == TYPE and type(version) is int and 1 <= version <= MAX_INT):
            raise HostileFileError(_FORM)
        if type(barred) is not list or max(len(devices), len(barred)) > MAX_DEVICES:
            raise HostileFileError(_FORM)
        members = tuple(Member(Contact.of(one), one["revoked"] is True) for one in devices)
    except (ValueError, KeyError, TypeError, AttributeError, NotAChangeError) as error:
        raise HostileFileError(_FORM) from error
    if len({member.contact.device for member in members}) < len(members):
        raise HostileFileError("en computer står to gange på listen")
    return Roster(version, members, frozenset(map(str, barred)))


def taken_over(roster: Roster, office: Peer, peers: Mapping[str, Peer], me: str) -> dict[str, Peer]:
    """Return the peers a roster makes or changes, the office's own row with its new version last.

    A device that is known keeps its keys: new keys are a new device. The office cannot be put out
    by its own list, nor can this device. A list of the version that is known may name more: whose
    words have come into a mentor's cases since.
    """
    if roster.version < office.roster:
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
    for device in roster.barred & peers.keys() - {me, office.contact.device, *changed}:
        if not peers[device].revoked:
            changed[device] = replace(peers[device], revoked=True)
    if roster.version == office.roster:
        return changed
    return changed | {office.contact.device: replace(office, roster=roster.version)}
