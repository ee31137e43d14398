"""What is marked on the competence card while somebody learns a trade: the same levels, rising."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.demo.scene import dice
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.course.card import card, mark_record, said
from vip2tui.domain.kinds.mark import Mark

if TYPE_CHECKING:
    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene
    from vip2tui.domain.course.card import Line

WEEKS = (4, 8, 13)
"""When mentor and consultant go through the card together."""
TRADE, SHARED = 4, 3
"""Competences gone through each time: of the trade, and of what all packages share."""
SHOWS = (
    "Set i uge {uge}, uden at nogen stod ved siden af.",
    "Kollegerne siger det samme.",
    "Prøvet tre gange i denne uge.",
)


def tell_marks(scene: Scene, course: CourseStory) -> None:
    """Note the levels of a course; with dice of its own, so that no other story is another one."""
    chance = dice(scene.citizen, course.id, "kort")
    lines = card(scene.citizen, SHIPPED.shared().competences, course.package, ())
    trade = [one for one in lines if one.package]
    shared = [one for one in lines if not one.package]
    known: dict[str, int] = {}
    for week in WEEKS:
        day = previous_workday(course.start + timedelta(weeks=week, days=3))
        if day >= course.until or day >= scene.today:
            return
        for line in (*chance.sample(trade, min(TRADE, len(trade))), *chance.sample(shared, SHARED)):
            record = mark_record(scene.citizen, line.competence, line.package)
            before = known.get(record, chance.choice((0, 1, 1)))
            level = min(before + chance.choice((1, 1, 2)), 4)
            known[record] = level = _on_ladder(line, level)
            seen = {"level": level, "day": day.isoformat()}
            values = said(scene.citizen, line) | {"observed": seen}
            if chance.random() < 0.3:
                values["note"] = chance.choice(SHOWS).format(uge=week)
            scene.set(
                chance.choice((scene.mentor, scene.consultant)), day, record, Mark.KIND, values
            )


def _on_ladder(line: Line, level: int) -> int:
    """Return the level, or the next one that is said of a habit."""
    if not SHIPPED.is_habit(line.competence, line.package):
        return level
    return min(one.level for one in SHIPPED.codes().habit_levels if one.level >= level)
