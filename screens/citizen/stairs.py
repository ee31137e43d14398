"""The staircase on Overblik: a line that Enter turns into a map in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.citizen.part import Part, View
from screens.dialogs import Tell
from screens.widgets.row import Row
from vip2tui.pictures.drawn import line_text
from vip2tui.pictures.staircase import Stair, StairState, stair_line
from vip2tui.services.course.stairs import ABOUT, stair_lines

STAIRS = "trappe"
"""What its row is called."""


def stair_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield where the citizen stands; Enter tells how long on each step, and what ran beside."""
    plan = view.case.course
    lines = list(stair_lines(plan, view.today)) if plan else []
    if not lines:
        return
    now = [said for one, said in lines if one.state in (StairState.NOW, StairState.LATE)]
    told = "\n".join(
        f"{line_text(stair_line([Stair(one.name, one.state)], part.signs))} {said}"
        for one, said in reversed(lines)  # the highest on top
    )
    yield Row("Trappen", heading=True)
    yield Row(
        now[-1] if now else "Se, hvor langt forløbet er",
        STAIRS,
        f"{part.signs.go} ",
        act=partial(_tell, part, f"{told}\n\n{view.catalogue.worded(ABOUT)}"),
    )


def _tell(part: Part, text: str) -> None:
    part.app.push_screen(Tell("Trappen", text))
