"""The roster: the office's signed list of devices, their keys, their roles and who is barred.

It has a version number that only grows; an older one is stepped over, so nobody who keeps an old
file can bring a barred device back.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import NOBODY, Authority, authorities
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.context import Context
from vip2tui.exchange.errors import (
    ForgedFileError,
    HostileFileError,
    NotAChangeError,
    OutOfScopeError,
    TooMuchToSendError,
)
from vip2tui.exchange.keys import DeviceKeys, Envelope, read_envelope, seal_up
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import Party
from vip2tui.exchange.strict import MAX_INT, read_json

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
    made: str = ""
    barred: frozenset[str] = frozenset()
    """Ids of barred devices that are not named."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a roster comes to here."""

    peers: Mapping[str, Peer] = field(default_factory=dict)
    """The rows it makes or changes."""
    not_its_own: tuple[Contact, ...] = ()
    """Computers it would bar that are not its own: nothing is changed for them."""


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
    return Roster(version, members, str(facts.get("made", ""))[:40], frozenset(map(str, barred)))


def roster_in(file: Context) -> TakenOver:
    """Return what the office's list in a file makes or changes; nobody else may send one.

    Raises:
        OutOfScopeError: If it is not an office's.
        RefusedFileError: As `read_roster`.
    """
    raw, office, here = file.opened.manifest.roster, file.opened.sender, file.here
    if raw is None or office is None:
        return TakenOver()
    if office.contact.role is not Role.OFFICE:
        raise OutOfScopeError(office.contact.name)
    return taken_over(read_roster(raw, office.contact), office, here.peers, here.me)


def taken_over(roster: Roster, office: Peer, peers: Mapping[str, Peer], me: Party) -> TakenOver:
    """Return the peers a roster makes or changes, the office's own row with its new version last.

    A device that is known keeps its keys: new keys are a new device. The office cannot be put out
    by its own list, nor can this device. A list speaks for its own devices only: what another
    authority's list names stays as that one says, and an office is barred by one it names itself.
    A list of the version that is known may name more: whose words have come into a mentor's cases
    since.
    """
    is_new = roster.version > office.roster
    is_another = bool(office.roster_made) and roster.made != office.roster_made
    if roster.version < office.roster or (not is_new and is_another):
        return TakenOver()
    named = [one.contact for one in roster.members if not one.revoked]
    offices = tuple(sorted(one.device for one in named if one.role is Role.OFFICE))
    told = replace(office, roster=roster.version, roster_made=roster.made, offices=offices)
    if not is_new:
        told = replace(office, offices=offices)
    ours = authorities(me, {**peers, office.device: told}).get(office.device, NOBODY)
    changed: dict[str, Peer] = {}
    refused: list[Contact] = []
    unnamed = [
        Member(peers[one].contact, revoked=True) for one in sorted(roster.barred & peers.keys())
    ]
    for member in (*roster.members, *unnamed):
        device = member.contact.device
        if device in (me.device, office.device):
            continue
        known = peers.get(device)
        fresh = _told(member, known, office.device, ours, me, is_new=is_new)
        if fresh is not None and fresh != known:
            changed[device] = fresh
        if known and member.revoked and is_new and not (fresh and fresh.revoked):
            refused.append(known.contact)
    return TakenOver(changed | {office.device: told}, tuple(refused))


def _told(
    member: Member, known: Peer | None, office: str, ours: Authority, me: Party, *, is_new: bool
) -> Peer | None:
    """Return a device as a list says it is; None if the list has no say about it.

    Args:
        member: What the list says.
        known: What is known here.
        office: Whose list it is.
        ours: The offices of its authority.
        me: This device.
        is_new: Whether the list is newer than the one that was taken over before.
    """
    if known is None:
        return Peer(
            member.contact, trusted=True, revoked=member.revoked, lists={office: member.revoked}
        )
    kept = {one: bars for one, bars in known.said_by(me).items() if one not in ours}
    others = {one: bars for one, bars in kept.items() if one != me.device}
    if known.contact.role is Role.OFFICE:
        if known.device not in ours and office not in (known.offices or ()):
            return None
    elif member.contact.role is not known.contact.role and others:
        return None
    fresh = replace(known, lists={**kept, office: member.revoked})
    if not is_new and office in known.lists:
        return fresh  # said before; what a person has done here since stands
    bars = member.revoked and all(others.values())
    mine = kept.get(me.device)
    if mine or (mine is False and me.role is Role.OFFICE):
        bars = mine  # barred by hand here, or on this office's own list: no other has a say
    if known.contact.signing == member.contact.signing:
        return replace(fresh, contact=member.contact, trusted=True, revoked=bars)
    return replace(known, revoked=True) if bars else None
