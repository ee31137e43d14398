"""``vip2tui read-log``: what reading, showing and taking out leave behind, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import bytes_of, make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done


@pytest.fixture
def amina(vip: Callable[..., Done], tmp_path: Path) -> str:
    make_vault(tmp_path / "hjem", Role.CONSULTANT)
    return str(vip("citizen", "add", "--name", "Amina Hassan", "--json").json["id"])


def acts(vip: Callable[..., Done], who: str = "Amina") -> list[str]:
    return [one["act"] for one in vip("read-log", who, "--json").json]


def test_opening_showing_the_number_and_taking_out_leave_a_line_each(
    vip: Callable[..., Done], amina: str, tmp_path: Path
) -> None:
    assert vip("citizen", "show", "Amina").code == 0
    assert vip("citizen", "cpr", "Amina", "--number", "010190-1234").code == 0
    assert vip("citizen", "cpr", "Amina").code == 0
    assert vip("send", "--open-copy", str(tmp_path / "kopi.json"), "--yes").code == 0
    assert acts(vip) == ["kopi", "cpr", "aabnet"]
    [copy, *_] = vip("read-log", amina, "--json").json
    assert set(copy) == {"id", "number", "at", "by", "device", "act", "citizen", "words"}
    assert copy["citizen"] == amina
    said = vip("read-log", "Amina")
    assert "Mette Holm (Laptop Nord): lagt i en ulåst kopi" in said.out
    assert "Amina" not in said.out
    assert vip("verify", "--json").json["ok"]


def test_what_is_refused_and_what_is_of_nobody_leaves_nothing(
    vip: Callable[..., Done], amina: str, tmp_path: Path
) -> None:
    assert amina
    before = bytes_of(tmp_path / "hjem")
    assert vip("log", "correct", "findes-ikke", "--reason", "x", "--text", "y").code == 1
    assert vip("citizen", "list").code == 0
    assert vip("citizen", "show", "Ingen").code == 1
    assert bytes_of(tmp_path / "hjem") == before
