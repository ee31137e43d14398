"""``vip2tui send --to-all-waiting``: every file in one folder, by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


@pytest.fixture
def homes(tmp_path: Path, vip: Callable[..., Done]) -> dict[str, str]:
    """An office and two mentors that know each other; both mentors have sent something."""
    found = {}
    for name in ("kontor", "et", "to"):
        found[name] = str(tmp_path / name)
        make_vault(tmp_path / name, Role.OFFICE if name == "kontor" else Role.MENTOR, f"Pc {name}")
        contact = vip(
            "--home", found[name], "device", "contact", "--out", str(tmp_path / f"{name}.k")
        )
        assert contact.code == 0
    for name in ("et", "to"):
        for one, other in ((found[name], "kontor"), (found["kontor"], name)):
            assert (
                vip("--home", one, "device", "trust", str(tmp_path / f"{other}.k"), "--yes").code
                == 0
            )
        citizen = vip("--home", found[name], "citizen", "add", "--name", f"Borger {name}")
        assert citizen.code == 0
        to = vip("--home", found["kontor"], "device", "show", "--json").json["id"]
        file = str(tmp_path / f"{name}.vip2")
        assert vip("--home", found[name], "send", "--to", to, "--out", file).code == 0
        assert vip("--home", found["kontor"], "fetch", file).code == 0
    return found


def test_all_who_wait_are_told_of_and_answered(
    homes: dict[str, str], vip: Callable[..., Done], tmp_path: Path
) -> None:
    office = ("--home", homes["kontor"])
    today = vip(*office, "today").out
    assert "2 computere venter på kvittering, Mette Holm siden" in today
    assert "send --to-all-waiting --out MAPPE" in today
    shown = vip(*office, "device", "show", "--json").json
    assert len(shown["waiting"]) == 2
    assert shown["line"].startswith("2 computere venter på kvittering")
    (tmp_path / "ud").mkdir()
    done = vip(*office, "send", "--to-all-waiting", "--out", str(tmp_path / "ud"), "--json").json
    assert len(done) == 2
    files = [file for one in done for file in one["files"]]
    assert sorted(files) == sorted(map(str, (tmp_path / "ud").iterdir()))
    assert all(one["reason"] is None for one in done)
    for name, file in zip(("et", "to"), files, strict=True):
        assert vip("--home", homes[name], "fetch", file).code == 0
    assert "kvittering" not in vip(*office, "today").out
    again = vip(*office, "send", "--to-all-waiting", "--out", str(tmp_path / "ud"))
    assert (again.code, len(list((tmp_path / "ud").iterdir()))) == (0, 2)
    assert "Ingen venter" in again.out


@pytest.mark.usefixtures("home")
def test_it_takes_a_folder_and_nothing_else(vip: Callable[..., Done], tmp_path: Path) -> None:
    assert vip("send", "--to-all-waiting").code == 2
    assert vip("send", "--to-all-waiting", "--out", "x", "--to", "y").code == 2
    missing = str(tmp_path / "findes ikke")
    assert vip("send", "--to-all-waiting", "--out", missing).code == 1


def test_a_citizen_taken_back_is_marked_and_writing_on_wants_a_yes(
    homes: dict[str, str], vip: Callable[..., Done], tmp_path: Path
) -> None:
    office, mentor = ("--home", homes["kontor"]), ("--home", homes["et"])
    device = vip(*mentor, "device", "show", "--json").json["id"]
    assert vip(*office, "citizen", "withdraw", "Borger et", "--from", device).code == 0
    file = str(tmp_path / "svar.vip2")
    assert vip(*office, "send", "--to", device, "--out", file).code == 0
    assert "Kommunen har taget Borger et tilbage" in vip(*mentor, "fetch", file, "--preview").out
    assert "Kommunen har taget Borger et tilbage" in vip(*mentor, "fetch", file).out
    assert "Borger et (taget tilbage)" in vip(*mentor, "citizen", "list").out
    assert vip(*mentor, "citizen", "list", "--json").json[0]["withdrawn"] is True
    assert "Borger et (taget tilbage)" in vip(*mentor, "citizen", "show", "Borger et").out
    assert "(taget tilbage)" in vip(*mentor, "search", "Borger").out
    note = ("log", "add", "Borger et", "--type", "note", "--text", "mere")
    refused = vip(*mentor, *note)
    assert (refused.code, refused.out) == (2, "")
    assert "Giv --yes" in refused.err
    assert vip(*mentor, "log", "list", "Borger et", "--json").json == []
    assert vip(*mentor, "--yes", *note).code == 0
    assert len(vip(*mentor, "log", "list", "Borger et", "--json").json) == 1


def test_a_folder_is_fetched_in_one_act_and_all_are_answered(
    homes: dict[str, str], vip: Callable[..., Done], tmp_path: Path
) -> None:
    office = ("--home", homes["kontor"])
    to = vip(*office, "device", "show", "--json").json["id"]
    for folder in ("ind", "ud"):
        (tmp_path / folder).mkdir()
    for name in ("et", "to"):
        mine = ("--home", homes[name])
        assert vip(*mine, "citizen", "add", "--name", f"Ny {name}").code == 0
        file = str(tmp_path / "ind" / f"{name}.vip2")
        assert vip(*mine, "send", "--to", to, "--out", file).code == 0
    words = ("inbox", str(tmp_path / "ind"))
    seen = vip(*office, *words, "--preview")
    assert "Intet er ændret endnu." in seen.out
    assert seen.out.count(": 1 fil · ") == 2
    done = vip(*office, *words, "--out", str(tmp_path / "ud"), "--json")
    assert done.code == 0
    assert [one["files"] for one in done.json["computers"]] == [1, 1]
    assert [one["next"] for one in done.json["computers"]] == [3, 3]
    assert sorted(done.json["receipts"]) == sorted(map(str, (tmp_path / "ud").iterdir()))
    (tmp_path / "ind" / "halv.vip2").write_bytes(b"ikke en fil")
    again = vip(*office, *words)
    assert again.code == 1
    assert "halv.vip2: " in again.err
    assert again.out.count("0 nye") == 2
    assert vip(*office, "inbox", str(tmp_path / "findes ikke")).code == 1
