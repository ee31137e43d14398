"""The list of computers: heard of last, what is missing, which file is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.exchange.carrying import carry, fetch, given, note, paired, send
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SILENCE
from vip2tui.services.exchange.register import Registered, register

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


def of(office: Office, laptop: Office) -> Registered:
    return next(
        one for one in register(office.all.sharing) if one.peer.device == laptop.desk.me.device
    )


def test_a_computer_is_told_with_its_next_file(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    assert of(office, mentor).next is None
    assert of(office, mentor).words == "ikke hørt fra endnu"
    note(mentor, given(office, mentor, tmp_path), "nyt")
    carry(mentor, office, tmp_path)
    assert of(office, mentor).next == 2
    assert "sidst hørt fra" in of(office, mentor).words
    assert of(office, mentor).words.endswith("næste fil er nr. 2")


def test_what_is_missing_is_told_of_the_computer_it_is_missing_from(tmp_path: Path) -> None:
    office, first, second = paired(Role.MENTOR, Role.MENTOR)
    citizen = given(office, first, tmp_path)
    for one in (first, second):
        note(one, citizen if one is first else one.citizen(), "et")
        carry(one, office, tmp_path)
    note(first, citizen, "to")
    note(first, citizen, "tre")
    last = max(first.desk.store.changes(citizen), key=lambda change: change.order)
    office.desk.act([], received=[last])
    assert office.all.fetching.gaps() == of(office, first).missing == 1
    assert of(office, second).missing == 0
    assert of(office, first).standing == "næste fil er nr. 2 · 1 ændring er ikke kommet"
    fetch(office, send(first, office, tmp_path))
    assert office.all.fetching.gaps() == of(office, first).missing == 0
    assert of(office, first).next == 3


def test_who_is_silent_longer_than_the_setting_is_told_at_the_office_alone(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    note(mentor, given(office, mentor, tmp_path), "nyt")
    carry(mentor, office, tmp_path)
    assert of(office, mentor).silent is None
    office.clock.turn(days=34)
    assert of(office, mentor).silent == 34
    assert of(office, mentor).words == "ikke hørt fra i 34 dage · næste fil er nr. 2"
    assert of(mentor, office).silent is None
    office.all.settings.set(SILENCE, "40")
    assert of(office, mentor).silent is None
