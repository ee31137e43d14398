"""The demo on disk: three vaults, the same each time, each with what its computer would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.demo.helpers import TODAY, services_on
from tests.watch import Watch
from vip2tui.changes.vector import digest
from vip2tui.demo import DemoHomes, build
from vip2tui.demo.town import AUTHORITY
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.desk import me_of
from vip2tui.storage import vault
from vip2tui.storage.errors import VaultExistsError, WrongPassphraseError
from vip2tui.storage.passphrase import fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vip2tui.storage.upkeep import TinyStore

NAMES = ("mentor", "consultant", "office")


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> DemoHomes:
    return build(tmp_path_factory.mktemp("demo"), today=TODAY)


@pytest.fixture(scope="module")
def stores(homes: DemoHomes) -> Iterator[dict[str, TinyStore]]:
    opened = {name: vault.open(getattr(homes, name), homes.passphrase) for name in NAMES}
    yield opened
    for store in opened.values():
        store.close()


def digests(store: TinyStore) -> dict[str, str]:
    return {case: digest(store.changes(case)) for case in store.cases()}


def places(store: TinyStore) -> set[Place]:
    return {place_of(case) for case in store.cases()}


def test_every_vault_is_whole(stores: dict[str, TinyStore]) -> None:
    for store in stores.values():
        assert store.verify().ok
        assert not store.notices


def test_the_counts_are_what_the_office_holds(
    homes: DemoHomes, stores: dict[str, TinyStore]
) -> None:
    assert homes.citizens == 12
    assert homes.changes == stores["office"].sequence
    assert 1_500 < homes.changes < 5_000
    found = {name: len(list(services_on(stores[name]).citizens.ids())) for name in NAMES}
    assert found == {"mentor": 4, "consultant": 12, "office": 12}


def test_each_computer_holds_what_it_may(stores: dict[str, TinyStore]) -> None:
    assert places(stores["mentor"]) == {Place.SHARED, Place.PRIVATE}
    assert places(stores["consultant"]) == places(stores["office"])
    assert places(stores["office"]) == {Place.SHARED, Place.PROFESSIONAL}


def test_what_two_computers_hold_is_the_same(stores: dict[str, TinyStore]) -> None:
    office, mentor = digests(stores["office"]), digests(stores["mentor"])
    shared = {case: one for case, one in mentor.items() if place_of(case) is Place.SHARED}
    assert shared.items() <= office.items()
    assert digests(stores["consultant"]).items() <= office.items()


def test_each_computer_knows_whose_it_is(stores: dict[str, TinyStore]) -> None:
    found = {name: me_of(store) for name, store in stores.items()}
    assert [found[name].role for name in NAMES] == [Role.MENTOR, Role.CONSULTANT, Role.OFFICE]
    assert {me.authority for me in found.values()} == {AUTHORITY}
    assert AUTHORITY.startswith("DEMO")
    assert len({me.writer for me in found.values()}) == len(NAMES)


def test_each_computers_own_words_are_under_its_writer(stores: dict[str, TinyStore]) -> None:
    for store in stores.values():
        me = me_of(store)
        mine = [one for one in store.newest() if one.place[0] == me.writer]
        assert mine
        assert {change.by for change in mine} == {me.person}


def test_undo_begins_with_what_was_written_last(stores: dict[str, TinyStore]) -> None:
    desk = services_on(stores["mentor"])
    last = next(iter(desk.desk.my_actions()))[-1]
    mine = (one for one in stores["mentor"].newest() if one.place[0] == desk.desk.me.writer)
    assert last.at == max(one.at for one in mine)
    assert desk.history.next_undo()


def test_the_passphrase_is_five_words_and_the_only_one(homes: DemoHomes) -> None:
    assert len(homes.passphrase.split()) == 5
    assert not fault(homes.passphrase)
    with pytest.raises(WrongPassphraseError):
        vault.open(homes.office, homes.passphrase + "x", read_only=True)


def test_the_same_numbers_give_the_same_changes(tmp_path: Path) -> None:
    built = [build(tmp_path / str(n), citizens=3, years=0.2, today=TODAY) for n in range(2)]
    for name in NAMES:
        stores = [vault.open(getattr(one, name), one.passphrase) for one in built]
        assert digests(stores[0]) == digests(stores[1])
        assert me_of(stores[0]) == me_of(stores[1])
        for store in stores:
            store.close()


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    watch = Watch()
    build(tmp_path, citizens=2, years=0.1, today=TODAY, progress=watch)
    assert watch.told[:2] == ["0 af 2 forløb", "1 af 2 forløb"]
    locked = [step for step in watch.steps if step.what[1] == "sager låst"]
    assert [step.done for step in locked] == list(range(locked[0].of))


def test_a_vault_that_is_there_is_left_alone(tmp_path: Path, homes: DemoHomes) -> None:
    vault.create_with_key(tmp_path / "office", bytes(32)).close()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(VaultExistsError):
        build(tmp_path, citizens=1, years=0.1, today=TODAY)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("citizens", "years"), [(0, 1.0), (1, 0.0)])
def test_nobody_or_no_time_is_refused(tmp_path: Path, citizens: int, years: float) -> None:
    with pytest.raises(ValueError, match="at least"):
        build(tmp_path, citizens=citizens, years=years)
    assert not list(tmp_path.iterdir())
