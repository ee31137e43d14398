"""What is said of a vault: whether it is well, that it was backed up, and what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tests.services.conftest import Office
from tests.services.exchange.carrying import note
from tests.storage.faults import FaultyDisk
from tests.storage.helpers import KEY
from vip2tui.changes.vector import digest
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import BACKUP_FOLDER
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.settings import SettingService
from vip2tui.storage import vault

if TYPE_CHECKING:
    from pathlib import Path


def with_vault(home: Path, disk: FaultyDisk | None = None) -> Office:
    store = vault.create_with_key(home, KEY, disk=disk)
    return Office(Role.MENTOR, "w", store)  # type: ignore[arg-type]  # it is asked as any store


def test_a_vault_that_is_well_has_nothing_to_say_and_every_case_its_sum(tmp_path: Path) -> None:
    one = with_vault(tmp_path)
    amina = one.citizen()
    note(one, amina, "x")
    found = upkeep.check(one.desk)
    assert (found.ok, found.problem) == (True, "")
    assert found.changes == len(one.changes())
    assert found.cases == {amina: digest(one.store.changes(amina))}


def test_a_vault_that_cannot_be_backed_up_is_not_well(tmp_path: Path) -> None:
    disk = FaultyDisk()
    one = with_vault(tmp_path, disk)
    one.citizen()
    disk.room = 10
    found = upkeep.check(one.desk)
    assert not found.ok
    assert found.problem.startswith("Arkivets fil er hel, men der kan ikke laves en")


def test_the_days_first_backup_is_said_once(tmp_path: Path) -> None:
    one = with_vault(tmp_path)
    one.clock.now = datetime.now().astimezone()
    one.citizen()
    assert upkeep.back_up_once_a_day(one.desk).startswith("Sikkerhedskopi kl. ")
    made = upkeep.backups(tmp_path)
    assert len(made) == 1
    assert upkeep.back_up_once_a_day(one.desk) == ""
    assert upkeep.backups(tmp_path) == made


def test_closing_backs_up_what_was_stored_and_says_what_went_wrong(tmp_path: Path) -> None:
    one = with_vault(tmp_path / "hel")
    one.citizen()
    assert upkeep.close(one.desk) == ""
    assert len(upkeep.backups(tmp_path / "hel")) == 1
    disk = FaultyDisk()
    other = with_vault(tmp_path / "fuld", disk)
    other.citizen()
    disk.room = 10
    said = upkeep.close(other.desk)
    assert "plads" in said
    assert upkeep.backups(tmp_path / "fuld") == []
    vault.open_with_key(tmp_path / "fuld", KEY).close()  # it was let go all the same


def test_the_days_backup_goes_into_the_second_folder_too(tmp_path: Path) -> None:
    one, second = with_vault(tmp_path / "arkiv"), tmp_path / "stik"
    second.mkdir()
    one.clock.now = datetime.now().astimezone()
    keeps = SettingService(one.all.sharing)
    keeps.set(BACKUP_FOLDER, str(second))
    one.citizen()
    assert upkeep.back_up_once_a_day(one.desk).endswith(", også i den anden mappe")
    made = upkeep.backups(tmp_path / "arkiv", second)
    assert len(made) == len(upkeep.backups(tmp_path / "arkiv")) == 1
    assert upkeep.back_up_once_a_day(one.desk) == "", "once a day there too"
    assert upkeep.backups(tmp_path / "arkiv", second) == made
    one.citizen("Søren")
    assert upkeep.close(one.desk) == ""
    assert len(upkeep.backups(tmp_path / "arkiv", second)) == 2
    opened = vault.open_with_key(tmp_path / "arkiv", KEY)
    opened.close()


def test_a_second_folder_that_is_gone_is_told_and_made_up_for_when_it_is_back(
    tmp_path: Path,
) -> None:
    one, second = with_vault(tmp_path / "arkiv"), tmp_path / "stik"
    second.mkdir()
    one.clock.now = datetime.now().astimezone()
    SettingService(one.all.sharing).set(BACKUP_FOLDER, str(second))
    second.rmdir()
    one.citizen()
    assert upkeep.back_up_once_a_day(one.desk).endswith(", men kun her: den anden mappe er væk")
    assert upkeep.back_up_once_a_day(one.desk) == "", "it is said once"
    assert not second.exists(), "no folder is made in its place"
    second.mkdir()
    assert upkeep.back_up_once_a_day(one.desk).startswith("Kopi i den anden mappe kl. ")
    assert len(upkeep.backups(tmp_path / "arkiv", second)) == 1
    assert upkeep.close(one.desk) == ""
