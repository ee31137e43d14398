"""A file that is looked at is told change by change, and nothing that is kept back is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screens.pair import amina, carry, note, pair
from tests.screens.stage import case

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services


def words(one: Services, other: Services, folder: Path) -> list[str]:
    [made] = one.sending.send(other.desk.me.device, folder)
    seen = other.fetching.look(made.path)
    told = other.fetching.singles(seen)
    assert len(told) == len(seen.plan.changes)
    return [single.words(other.desk.today()) for single in told]


def test_what_a_new_citizen_comes_with_is_told_with_her_name(tmp_path: Path) -> None:
    mine, office = pair()
    note(mine, "x [/] y\x1b[2J")
    told = words(mine, office, tmp_path)
    assert "4. maj Mette Holm · Amina Hassan: notatet «x [/] y[2J»" in told
    assert all("\x1b" not in one for one in told)


def test_what_is_here_already_is_told_no_more(tmp_path: Path) -> None:
    mine, office = pair()
    carry(mine, office, tmp_path)
    note(mine, "Kun det nye")
    mine.citizens.change(case(mine, amina(mine)), phone="12 34 56 78")
    told = words(mine, office, tmp_path)
    assert [one.split(": ", 1)[1] for one in told] == ["notatet «Kun det nye»", "borgeren: telefon"]


def test_an_undo_says_what_it_is(tmp_path: Path) -> None:
    mine, office = pair()
    note(mine)
    carry(mine, office, tmp_path)
    mine.history.undo()
    [told] = words(mine, office, tmp_path)
    assert told.endswith("det, der blev fortrudt")
