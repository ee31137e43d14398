"""A course that begins in the wrong months says so on the line, and is begun all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

BEST = "Begynd helst i marts–august. Frost stopper arbejdet."


def test_a_start_in_the_frost_is_told_where_the_plan_is_made_read_and_moved(
    vip: Vip, home: Path
) -> None:
    assert home.exists()
    vip("citizen", "add", "--name", "Amina Hassan", "--tovholder", "Tove Holm")
    said = f"  !  Forløbet begynder i december. {BEST}\n"
    made = vip("course", "start", "amina", "--package", "kabel-ledning", "--start", "2027-12-06")
    assert (made.code, said in made.out) == (0, True)
    assert said in vip("course", "show", "amina").out
    warnings = vip("course", "show", "amina", "--json").json["warnings"]
    assert warnings[0] == {"text": said[5:-1], "source": "vip2tui, ikke kontrolleret, 2026"}
    moved = vip("course", "tailor", "amina", "--move-start", "2028-04-03", "--yes")
    assert BEST not in moved.out
    assert BEST not in vip("course", "show", "amina").out
    asked = vip("course", "tailor", "amina", "--move-start", "2028-10-02")
    assert f"Forløbet begynder i oktober. {BEST}" in asked.out
    moved = vip("course", "tailor", "amina", "--move-start", "2028-10-02", "--yes", "--json")
    assert f"Forløbet begynder i oktober. {BEST}" in moved.json["notes"]
