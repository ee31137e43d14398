"""What of «I dag» is folded: what there is no room for, and what there is no time for.

A line is drawn only where it is looked at: a thousand of them would make every key wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from screens import themes, words
from screens.base import BaseScreen
from screens.today_put_off import PutsOff
from screens.widgets.row import Row
from screens.widgets.rows import Rows
from vip2tui.base.safe import T
from vip2tui.domain.course.day_list import Arranged, TodayLine
from vip2tui.pictures.ruled import ruled
from vip2tui.services.today.words import later_words
from vip2tui.text.danish import count
from vip2tui.text.hours import say_about

MORE, LATER, FOLD = "flere", "senere", "fold"
"""The keys of the rows that unfold what there is no room for and what can wait, and fold both."""
STEP = 100
"""How many lines more each Enter shows."""
MOST_FOUND = 40
"""How many of the lines that are found are drawn; who looks for one types another letter."""
_WHY = {
    MORE: "Enter viser dem her. Skriv en del af et navn for at finde en linje",
    LATER: "Det øverste er nok til denne uge. Enter viser resten",
    FOLD: "Enter viser kun de øverste linjer igen",
}


def key_of(line: TodayLine) -> str:
    """Return the key of a line's row."""
    waiting = line.waiting
    return f"{line.citizen} {waiting.part} {waiting.name} {waiting.course}"


class Folds(PutsOff):
    """A day of which a part is folded."""

    now = Arranged(())
    """What waits, as it was read last."""
    is_later_shown = False
    """Whether what there is no time for this week is shown."""
    _unfolded = 0

    @property
    def rest(self) -> tuple[TodayLine, ...]:
        """What there was no room for and is shown now."""
        return self.now.rest[: self._unfolded]

    def draw_day(self, at: str | None = None) -> None:
        """Draw the lines as they are folded now.

        Args:
            at: The row the cursor goes to; it stays if left out.
        """

    def unfold_rest(self) -> None:
        """Show more of what there was no room for, and stand on the first of it."""
        first = self.now.rest[len(self.rest)]
        self._unfolded = len(self.rest) + STEP
        self._go(key_of(first))

    def unfold_later(self) -> None:
        """Show what there is no time for this week, and stand on the first of it."""
        self.is_later_shown = True
        self._go(key_of(self.now.later[0]))

    def fold(self) -> None:
        """Show what there is room and time for, and stand where more is unfolded."""
        at = MORE if self.rest else LATER
        self._unfolded, self.is_later_shown = 0, False
        self._go(at)

    def _go(self, key: str) -> None:
        self.draw_day(key)


def rest_rows(page: Folds) -> list[Row]:
    """Return the row that unfolds what there is no room for; none where all of it is shown."""
    left = page.now.left - len(page.rest)
    if left <= 0:
        return []
    is_one = len({line.citizen for line in page.now.lines if not line.at}) == 1
    said = count(left, "ting", "ting") if is_one else count(left, "borger", "borgere")
    text = page.worded(f"og {said} mere")
    return [Row(text, key=MORE, mark="  ", act=page.unfold_rest)]


def later_rows(page: Folds, rows: Sequence[Row]) -> list[Row]:
    """Return what there is no time for this week: a row that unfolds it, or all of it.

    Args:
        page: Where they stand.
        rows: The rows of what can wait; none while it is folded.
    """
    said = later_words(page.now)
    if not said:
        return []
    if not rows:
        return [Row(said, key=LATER, mark="  ", act=page.unfold_later)]
    signs = themes.signs(page.app)
    line = partial(ruled, "SENERE", say_about(page.now.minutes), signs=signs)
    return [Row("", heading=True, drawn=lambda width: (line(width=width),)), *rows]


def fold_rows(page: Folds) -> list[Row]:
    """Return the row that folds what was unfolded; none where nothing is."""
    if not page.rest and not (page.is_later_shown and page.now.later):
        return []
    return [Row("vis kun de øverste igen", key=FOLD, mark="  ", act=page.fold)]


def below_content(page: BaseScreen, rows: Rows, line: TodayLine | None, found: int) -> Content:
    """Return what stands under the list: what is searched for; or why the line stands there.

    Args:
        page: Where they stand.
        rows: The list.
        line: The line the cursor stands on, if it is one.
        found: How many lines were found by typing.
    """
    if rows.wanted:
        some = f", de første {MOST_FOUND} vises" if found > MOST_FOUND else ""
        return T(words.searching(rows.wanted, count(found, "linje", "linjer") + some))
    if line is None:
        return T(_WHY.get(rows.row.key, "") if rows.row else "")
    today = page.services.today
    takes = say_about(today.tasks.of(line.waiting).minutes)
    reason = today.tasks.reason(line.waiting, page.services.desk.today())
    return T(f"Hvorfor her? {reason} · {takes}")
