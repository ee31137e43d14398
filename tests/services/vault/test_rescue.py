"""A backup put in the vault's place, with the passphrase or with the code from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.storage.helpers import CHEAP, OTHER, PHRASE
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.rescue import Rescue
from vip2tui.storage import vault
from vip2tui.storage.errors import WeakPassphraseError, WrongPassphraseError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def backed_up(tmp_path: Path) -> tuple[Rescue, str]:
    """Return the way back to a vault with one citizen in its backup, and the code."""
    store, code = vault.create(tmp_path, PHRASE, cost=CHEAP)
    one = Office(Role.MENTOR, "w", store)  # type: ignore[arg-type]  # it is asked as any store
    one.citizen("Amina")
    upkeep.close(one.desk)
    return Rescue(tmp_path), code


@pytest.mark.parametrize("new", ["", OTHER])
def test_the_code_puts_it_back_and_may_set_a_new_passphrase(
    backed_up: tuple[Rescue, str], new: str
) -> None:
    rescue, code = backed_up
    done = rescue.restore_with_code(code, new)
    assert done.backup.path == upkeep.backups(rescue.home)[0].path
    assert len(done.kept) == 1
    assert done.desk.me.role is Role.MENTOR
    assert len(done.desk.shared_cases()) == 1
    done.desk.store.close()
    vault.open(rescue.home, new or PHRASE).close()
    if new:
        with pytest.raises(WrongPassphraseError):
            vault.open(rescue.home, PHRASE)


def test_a_weak_passphrase_is_refused_before_anything_is_put_back(
    backed_up: tuple[Rescue, str],
) -> None:
    rescue, code = backed_up
    before = sorted(path.name for path in rescue.home.iterdir())
    with pytest.raises(WeakPassphraseError):
        rescue.restore_with_code(code, "kort")
    assert sorted(path.name for path in rescue.home.iterdir()) == before


def test_one_is_found_by_its_name_its_beginning_or_its_path(
    backed_up: tuple[Rescue, str],
) -> None:
    rescue, _ = backed_up
    one = rescue.backups()[0]
    for typed in (one.path.name, one.path.name[:-4], str(one.path)):
        assert rescue.find(typed) == one
    for typed in ("findes-ikke", "/andre/steder/" + one.path.name):
        with pytest.raises(NotFoundError):
            rescue.find(typed)
