"""Known computers: trusted by words, listed by the office, barred."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, paired, send
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import contact_file
from vip2tui.exchange.errors import BadContactError, UnreadableFileError
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError
from vip2tui.services.exchange.devices import ROSTER
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path


def test_the_contact_and_its_words_stay_the_same(tmp_path: Path) -> None:
    mentor = Office(Role.MENTOR, "wmentor")
    first = mentor.all.devices.contact()
    mentor.clock.turn(days=30)
    mentor.reopen()
    assert mentor.all.devices.contact() == first
    assert len(first.words) == 8
    file = mentor.all.devices.write_contact(tmp_path)
    assert mentor.all.devices.read(file) == first
    assert file.name == "2026-06-03-laptop-1.vip2kontakt"
    assert mentor.all.devices.write_contact(tmp_path) != file
    assert mentor.all.devices.write_contact(file) == file


def test_a_file_that_is_no_contact(tmp_path: Path) -> None:
    devices = Office(Role.MENTOR, "wmentor").all.devices
    with pytest.raises(UnreadableFileError):
        devices.read(tmp_path / "ingen")
    with pytest.raises(UnreadableFileError):
        devices.read(tmp_path)
    data = contact_file(devices.contact(), devices.sharing.keys())
    for broken in (b"", b"hej", data[:-20], data.replace(b"payload", b"paylode", 1), data * 100):
        (tmp_path / "x").write_bytes(broken)
        with pytest.raises(BadContactError):
            devices.read(tmp_path / "x")


def test_words_that_differ_trust_nobody() -> None:
    office, mentor = Office(Role.OFFICE, "wkontor"), Office(Role.MENTOR, "wmentor")
    contact = mentor.all.devices.contact()
    with pytest.raises(RefusedError, match="passer ikke"):
        office.all.devices.trust(contact, " ".join(contact.words[1:]))
    assert not office.all.devices.all()
    peer = office.all.devices.trust(contact, "\n".join(contact.words).upper())
    assert peer.trusted
    with pytest.raises(RefusedError, match="denne computers egen"):
        mentor.all.devices.trust(contact)


def test_another_key_under_a_known_id_is_refused() -> None:
    office, mentor = paired(Role.MENTOR)
    contact = mentor.all.devices.contact()
    other = contact.model_copy(update={"signing": DeviceKeys.make().public})
    with pytest.raises(RefusedError, match="anden nøgle"):
        office.all.devices.trust(other)
    assert office.all.devices.all()[0].contact == contact


def test_trusting_again_forgets_nothing(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    mentor.citizen()
    carry(mentor, office, tmp_path)
    known = office.all.devices.all()[0]
    office.all.devices.revoke(mentor.desk.me.device)
    assert office.all.devices.trust(mentor.all.devices.contact()) == known


def test_the_list_travels_and_only_grows(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    assert len(consultant.all.devices.all()) == 1
    old = send(office, consultant, tmp_path)
    office.all.devices.revoke(mentor.desk.me.device)
    carry(office, consultant, tmp_path)
    assert fetch(consultant, old).refused == ()
    known = {peer.device: peer for peer in consultant.all.devices.all()}
    assert known[mentor.desk.me.device].revoked
    assert mentor.all.devices.roster(office.all.devices.contact(), ()) is None


@pytest.mark.parametrize("changes_since", [1, 7, 9])
def test_an_office_put_back_is_still_listened_to(tmp_path: Path, changes_since: int) -> None:
    office, mentor, consultant, other = paired(Role.MENTOR, Role.CONSULTANT, Role.MENTOR)
    row = office.store.row("device", ROSTER)
    assert row is not None
    for _ in range(3):
        office.all.devices.revoke(mentor.desk.me.device)
        office.all.devices.trust(mentor.all.devices.contact())
    office.all.devices.revoke(other.desk.me.device)
    carry(office, consultant, tmp_path)
    office.store.commit((), [Row("device", ROSTER, row)])  # as it was in the copy
    office.clock.turn(hours=1)
    for n in range(changes_since):  # after seven the number is the same and means another list
        if n % 2:
            office.all.devices.trust(mentor.all.devices.contact())
        else:
            office.all.devices.revoke(mentor.desk.me.device)
    carry(office, consultant, tmp_path)
    carry(consultant, office, tmp_path)  # it says which list it holds
    carry(office, consultant, tmp_path)
    known = {peer.device: peer for peer in consultant.all.devices.all()}
    assert known[mentor.desk.me.device].revoked


def test_the_number_of_the_list_follows_no_clock(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    numbers = []
    for years in (10, -20, 5):
        office.clock.turn(days=365 * years)
        office.all.devices.revoke(mentor.desk.me.device)
        office.all.devices.trust(mentor.all.devices.contact())
        numbers.append((office.store.row("device", ROSTER) or {})["version"])
    assert numbers == [4, 6, 8]
    carry(office, consultant, tmp_path)
    known = {peer.device: peer for peer in consultant.all.devices.all()}
    assert not known[mentor.desk.me.device].revoked
    assert known[office.desk.me.device].roster == 8


def test_a_number_nobody_can_have_made_is_not_taken_over() -> None:
    office, _ = paired(Role.MENTOR)
    devices = office.all.devices
    assert devices.reminded((2**40 + 1, "")) == []
    assert devices.reminded((1, "")) == []
    (row,) = devices.reminded((2**40, ""))
    assert (row.value or {})["version"] == 2**40 + 1


def test_a_computer_is_found_by_name_person_or_id() -> None:
    office, one, _ = paired(Role.MENTOR, Role.MENTOR)
    devices = office.all.devices
    assert devices.find(one.desk.me.device).device == one.desk.me.device
    assert devices.find("P wmentor0").device == one.desk.me.device
    with pytest.raises(AmbiguousError):
        devices.find("laptop")
    with pytest.raises(NotFoundError):
        devices.find("lap")
    with pytest.raises(NotFoundError):
        devices.find(" ")
    with pytest.raises(NotFoundError):
        devices.revoke("ukendt")


@pytest.mark.parametrize(("length", "shown"), [(30, "x" * 30), (31, f"{'x' * 29}…")])
def test_of_several_that_fit_each_is_named_in_thirty_cells(length: int, shown: str) -> None:
    office, *others = (Office(role, f"w{n}") for n, role in enumerate(
        (Role.OFFICE, Role.MENTOR, Role.MENTOR)))  # fmt: skip
    for one in others:
        one.desk.me = replace(one.desk.me, device_name="x" * length)
        office.all.devices.trust(one.all.devices.contact())
    with pytest.raises(AmbiguousError) as error:
        office.all.devices.find("x" * length)
    assert str(error.value).startswith("2 computere passer på det, du skrev: ")
    assert str(error.value).count(f" {shown} (P w") == 2


@pytest.mark.parametrize(("number", "more"), [(10, ""), (11, "; og 1 til")])
def test_of_many_that_fit_ten_are_named(number: int, more: str) -> None:
    office = Office(Role.OFFICE, "w")
    for n in range(number):
        office.all.devices.trust(Office(Role.MENTOR, f"w{n}").all.devices.contact())
    with pytest.raises(AmbiguousError) as error:
        office.all.devices.find("laptop")
    told = str(error.value)
    assert told.count("Laptop (P w") == 10
    assert told.endswith(f"){more}. Skriv begyndelsen af det id, du mener.")


def test_hostile_names_are_kept_as_they_are() -> None:
    office, mentor = Office(Role.OFFICE, "wkontor"), Office(Role.MENTOR, "wmentor")
    mentor.desk.me = replace(mentor.desk.me, device_name="[/] \x1b[2J", person="x" * 200)
    peer = office.all.devices.trust(mentor.all.devices.contact())
    assert peer.contact.name == "[/] \x1b[2J"
    assert office.all.devices.find("[/] \x1b[2J").device == mentor.desk.me.device
