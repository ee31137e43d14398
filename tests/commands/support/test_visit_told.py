"""A visit that may be a slip is written, and said to be odd in the words of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


def test_the_same_visit_twice_and_a_day_ahead_are_told(
    vip: Callable[..., Done], tmp_path: Path
) -> None:
    make_vault(tmp_path / "hjem", Role.CONSULTANT)
    vip("citizen", "add", "--name", "Amina Hassan")
    visit = ("visit", "add", "Amina", "--delivered", "ja", "--employer", "Det går")
    assert vip(*visit, "--json").json["remarks"] == []
    [again] = vip(*visit, "--json").json["remarks"]
    assert again.startswith("Det samme notat står her allerede: virksomhedsbesøg")
    assert vip(*visit, "--date", "2099-01-01", "--json").json["remarks"] == [
        "Dagen ligger efter i dag."
    ]
    assert "OBS: Dagen ligger efter i dag." in vip(*visit, "--date", "2099-01-02").out
