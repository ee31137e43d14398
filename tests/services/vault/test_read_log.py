"""Who saw what: noted at once, stored beside, one line for the same within a quarter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import paired, send
from tests.storage.helpers import KEY, a_vault, opened, put_back, the_file
from vip2tui.domain.roles import Role
from vip2tui.services.exchange import opencopies
from vip2tui.services.vault import read_log, upkeep
from vip2tui.services.vault.read_log import AGAIN, Act
from vip2tui.storage import erase, vault
from vip2tui.storage.errors import DiskFullError
from vip2tui.storage.port import Row
from vip2tui.storage.read_log import HEAD, TABLE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office() -> Office:
    return Office(Role.CONSULTANT, "w1")


def acts(one: Office, citizen: str) -> list[str]:
    return [line.act for line in one.all.reads.of(citizen)]


def opens(one: Office, citizen: str) -> bool:
    new = one.all.reads.note(Act.OPENED, citizen)
    one.all.reads.keep()
    return new


def test_a_line_says_who_what_whom_and_when_and_nothing_else(office: Office) -> None:
    amina, soren = office.citizen(), office.citizen("Søren Ærø")
    opens(office, amina)
    [line] = office.all.reads.of(amina)
    assert (line.by, line.device, line.act, line.citizen) == ("P w1", "Laptop", "aabnet", amina)
    assert line.at == "2026-05-04T10:00:00+02:00"
    assert line.words == "åbnet"
    assert office.all.reads.of(soren) == ()
    [kept] = [row for key, row in office.store.rows(TABLE).items() if key != HEAD]
    assert set(kept) == {"at", "by", "w", "act", "who", "s", "p"}
    assert b"Amina" not in orjson.dumps(office.store.rows(TABLE))


def test_the_same_within_a_quarter_is_one_line_for_the_next_program_too(office: Office) -> None:
    amina, soren = office.citizen(), office.citizen("Søren Ærø")
    assert opens(office, amina)
    assert not opens(office, amina)
    assert opens(office, soren)
    office.reopen()
    opens(office, amina)
    assert len(acts(office, amina)) == 1
    office.clock.turn(minutes=AGAIN / timedelta(minutes=1))
    assert opens(office, amina)
    assert acts(office, amina) == ["aabnet", "aabnet"]
    office.clock.turn(days=-3)  # a clock that was put back hides nothing
    assert opens(office, amina)
    assert len(acts(office, amina)) == 3
    assert office.all.reads.note(Act.CPR, amina)


def test_noting_writes_nothing_and_what_waits_is_told(office: Office) -> None:
    amina = office.citizen()
    before = office.store.journal.revision
    office.all.reads.note(Act.OPENED, amina)
    assert office.store.journal.revision == before
    assert acts(office, amina) == ["aabnet"]
    office.all.reads.keep()
    assert office.store.journal.revision == before + 1
    office.all.reads.keep()
    assert office.store.journal.revision == before + 1
    assert acts(office, amina) == ["aabnet"]


def test_a_full_disk_puts_it_off(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    amina = office.citizen()
    office.all.reads.note(Act.OPENED, amina)

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as broken:
        broken.setattr(office.store, "commit", full)
        with pytest.raises(DiskFullError):
            office.all.reads.keep()
    assert office.store.rows(TABLE) == {}
    office.all.reads.keep()
    office.reopen()
    assert acts(office, amina) == ["aabnet"]


def test_a_file_and_an_open_copy_leave_a_line_for_each_they_hold(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    amina, soren = office.on_course(), office.on_course("Søren Ærø")
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    data = send(office, mentor, tmp_path).read_bytes()
    assert acts(office, amina) == ["fil"]
    assert acts(office, soren) == []
    copy = tmp_path / "kopi.json"
    made = opencopies.write(office.desk, opencopies.target(copy))
    assert set(made.whose) == {amina, soren}
    office.all.reads.note(Act.COPIED, *made.whose)
    office.all.reads.keep()
    assert acts(office, soren) == ["kopi"]
    assert b"aabnet" not in data
    assert TABLE.encode() not in copy.read_bytes()


def test_a_line_that_is_gone_or_altered_is_told_by_verify(office: Office) -> None:
    amina = office.citizen()
    for _ in range(3):
        opens(office, amina)
        office.clock.turn(hours=1)
    assert upkeep.check(office.desk).problem.startswith("Arkivets fil er hel")  # memory: no backup
    assert read_log.fault(office.desk) == ""
    second: dict[str, Any] = office.store.row(TABLE, "2") or {}
    for wrong in ({**second, "who": "en anden"}, None):
        office.store.commit((), [Row(TABLE, "2", wrong)])
        assert "linje 2 mangler eller er ændret" in read_log.fault(office.desk)
    office.store.commit((), [Row(TABLE, "2", second)])
    assert read_log.fault(office.desk) == ""


def test_verify_finds_it_in_a_vault_on_the_disk(tmp_path: Path) -> None:
    one = Office(Role.MENTOR, "w1", store=a_vault(tmp_path))  # type: ignore[arg-type]
    amina = one.citizen()
    opens(one, amina)
    assert upkeep.check(one.desk).ok
    one.store.commit((), [Row(TABLE, "1", {**(one.store.row(TABLE, "1") or {}), "act": "cpr"})])
    found = upkeep.check(one.desk)
    assert not found.ok
    assert "Borgernes oplysninger er ikke berørt" in found.problem


def test_a_restored_vault_goes_on_with_the_chain(tmp_path: Path) -> None:
    one = Office(Role.MENTOR, "w1", store=a_vault(tmp_path / "a"))  # type: ignore[arg-type]
    amina = one.citizen()
    opens(one, amina)
    made = one.store.back_up(one.desk.now())
    one.clock.turn(hours=1)
    opens(one, amina)
    one.store.close()
    back = Office(Role.MENTOR, "w1", store=put_back(tmp_path / "b", made.path))  # type: ignore[arg-type]
    back.clock.turn(hours=2)
    opens(back, amina)
    assert read_log.fault(back.desk) == ""
    assert [line.device for line in back.all.reads.of(amina)] == ["Laptop", "Laptop"]


def test_a_look_at_the_vault_tells_where_a_restore_may_have_lost_lines(tmp_path: Path) -> None:
    store = vault.create_with_key(tmp_path, KEY)
    one = Office(Role.MENTOR, "w1", store=store)  # type: ignore[arg-type]
    amina = one.citizen()
    opens(one, amina)
    made = one.desk.store.back_up(one.clock())
    one.store.close()
    for cut, told in ((0, 0), (30, 1)):
        the_file(tmp_path).write_bytes(the_file(tmp_path).read_bytes()[: -cut or None])
        back = Office(Role.MENTOR, "w1", store=put_back(tmp_path, made.path))  # type: ignore[arg-type]
        found = upkeep.check(back.desk)
        assert (found.ok, len(found.told)) == (True, told)
        assert acts(back, amina) == [*["gendannet"] * told, "aabnet"]
        back.store.close()


def test_erasing_a_citizen_takes_the_lines_and_leaves_the_others(tmp_path: Path) -> None:
    store = vault.create_with_key(tmp_path, KEY)
    one = Office(Role.OFFICE, "w1", store=store)  # type: ignore[arg-type]
    amina, soren = one.citizen(), one.citizen("Søren Ærø")
    opens(one, amina)
    opens(one, soren)
    erase.erase(store.journal, amina)
    one.reopen()
    assert acts(one, amina) == []
    assert acts(one, soren) == ["aabnet"]
    assert read_log.fault(one.desk) == ""
    assert amina.encode() not in orjson.dumps(store.rows(TABLE))
    one.clock.turn(hours=1)
    opens(one, soren)
    assert read_log.fault(one.desk) == ""


def test_ten_thousand_openings_stay_small(tmp_path: Path) -> None:
    store = vault.create_with_key(tmp_path, KEY)
    one = Office(Role.MENTOR, "w1", store=store)  # type: ignore[arg-type]
    store.compact()
    before = the_file(tmp_path).stat().st_size
    for n in range(10_000):
        one.all.reads.note(Act.OPENED, f"{n % 40:08}-0000-4000-8000-000000000000")
        one.clock.turn(minutes=1)
    one.all.reads.keep()
    store.compact()
    assert the_file(tmp_path).stat().st_size - before < 2_600_000
    assert read_log.fault(one.desk) == ""
    store.close()
    assert len(opened(tmp_path).rows(TABLE)) == 10_001
