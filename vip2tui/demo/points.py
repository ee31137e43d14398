"""The checklist of a course as the demo's people settle it: mostly in time, here and there not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.demo import sentences
from vip2tui.demo.weeks import PROVED
from vip2tui.domain.calendar import previous_workday, workday
from vip2tui.domain.course.checklist import CONSULTANT, LEADER
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.statuses import ItemStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene

FORGOTTEN = {"m07.2": 3, "m06.5": 1}
"""What somebody who is behind has not done, and how many of the last times."""
VISIT = "m09.4"
DAY = timedelta(days=1)


@dataclass
class PointsStory:
    """How the points of one course are settled."""

    scene: Scene
    course: CourseStory

    def tell(self) -> None:
        """Note what happens to every point."""
        for item in self.course.checklist["items"]:
            if item.get("event") or item.get("habit"):
                continue
            if item["id"] not in PROVED:
                self._point(item)
            if item.get("every") and self.course.paused:
                self._set_aside(item)

    def _point(self, item: dict[str, Any]) -> None:
        scene = self.scene
        dues = list(self._dues(item))
        past = [due for due in dues if due[1] < scene.today]
        forgotten = FORGOTTEN.get(item["id"], 0) if scene.part.behind else 0
        kept = past[: len(past) - forgotten]
        for place, (name, due) in enumerate(kept):
            if place < len(kept) - 1 and scene.chance(0.4):
                continue
            self._settle(item, name, due - scene.rng.randint(0, 2) * DAY)
        for name, due in dues[len(past) :]:
            ahead = scene.part.begins is not None and due < scene.monday_after()
            if ahead or (not item.get("every") and scene.chance(0.3)):
                self._settle(item, name, min(due, scene.diary.last))

    def _dues(self, item: dict[str, Any]) -> Iterator[tuple[str, date]]:
        """Yield the times a point is due, up to a week ahead."""
        course, days, every = self.course, item["days"], item.get("every")
        limit = min(course.until, self.scene.today + 7 * DAY)
        if item.get("from_end"):
            due = workday(course.done + days * DAY, 0)
            if not course.runs:
                yield item["id"], course.closed - self.scene.rng.randint(1, 15) * DAY
            elif due < limit:
                yield item["id"], due
            return
        while (due := workday(course.start + days * DAY, days)) < limit:
            yield f"{item['id']}@{days}" if every else item["id"], due
            if not every:
                return
            days += every

    def _settle(self, item: dict[str, Any], name: str, day: date) -> None:
        scene, day = self.scene, max(previous_workday(day), self.course.start - 16 * DAY)
        if day >= self.course.until:
            return
        if not item.get("every") and not item.get("important") and scene.chance(0.05):
            aside = {
                "status": ItemStatus.NOT_RELEVANT,
                "note": scene.voice.say(sentences.IRRELEVANT),
            }
            self._set(item, day, name, aside)
            return
        if scene.chance(0.02):
            self._hesitate(item, day, name)
        self._tick(item, day, name, scene.some(sentences.TICKED, 0.25))
        if item["id"] == VISIT:
            self._visit(day)

    def _tick(self, item: dict[str, Any], day: date, name: str, note: str | None) -> None:
        values = {"status": ItemStatus.DONE, "day": day.isoformat(), "note": note, "until": None}
        if item["owner"] == LEADER:
            values["on_behalf"] = LEADER
        self._set(item, day, name, values)

    def _hesitate(self, item: dict[str, Any], day: date, name: str) -> None:
        """Tick too early and take it away again, or put it off, before it is done."""
        before = previous_workday(day - 2 * DAY)
        if self.scene.chance(0.5):
            self._set(item, before, name, {"status": ItemStatus.PUT_OFF, "until": day.isoformat()})
            return
        self._tick(item, previous_workday(before - DAY), name, None)
        taken = {
            "status": ItemStatus.OPEN,
            "day": None,
            "note": self.scene.voice.say(sentences.UNTICKED),
        }
        self._set(item, before, name, taken)

    def _set_aside(self, item: dict[str, Any]) -> None:
        """Say of the last time before today that the pause makes it irrelevant."""
        scene, paused = self.scene, self.course.paused
        days, last = item["days"], None
        while (due := workday(self.course.start + days * DAY, days)) < scene.today:
            last = days if paused and due >= paused else None
            days += item["every"]
        if last is not None:
            aside = {"status": ItemStatus.NOT_RELEVANT, "note": sentences.PAUSED}
            self._set(item, scene.diary.last, f"{item['id']}@{last}", aside)

    def _set(self, item: dict[str, Any], day: date, name: str, values: dict[str, Any]) -> None:
        scene = self.scene
        who = scene.consultant if item["owner"] == CONSULTANT else scene.mentor
        record, fixed = self.course.item(name)
        scene.set(who, day, record, ItemState.KIND, fixed | values)

    def _visit(self, day: date) -> None:
        scene = self.scene
        values = {
            "type": "trepart" if scene.chance(0.5) else "vbesoeg",
            "day": day.isoformat(),
            "text": scene.voice.say(sentences.VISIT),
            "minutes": scene.rng.choice((45, 60, 75)),
            "course": self.course.id,
            "citizen": scene.citizen,
        }
        scene.set(scene.consultant, day, scene.new_id(), Entry.KIND, values)
