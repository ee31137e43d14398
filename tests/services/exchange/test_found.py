"""A barred laptop that is found again: all that comes of it is proposals, until they are let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.beginning import Laptop, made, opened
from tests.services.exchange.carrying import carry, fetch, given, note, paired, send, texts
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import RevokedSenderError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


@pytest.fixture
def lost(tmp_path: Path) -> tuple[Office, Office, str]:
    """The office, a laptop that was barred after its first file, and the citizen of both."""
    office, laptop = paired(Role.MENTOR)
    amina = given(office, laptop, tmp_path)
    note(laptop, amina, "sendt")
    carry(laptop, office, tmp_path)
    office.all.devices.revoke(laptop.desk.me.device)
    note(laptop, amina, "fundet")
    return office, laptop, amina


def take_in(office: Office, file: Path) -> list[str]:
    seen = office.all.fetching.take_in(office.all.found.look(file))
    return seen.sentences


def test_it_is_refused_as_a_file_and_taken_in_as_found_all_as_proposals(
    lost: tuple[Office, Office, str], tmp_path: Path
) -> None:
    office, laptop, amina = lost
    file = send(laptop, office, tmp_path)
    assert "spærret" in fetch(office, file).refused[0].why
    with pytest.raises(RevokedSenderError):
        office.all.fetching.look(file)
    assert any("kun forslag" in one for one in take_in(office, file))
    assert texts(office, amina) == ["sendt"]
    device = laptop.desk.me.device
    assert office.all.sharing.peers()[device].revoked
    assert office.all.found.words(device) == ["Amina Hassan: 1 ændring som forslag"]
    assert take_in(office, file) == ["Alt i filen er her allerede. Intet bliver ændret."]
    assert office.all.found.words(device) == ["Amina Hassan: 1 ændring som forslag"]


def test_they_are_let_in_by_the_office_and_that_can_be_undone(
    lost: tuple[Office, Office, str], tmp_path: Path
) -> None:
    office, laptop, amina = lost
    take_in(office, send(laptop, office, tmp_path))
    assert office.all.found.let_in(laptop.desk.me.device) == 1
    assert texts(office, amina) == ["fundet", "sendt"]
    assert office.all.found.words(laptop.desk.me.device) == []
    office.all.history.undo()
    assert texts(office, amina) == ["sendt"]


def test_everybody_reads_the_case_alike(lost: tuple[Office, Office, str], tmp_path: Path) -> None:
    office, laptop, amina = lost
    start = made(office, tmp_path, amina, name="Laptop Syd", instead_of=laptop.desk.me.device)
    new = Laptop(opened(start), "Mette Holm", office.clock)
    carry(new, office, tmp_path)
    take_in(office, send(laptop, office, tmp_path))
    carry(office, new, tmp_path)
    assert texts(new, amina) == ["sendt"]
    assert new.desk.store.has(
        next(one.id for one in laptop.changes() if one.set.get("text") == "fundet")
    )
    office.all.found.let_in(laptop.desk.me.device)
    carry(office, new, tmp_path)
    assert texts(new, amina) == texts(office, amina) == ["fundet", "sendt"]


def test_what_it_takes_back_stands_and_whom_it_adds_is_nobody_yet(
    lost: tuple[Office, Office, str], tmp_path: Path
) -> None:
    office, laptop, amina = lost
    laptop.all.history.undo()
    laptop.all.history.undo()  # «sendt», which the office has
    new = laptop.citizen("Bo Ny")
    note(laptop, new, "første dag")
    take_in(office, send(laptop, office, tmp_path))
    assert texts(office, amina) == ["sendt"]
    assert new not in [*office.all.citizens.ids()]
    office.all.found.let_in(laptop.desk.me.device)
    assert texts(office, amina) == []
    assert office.see(new).citizen.name == "Bo Ny"


def test_only_an_offices_word_makes_proposals_of_anything(
    lost: tuple[Office, Office, str], tmp_path: Path
) -> None:
    office, laptop, amina = lost
    from vip2tui.domain.kinds.found_words import FoundWords

    other = next(one for one in office.changes() if one.kind == "citizen").place[0]
    laptop.receive(amina, "f1", FoundWords.KIND, {"writer": other, "numbers": [[1, 99]]})
    assert laptop.see(amina).citizen.name == "Amina Hassan"


@pytest.mark.parametrize("numbers", [7, "x", [[1]], [["a", "b"]], [[None, 2]], [1, 2], {"a": 1}])
def test_numbers_of_another_form_hold_nothing_back(numbers: object) -> None:
    from vip2tui.domain.kinds.found_words import holds

    assert not holds(numbers, 1)
