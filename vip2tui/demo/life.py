"""One citizen's story from the first day to today, told by everybody who writes about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.demo import people, sentences
from vip2tui.demo.absences import tell_absence
from vip2tui.demo.books import Book, give
from vip2tui.demo.cast import part_of
from vip2tui.demo.course import CourseStory
from vip2tui.demo.ends import tell_end
from vip2tui.demo.marks import tell_marks
from vip2tui.demo.measures import tell_measures
from vip2tui.demo.points import PointsStory
from vip2tui.demo.scene import Diary, Scene, dice, ids, monday, package
from vip2tui.demo.sentences import Voice
from vip2tui.demo.support import tell_support
from vip2tui.demo.weeks import WeeksStory
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.places import Place, case_at

if TYPE_CHECKING:
    from datetime import datetime

    from vip2tui.demo.town import Town

WEEK = timedelta(days=7)


class Told(NamedTuple):
    """A citizen's cases, as bytes."""

    number: int
    """Which citizen, from 0."""
    last: datetime
    """When something was written last."""
    shared: list[bytes]
    professional: list[bytes]
    private: list[bytes]


def told(town: Town, index: int) -> Told:
    """Return everything that was ever written about one citizen; the same for the same town."""
    scene = _scene(town, index)
    name = people.full_name(scene.rng, index)
    scene.voice.name = name.split()[0]
    courses = _courses(scene, town.weeks)
    _arrival(scene, name, f"EKS-{index + 1:04}", courses[0].start)
    for course in courses:
        scene.voice.tasks = [str(task) for task in course.package.tasks]
        course.tell()
        WeeksStory(scene, course).tell()
        PointsStory(scene, course).tell()
        tell_marks(scene, course)
        if str(course.outcome).startswith("job") and not course.runs:
            _follow_up(scene, course.closed)
    _confidential(scene, courses[0].start)
    for course in courses:
        tell_measures(scene, course)
        tell_end(scene, course)
    for course in courses:
        tell_support(scene, course)
        tell_absence(scene, course)
    scene.diary.play()
    books = (scene.shared, scene.professional, scene.private)
    last = max(book.last for book in books if book.last)
    return Told(index, last, *(book.lines for book in books))


def _scene(town: Town, index: int) -> Scene:
    rng = dice(town.seed, "borger", index)
    new_id = ids(rng)
    citizen = new_id()
    mentor = town.mentor_of(index)
    return Scene(
        rng,
        new_id,
        town.today,
        Diary(rng, town.today),
        Voice(rng, ""),
        part_of(index, rng),
        citizen,
        Book(case_at(citizen, Place.SHARED), new_id),
        Book(case_at(citizen, Place.PROFESSIONAL), new_id),
        Book(case_at(citizen, Place.PRIVATE), new_id),
        town.mentors[mentor],
        town.consultants[town.consultant_of(index)],
        town.office,
        people.workplace(mentor),
    )


def _courses(scene: Scene, weeks: int) -> list[CourseStory]:
    """Return the citizen's courses: one, and another one after it if there is time."""
    part, this_week = scene.part, monday(scene.today)
    first = part.package or scene.rng.choice(scene.workplace.packages)
    back = part.weeks if part.weeks is not None else scene.rng.randint(0, weeks)
    start = this_week - min(back, weeks) * WEEK
    if part.begins:
        step = package(first)[0].step(part.begins)
        start = scene.monday_after() - (step.start if step else 0) * WEEK
    end = None
    if part.outcome:
        length = (this_week - start).days - 17
        longest = max(length, 14) if part.weeks else scene.rng.randint(30, 180)
        end = previous_workday(start + timedelta(days=longest))
    found = [CourseStory(scene, first, start, end)]
    again = found[0].closed + 5 * WEEK
    if part.weeks is None and again < this_week - 2 * WEEK and scene.chance(0.15):
        other = scene.rng.choice([one.id for one in SHIPPED.package_names() if one.id != first])
        found.append(CourseStory(scene, other, monday(again), None))
    return found


def _arrival(scene: Scene, name: str, key: str, start: date) -> None:
    """Add the citizen, give key, number and mentor, and make what two write at once a doubt."""
    values = {
        "name": name,
        "phone": people.phone(scene.rng),
        "language": scene.rng.choice(people.LANGUAGES),
        "interpreter": True if scene.chance(0.2) else None,
        "tovholder": scene.consultant.person,
        "tovholder_phone": people.phone(scene.rng),
        "created": previous_workday(start - timedelta(days=20)).isoformat(),
    }
    number = {"cpr": people.cpr(scene.rng), "citizen": scene.citizen}

    def identify(at: datetime) -> None:
        record, book = derived_id(scene.citizen, Identity.KIND), scene.professional
        book.act(scene.office, at, book.draft(record, Identity.KIND, number))
        give(scene.shared, scene.office, at, scene.mentor, scene.citizen)

    day = start - timedelta(days=20)
    scene.set(scene.consultant, day, scene.citizen, Citizen.KIND, values)
    scene.diary.on(day + timedelta(days=1), identify)
    for after, who, fields in (
        (1, scene.office, {"case_key": key}),
        (3, scene.consultant, {"mentor": scene.mentor.person}),
    ):
        scene.set(who, day + timedelta(days=after), scene.citizen, Citizen.KIND, fields)
    if scene.part.doubt or scene.part.settled:
        _two_numbers(scene)


def _two_numbers(scene: Scene) -> None:
    """Let mentor and consultant write different telephone numbers without seeing each other's."""
    book, last = scene.shared, scene.diary.last
    heard = [people.phone(scene.rng) for _ in range(2)]

    def differ(at: datetime) -> None:
        one, other = (
            book.draft(scene.citizen, Citizen.KIND, {"phone": number}) for number in heard
        )
        book.apart((scene.mentor, at, one), (scene.consultant, at + timedelta(minutes=50), other))

    scene.diary.on(last - timedelta(days=2), differ, late=True)
    if scene.part.settled:
        scene.set(scene.consultant, last, scene.citizen, Citizen.KIND, {"phone": heard[0]})


def _confidential(scene: Scene, start: date) -> None:
    """Write what is for the municipality only, and what is for oneself only."""
    day = start - timedelta(days=12)
    while day <= scene.diary.last:
        _aside(scene, day, scene.professional, sentences.OFFICE_ONLY)
        day += timedelta(days=scene.rng.randint(30, 60))
    if scene.part.private:
        for back in (9, 3):
            _aside(scene, scene.diary.last - timedelta(days=back), scene.private, sentences.PRIVATE)


def _aside(scene: Scene, day: date, book: Book, kind: tuple[str, ...]) -> None:
    who = scene.mentor if book is scene.private else scene.consultant
    day = previous_workday(day)
    values = {"type": "note", "day": day.isoformat(), "text": scene.voice.say(kind)}
    values["citizen"] = scene.citizen
    scene.set(who, day, scene.new_id(), Entry.KIND, values, book)


def _follow_up(scene: Scene, closed: date) -> None:
    """Ring after 4, 13 and 26 weeks; the course is closed, so the note is the citizen's."""
    for weeks in (4, 13, 26):
        day = previous_workday(closed + weeks * WEEK)
        values = {
            "type": "telefon",
            "day": day.isoformat(),
            "text": scene.voice.say(sentences.FOLLOW_UP),
            "minutes": 10,
            "citizen": scene.citizen,
        }
        scene.set(scene.consultant, day, scene.new_id(), Entry.KIND, values)
