"""Which office a case belongs to, where a laptop works with the offices of several.

An authority (kommune, eller en anden aktør) is a set of offices' computers whose lists name each
other. Names of offices change and two may have one, so no name decides anything. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vip2tui.changes.change import Change
from vip2tui.domain.roles import Role
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import Party

BELONGING = "belonging"
"""The kind of record by which an office says whose a case is: fields citizen, office."""
OFFICE = "office"
"""The field that names an office's computer, in such a record and in what made a citizen."""

Authority = frozenset[str]
NOBODY: Authority = frozenset()


def authorities(me: Party, peers: Mapping[str, Peer]) -> dict[str, Authority]:
    """Return each office that was met and is not barred, with all offices of its authority.

    Two that do not both name each other are of two, whoever else they both name: a private provider
    that works for two municipalities does not make one of them.
    """
    offices = {
        device: frozenset(peer.offices or ())
        for device, peer in peers.items()
        if peer.contact.role is Role.OFFICE and peer.trusted and not peer.revoked
    }
    names = {one: named for one, named in offices.items() if _is_met(peers[one], me)}
    if me.role is Role.OFFICE:
        names[me.device] = frozenset(offices)
    return {
        one: frozenset({one, *(other for other in named if one in names.get(other, ()))})
        for one, named in names.items()
    }


def _is_met(office: Peer, me: Party) -> bool:
    """Return whether an office is more than a name on another's list: trusted here, or heard of."""
    return office.heard is not None or not office.lists or me.device in office.lists


def vouching(device: str, me: Party, peers: Mapping[str, Peer]) -> frozenset[str]:
    """Return the offices whose own a computer is: itself, or those whose lists name it."""
    if device == me.device:
        return frozenset({device} if me.role is Role.OFFICE else ())
    peer = peers.get(device)
    if peer is None:
        return NOBODY
    if peer.contact.role is Role.OFFICE:
        return frozenset({device})
    return frozenset(one for one in peer.said_by(me) if one != me.device or me.role is Role.OFFICE)


@dataclass(frozen=True, slots=True)
class Trail:
    """What a case itself shows of whose it is."""

    named: tuple[frozenset[str], ...] = ()
    """Offices, what counts most first: by what made the citizen, then by the first giving, then by
    the first words of somebody who is one office's own."""
    moves: tuple[tuple[str, str], ...] = ()
    """The device that said so and the office it named, in their order."""


def trail_of(
    changes: Iterable[Change],
    dead: Iterable[str],
    device_of: Callable[[str], str],
    offices_of: Callable[[str], frozenset[str]],
    giving: str,
) -> Trail:
    """Return what the changes of a shared case show.

    Args:
        changes: All of them, in any order.
        dead: Those that are undone or only proposals.
        device_of: Writer to its device; empty if it is not known.
        offices_of: Device to the offices whose own it is.
        giving: The kind of record that gives a case to a computer.
    """
    first: dict[tuple[str, bool], Change] = {}
    moves: dict[str, Change] = {}
    made: Change | None = None
    without = set(dead)
    for change in changes:
        key = (change.place[0], change.kind == giving)
        if key not in first or change.order < first[key].order:
            first[key] = change
        if made is None or change.order < made.order:
            made = change
        if change.kind == BELONGING and change.id not in without and change.set.get(OFFICE):
            moves[change.id] = change
    if made is None:
        return Trail()
    by = {writer: offices_of(device_of(writer)) for writer, _ in first}
    said = made.set.get(OFFICE)
    maker = device_of(made.place[0])
    named = [frozenset({said})] if isinstance(said, str) and said else []
    named += [by[made.place[0]]] if by[made.place[0]] == {maker} else []
    shown = sorted(first.items(), key=lambda one: (not one[0][1], one[1].order))
    named += [by[writer] for (writer, _), _ in shown]
    return Trail(
        tuple(dict.fromkeys(one for one in named if one)),
        tuple(
            (device_of(one.place[0]), str(one.set[OFFICE]))
            for one in sorted(moves.values(), key=lambda change: change.order)
        ),
    )


def belongs(
    trail: Trail,
    known: Mapping[str, Authority],
    *,
    answer: str | None = None,
    holders: Iterable[str] = (),
) -> Authority:
    """Return the offices a case belongs to; none if nobody can say, and then it is sent to none.

    An office moves a case only if it was its own, or nobody's: so no other can take it.

    Args:
        trail: What the case shows.
        known: `authorities`.
        answer: What the person here said, where the case shows nothing.
        holders: The offices that have said that they have it.
    """
    found = next((one for named in trail.named if (one := _one(named, known))), NOBODY)
    if not found:
        found = known.get(answer or "", NOBODY) or _one(holders, known)
    if not found and not trail.named:
        found = _one(known, known)
    for mover, office in trail.moves:
        if not found or mover in found:
            found = known.get(office, frozenset({office}))
    return found


def _one(offices: Iterable[str], known: Mapping[str, Authority]) -> Authority:
    """Return the one authority of some offices; nobody if there are several, or none is known."""
    found = {known[one] for one in offices if one in known}
    return found.pop() if len(found) == 1 else NOBODY
