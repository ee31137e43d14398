"""A vault that nobody can open is set aside whole, and opens as before when a code turns up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.beginning import made, opened
from tests.storage.helpers import CHEAP, PHRASE
from vip2tui.domain.roles import Role
from vip2tui.services.desk import local_now
from vip2tui.services.house import services_for
from vip2tui.services.vault import opening
from vip2tui.services.vault.aside import set_aside
from vip2tui.storage import keys
from vip2tui.storage.errors import VaultInUseError, WeakPassphraseError, WriteError

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.exchange.startfile import Start

OTHER = "bevis tonic hurra etui journal"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAP)


@pytest.fixture
def start(tmp_path: Path) -> Start:
    office = Office(Role.OFFICE, "wkontor")
    return opened(made(office, tmp_path, office.citizen()))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A vault with somebody in it; its code stands beside it."""
    desk, code = opening.create(tmp_path / "arkiv", passphrase=PHRASE, name="Mette",
                                role=Role.MENTOR, authority="Vejle")  # fmt: skip
    services_for(desk).citizens.add("Gamle Hansen")
    desk.store.close()
    (tmp_path / "kode").write_text(code, encoding="utf-8")
    return tmp_path / "arkiv"


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_a_start_file_begins_anew_and_the_old_opens_as_before(
    home: Path, start: Start, tmp_path: Path
) -> None:
    before = bytes_in(home)
    desk, _ = opening.start(home, start=start, passphrase=OTHER, name="Mette", anew=True)
    services = services_for(desk)
    assert [services.citizens.get(one).citizen.name for one in services.citizens.ids()] == [
        "Amina Hassan"
    ]
    desk.store.close()
    (aside,) = tmp_path.glob("arkiv-gammelt-*")
    assert bytes_in(aside) == before
    code = (tmp_path / "kode").read_text(encoding="utf-8")
    old = opening.unlock_with_code(aside, code)
    kept = services_for(old).citizens
    assert [kept.get(one).citizen.name for one in kept.ids()] == ["Gamle Hansen"]
    old.store.close()


def test_two_are_set_aside_beside_each_other(home: Path, start: Start, tmp_path: Path) -> None:
    for _ in range(2):
        desk, _ = opening.start(home, start=start, passphrase=OTHER, name="Mette", anew=True)
        desk.store.close()
    assert len([*tmp_path.glob("arkiv-gammelt-*")]) == 2


def test_one_that_is_open_or_cannot_be_replaced_lies_where_it_lay(
    home: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bytes_in(home)
    with pytest.raises(WeakPassphraseError):
        opening.start(home, start=start, passphrase="1234", name="Mette", anew=True)

    def full(*_: object, **__: object) -> None:
        raise WriteError

    monkeypatch.setattr("vip2tui.storage.vault.create", full)
    with pytest.raises(WriteError):
        opening.start(home, start=start, passphrase=OTHER, name="Mette", anew=True)
    assert bytes_in(home) == before
    desk = opening.unlock(home, PHRASE)
    with pytest.raises(VaultInUseError):
        set_aside(home, local_now().date())
    desk.store.close()


def test_where_there_is_none_nothing_is_set_aside(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "ingen", local_now().date()) is None
