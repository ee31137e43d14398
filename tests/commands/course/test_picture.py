"""The pictures of the screen drawn on the line, with the signs that can be read there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import process
from vip2tui.base.safe import width_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

DRAWN = re.compile("[\u2190-\u2bff√]")


def bars(out: str) -> list[str]:
    """The picture: from the months to the list under it."""
    rows = out.splitlines()
    steps = [at for at, row in enumerate(rows) if "delmål" in row]
    return rows[steps[0] - len(steps) - 1 : steps[0]]


def test_the_plan_is_drawn_above_its_steps(
    amina: str, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    months, *rows = bars(vip("course", "show", amina).out)
    assert re.search(r"\b(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\b", months)
    assert all("░" in row or "▓" in row for row in rows)
    assert any("dage over" in row for row in rows)
    assert 60 < max(map(width_of, rows)) <= 80
    monkeypatch.setenv("COLUMNS", "120")
    wide = bars(vip("course", "show", amina).out)
    assert 80 < max(map(width_of, wide)) <= 120


def test_programs_read_no_picture(amina: str, vip: Vip) -> None:
    assert vip("course", "show", amina, "--json").json["id"]
    assert not DRAWN.search(vip("course", "show", amina, "--json").out)


@pytest.mark.parametrize("way", ["flag", "setting", "variable"])
def test_it_can_be_drawn_with_the_signs_of_the_keyboard(
    way: str, amina: str, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "setting":
        vip("setting", "set", "tegn", "ascii")
    if way == "variable":
        monkeypatch.setenv("VIP2TUI_ASCII", "1")
    flag = ("--ascii",) if way == "flag" else ()
    found = bars(vip("course", "show", amina, *flag).out)
    assert not DRAWN.search("\n".join(found))
    assert any("..." in row for row in found)


def test_a_reader_without_the_signs_gets_those_it_has(amina: str, home: Path) -> None:
    done = process(home, "course", "show", amina, env={"PYTHONIOENCODING": "latin-1"})
    out = done.stdout.decode("latin-1")
    assert "[25" not in out
    assert any("..." in row for row in bars(out))


def test_each_phase_of_the_checklist_has_a_bar_with_its_numbers(amina: str, vip: Vip) -> None:
    def phases() -> list[str]:
        out = vip("checklist", "show", amina).out.splitlines()[1:]
        return [row for row in out if re.search(r"[█░]", row)]

    before = phases()
    assert len(before) == 4
    assert all(re.search(r"░+ 0 af \d+$", row) for row in before)
    assert max(map(width_of, before)) <= 80
    vip("checklist", "tick", amina, "m03.1")
    assert sum("█" in row for row in phases()) == 1
    assert not DRAWN.search("".join(vip("checklist", "show", amina, "--ascii").out[:400]))
    assert not DRAWN.search(vip("checklist", "show", amina, "--json").out)
