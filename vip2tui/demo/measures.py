"""What is measured while somebody is on a course: two voices by turns, and what is seen at work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.demo.course import ORDINARY, PRACTICE
from vip2tui.demo.scene import dice
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.measurement import NO_ANSWER, Measurement, Voice
from vip2tui.domain.kinds.workplace_measurement import ITEMS, WorkplaceMeasurement
from vip2tui.domain.progress.rounds import at_work, rounds

if TYPE_CHECKING:
    from datetime import date, datetime
    from random import Random

    from vip2tui.changes.change import Json
    from vip2tui.demo.course import CourseStory
    from vip2tui.demo.scene import Scene

AT_WORK = (PRACTICE, "loentilskud", ORDINARY)
SMALL_STEPS = (
    "Spurgte selv, da noget var uklart.",
    "Tog telefonen for første gang.",
    "Viste en ny, hvordan maskinen startes.",
    "Kom ti minutter før hver dag.",
    "Sagde fra, da tempoet blev for højt.",
    "Var med til fredagskaffen og fortalte en historie.",
)


def tell_measures(scene: Scene, course: CourseStory) -> None:
    """Note the measurements of a course; with dice of its own, as the card has."""
    chance = dice(scene.citizen, course.id, "maaling")
    _in_voices(scene, course, chance)
    _at_work(scene, course, chance)


def _in_voices(scene: Scene, course: CourseStory, chance: Random) -> None:
    instrument = SHIPPED.instrument()
    still = previous_workday(course.paused) if course.paused else None
    closed = None if course.runs else course.closed
    levels = {one.id: chance.choice((1, 2, 2, 3)) for one in instrument.indicators}
    for one in rounds(
        course.start, instrument.rhythm, scene.diary.last, closed=closed, still=still
    ):
        day = previous_workday(max(one.opens, one.due - timedelta(days=chance.randint(1, 5))))
        if one.due >= scene.today:
            return
        forms: list[tuple[str, dict[str, Json]]] = []
        for voice in (Voice.CONSULTANT, Voice.CITIZEN):
            values: dict[str, Json] = {
                "citizen": scene.citizen,
                "course": course.id,
                "round": one.code,
                "voice": voice.value,
                "day": day.isoformat(),
                "scale": len(instrument.scale),
            }
            if voice is Voice.CITIZEN and chance.random() < 0.4:
                values["read_aloud"] = True
            asked = (
                each
                for each in instrument.asked
                if voice is Voice.CONSULTANT or each.citizen is not None
            )
            values |= {each.id: _answer(levels[each.id], chance) for each in asked}
            record = derived_id(course.id, "measurement", one.code, voice)
            forms.append((record, values))
        _tell_in_turn(scene, day, forms)
        levels = {name: min(was + chance.choice((0, 0, 1, 1)), 5) for name, was in levels.items()}


def _tell_in_turn(scene: Scene, day: date, forms: list[tuple[str, dict[str, Json]]]) -> None:
    """Note forms of one day, the first of them at the earliest of their times."""
    book, told = scene.professional, iter(forms)

    def write(at: datetime) -> None:
        record, values = next(told)
        book.act(scene.consultant, at, book.draft(record, Measurement.KIND, values))

    for _ in forms:
        scene.diary.on(day, write)


def _at_work(scene: Scene, course: CourseStory, chance: Random) -> None:
    legs = [one.start for one in course.legs if one.track in AT_WORK and not one.optional]
    since, rhythm = min(legs, default=course.start), SHIPPED.instrument().rhythm
    levels = dict.fromkeys(ITEMS, 3)
    while True:
        day = previous_workday(at_work(since, rhythm).due)
        if day >= course.until or day >= scene.today:
            return
        values: dict[str, Any] = {
            "citizen": scene.citizen,
            "course": course.id,
            "day": day.isoformat(),
            **{name: _answer(level, chance) for name, level in levels.items()},
        }
        if chance.random() < 0.5:
            values["small_step"] = chance.choice(SMALL_STEPS)
        record = derived_id(course.id, "workplace measurement", day.isoformat())
        scene.set(scene.mentor, day, record, WorkplaceMeasurement.KIND, values)
        levels = {name: min(was + chance.choice((0, 0, 1, 1)), 5) for name, was in levels.items()}
        since = day


def _answer(level: int, chance: Random) -> Json:
    """Return what is answered where somebody stands so: near it, and now and then nothing."""
    if chance.random() < 0.06:
        return NO_ANSWER
    return min(max(level + chance.choice((-1, 0, 0, 0, 0, 0, 0, 1)), 1), 5)
