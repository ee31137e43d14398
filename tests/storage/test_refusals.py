"""What cannot be opened: another sentence for each reason, and every file as it was."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from tests.storage.helpers import CHEAP, OTHER, PHRASE, a_change, bytes_in, saved_in, the_file
from vip2tui.storage import header, keys, recovery, slots, vault
from vip2tui.storage.errors import (
    NotAVaultError,
    NoVaultError,
    RecoveryCodeError,
    VaultDamagedError,
    VaultError,
    VaultExistsError,
    VaultInUseError,
    VaultTooNewError,
    VaultTooOldError,
    WeakPassphraseError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    store, _ = vault.create(tmp_path / "vault", PHRASE, cost=CHEAP)
    store.commit([a_change(1), a_change(2)])
    store.close()
    return tmp_path / "vault"


def rewritten(home: Path, change: Any, *, file: Path | None = None) -> None:
    """Change what the header says, with a checksum that fits."""
    path = file or the_file(home)
    data = path.read_bytes()
    old = header.read_header(data)
    body = orjson.loads(old.raw[16:])
    change(body)
    text = orjson.dumps(body)
    raw = header._FIXED.pack(header.MAGIC, len(text), zlib.crc32(text)) + text
    path.write_bytes(raw + old.seal + data[old.size :])


def refused(home: Path, kind: type[VaultError], phrase: str = PHRASE) -> str:
    before = bytes_in(home)
    with pytest.raises(kind) as error:
        vault.open(home, phrase)
    assert type(error.value) is kind
    assert error.value.exit_code == 3
    assert bytes_in(home) == before
    assert str(home) not in str(error.value)
    return str(error.value)


def test_each_refusal_has_its_own_sentence(home: Path, tmp_path: Path) -> None:
    sound = the_file(home).read_bytes()
    said = [refused(home, WrongPassphraseError, OTHER)]
    rewritten(home, lambda body: body.update(format=2))
    said.append(refused(home, VaultTooNewError))
    the_file(home).write_bytes(b"%PDF-1.7 " + b"x" * 80_000)
    said.append(refused(home, NotAVaultError))
    the_file(home).write_bytes(sound[:-600] + b"x" + sound[-599:])
    said.append(refused(home, VaultDamagedError))
    the_file(home).write_bytes(sound)
    open_now = vault.open(home, PHRASE)
    said.append(refused(home, VaultInUseError))
    open_now.close()
    with pytest.raises(NoVaultError) as nothing:
        vault.open(tmp_path / "elsewhere", PHRASE)
    assert not (tmp_path / "elsewhere").exists()
    said.append(str(nothing.value))
    assert len(set(said)) == 6
    assert all("ikke rørt" in line or "ikke ændret" in line or "gået tabt" in line for line in said)


def test_a_vault_is_not_made_on_top_of_another(home: Path) -> None:
    before = bytes_in(home)
    with pytest.raises(VaultExistsError):
        vault.create(home, PHRASE, cost=CHEAP)
    the_file(home).rename(home / "vault-00000001.v2t.bak")
    with pytest.raises(VaultDamagedError):
        vault.create(home, PHRASE, cost=CHEAP)
    with pytest.raises(VaultDamagedError):
        vault.open(home, PHRASE)
    assert list(bytes_in(home).values()) == list(before.values())


@pytest.mark.parametrize("wish", [{"memory": 2**20}, {"time": 50}, {"salt": "AAAA"}])
def test_one_absurd_way_in_among_others_is_refused_before_any_is_tried(
    home: Path, monkeypatch: Any, wish: dict[str, Any]
) -> None:
    rewritten(home, lambda body: body["slots"].append(body["slots"][0] | wish))
    monkeypatch.setattr(slots, "stretch", lambda *_: pytest.fail("derived"))
    refused(home, VaultDamagedError)


def test_a_header_with_a_ninth_way_in_is_refused_before_any_is_tried(
    home: Path, monkeypatch: Any
) -> None:
    dear = {"memory": 256 * 2**10, "time": 10}
    rewritten(home, lambda body: body.update(slots=[body["slots"][0] | dear] * 9))
    monkeypatch.setattr(slots, "stretch", lambda *_: pytest.fail("derived"))
    refused(home, VaultDamagedError)


def test_an_older_format_without_a_way_is_refused_untouched(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(header, "FORMAT", 2)
    refused(home, VaultTooOldError)


@pytest.mark.parametrize(
    "wish",
    [
        {"memory": 64 * 2**20},
        {"memory": 256 * 2**10 + 1},
        {"time": 11},
        {"nonce": ""},
        {"memory": 1024},
        {"time": 10**6},
        {"time": 0},
        {"lanes": 500},
        {"memory": "131072"},
        {"time": 1.0},
        {"time": True},
        {"kdf": "none"},
        {"salt": ""},
        {"salt": "!"},
    ],
)
def test_a_header_that_asks_for_the_absurd_is_refused_before_it_costs(
    home: Path, monkeypatch: Any, wish: dict[str, Any]
) -> None:
    rewritten(home, lambda body: body["slots"][0].update(wish))
    monkeypatch.setattr(slots, "stretch", lambda *_: pytest.fail("derived"))
    started = time.perf_counter()
    refused(home, VaultDamagedError)
    assert time.perf_counter() - started < 0.5


def test_a_lowered_cost_does_not_open(home: Path) -> None:
    rewritten(home, lambda body: body["slots"][0].update(time=2))
    refused(home, WrongPassphraseError)


def test_swapped_slots_or_another_file_id_do_not_open(home: Path) -> None:
    sound = the_file(home).read_bytes()
    rewritten(home, lambda body: body["slots"].reverse())
    refused(home, VaultDamagedError)
    the_file(home).write_bytes(sound)
    rewritten(home, lambda body: body.update(file="00" * 16))
    refused(home, VaultDamagedError)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.pop("file"),
        lambda body: body.update(file="æ"),
        lambda body: body.update(slots=7),
        lambda body: body.update(slots=["x"]),
        lambda body: body.update(generation="1"),
        lambda body: body.update(format="1"),
    ],
)
def test_a_header_of_nonsense_is_damage(home: Path, change: Any) -> None:
    rewritten(home, change)
    refused(home, VaultDamagedError)


def test_unknown_slots_are_kept(home: Path, tmp_path: Path) -> None:
    key = keys.derive(b"x" * 32, "test")
    other = tmp_path / "with escrow"
    escrow = {"type": "escrow-2031", "anything": [1, {"a": None}]}
    ways_in = (escrow, slots.for_passphrase(key, PHRASE, CHEAP)[0])
    vault.create_with_key(other, key, ways_in=ways_in).close()
    store = vault.open(other, PHRASE)
    store.compact()
    store.close()
    assert header.read_header(the_file(other).read_bytes()).slots[0] == escrow


def test_the_passphrase_and_the_recovery_code_open_it(tmp_path: Path) -> None:
    store, code = vault.create(tmp_path, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    store.close()
    store = vault.open(tmp_path, f"  {PHRASE.replace(' ', '   ')} ")
    assert saved_in(store) == [1]
    store.close()
    store = vault.open_with_recovery(tmp_path, code.lower().replace("-", " "))
    assert saved_in(store) == [1]
    store.close()
    group = code.split("-")
    with pytest.raises(RecoveryCodeError) as fault:
        vault.open_with_recovery(tmp_path, "-".join([group[0][::-1] + "X", *group[1:]]))
    assert "Gruppe 1" in str(fault.value)
    with pytest.raises(WrongPassphraseError) as wrong:
        vault.open_with_recovery(tmp_path, recovery.new_code())
    assert "Nødkoden" in str(wrong.value)


def test_a_weak_passphrase_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        vault.create(tmp_path / "x", "sommer2026", cost=CHEAP)
    assert not (tmp_path / "x").exists()
