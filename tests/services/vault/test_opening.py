"""From a folder and a passphrase to a desk, and what happens when the folder was put back."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from tests.storage.helpers import put_back
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import services_for
from vip2tui.storage import backup, vault

if TYPE_CHECKING:
    from pathlib import Path

KEY = os.urandom(32)
MENTOR = Me("d", "Laptop Nord", "Mette", Role.MENTOR, "DEMO", "w1", ("w1",))


def test_a_vault_put_back_from_a_backup_writes_under_a_new_name(tmp_path: Path) -> None:
    home = tmp_path / "home"
    store = vault.create_with_key(home, KEY)
    store.commit((), [MENTOR.row()])
    desk = desk_on(store)
    citizen = services_for(desk).citizens.add("Søren")
    kept = backup.make_backup(store.journal, datetime(2026, 5, 4, 10).astimezone())
    services = services_for(desk)
    services.citizens.change(services.citizens.get(citizen), phone="11111111")
    store.close()

    desk = desk_on(put_back(home, kept.path, KEY))
    assert desk.me.writer != "w1"
    assert desk.me.writers == ("w1", desk.me.writer)
    services = services_for(desk)
    services.citizens.change(services.citizens.get(citizen), phone="22222222")
    ids = [change.id for change in desk.store.changes(citizen)]
    assert ids == [f"w1.{citizen}.1", f"{desk.me.writer}.{citizen}.1"]
    assert str(services.history.next_undo()).startswith("borgeren: telefon")
    desk.store.close()

    again = desk_on(vault.open_with_key(home, KEY))
    assert again.me.writer == desk.me.writer
    again.store.close()
