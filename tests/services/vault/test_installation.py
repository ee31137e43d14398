"""The ten looks at an installation: what is wrong is found, told with what to do, and coded."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.danish import forbidden_in
from tests.storage.helpers import a_change, a_vault, bytes_in, opened
from vip2tui import __version__
from vip2tui.base import paths, shared_disks
from vip2tui.services.vault import check_code, installation
from vip2tui.services.vault.check_code import BadCodeError, State
from vip2tui.services.vault.installation import POINTS, Shown, heard, look
from vip2tui.storage import header, lock
from vip2tui.storage.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime.now().astimezone()
WHOLE = Shown(State.OK, (120, 40), "utf-8")
STATES = st.lists(st.sampled_from(State), min_size=10, max_size=10)
VERSIONS = st.tuples(st.integers(0, 9), st.integers(0, 99), st.integers(0, 99))


@given(STATES, VERSIONS)
def test_what_is_read_aloud_says_just_what_was_seen(
    states: list[State], version: tuple[int, int, int]
) -> None:
    told = ".".join(map(str, version))
    code = check_code.make(states, told)
    assert [len(part) for part in code.split(" ")] == [4, 4, 4]
    assert check_code.read(code) == (tuple(states), told)
    assert check_code.read(code.replace(" ", "-")) == check_code.read(code)


@given(STATES, VERSIONS, st.integers(0, 11), st.integers(1, 9))
def test_one_digit_that_is_misheard_is_caught(
    states: list[State], version: tuple[int, int, int], at: int, more: int
) -> None:
    digits = check_code.make(states, ".".join(map(str, version))).replace(" ", "")
    wrong = digits[:at] + str((int(digits[at]) + more) % 10) + digits[at + 1 :]
    with pytest.raises(BadCodeError, match=r"forkert\. Intet er ændret\. Få koden"):
        check_code.read(wrong)


@given(STATES, VERSIONS, st.integers(0, 10))
def test_two_digits_that_changed_places_are_caught(
    states: list[State], version: tuple[int, int, int], at: int
) -> None:
    digits = check_code.make(states, ".".join(map(str, version))).replace(" ", "")
    wrong = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    if wrong != digits:
        with pytest.raises(BadCodeError):
            check_code.read(wrong)


@pytest.mark.parametrize("code", ["", "1234", "0000 0001 000x", "9" * 12, "٣" * 12])
def test_what_is_no_code_is_said(code: str) -> None:
    with pytest.raises(BadCodeError):
        check_code.read(code)


@pytest.mark.parametrize("version", ["0.1.0", "12.3", "1.2.3rc1", "", "1.200.3"])
def test_an_odd_version_is_told_as_well_as_it_can_be(version: str) -> None:
    told = check_code.read(check_code.make([State.OK] * 10, version))[1]
    assert told == {"12.3": "9.3.0", "1.2.3rc1": "1.2.3", "": "0.0.0", "1.200.3": "1.99.3"}.get(
        version, version
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A vault that is well, with a backup of today."""
    store = a_vault(tmp_path / "arkiv", 2)
    store.back_up(NOW.replace(tzinfo=None))
    store.close()
    return tmp_path / "arkiv"


def states_of(seen: installation.Installation) -> dict[str, State]:
    return {one.point.id: one.state for one in seen.answers}


def test_a_sound_installation_has_ten_ok_and_is_left_as_it_was(home: Path) -> None:
    before = bytes_in(home)
    seen = look(home, WHOLE, NOW)
    assert set(states_of(seen).values()) == {State.OK}
    assert seen.faults == ()
    assert seen.lines[-1] == "Her er ingen fejl."
    assert bytes_in(home) == before
    assert heard(seen.code).version == __version__
    assert "se selv, om de vises rigtigt" in "".join(seen.lines)  # the letters are not seen


def test_a_new_vault_has_no_backup_until_something_is_saved(tmp_path: Path) -> None:
    store = a_vault(tmp_path)
    store.close()
    seen = look(tmp_path, WHOLE, NOW)
    assert seen.faults == ()
    assert "ingen endnu; den laves, når du har gemt noget" in "".join(seen.lines)
    store = opened(tmp_path)
    store.commit([a_change(1)])
    store.close()
    assert [one.point.id for one in look(tmp_path, WHOLE, NOW).faults] == ["backup"]


def test_the_programs_own_files_are_held_against_their_list(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "vip2tui"
    files = {"lib-1.2-ab/a.py": b"a", "lib-1.2-ab/b.py": b"b", "python/python.exe": b"MZ",
             paths.START: b""}  # fmt: skip
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    for name, data in {**files, paths.SUMS: sums.encode(), "lib-1.1-cd/c.py": b""}.items():
        (program / name).parent.mkdir(parents=True, exist_ok=True)
        (program / name).write_bytes(data)
    monkeypatch.setattr(sys, "executable", str(program / "python" / "python.exe"))

    def told() -> tuple[State, str]:
        (found,) = [one for one in look(home, WHOLE, NOW).answers if one.point.id == "version"]
        return found.state, found.told.removeprefix(f"vip2tui {__version__}; ")

    assert told() == (State.OK, "alle 4 filer er hele; slet gerne lib-1.1-cd")
    (program / "lib-1.2-ab" / "__pycache__").mkdir()
    (program / "lib-1.2-ab" / "__pycache__" / "a.pyc").write_bytes(b"")
    shutil.rmtree(program / "lib-1.1-cd")
    (program / paths.BESIDE_MARK).write_bytes(b"")
    assert told() == (State.OK, "alle 4 filer er hele")
    (program / "lib-1.2-ab" / "a.py").unlink()
    (program / "lib-1.2-ab" / "b.py").write_bytes(b"B")
    (program / "lib-1.2-ab" / "textual.py").write_bytes(b"")
    assert told() == (State.FAULT, "af filerne: 1 mangler, 1 er ændret, 1 hører ikke til")
    (program / paths.SUMS).unlink()
    assert told() == (State.FAULT, "listen over dets filer mangler")


def test_without_a_vault_and_without_a_window_nothing_is_a_fault(tmp_path: Path) -> None:
    seen = look(tmp_path / "intet" / "her", Shown(), NOW)
    untried = {one for one, state in states_of(seen).items() if state is State.UNTRIED}
    assert untried == {"keys", "console", "fonts", "backup"}
    assert seen.faults == ()
    assert list(tmp_path.iterdir()) == []


def newer(home: Path) -> None:
    (path,) = home.glob("vault-*.v2t")
    os.utime(path, (NOW.timestamp() + 9e5,) * 2)


def made_by_a_newer_program(home: Path) -> None:
    (path,) = home.glob("vault-*.v2t")
    key, slots = bytes(32), ()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(header, "FORMAT", 99)
        made = header.new_header(key, "x" * 32, 1, slots)
    path.write_bytes(made.raw + made.seal)


def overwritten(home: Path) -> None:
    next(home.glob("vault-*.v2t")).write_bytes(b"PK" * 500)


def without_backups(home: Path) -> None:
    shutil.rmtree(home / "sikkerhedskopier")


SPOILS: list[tuple[str, Callable[[Path], None]]] = [
    ("clock", newer),
    ("version", made_by_a_newer_program),
    ("version", overwritten),
    ("backup", without_backups),
]


@pytest.mark.parametrize(("point", "spoil"), SPOILS)
def test_what_is_wrong_with_the_vault_is_found_without_its_key(
    home: Path, point: str, spoil: Callable[[Path], None]
) -> None:
    spoil(home)
    seen = look(home, WHOLE, NOW)
    assert [one.point.id for one in seen.faults] == [point]
    assert seen.lines[-1].startswith(f"{seen.faults[0].point.name}: ")


def test_an_old_backup_and_a_clock_that_was_never_set_are_faults(home: Path) -> None:
    late = look(home, WHOLE, NOW + timedelta(days=15))
    assert [one.point.id for one in late.faults] == ["backup"]
    early = look(home, WHOLE, NOW.replace(year=2000))
    assert [one.point.id for one in early.faults] == ["clock"]


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        ("keys", Shown(State.FAULT, (80, 24), "utf-8")),
        ("console", Shown(State.OK, (79, 24), "utf-8")),
        ("fonts", Shown(State.OK, (80, 24), "cp1252")),
        ("fonts", Shown(State.OK, (80, 24), "utf-8", has_few_letters=True)),
    ],
)
def test_what_is_wrong_with_the_window_is_found(home: Path, point: str, shown: Shown) -> None:
    assert [one.point.id for one in look(home, shown, NOW).faults] == [point]


def refuse(*_: Any) -> Any:
    raise PermissionError


@pytest.mark.parametrize(
    ("points", "where", "what", "instead"),
    [
        (["disk"], installation, "shared_by", lambda _: shared_disks.NETWORK),
        (["space"], shutil, "disk_usage", lambda _: SimpleNamespace(free=5)),
        (["write", "lock"], Disk, "put", refuse),
        (["write"], Disk, "read", lambda *_: b"other"),
        (["lock"], lock, "_posix", lambda *_, **__: None),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the lock there has another name")
def test_what_is_wrong_with_the_disk_is_found(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    points: list[str],
    where: Any,
    what: str,
    instead: Any,
) -> None:
    monkeypatch.setattr(where, what, instead)
    assert [one.point.id for one in look(home, WHOLE, NOW).faults] == points


def test_every_fault_says_what_to_do_in_plain_danish() -> None:
    assert len(POINTS) == check_code.POINTS == len({one.id for one in POINTS})
    faults = heard(check_code.make([State.FAULT] * 10, "1.0.0"))
    assert len(faults.lines) == 22
    for one in POINTS:
        assert one.do.endswith(".")
        assert not forbidden_in(f"{one.name}: {one.do}"), one.id


def test_the_code_is_the_same_for_everybody_with_the_same_answers(
    tmp_path: Path, home: Path
) -> None:
    other = home.rename(tmp_path / "Amina Hansen 010190-1234")
    assert look(other, WHOLE, NOW).code == check_code.make([State.OK] * 10, __version__)
