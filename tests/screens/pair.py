"""Two computers that know each other: the office and a mentor's, and a stick between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

from tests.screens.stage import AMINA, NOW, StubbornStore, case, seen, until, with_course
from vip2tui.base import drives
from vip2tui.base.drives import Drive
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.peers import Peer
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot


def computer(role: Role, person: str, name: str, mark: str) -> Services:
    """Return services on an empty store."""
    store = StubbornStore()
    me = Me(f"d{mark}", name, person, role, "Eksempelkøbing", f"w{mark}", (f"w{mark}",))
    store.commit((), [me.row()])
    return services_for(desk_on(store, now=lambda: NOW))


def strangers(role: Role = Role.MENTOR) -> tuple[Services, Services]:
    """Return a mentor's computer and the office's, that do not know each other."""
    return (
        computer(role, "Mette Holm", "Laptop Nord", "m"),
        computer(Role.OFFICE, "Kim Kontor", "Kontoret", "k"),
    )


def pair(role: Role = Role.MENTOR) -> tuple[Services, Services]:
    """Return a mentor's computer with Amina on it, and the office's; they know each other."""
    mine, office = strangers(role)
    meet(mine, office)
    with_course(mine, AMINA)
    return mine, office


def meet(one: Services, other: Services) -> None:
    one.devices.trust(other.devices.contact())
    other.devices.trust(one.devices.contact())


def amina(services: Services) -> str:
    return next(iter(services.citizens.ids()))


def note(services: Services, text: str = "Det gik godt") -> str:
    """Write a note and return its id."""
    return services.notes.add(case(services, amina(services)), Note("samtale", text))


def carry(one: Services, other: Services, folder: Path) -> None:
    """Send a file from one to the other, and let it be fetched."""
    for made in one.sending.send(other.desk.me.device, folder):
        other.fetching.take_in(other.fetching.look(made.path))


def theirs(
    services: Services, citizen: str, value: str, by: str = "Mette", pen: str = "w2",
    device: str = "Laptop Nord", at: str = "2026-05-03T10:42:05+02:00", field: str = "phone",
    record: str = "", role: Role = Role.OFFICE,
) -> None:  # fmt: skip
    """Let somebody write who has not seen what stands now, as it comes in a file."""
    desk = services.desk
    kind = "entry" if record else "citizen"
    draft = Draft(citizen, record or citizen, kind, {field: value}, {field: []})
    made = write([draft], desk.state, pen=Pen(pen, by), action=f"a{pen}", at=at)
    seal = {"case": citizen, "writer": pen, "n": 1, "chain": "", "device": f"d{pen}", "sig": ""}
    keys = DeviceKeys.make()
    contact = Contact(
        device=f"d{pen}", name=device[:200], person=by[:200], role=role, authority="K",
        signing=keys.public, recipient=keys.recipient, made=at,
    )  # fmt: skip
    peer = Peer(contact, trusted=True)
    rows = [Row("seals", f"{citizen}/{pen}", seal), Row("peers", peer.device, peer.row())]
    desk.act([], rows, received=made)
    services.sharing.written()


def put_in_stick(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str = "USB (E:)") -> Path:
    """Let there be one stick, and no other place."""
    stick = folder / "stik"
    stick.mkdir(exist_ok=True)
    monkeypatch.setattr(drives, "removable", lambda: [Drive(stick, name, is_removable=True)])
    for place in ("documents", "desktop", "downloads"):
        monkeypatch.setattr(platformdirs, f"user_{place}_path", lambda name=place: folder / name)
    return stick


def flat(pilot: Pilot[None]) -> str:
    """Return what stands there with its lines joined; of a dialog only what is in the box."""
    lines = seen(pilot).split("\n")
    if pilot.app.screen.is_modal:
        box = pilot.app.screen.query_one("#box").region
        lines = [line[box.x + 1 : box.right - 1] for line in lines[box.y : box.bottom]]
    return " ".join(word for line in lines for word in line.split())


async def told(pilot: Pilot[None], *texts: str) -> str:
    """Wait until the texts stand on the screen, and return it with its lines joined."""
    await until(pilot, lambda: all(text in flat(pilot) for text in texts))
    return flat(pilot)
