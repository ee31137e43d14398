"""Half a year of one citizen in ten chapters, for a room of ambassadors: played while they look.

Each chapter is done by the same verbs as at work, on a day of its own, in a store that is forgotten
when the room goes home. So what is shown is what the program says, and no vault is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from vip2tui.demo.scene import moment, monday
from vip2tui.demo.town import AUTHORITY
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus, StepStatus
from vip2tui.pictures.drawn import Picture, as_text
from vip2tui.pictures.plan_bars import plan_bars
from vip2tui.pictures.staircase import staircase
from vip2tui.services.citizen.practising import PRACTICE_NAME
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.course.closing import ended_as
from vip2tui.services.course.followups import Call
from vip2tui.services.course.pausing import Pause
from vip2tui.services.course.plan_picture import bars_of, stairs_of
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.services.progress.measuring import Form
from vip2tui.services.progress.standing import progress
from vip2tui.services.progress.wording import figures, moved
from vip2tui.storage.memory import MemoryStore
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.citizen.casework import Casework, CoursePlan

PACKAGE = "lager-transport"
WEEKS = 26
"""How long the story is."""
_BEFORE = {"p01": 2, "p02": 1, "p03": 2, "p04": 1, "p05": 2, "p06": 3, "p07": 2, "p08": 3, "p09": 3,
           "p10": 2}  # fmt: skip
_THEN = {"p01": 4, "p02": 2, "p03": 3, "p04": 3, "p05": 3, "p06": 3, "p07": 3, "p08": 3, "p09": 3,
         "p10": 2}  # fmt: skip
"""What the citizen answers at first and after a quarter of a year."""
_DIFFERS = {"p06": 1, "p01": 4}
"""What the consultant sees otherwise at first."""


class Stage:
    """A citizen on a store that forgets, and a clock that is turned from chapter to chapter."""

    def __init__(self, today: date) -> None:
        self.start = monday(today) - timedelta(weeks=WEEKS)
        self._now = moment(self.start, time(9))
        store = MemoryStore()
        me = Me(
            "oevelse", "Kursuslokalet", "Eksempel Tovholder", Role.CONSULTANT, AUTHORITY,
            "oevelse", ("oevelse",),
        )  # fmt: skip
        store.commit((), [me.row()])
        self.services: Services = services_for(desk_on(store, now=lambda: self._now))
        self.citizen = self.services.citizens.add(PRACTICE_NAME, practice=True)

    @property
    def today(self) -> date:
        return self._now.date()

    def turn(self, week: int) -> None:
        """Let it be the Monday of a week of the story."""
        self._now = moment(self.start + timedelta(weeks=week), time(10))

    @property
    def seen(self) -> Casework:
        return self.services.citizens.get(self.citizen)

    @property
    def plan(self) -> CoursePlan:
        [plan] = self.seen.courses  # the first chapter begins it, and there is no other
        return plan

    def step(self, name: str, status: StepStatus) -> None:
        """Say how a step goes."""
        [step] = [one for one in self.plan.steps if one.step.id == name]
        self.services.courses.set_step(self.seen, step, status)

    def measure(self, voice: Voice, answers: dict[str, int]) -> None:
        """Write what a voice answers."""
        self.services.measuring.add(self.seen, self.plan, Form(voice, dict(answers)))


def _begin(stage: Stage) -> None:
    services = stage.services
    package = services.packages.for_citizen(PACKAGE)
    services.courses.start(
        stage.seen, package, services.catalogue.checklist(), stage.start,
        workplace="Eksempel Lager",
    )  # fmt: skip
    stage.step("afklaring", StepStatus.RUNNING)


def _first_day(stage: Stage) -> None:
    for line in stage.plan.lines[:6]:
        for due in line.times[:1]:
            if stage.services.checklist.may(due):
                stage.services.checklist.tick(stage.seen, stage.plan, due)


def _measured(stage: Stage) -> None:
    stage.measure(Voice.CONSULTANT, _BEFORE | _DIFFERS)
    stage.measure(Voice.CITIZEN, _BEFORE)


def _together(stage: Stage) -> None:
    stage.step("afklaring", StepStatus.DONE)
    stage.step("branchedansk", StepStatus.RUNNING)
    stage.step("praktik", StepStatus.RUNNING)


def _round(stage: Stage) -> None:
    answers = Round(
        days_present=4, days_planned=5, absence="transport", minutes=90,
        good="Pakkede en hel palle uden hjælp", hard="Bussen kom for sent om mandagen",
        next="Finder en tidligere bus sammen",
    )  # fmt: skip
    stage.services.weekly.save(stage.seen, answers)


def _pause(stage: Stage) -> None:
    stage.step("branchedansk", StepStatus.DONE)
    pause = Pause(
        "barns_sygdom", stage.today, stage.today + timedelta(days=7),
        plan="Ringer torsdag og aftaler, hvilken dag det går videre",
    )  # fmt: skip
    steps = [one for one in stage.plan.steps if one.step.id == "praktik"]
    services = stage.services
    services.tailoring.do(services.pausing.pause(stage.seen, stage.plan, steps, pause))


def _measured_again(stage: Stage) -> None:
    services, back = stage.services, stage.today - timedelta(weeks=2)
    services.tailoring.do(services.pausing.resume(stage.seen, stage.plan, [], back))
    stage.measure(Voice.CONSULTANT, _THEN)
    stage.measure(Voice.CITIZEN, _THEN)


def _card(stage: Stage) -> None:
    for line, level in zip(stage.services.card.read(stage.seen), (3, 3, 2), strict=False):
        stage.services.card.mark(stage.seen, line, level, note="Set på lageret")


def _job(stage: Stage) -> None:
    stage.step("praktik", StepStatus.DONE)
    told = {
        "weekly": 30 * 60, "permanent": True, "start": stage.today.isoformat(),
        "reached": "ja", "mentor_citizen": 5,
    }  # fmt: skip
    stage.services.closing.close(stage.seen, stage.plan, "job_ord", told)


def _call(stage: Stage) -> None:
    call = Call("ja", same_place=True, weekly=30 * 60, permanent=True, worry="vagter")
    first = replace(call, day=stage.today - timedelta(weeks=3), worry=None)
    for one in (first, call):
        stage.services.followups.add(stage.seen, stage.plan, one)


# What is shown of it

Shows = Callable[[Stage, int, "Signs"], Iterator[str]]


def _drawn(picture: Picture) -> Iterator[str]:
    yield from as_text(picture).split("\n")


def _stairs(stage: Stage, width: int, signs: Signs) -> Iterator[str]:
    yield from _drawn(staircase(stairs_of(stage.plan, stage.today), width, signs))


def _bars(stage: Stage, width: int, signs: Signs) -> Iterator[str]:
    bars = bars_of(stage.plan, stage.services.catalogue, stage.today, 7)
    yield from _drawn(plan_bars(bars, stage.today, width, signs))


def _ticks(stage: Stage, _width: int, signs: Signs) -> Iterator[str]:
    for line in stage.plan.lines:
        if any(due.status == ItemStatus.DONE for due in line.times):
            yield f"{signs.done} {line.item.text}"


def _differ(stage: Stage, _width: int, _signs: Signs) -> Iterator[str]:
    found = progress(stage.services.desk, stage.seen, stage.plan)
    names = {one.id: one.name for one in found.curves}
    for one in found.talk_about:
        said = {curve.voice: curve.now for curve in found.curves if curve.id == one}
        citizen, consultant = said[Voice.CITIZEN], said[Voice.CONSULTANT]
        yield f"{names[one]}: borgeren siger {citizen}, konsulenten {consultant}. Tal om det."


def _moves(stage: Stage, _width: int, signs: Signs) -> Iterator[str]:
    found = progress(stage.services.desk, stage.seen, stage.plan)
    for one in found.curves:
        if one.voice == Voice.CITIZEN and one.move and one.move.steps:
            yield f"{one.name}: {figures(one, signs)}, {moved(one, stage.today)}"


def _notes(stage: Stage, _width: int, _signs: Signs) -> Iterator[str]:
    for one in stage.seen.entries:
        if one.day == stage.today and one.text:
            yield from one.text.split("\n")


def _levels(stage: Stage, _width: int, signs: Signs) -> Iterator[str]:
    codes = stage.services.catalogue.codes()
    for one in stage.services.card.read(stage.seen):
        if one.mark and one.mark.observed:
            yield f"{signs.done} {one.name}: {codes.level_name(one.mark.observed.level)}"


def _ended(stage: Stage, _width: int, _signs: Signs) -> Iterator[str]:
    codes, ended = stage.services.catalogue.codes(), ended_as(stage.seen, stage.plan)
    if ended and ended.ending and ended.ending.weekly:
        hours = ended.ending.weekly // 60
        yield f"{codes.name_of('outcomes', ended.code)}, {hours} timer om ugen"


def _calls(stage: Stage, _width: int, signs: Signs) -> Iterator[str]:
    codes = stage.services.catalogue.codes()
    for one in stage.services.followups.weeks(stage.seen, stage.plan):
        sign = signs.done if one.answer else signs.ahead
        said = codes.name_of("in_job", one.answer).lower() if one.answer else "venter"
        yield f"{sign} i job efter {count(one.week, 'uge', 'uger')}: {said}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One minute of the ten."""

    week: int
    title: str
    told: str
    """What happens."""
    how: str
    """How one does it in the program."""
    ask: str
    """What the room talks about."""
    play: Callable[[Stage], None]
    shows: Shows


STORY: Sequence[Chapter] = (
    Chapter(
        0, "Fra jobpakke til plan",
        "Øvelse vil gerne arbejde på et lager. Konsulenten vælger jobpakken sammen med Øvelse, og "
        "planen får de datoer, der passer til netop dette forløb.",
        "F3 viser jobpakkerne. Ctrl+B lægger den valgte i planen. Alt kan rettes bagefter.",
        "Trappen er et kort. Hvad kan gå i gang på samme tid?",
        _begin, _stairs,
    ),
    Chapter(
        1, "Den første tid",
        "Mentoren har sat tid af, vist rundt og sagt, hvem man spørger. Det meste af det, der skal "
        "være på plads, tager fem minutter.",
        "F4 viser tjeklisten. Mellemrum sætter et flueben.",
        "Hvem hos jer ved, at en ny begynder på mandag?",
        _first_day, _ticks,
    ),
    Chapter(
        2, "To stemmer",
        "Konsulenten svarer først, så Øvelse selv. De ser ikke hinandens svar, før begge har "
        "svaret. Så taler de om det, de ser forskelligt på.",
        "«Mål …» i menuen Borger. Ét tal for hvert spørgsmål; «-» er også et svar.",
        "Hvad spørger du om, når I ser forskelligt på det?",
        _measured, _differ,
    ),
    Chapter(
        5, "To spor på samme tid",
        "Dansk er begyndt, og praktikken venter ikke på det. Ordene fra lageret bliver øvet, mens "
        "de bliver brugt.",
        "Planen på borgerens side viser hvert spor som en bjælke. Enter på et trin retter det.",
        "Hvilke ord skal man kunne for at være sikker den første dag?",
        _together, _bars,
    ),
    Chapter(
        8, "Ugens runde",
        "Mentoren svarer på fem korte spørgsmål: mødt, timer, godt, svært og næste. Én dag gik "
        "tabt, fordi bussen kom for sent.",
        "Ctrl+R tager ugens runde på tre minutter.",
        "Hvad gør I ved bussen, før det bliver til fravær?",
        _round, _notes,
    ),
    Chapter(
        10, "En pause med en plan",
        "Branchedansk er gennemført. Nu er Øvelses barn sygt. Praktikken holder pause, og det er "
        "aftalt, hvornår de ringer sammen. Pausen stopper uret: ingen er bagud.",
        "«Tilpas planen» sætter det, der er i gang, på pause. Mentoren ser ikke grunden her.",
        "Hvordan holder I kontakten, mens en borger er væk?",
        _pause, _bars,
    ),
    Chapter(
        13, "Hvad har flyttet sig?",
        "Praktikken er i gang igen. Efter et kvart år svarer begge på de samme spørgsmål. Øvelse "
        "tror mere på det nu.",
        "Fremskridt på borgerens side viser kurven for begge stemmer. Der er ingen sum.",
        "Hvilket lille skridt var det første, I så?",
        _measured_again, _moves,
    ),
    Chapter(
        17, "Det, der er vist",
        "På kompetencekortet står det, Øvelse har vist på lageret, med dag og hvem der så det. "
        "Opgaver på niveau 3 kan give løn.",
        "Kompetencekortet på borgerens side. Enter på en linje sætter niveauet.",
        "Hvilke opgaver ville I betale for nu?",
        _card, _levels,
    ),
    Chapter(
        22, "Job",
        "Øvelse bliver ansat, hvor praktikken var. Konsulenten skriver timer, om det er fast, og "
        "om formålet er nået.",
        "«Afslut forløbet» står på planen.",
        "Hvad gjorde forskellen: jobbet, sproget eller mentoren?",
        _job, _ended,
    ),
    Chapter(
        26, "Fire uger efter",
        "Konsulenten ringer. Øvelse er der endnu, men vagterne er svære at få til at passe. Det "
        "bliver sagt i tide.",
        "I dag siger til, når der skal ringes: efter 1, 4, 13 og 26 uger.",
        "Hvem ringer man til hos jer, når det bliver svært?",
        _call, _calls,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Played:
    """A chapter as it was played."""

    number: int
    day: date
    chapter: Chapter
    shown: tuple[str, ...]
    """What the program shows then, line by line."""

    @property
    def heading(self) -> str:
        """«3 af 10 · uge 2 · To stemmer»."""
        one = self.chapter
        when = f"efter {count(one.week, 'uge', 'uger')}" if one.week else "den første dag"
        return f"{self.number} af {len(STORY)} · {when}, {say(self.day)} · {one.title}"


def story(today: date, width: int, signs: Signs) -> Iterator[Played]:
    """Yield the chapters one by one, each when it is asked for."""
    stage = Stage(today)
    for number, one in enumerate(STORY, 1):
        stage.turn(one.week)
        one.play(stage)
        yield Played(number, stage.today, one, tuple(one.shows(stage, width, signs)))
