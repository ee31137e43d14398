"""Nothing a person wrote is readable in any file, whatever happened to the vault."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.storage import faults
from tests.storage.helpers import CHEAP, KEY, OTHER, PHRASE, a_change, bytes_in
from vip2tui.base.errors import Vip2Error
from vip2tui.storage import errors, vault
from vip2tui.storage.backup import make_backup
from vip2tui.storage.errors import StorageError
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

MARKERS = ["Søren Ærø", "0101901234", "fik en god snak om", "sag1", "drafts", "w1.sag1", PHRASE]
NOTE = "0101901234 fik en god snak om praktik"


def test_no_word_is_readable_in_any_file(tmp_path: Path) -> None:
    luck = random.Random(7)
    disk = faults.FaultyDisk()
    store, code = vault.create(tmp_path, PHRASE, cost=CHEAP, disk=disk)
    now = datetime.fromisoformat("2026-11-03T10:42:07")
    for n in range(1, 300):
        disk.room = luck.choice([None, None, None, luck.randrange(800)])
        with suppress(StorageError):
            store.commit([a_change(n, text=NOTE)], [Row("drafts", str(n % 9), {"text": NOTE})])
            if n % 40 == 0:
                store.compact()
            if n % 70 == 0:
                make_backup(store.journal, now + timedelta(n))
    disk.room = None
    store.change_passphrase(OTHER, cost=CHEAP)
    store.commit([a_change(999, text=NOTE)])
    store.journal.release_without_closing()
    path = max(tmp_path.glob("vault-*.v2t"))
    path.write_bytes(path.read_bytes()[:-50])
    vault.open(tmp_path, OTHER).close()
    files = bytes_in(tmp_path)
    assert any(name.startswith("torn-") for name in files)
    for marker in [*MARKERS, OTHER, code, code.replace("-", "")]:
        for name, data in files.items():
            assert marker.encode() not in data, (marker, name)
            assert marker.encode("utf-16-le") not in data, (marker, name)
    assert all("æ" not in name and "sag1" not in name for name in files)


def test_no_two_frames_share_a_nonce_and_no_two_files_a_key(tmp_path: Path) -> None:
    nonces: set[bytes] = set()
    ids: set[str] = set()
    count = 0
    for _ in range(3):
        home = tmp_path / str(count)
        store = vault.create_with_key(home, KEY)
        for n in range(1, 60):
            store.commit([a_change(n)])
            if n % 20 == 0:
                store.compact()
        store.close()
        for path in home.glob("vault-*"):
            data = path.read_bytes()
            ids.add(faults.read_header(data).file)
            for at in faults.heads(data)[:-1]:
                head = faults.frames.head_at(data, at)
                assert head
                nonces.add(head.nonce)
                count += 1
    assert len(nonces) == count
    assert len(ids) == 9


def test_errors_and_notices_hold_no_word_and_no_path(tmp_path: Path) -> None:
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, Vip2Error):
            if name in ("Vip2Error", "VaultError", "LostVaultError", "StorageError"):
                continue
            needs = name in ("ForkedChangeError", "RecoveryCodeError", "WeakPassphraseError")
            said = str(kind(NOTE) if needs else kind())
            assert said.endswith("."), name
            assert len(said.split(".")) > 2, f"{name} says not enough"
            assert str(tmp_path) not in said
