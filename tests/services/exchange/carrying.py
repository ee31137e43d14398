"""Desks that know each other and carry files between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.conftest import Office
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.exchange.seen import Seen, Summary


def paired(*roles: Role) -> tuple[Office, ...]:
    """Return the office and its laptops; each laptop and the office trust one another."""
    office = Office(Role.OFFICE, "wkontor")
    laptops = [Office(role, f"w{role}{n}") for n, role in enumerate(roles)]
    for laptop in laptops:
        office.all.devices.trust(laptop.all.devices.contact())
        laptop.all.devices.trust(office.all.devices.contact())
    return office, *laptops


def send(sender: Office, to: Office, folder: Path) -> Path:
    (made,) = sender.all.sending.send(to.desk.me.device, folder)
    return made.path


def fetch(to: Office, *files: Path) -> Summary:
    return to.all.fetching.fetch(files, lambda _: False)


def look(to: Office, file: Path) -> Seen:
    return to.all.fetching.look(file)


def carry(sender: Office, to: Office, folder: Path) -> Summary:
    done = fetch(to, send(sender, to, folder))
    assert not done.refused, done.refused[0].why
    return done


def note(one: Office, citizen: str, text: str) -> str:
    return one.all.notes.add(one.see(citizen), Note("note", text))


def texts(one: Office, citizen: str) -> list[str]:
    return sorted(entry.text for entry in one.see(citizen).entries)


def given(office: Office, to: Office, folder: Path, name: str = "Amina Hassan") -> str:
    """Return a citizen the office made, gave to a laptop and sent there."""
    citizen = office.citizen(name)
    office.all.assignments.assign(office.see(citizen), to.desk.me.device)
    carry(office, to, folder)
    return citizen
