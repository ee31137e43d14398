"""A long work that is stopped, or breaks off: nothing is half, and the next run does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.services.exchange.carrying import given, note, paired, send, texts
from tests.watch import Watch
from vip2tui.base.progress import SILENT
from vip2tui.base.targets import NotWrittenError
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import DamagedFileError
from vip2tui.services.exchange import fetching
from vip2tui.storage.errors import DiskFullError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

NUMBER = 5


def carried(folder: Path) -> tuple[Office, str, list[Path]]:
    """Return an office, a citizen and five files with a note each."""
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, folder)
    files = []
    for number in range(NUMBER):
        note(mentor, citizen, f"n{number}")
        files.append(send(mentor, office, folder))
    return office, citizen, files


def fetched(office: Office, files: list[Path], watch: Watch | None = None) -> int:
    intake = office.all.fetching.intake()
    assert intake.begin(files, watch or SILENT) is None
    assert len(intake.taken) + len(intake.refused) + intake.left == len(files)
    return intake.left


@pytest.mark.parametrize("stop_at", range(1, NUMBER))
def test_fetching_that_is_stopped_is_finished_by_the_next_run(stop_at: int, tmp_path: Path) -> None:
    whole, citizen, files = carried(tmp_path)
    watch = Watch(stop_at)
    assert fetched(whole, files, watch) == NUMBER - stop_at
    assert watch.told == [f"{done} af {NUMBER} filer" for done in range(stop_at)]
    assert texts(whole, citizen) == [f"n{number}" for number in range(stop_at)]
    whole.reopen()
    assert texts(whole, citizen) == [f"n{number}" for number in range(stop_at)]
    assert fetched(whole, files) == 0
    assert texts(whole, citizen) == [f"n{number}" for number in range(NUMBER)]
    fetched(whole, files)
    assert texts(whole, citizen) == [f"n{number}" for number in range(NUMBER)]
    assert len({one.id for one in whole.changes()}) == len(whole.changes())


def test_one_that_breaks_off_and_a_stop_after_it_lose_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, citizen, files = carried(tmp_path)
    commit = office.store.commit
    calls = 0

    def full(*given_: Any, **named: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise DiskFullError
        commit(*given_, **named)

    monkeypatch.setattr(office.store, "commit", full)
    assert fetched(office, files, Watch(stop_at=3)) == NUMBER - 3
    monkeypatch.undo()
    assert fetched(office, files) == 0
    assert texts(office, citizen) == [f"n{number}" for number in range(NUMBER)]


def test_looking_that_is_stopped_has_looked_at_so_many_and_written_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, _, files = carried(tmp_path)
    read = fetching.read_file

    def broken(path: Path) -> bytes:
        if path == files[0]:
            raise DamagedFileError
        return read(path)

    monkeypatch.setattr(fetching, "read_file", broken)
    before = office.changes()
    intake = office.all.fetching.intake()
    assert len(intake.look(files, Watch(stop_at=3))) == 2
    assert [one.file for one in intake.refused] == [files[0].name]
    assert office.changes() == before


def test_answering_that_is_stopped_leaves_the_rest_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, *laptops = paired(*[Role.MENTOR] * 4)
    for laptop in laptops:
        note(laptop, given(office, laptop, tmp_path), "nyt")
        office.all.fetching.fetch([send(laptop, office, tmp_path)], lambda _: True)
    folder = tmp_path / "ud"
    folder.mkdir()
    sending = office.all.sending
    real, calls = sending.send, 0

    def sometimes(device: str, place: Path) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise NotWrittenError
        return real(device, place)

    monkeypatch.setattr(sending, "send", sometimes)
    done = office.all.owing.answer_all(folder, Watch(stop_at=3))
    assert [bool(one.made) for one in done] == [True, False, True]
    assert len(office.all.owing.waiting()) == 2
    assert len(office.all.owing.answer_all(folder)) == 2
    assert office.all.owing.waiting() == []
    assert len(list(folder.iterdir())) == len(laptops)
