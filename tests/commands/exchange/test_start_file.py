"""A laptop's first day by line: made, opened, bound, lost and made anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from tests.storage.helpers import CHEAP
from vip2tui.domain.roles import Role
from vip2tui.services.exchange import starting

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


@pytest.fixture
def office(tmp_path: Path, vip: Vip, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a citizen."""
    monkeypatch.setattr(starting, "_COST", CHEAP)
    home = tmp_path / "kontor"
    make_vault(home, Role.OFFICE, "Kontoret")
    monkeypatch.setenv("VIP2TUI_HOME", str(home))
    assert vip("citizen", "add", "--name", "Amina Søgaard").code == 0
    return home


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    return lambda home: monkeypatch.setenv("VIP2TUI_HOME", str(home))


def test_from_a_start_file_to_a_laptop_that_is_known(
    office: Path, vip: Vip, at: Callable[[Path], None], tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    told = vip("start-file", "make", "--name", "Laptop Syd", "--citizen", "Amina", "--tovholder",
               "Tove Holm", "--phone", "12 34 56 78", "--out", str(stick),
               "--json").json  # fmt: skip
    assert told["citizens"] == 1
    assert len(told["words"].split()) == 6
    (listed,) = vip("start-file", "list", "--json").json
    assert (listed["id"], listed["bound"], listed["withdrawn"]) == (told["id"], None, None)
    words = tmp_path / "ord"
    words.write_text(told["words"].upper(), encoding="utf-8")
    at(tmp_path / "ny")
    wrong = vip("start-file", "open", told["file"], "--name", "Lise Ny")
    assert wrong.code == 2
    assert "Ring selv til et nummer, du kender" in wrong.err
    assert "12 34 56 78" in wrong.err
    opened = vip("start-file", "open", told["file"], "--name", "Lise Ny", "--words-file",
                 str(words), "--json")  # fmt: skip
    assert opened.json["id"] == told["id"]
    assert opened.json["citizens"] == 1
    assert opened.json["told"] == ["Ring til: Tove Holm · 12 34 56 78"]
    assert "Ring til: Tove Holm · 12 34 56 78" in vip("device", "show").out
    again = vip("start-file", "open", told["file"], "--name", "Lise", "--words-file", str(words))
    assert again.code != 0
    assert vip("log", "add", "Amina", "--type", "note", "--text", "Godt i gang").code == 0
    sent = vip("send", "--to", "Kontoret", "--out", str(stick), "--json").json
    at(office)
    done = vip("fetch", sent["file"])
    assert "har brugt sin startfil og er nu godkendt her" in done.out
    assert "Godt i gang" in vip("log", "list", "Amina").out
    (listed,) = vip("start-file", "list", "--json").json
    assert listed["bound"]
    assert vip("start-file", "withdraw", "Laptop Syd").code == 1
    lost = vip("device", "lost", "Laptop Syd", "--json").json
    assert (lost["revoked"], lost["number"]) == (True, 1)
    said = vip("device", "lost", "Laptop Syd").out
    assert "Kommunen har alt fra «Laptop Syd» til og med fil nr. 1" in said
    new = vip("start-file", "make", "--name", "Laptop Vest", "--instead-of", "Laptop Syd",
              "--out", str(stick), "--json").json  # fmt: skip
    assert (new["citizens"], new["replaces"]) == (1, told["id"])
    words.write_text(new["words"], encoding="utf-8")
    at(tmp_path / "nyere")
    opened = vip("start-file", "open", new["file"], "--name", "Lise Ny", "--words-file",
                 str(words))  # fmt: skip
    assert "til og med fil nr. 1" in opened.out
    assert "Godt i gang" in vip("log", "list", "Amina").out


def test_an_unused_one_is_withdrawn(office: Path, vip: Vip, tmp_path: Path) -> None:
    assert office.exists()
    assert "ikke lavet nogen startfil" in vip("start-file", "list").out
    assert vip("start-file", "make", "--name", "Laptop Syd", "--out", str(tmp_path)).code == 0
    assert "ikke brugt endnu" in vip("start-file", "list").out
    gone = vip("start-file", "withdraw", "laptop syd", "--json").json
    assert gone["withdrawn"]
    assert "trukket tilbage" in vip("start-file", "list").out


def test_words_that_are_wrong_make_no_vault(
    office: Path, vip: Vip, at: Callable[[Path], None], tmp_path: Path
) -> None:
    assert office.exists()
    told = vip("start-file", "make", "--name", "Syd", "--out", str(tmp_path), "--json").json
    words = tmp_path / "ord"
    at(tmp_path / "ny")
    for typed, why in (("agurk agurk", "der er 2"), ("agurk " * 6, "åbner ikke")):
        words.write_text(typed, encoding="utf-8")
        done = vip("start-file", "open", told["file"], "--name", "L", "--words-file", str(words))
        assert done.code == 1
        assert why in done.err
    assert not (tmp_path / "ny").exists()


def test_a_mentor_reports_nothing_lost(home: Path, vip: Vip) -> None:
    assert home.exists()
    assert vip("device", "lost", "Laptop").code == 1
    done = vip("start-file", "make", "--name", "Syd", "--out", str(home.parent))
    assert "kommunens kontor, der laver startfiler" in done.err


def test_both_codes_are_gone_and_one_turns_up_later(
    office: Path, home: Path, vip: Vip, at: Callable[[Path], None], tmp_path: Path
) -> None:
    at(home)
    contact = str(tmp_path / "l.vip2kontakt")
    assert vip("device", "contact", "--out", contact).code == 0
    at(office)
    theirs = str(tmp_path / "k.vip2kontakt")
    assert vip("device", "contact", "--out", theirs).code == 0
    assert vip("device", "trust", contact, "--yes").code == 0
    assert vip("citizen", "assign", "Amina", "--to", "Laptop Nord").code == 0
    assert vip("send", "--to", "Laptop Nord", "--out", str(tmp_path / "1.vip2")).code == 0
    at(home)
    assert vip("device", "trust", theirs, "--yes").code == 0
    assert vip("fetch", str(tmp_path / "1.vip2")).code == 0
    for text in ("Ikke sendt", "heller ikke", "og ikke den"):
        assert vip("log", "add", "Amina", "--type", "note", "--text", text).code == 0
    at(office)
    told = vip("start-file", "make", "--name", "Laptop Ny", "--instead-of", "Laptop Nord",
               "--out", str(tmp_path), "--json").json  # fmt: skip
    words = tmp_path / "ord"
    words.write_text(told["words"], encoding="utf-8")
    at(home)
    line = ("start-file", "open", told["file"], "--name", "Mette", "--words-file", str(words))
    assert vip(*line).code != 0, "a vault lies there"
    done = vip(*line, "--set-aside")
    assert "Kommunen har ikke fået nogen fil fra «Laptop Nord»" in done.out
    assert vip("log", "list", "Amina").out.count("Ikke sendt") == 0
    (aside,) = tmp_path.glob("hjem-gammelt-*")
    file = vip("start-file", "let-in", str(aside), "--out", str(tmp_path / "gl.vip2"), "--json")
    assert file.json[0]["changes"] == 3
    at(office)
    assert vip("device", "lost", "Laptop Nord").code == 0
    old = str(tmp_path / "gl.vip2")
    assert "spærret" in vip("fetch", old).err
    assert vip("device", "found", old).code == 2
    found = vip("device", "found", old, "--yes", "--json").json
    assert found["waiting"] == ["Amina Søgaard: 3 ændringer som forslag"]
    assert "Ikke sendt" not in vip("log", "list", "Amina").out
    assert vip("device", "let-in", "Laptop Nord", "--json").json["changes"] == 3
    assert "Ikke sendt" in vip("log", "list", "Amina").out
    assert "ingen forslag" in vip("device", "let-in", "Laptop Nord").out
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        data = path.read_bytes()
        assert not any(one in data for one in (b"Amina", "Søgaard".encode(), b"Ikke sendt")), path
