"""The demo's three computers know each other: files go between them from the first minute."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from vip2tui.demo.homes import NAMES, build
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import desk_on
from vip2tui.services.exchange.diary import FETCHED, SENT, Line
from vip2tui.services.house import Services, services_for
from vip2tui.storage import vault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 5, 6)
TRAVELLING = (Place.SHARED, Place.PROFESSIONAL)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, ...]]:
    homes = build(tmp_path_factory.mktemp("demo"), citizens=4, years=0.3, today=TODAY)
    stores = [vault.open(getattr(homes, name), homes.passphrase) for name in NAMES]
    yield tuple(services_for(desk_on(store)) for store in stores)
    for store in stores:
        store.close()


def carried(sender: Services, to: Services, folder: Path) -> dict[str, int]:
    (file,) = sender.sending.send(to.desk.me.device, folder)
    done = to.fetching.fetch([file.path], lambda _: False)
    assert not done.refused
    return done.counts


def test_a_consultant_knows_whose_computers_the_citizens_are_on(tmp_path: Path) -> None:
    homes = build(tmp_path, citizens=4, years=0.3, today=TODAY)
    with closing(vault.open(homes.consultant, homes.passphrase)) as store:
        consultant = services_for(desk_on(store))
        for citizen in consultant.citizens.ids():
            held = consultant.assignments.holders(consultant.citizens.get(citizen))
            assert len(held) == 2
            assert all(one.computer and one.person for one in held)


def test_files_go_at_once_and_carry_only_what_is_new(
    three: tuple[Services, ...], tmp_path: Path
) -> None:
    mentor, consultant, office = three
    assert office.sending.look(mentor.desk.me.device).changes == 0
    for laptop in (mentor, consultant):
        assert laptop.outbox.box().unreceipted == 0
        assert laptop.outbox.line().endswith("har alt")
        citizen = next(laptop.citizens.ids())
        laptop.notes.add(laptop.citizens.get(citizen), Note("note", "nyt"))
        assert laptop.outbox.line().startswith("1 skal sendes")
        assert carried(laptop, office, tmp_path) == {"new": 1, "changed": 0, "unchanged": 0}
        carried(office, laptop, tmp_path)
        assert laptop.outbox.line().endswith("har alt")
    assert carried(office, mentor, tmp_path)["unchanged"] == 0


def test_the_diary_says_what_each_file_carried_and_every_change_went_once(tmp_path: Path) -> None:
    homes = build(tmp_path, citizens=4, years=0.3, today=TODAY)
    lines: dict[str, list[Line]] = {}
    for name in NAMES:
        with closing(vault.open(getattr(homes, name), homes.passphrase)) as store:
            services = services_for(desk_on(store))
            found = lines[name] = services.diary.lines()
            times = [one.at for one in found]
            assert times == sorted(times, reverse=True)
            assert times[0].startswith(TODAY.isoformat())
            assert all(one.words for one in found)
            if name != "office":
                assert {one.computer for one in found} == {"Kontorets computer"}
                mine = sum(one.counts["changes"] for one in found if one.what == SENT)
                places = [one for one in store.cases() if place_of(one) in TRAVELLING]
                written = [change for case in places for change in store.changes(case)
                           if change.place[0] == services.desk.me.writer]  # fmt: skip
                assert mine == len(written) > 0
    for name, other in (("mentor", "office"), ("office", "mentor")):
        sent = {one.file: one for one in lines[name] if one.what == SENT}
        taken = {one.file: one for one in lines[other] if one.what == FETCHED}
        both = sent.keys() & taken.keys()
        assert len(both) > 2
        assert both == (sent if name == "mentor" else taken).keys()
        for file in both:
            assert sum(taken[file].counts.values()) == sent[file].counts["changes"]
            assert taken[file].at > sent[file].at


def test_everybody_is_known_and_every_citizen_is_given(three: tuple[Services, ...]) -> None:
    mentor, _, office = three
    assert len(office.devices.all()) == 2
    for citizen in office.citizens.ids():
        holders = office.assignments.holders(office.citizens.get(citizen))
        assert mentor.desk.me.device in {one.device for one in holders if one.has_it}
        assert all(one.computer for one in holders)


def test_a_new_citizen_can_be_given_and_gets_there(
    three: tuple[Services, ...], tmp_path: Path
) -> None:
    mentor, _, office = three
    new = office.citizens.add("Ny Opdigtsen")
    office.assignments.assign(office.citizens.get(new), mentor.desk.me.device)
    carried(office, mentor, tmp_path)
    assert mentor.citizens.get(new).citizen.name == "Ny Opdigtsen"
