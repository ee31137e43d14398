"""Two people at one computer by line: a vault, a lock and backups each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.commands.helpers import make_vault
from vip2tui.base import sharers
from vip2tui.services.vault.aside import set_aside

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MINE, THEIRS = "Amina Kun-Hos-Mig", "Bo Kun-Hos-Anden"


def second(home: Path, vip: Any) -> Path:
    """Put AB beside MK, with a vault, and return its folder."""
    done = vip("person", "add", "ab", "--mine", "mk", "--json")
    assert done.code == 0, done.err
    place = sharers.home_of(home, sharers.sharers(home)[1])
    assert done.json == {"id": "AB", "home": str(place)}
    make_vault(place, device="Laptop Syd")
    return place


def test_one_person_notices_nothing(home: Path, vip: Any) -> None:
    assert vip("person", "list", "--json").json == []
    assert vip("today").code == 0
    done = vip("person", "add", "AB")
    assert done.code == 2
    assert "Giv --mine" in done.err
    assert not (home / sharers.FILE).exists()


def test_each_has_a_vault_and_nobody_is_guessed(
    home: Path, vip: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = second(home, vip)
    done = vip("today")
    assert done.code == 2
    assert "Flere bruger programmet på denne computer: MK og AB. Giv --who MK." in done.err
    assert vip("citizen", "add", "--name", MINE, "--who", "MK").code == 0
    assert vip("citizen", "add", "--name", THEIRS, "--who", "ab").code == 0
    monkeypatch.setenv(sharers.WHO_VARIABLE, "AB")
    assert [one["name"] for one in vip("citizen", "list", "--json").json] == [THEIRS]
    assert [one["name"] for one in vip("citizen", "list", "--who", "MK", "--json").json] == [MINE]
    assert vip("backup", "make", "--json").json["path"].startswith(str(place))
    assert vip("verify").code == 0
    for path in (one for one in home.rglob("*") if one.is_file()):
        assert not any(name.encode() in path.read_bytes() for name in (MINE, THEIRS)), path


def test_a_vault_that_is_set_aside_leaves_the_others_where_they_lie(home: Path, vip: Any) -> None:
    place = second(home, vip)
    aside = set_aside(home, date(2026, 11, 30))
    assert aside is not None
    assert place.is_dir()
    assert len(sharers.sharers(home)) == 2
    assert vip("today", "--who", "AB").code == 0
    assert not (aside / place.name).exists()
