"""What «I dag» says of a line besides the line: why it stands there, and what can wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from screens import themes, words
from screens.base import BaseScreen
from screens.widgets.row import Row
from screens.widgets.rows import Rows
from vip2tui.base.safe import T
from vip2tui.domain.course.day_list import Arranged, TodayLine
from vip2tui.pictures.ruled import ruled
from vip2tui.services.today.words import later_words
from vip2tui.text.danish import count
from vip2tui.text.hours import say_about

KEY = "senere"
"""The key of the row that unfolds what can wait."""
_WHY = "Det øverste er nok til denne uge. Enter viser resten"


def later_rows(
    page: BaseScreen, now: Arranged, rows: Sequence[Row], unfold: Callable[[], object]
) -> list[Row]:
    """Return what there is no time for this week: a row that unfolds it, or all of it.

    Args:
        page: Where they stand.
        now: What waits.
        rows: The rows of what can wait; none while it is folded.
        unfold: Shows them.
    """
    said = later_words(now)
    if not said:
        return []
    signs = themes.signs(page.app)
    if not rows:
        return [Row(said, key=KEY, mark="  ", act=unfold)]
    line = partial(ruled, "SENERE", say_about(now.minutes), signs=signs)
    return [Row("", heading=True, drawn=lambda width: (line(width=width),)), *rows]


def below_content(page: BaseScreen, rows: Rows, line: TodayLine | None, left: Content) -> Content:
    """Return what stands under the list: what is searched for; or why, and what is left out."""
    if rows.wanted:
        lines = count(sum(not row.heading for row in rows.shown), "linje", "linjer")
        return T(words.searching(rows.wanted, lines))
    if line is None:
        is_folded = rows.row is not None and rows.row.key == KEY
        return T(_WHY) if is_folded else left
    today = page.services.today
    takes = say_about(today.tasks.of(line.waiting).minutes)
    why = f"Hvorfor her? {today.tasks.reason(line.waiting, page.services.desk.today())} · {takes}"
    return Content("\n").join([T(why), left] if left.plain else [T(why)])


def left_content(worded: Callable[[str], str], now: Arranged) -> Content:
    """Return what there was no room for: things of the one person, or more people."""
    left, whose = now.left, {line.citizen for line in now.lines if not line.at}
    if not left:
        return T("")
    if len(whose) == 1:
        return T(f"og {count(left, 'ting', 'ting')} mere: tryk F4 for tjeklisten")
    return T(worded(f"og {count(left, 'borger', 'borgere')} mere: tryk F2 for at se alle"))
