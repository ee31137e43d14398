"""From a start file to a laptop that the office knows: bound once, withdrawn, and made anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Clock, Office
from tests.services.exchange.beginning import Laptop, cheap, made, opened, start_files
from tests.services.exchange.carrying import carry, fetch, note, paired, send, texts
from tests.services.packages.office_files import as_file, words
from vip2tui.base.targets import NotWrittenError
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import BadStartFileError, WrongStartWordsError
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange import starting
from vip2tui.services.exchange.devices import INTRODUCTION
from vip2tui.services.exchange.lost import how_far
from vip2tui.storage import passphrase
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office() -> Office:
    return Office(Role.OFFICE, "wkontor")


def begun(office: Office, folder: Path, *citizens: str) -> Laptop:
    return Laptop(opened(made(office, folder, *citizens)), "Mette Holm", office.clock)


def test_a_laptop_begins_with_its_citizens_and_the_office_knows_it_by_its_first_file(
    office: Office, tmp_path: Path
) -> None:
    amina = office.on_course()
    note(office, amina, "Kontrakten er skrevet under")
    laptop = begun(office, tmp_path, amina)
    assert laptop.desk.me.device_name == "Laptop Nord"
    assert laptop.see(amina).citizen.name == "Amina Hassan"
    assert texts(laptop, amina) == ["Kontrakten er skrevet under"]
    assert laptop.desk.me.device not in office.all.sharing.peers()
    note(laptop, amina, "Første dag gik godt")
    done = carry(laptop, office, tmp_path)
    assert "Laptop Nord" in done.taken[0].sentences[1]
    assert texts(office, amina) == ["Første dag gik godt", "Kontrakten er skrevet under"]
    peer = office.all.sharing.peers()[laptop.desk.me.device]
    assert peer.trusted
    assert peer.contact == laptop.all.devices.contact()
    carry(office, laptop, tmp_path)
    assert laptop.all.outbox.box().unreceipted == 0
    assert office.all.outbox.box().unreceipted == 0


def test_what_it_says_of_itself_is_said_until_the_office_has_answered(
    office: Office, tmp_path: Path
) -> None:
    amina = office.citizen()
    laptop = begun(office, tmp_path, amina)
    send(laptop, office, tmp_path)  # lost on its way
    carry(laptop, office, tmp_path)
    assert laptop.all.devices.introduction(office.desk.me.device) is not None
    carry(office, laptop, tmp_path)
    assert laptop.all.devices.introduction(office.desk.me.device) is None
    note(laptop, amina, "senere")
    carry(laptop, office, tmp_path)
    assert not laptop.all.sharing.desk.me.writers[1:], "it is no restored vault"


def test_the_first_keys_count_and_the_second_are_told_with_both_days(
    office: Office, tmp_path: Path
) -> None:
    start = opened(made(office, tmp_path, office.citizen()))
    first = Laptop(start, "Mette Holm", office.clock)
    later = Clock()
    later.turn(days=3)
    second = Laptop(start, "En anden", later, "wtyv")
    carry(first, office, tmp_path)
    done = fetch(office, send(second, office, tmp_path))
    (refused,) = done.refused
    assert "brugt to gange" in refused.why
    assert "man 4. maj 2026" in refused.why
    assert "tor 7. maj 2026" in refused.why
    assert office.all.sharing.peers()[start.head.device].contact.person == "Mette Holm"
    carry(first, office, tmp_path)


def test_who_only_knows_the_id_proves_nothing(office: Office, tmp_path: Path) -> None:
    start = opened(made(office, tmp_path, office.citizen()))
    other = opened(made(office, tmp_path, name="Laptop Syd"))
    thief = replace(start, head=start.head.model_copy(update={"token": other.head.token}))
    done = fetch(office, send(Laptop(thief, "Tyv", office.clock), office, tmp_path))
    assert "underskriften passer ikke" in done.refused[0].why
    bare = Laptop(start, "Tyv", office.clock, "wbar")
    bare.store.commit((), [Row(*INTRODUCTION, None)])
    done = fetch(office, send(bare, office, tmp_path))
    assert "ikke er godkendt her" in done.refused[0].why
    assert not office.all.sharing.peers()


def test_an_unused_one_is_withdrawn_and_opens_no_way_in(office: Office, tmp_path: Path) -> None:
    amina = office.citizen()
    start = made(office, tmp_path, amina)
    fact = office.all.sharing.fact(amina)
    assert fact is not None
    assert fact.given == {start.kept.device: True}
    laptop = Laptop(opened(start), "Mette Holm", office.clock)
    office.clock.turn(days=1)
    gone = start_files(office).withdraw(start.kept.device)
    assert gone.withdrawn
    assert start_files(office).withdraw(start.kept.device) == gone
    fact = office.all.sharing.fact(amina)
    assert fact is not None
    assert fact.given == {start.kept.device: False}
    done = fetch(office, send(laptop, office, tmp_path))
    assert "trukket tilbage tir 5. maj 2026" in done.refused[0].why
    with pytest.raises(NotFoundError):
        start_files(office).withdraw("ingen")


def test_one_that_was_used_is_not_withdrawn(office: Office, tmp_path: Path) -> None:
    laptop = begun(office, tmp_path, office.citizen())
    carry(laptop, office, tmp_path)
    with pytest.raises(RefusedError, match="er brugt"):
        start_files(office).withdraw(laptop.desk.me.device)
    (one,) = start_files(office).all()
    assert not one.is_open
    assert one.bound[:10] == "2026-05-04"


def test_a_disk_that_refuses_gives_nobody_anything(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = office.citizen()

    def refuses(*_: object) -> None:
        raise NotWrittenError

    monkeypatch.setattr("vip2tui.base.targets.put", refuses)
    with pytest.raises(NotWrittenError):
        made(office, tmp_path, amina)
    assert start_files(office).all() == []
    assert office.all.assignments.held_by("") == []
    fact = office.all.sharing.fact(amina)
    assert fact is not None
    assert not any(fact.given.values())


def test_a_new_laptop_gets_all_that_the_lost_one_had_sent_and_says_how_far(tmp_path: Path) -> None:
    office, lost = paired(Role.MENTOR)
    amina = lost.on_course()
    note(lost, amina, "sendt")
    carry(lost, office, tmp_path)
    lost.clock.turn(days=2)
    note(lost, amina, "ikke sendt")
    office.all.devices.revoke(lost.desk.me.device)
    mine = office.all.assignments.held_by(lost.desk.me.device)
    assert mine == [amina]
    start = made(office, tmp_path, *mine, name="Laptop Syd", instead_of=lost.desk.me.device)
    assert office.all.assignments.held_by(lost.desk.me.device) == []
    laptop = Laptop(opened(start), "Mette Holm", office.clock)
    assert texts(laptop, amina) == ["sendt"]
    said = starting.started(laptop.all)
    assert said is not None
    assert "til og med fil nr. 1 fra man 4. maj 2026" in said.lost
    assert "kan være tabt" in said.lost
    note(laptop, amina, "videre")
    carry(laptop, office, tmp_path)
    assert texts(office, amina) == ["sendt", "videre"]


def test_a_computer_that_was_never_heard_of_is_told_so() -> None:
    office, lost = paired(Role.MENTOR)
    peer = office.all.sharing.peers()[lost.desk.me.device]
    assert "ikke fået nogen fil" in how_far(peer).words


def test_the_offices_words_and_whom_to_ring_to_come_along(office: Office, tmp_path: Path) -> None:
    data = as_file(words())
    office.all.office_data.take(office.all.office_data.preview(data, "ord.json"))
    start = made(office, tmp_path, tovholder="Tove Holm", phone="12 34 56 78",
                 routes=("USB-stik", "sikker mail"))  # fmt: skip
    laptop = Laptop(opened(start), "Mette Holm", office.clock)
    assert [one.id for one in laptop.all.office_data.editions()] == [
        one.id for one in office.all.office_data.editions()
    ]
    said = starting.started(laptop.all)
    assert said is not None
    assert said.words == [
        "Ring til: Tove Holm · 12 34 56 78",
        "Filer må gå med: USB-stik, sikker mail",
    ]
    assert start_files(office).said() == ("Tove Holm", "12 34 56 78", ("USB-stik", "sikker mail"))


def test_only_an_office_makes_one_and_only_for_others(office: Office, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="kommunens kontor, der laver"):
        made(Office(Role.MENTOR, "wm"), tmp_path)
    with pytest.raises(RefusedError, match="skal hedde"):
        made(office, tmp_path, name=" ")
    with pytest.raises(RefusedError, match="kontrolordene"):
        made(office, tmp_path, role=Role.OFFICE)


def test_a_start_file_is_found_by_its_name_and_by_the_beginning_of_its_id(
    office: Office, tmp_path: Path
) -> None:
    service = start_files(office)
    one, other = made(office, tmp_path), made(office, tmp_path, name="Laptop Syd")
    assert service.find("laptop nord") == one.kept
    assert service.find(other.kept.device[:8]) == other.kept
    with pytest.raises(NotFoundError):
        service.find("Laptop Vest")


def test_the_words_are_typed_as_they_are_heard() -> None:
    drawn = passphrase.drawn(6)
    assert starting.typed_words(", ".join(drawn).upper()) == drawn
    assert starting.typed_words(" ".join(word[:4] for word in drawn)) == drawn
    with pytest.raises(WrongStartWordsError, match="der er 5"):
        starting.typed_words(" ".join(drawn[:5]))
    with pytest.raises(WrongStartWordsError, match="Ord 2 er ikke"):
        starting.typed_words(f"{drawn[0]} xyzzy {' '.join(drawn[2:])}")


def test_wrong_words_and_what_is_no_start_file(office: Office, tmp_path: Path) -> None:
    start = made(office, tmp_path)
    closed = starting.read_start(start.path)
    assert closed.front.authority == "Kommunen"
    with pytest.raises(WrongStartWordsError):
        starting.open_with(closed, ("agurk",) * 6, cheap)
    other = tmp_path / "x.vip2start"
    other.write_bytes(b"hej")
    with pytest.raises(BadStartFileError):
        starting.read_start(other)


def test_the_words_cost_what_the_program_says_whatever_a_file_says() -> None:
    """A quarter of a gigabyte, once: with the real cost, which no file can make less."""
    cost = starting._COST
    assert (cost.memory, cost.time, cost.lanes) == (256 * 1024, 3, 4)
    first = starting.stretch_words("et to tre", bytes(16))
    assert len(first) == 32
    assert first != starting.stretch_words("et to tre", bytes(15) + b"x")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"device": "d-en-anden"}, "underskriften passer ikke"),
        ({"person": "Kommunaldirektøren"}, "underskriften passer ikke"),
        ({"role": "office"}, "underskriften passer ikke"),
        ({"made": "i går"}, "har en anden form"),
        ({"signing": "A" * 43 + "="}, "underskriften passer ikke"),
    ],
)
def test_what_it_says_of_itself_cannot_be_another(
    office: Office, tmp_path: Path, other: dict[str, str], why: str
) -> None:
    laptop = begun(office, tmp_path, office.citizen())
    row = laptop.store.row(*INTRODUCTION)
    assert row is not None
    altered = {**row, "contact": {**row["contact"], **other}}
    laptop.store.commit((), [Row(*INTRODUCTION, altered)])
    (refused,) = fetch(office, send(laptop, office, tmp_path)).refused
    assert why in refused.why
    assert not office.all.sharing.peers()


def test_who_was_given_a_mentors_start_file_is_no_consultant(
    office: Office, tmp_path: Path
) -> None:
    start = opened(made(office, tmp_path, office.citizen()))
    higher = replace(start, head=start.head.model_copy(update={"role": "consultant"}))
    laptop = Laptop(higher, "Mette Holm", office.clock)
    (refused,) = fetch(office, send(laptop, office, tmp_path)).refused
    assert "noget andet end i sin startfil" in refused.why
