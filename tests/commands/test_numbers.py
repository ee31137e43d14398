"""``vip2tui numbers``: what leaves is safe; the true numbers are words alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE, make_vault
from tests.services.numbers.town import lives
from vip2tui.domain.roles import Role
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

WINTER, SPRING = date(2025, 8, 4), date(2025, 11, 3)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    home = tmp_path / "hjem"
    make_vault(home, Role.OFFICE)
    desk = opening.unlock(home, PHRASE)
    lives(desk, 40, WINTER)
    lives(desk, 22, WINTER, SPRING, "job_ord")
    lives(desk, 11, WINTER, SPRING, "afbrudt")
    lives(desk, 12, WINTER, SPRING, "udskudt")
    lives(desk, 3, WINTER, package="butik", name="Butik")
    desk.store.close()
    return home


@pytest.mark.usefixtures("town")
def test_what_leaves_is_told_to_programs_and_to_a_spreadsheet(
    tmp_path: Path, vip: Callable[..., Done]
) -> None:
    told = vip("numbers", "--json").json
    [half] = told["halves"]
    assert [one["id"] for one in half["packages"]] == ["lager-transport"]
    assert half["packages"][0]["ends"] == {"gennemfoert": 22, "afbrudt": 11, "andet": 12}
    assert told["file"] is None
    desk = opening.unlock(tmp_path / "hjem", PHRASE)
    lives(desk, 4, WINTER, SPRING, "job_ord")  # these came late
    desk.store.close()
    assert vip("numbers", "--json").json == told
    done = vip("numbers", "--csv", str(tmp_path))
    assert "2. halvår 2025" in done.out
    assert "Butik" not in done.out
    [file] = tmp_path.glob("tal*.csv")
    assert str(file) in done.out
    assert b"Butik" not in file.read_bytes()


def test_after_a_backup_was_put_back_a_person_says_yes_first(
    town: Path, vip: Callable[..., Done]
) -> None:
    assert vip("backup", "make").code == 0
    first = vip("numbers", "--json").json
    assert first["halves"]
    restored = vip("backup", "restore", "--yes")
    assert restored.code == 0, restored.err
    desk = opening.unlock(town, PHRASE)
    lives(desk, 4, WINTER, SPRING, "job_ord")
    desk.store.close()
    refused = vip("numbers", "--json")
    assert (refused.code, refused.out) == (2, "")
    assert "hentet fra en sikkerhedskopi" in refused.err
    assert vip("numbers", "--here").code == 0, "what stays here is told"
    assert vip("numbers", "--json", "--yes").json != first, "that is what the person vouched for"
    assert vip("numbers", "--json").code == 0, "asked once"


@pytest.mark.usefixtures("town")
def test_the_true_numbers_are_for_reading_alone(vip: Callable[..., Done]) -> None:
    done = vip("numbers", "--here")
    assert "Butik" in done.out
    assert "22 af målet 193" in done.out
    assert "320 borgere" in done.out
    for more in (("--json",), ("--csv", ".")):
        refused = vip("numbers", "--here", *more)
        assert (refused.code, refused.out) == (2, "")


@pytest.mark.usefixtures("home")
def test_a_mentor_has_no_numbers_over_everybody(vip: Callable[..., Done]) -> None:
    for more in ("--json", "--here"):
        refused = vip("numbers", more)
        assert refused.code == 1
        assert "siden Tal" not in refused.err, "a mentor has no such page"
        assert "står under Borgere" in refused.err
