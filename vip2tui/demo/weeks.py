"""The mentor's weeks in a course: the weekly round, and notes with what happens to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.demo import sentences
from vip2tui.domain.calendar import next_workday
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.citizen.weekly import ATTENDANCE, HOURS, TALK

if TYPE_CHECKING:
    from datetime import date, datetime

    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene

PROVED = (TALK, HOURS, ATTENDANCE)
"""The points a weekly round ticks."""
KINDS = ("samtale", "oplaering", "telefon", "sms", "note", "ledsagelse", "aftale")
REASONS = ("egen_sygdom", "ukendt", "transport", "undervisning", "kommunemoede", "ferie")
"""Why somebody was away, as a mentor may write it: of health «syg», and no more."""


@dataclass
class WeeksStory:
    """What a mentor writes, week by week."""

    scene: Scene
    course: CourseStory

    def tell(self) -> None:
        """Note the rounds and the notes of all weeks."""
        weekday = self.scene.rng.randint(1, 3)
        planned = self.scene.rng.randint(3, 4)
        days = [
            self.course.start + timedelta(days=7 * week + weekday)
            for week in range((self.course.until - self.course.start).days // 7 + 1)
        ]
        days = [day for day in days if day < min(self.course.until, self.scene.today)]
        for week, day in enumerate(days):
            if week < len(days) - 2 and self.scene.chance(0.06):
                continue
            self._round(week, next_workday(day), min(planned + week // 10, 5), day is days[-1])
            for _ in range(self.scene.rng.choice((0, 0, 0, 1))):
                self._note(next_workday(day + timedelta(days=self.scene.rng.randint(-1, 2))))
        if self.scene.part.absent:
            self._absences(days[-10::3])
        self._mishaps(days[-2:])

    def entry(self, kind: str, day: date, text: str | None, **more: Any) -> dict[str, Any]:
        """Return the fields of an entry of the course."""
        values = {"type": kind, "day": day.isoformat(), "text": text, "course": self.course.id}
        return values | {"citizen": self.scene.citizen} | more

    def _round(self, week: int, day: date, planned: int, is_last: bool) -> None:
        scene = self.scene
        good, hard, after = (
            scene.voice.say(kind) for kind in (sentences.GOOD, sentences.HARD, sentences.NEXT)
        )
        text = f"Godt: {good}\nSvært: {hard}\nNæste: {after}"
        talk = self.entry(
            "mentormoede", day, text, minutes=scene.rng.randrange(30, 195, 15), next=after,
            next_date=self._agreed(day, is_last).isoformat(),
        ) | ({"confirmed": True} if scene.chance(0.3) else {})  # fmt: skip
        records = [scene.new_id(), scene.new_id()]
        met = self._attendance(day, planned)

        def do(at: datetime) -> None:
            book = scene.shared
            drafts = [
                book.draft(record, Entry.KIND, values)
                for record, values in zip(records, (talk, met), strict=True)
            ]
            drafts += [self._tick(item, week, day) for item in PROVED]
            book.act(scene.mentor, at, *drafts)

        scene.diary.on(day, do)
        if scene.chance(0.08):
            self._correct(records[0], day, talk)

    def _agreed(self, day: date, is_last: bool) -> date:
        """Return the day of what is agreed as next."""
        if is_last and self.scene.part.today:
            return self.scene.today
        if is_last and self.scene.part.begins:
            return self.scene.monday_after() + timedelta(days=1)
        return next_workday(day + timedelta(days=7))

    def _attendance(self, day: date, planned: int) -> dict[str, Any]:
        scene = self.scene
        away = scene.rng.choices((0, 1, 2), (2, 5, 2) if scene.part.absent else (14, 2, 1))[0]
        met = planned - away
        text = f"Mødt {met} af {planned} dage."
        more: dict[str, Any] = {"planned": planned, "attended": met}
        if not away:
            return self.entry("fremmoede", day, text, **more)
        why = "udeblevet" if scene.part.absent and scene.chance(0.4) else scene.rng.choice(REASONS)
        return self.entry("fravaer", day, text, absence=why, **more)

    def _tick(self, item: str, week: int, day: date) -> Any:
        record, fixed = self.course.item(f"{item}@{7 * (week + 1)}")
        values = {"status": ItemStatus.DONE, "day": day.isoformat(), "note": "Ugens runde"}
        return self.scene.shared.draft(record, ItemState.KIND, fixed | values)

    def _note(self, day: date) -> None:
        scene = self.scene
        kind = scene.rng.choice(KINDS)
        kinds = [sentences.NOTE] if scene.chance(0.6) else [sentences.NOTE, sentences.GOOD]
        more: dict[str, Any] = {"minutes": scene.rng.choice((10, 15, 20, 30, 45))}
        if kind in ("oplaering", "ledsagelse"):
            hour = scene.rng.randint(8, 12)
            more = {"start": f"{hour:02}:00", "end": f"{hour + 1:02}:30", "minutes": 90}
        values = self.entry(kind, day, scene.voice.talk(*kinds), **more)
        record = scene.new_id()
        if day < self.course.until:
            scene.set(scene.mentor, day, record, Entry.KIND, values)

    def _correct(self, record: str, day: date, entry: dict[str, Any]) -> None:
        """Correct an entry on the next day; the old value stays in the history."""
        scene, after = self.scene, next_workday(day + timedelta(days=1))
        values = {
            "minutes": entry["minutes"] + 15,
            "reason": scene.voice.say(sentences.CORRECTIONS),
        }
        if after < self.course.until:
            scene.set(scene.mentor, after, record, Entry.KIND, values)

    def _absences(self, days: list[date]) -> None:
        """Write down Mondays on which nobody came, and that somebody rang the same day."""
        scene = self.scene
        for day in days:
            monday = next_workday(day - timedelta(days=day.weekday()))
            values = self.entry(
                "fravaer", monday, scene.voice.say(sentences.ABSENT), planned=1, attended=0,
                absence="udeblevet",
            )  # fmt: skip
            scene.set(scene.mentor, monday, scene.new_id(), Entry.KIND, values)
        if days:
            record, fixed = self.course.item("m09.3")
            rung = {
                "status": ItemStatus.DONE,
                "day": days[-1].isoformat(),
                "note": "Ringede kl. 8.15",
            }
            scene.set(scene.mentor, days[-1], record, ItemState.KIND, fixed | rung)

    def _mishaps(self, days: list[date]) -> None:
        """Write something in the wrong place and take it back, and put a note away."""
        for day in days[-1:] if self.scene.part.undone else ():
            self._mishap(day, is_undone=True)
        for day in days[:1] if self.scene.part.put_away else ():
            self._mishap(day, is_undone=False)

    def _mishap(self, day: date, *, is_undone: bool) -> None:
        scene, book, record = self.scene, self.scene.shared, self.scene.new_id()
        wrong = self.entry("note", day, scene.voice.say(sentences.NOTE))

        def do(at: datetime) -> None:
            made = book.act(scene.mentor, at, book.draft(record, Entry.KIND, wrong))
            if is_undone:
                book.undo(scene.mentor, at + timedelta(seconds=40), made)
                return
            gone = book.draft(record, Entry.KIND, {"deleted": True}, claims=True)
            book.act(scene.mentor, at + timedelta(minutes=2), gone)

        scene.diary.on(day, do)
