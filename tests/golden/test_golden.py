"""Vaults and files that people have on their disks and sticks open and read as they always did.

Each folder beside this file was written by a released version and is never made again. A change of
meaning is made in the program, by a migration, or said in the reading; the files stay as they are.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.golden.reading import read
from tests.storage.helpers import put_back
from vip2tui.services.house import Services, services_for
from vip2tui.services.vault import upkeep
from vip2tui.services.vault.opening import unlock
from vip2tui.storage import header, migrations
from vip2tui.storage.migrations import Step
from vip2tui.storage.restore import by_passphrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOLDEN = Path(__file__).parent
VERSIONS = sorted(path.name for path in GOLDEN.iterdir() if (path / "expected.json").is_file())
SENT = {"mentor": "kontor-1.vip2", "office": "mentor-1.vip2"}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> Path:
    return GOLDEN / request.param


@pytest.fixture
def opened(version: Path, tmp_path: Path) -> Iterator[Callable[[str], Services]]:
    """Open a copy of an old vault, by whose it was."""
    stores = []

    def open_vault(who: str) -> Services:
        home = tmp_path / who
        if not home.exists():
            shutil.copytree(version / who, home)
        services = services_for(unlock(home, phrase_of(version)))
        stores.append(services.desk.store)
        return services

    yield open_vault
    for store in stores:
        store.close()


def phrase_of(version: Path) -> str:
    return (version / "passphrase.txt").read_text(encoding="utf-8").strip()


def expected(version: Path, when: str, who: str) -> Any:
    return json.loads((version / "expected.json").read_text(encoding="utf-8"))[when][who]


def test_there_is_something_to_read() -> None:
    assert "1.0" in VERSIONS


@pytest.mark.parametrize("who", ["mentor", "office"])
def test_an_old_vault_holds_what_it_held(
    version: Path, opened: Callable[[str], Services], who: str
) -> None:
    services = opened(who)
    assert read(services) == expected(version, "before", who)
    assert upkeep.check(services.desk).ok


@pytest.mark.parametrize("who", ["mentor", "office"])
def test_an_old_file_is_taken_in_and_changes_what_it_changed(
    version: Path, opened: Callable[[str], Services], who: str
) -> None:
    services = opened(who)
    summary = services.fetching.fetch([version / "files" / SENT[who]], lambda _: True)
    assert not summary.refused
    assert read(services) == expected(version, "after", who)


def test_the_next_old_file_follows_the_first(
    version: Path, opened: Callable[[str], Services]
) -> None:
    office = opened("office")
    files = [version / "files" / name for name in ("mentor-1.vip2", "mentor-2.vip2")]
    summary = office.fetching.fetch(files, lambda _: True)
    assert not summary.refused
    assert summary.counts["new"] > 0


def test_an_old_contact_file_is_read(version: Path, opened: Callable[[str], Services]) -> None:
    office = opened("office")
    contact = office.devices.read(version / "files" / "mentor.kontakt")
    assert contact.name == "Laptop Nord 1"


def test_an_old_backup_is_put_back(version: Path, tmp_path: Path) -> None:
    [backup] = (version / "files").glob("*.v2t")
    home = tmp_path / "mentor"
    shutil.copytree(version / "mentor", home)
    put_back(home, backup, unlock=by_passphrase(phrase_of(version))).close()
    services = services_for(unlock(home, phrase_of(version)))
    assert read(services) == expected(version, "before", "mentor")
    services.desk.store.close()


def test_every_format_has_a_vault_here_and_none_was_ever_made_again() -> None:
    formats = {header.read_header(path.read_bytes()).format for path in GOLDEN.rglob("*.v2t")}
    assert formats == set(range(1, header.FORMAT + 1))
    lines = (GOLDEN / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    kept = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        path.relative_to(GOLDEN).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in GOLDEN.glob("*/**/*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert found == kept


@pytest.mark.parametrize("who", ["mentor", "office"])
def test_an_old_vault_is_migrated_and_has_the_same_digests(
    version: Path, opened: Callable[[str], Services], who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = opened(who)
    before, cases = read(services), upkeep.check(services.desk).cases
    services.desk.store.close()
    monkeypatch.setattr(header, "FORMAT", 2)
    monkeypatch.setattr(migrations, "STEPS", [Step(1, lambda rows: rows.copy())])
    services = opened(who)
    assert "migrated" in [notice.kind for notice in services.desk.store.notices]
    assert read(services) == before == expected(version, "before", who)
    assert upkeep.check(services.desk).cases == cases
