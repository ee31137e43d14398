"""``vip2tui away``: foreseen, agreed to, written for all, and listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def test_days_away_are_foreseen_and_then_written(vip: Callable[..., Any], amina: str) -> None:
    seen = vip("away", "--preview", "--json", "--", "-20", "-2").json
    assert (seen["citizens"], seen["written"]) == ([amina], False)
    assert seen["points"] == seen["by_citizen"][0]["points"] > 0
    assert vip("away", "--json").json == [], "nothing is written by looking"
    unasked = vip("away", "--", "-20", "-2")
    assert (unasked.code, "--yes" in unasked.err) == (2, True)
    made = vip("away", "--yes", "--", "-20", "-2")
    assert "3 uger: jeg var væk" in made.out
    assert "1 borger" in made.out
    (one,) = vip("away", "--json").json
    assert one == {"from": seen["from"], "to": seen["to"], "citizens": [amina]}
    assert "3 uger: jeg var væk" in vip("away").out
    assert "3 uger: jeg var væk" in vip("hours", "show", "Amina").out
    assert len(vip("hours", "show", "Amina", "--json").json["away"]) == 1
    assert vip("undo").code == 0
    assert vip("away", "--json").json == []


def test_nobody_in_a_course_is_told_and_nothing_is_written(
    vip: Callable[..., Any], home: object
) -> None:
    assert home
    done = vip("away", "i dag")
    assert (done.code, "Ingen af dine borgere" in done.out) == (0, True)
