"""``vip2tui checklist``: see the items, tick them, and take a tick away with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.in_course import COURSE, plan_of, plan_with, running
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import case_of, of_citizen, services
from vip2tui.commands.words import DAY, DONE_DAY, LINE
from vip2tui.domain.statuses import ItemStatus
from vip2tui.text.danish import count
from vip2tui.text.days import parse_day, say, say_done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.checklist import DueItem, ItemLine
    from vip2tui.services.citizen.casework import Casework, CoursePlan

_WIDEST = 80
"""Cells of a bar and its words: a longer one says no more."""
checklist_command = Group("checklist", help="Tjekliste: de punkter, der skal være på plads.")


@checklist_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.option("--all", "every", is_flag=True, help="Vis også det, der er klaret.")
@COURSE
@of_citizen
def show(
    line: Line, open_: Services, case: Casework, course_id: str | None, *, every: bool
) -> None:
    """Vis tjeklisten, det mest presserende først; med flere forløb i gang vises alle."""
    plans = [plan_of(case, course_id)] if course_id or not case.courses else running(case)
    line.answer(
        [row for plan in plans for row in _rows(open_, case, plan)],
        *(text for plan in plans for text in _words(line, open_, case, plan, every=every)),
    )


def _rows(open_: Services, case: Casework, plan: CoursePlan) -> list[dict[str, Any]]:
    from vip2tui.commands import shown
    from vip2tui.services.citizen.casework import written_since

    by, today = shown.set_by(open_.desk, case, plan), open_.desk.today()
    since = written_since(case, plan)
    return [
        shown.item(one, today, by, mine=open_.checklist.answers_for(one.current), since=since)
        | {"course": plan.course.id}
        for one in plan.lines
    ]


def _words(
    line: Line, open_: Services, case: Casework, plan: CoursePlan, *, every: bool
) -> list[str]:
    from vip2tui.commands import shown
    from vip2tui.pictures.shares import shares
    from vip2tui.services.course.phases import phases_of

    words = [f"{case.citizen.name} · {plan.name}"]
    phases = phases_of(plan, open_.catalogue.checklist(), open_.desk.today())
    bars = shares([one.share for one in phases], min(line.width, _WIDEST), line.signs)
    words += [drawn] if (drawn := line.drawn(bars)) else []
    chosen = [one for one in plan.lines if every or not one.settled]
    say = item_words(open_, case, plan)
    for one in by_limit(chosen):
        now = one.current
        mark = " ~ " if one.item.habit else shown.TICKS.get(now.status, "[?]")
        words.append(f"  {mark} {now.name:<10} {say(one)}")
    settled = sum(one.settled for one in plan.lines)
    if settled and not every:
        are = count(settled, "punkt er klaret", "punkter er klaret")
        words.append(f"  {are}. Se {'det' if settled == 1 else 'dem'} med --all.")
    return words


def by_limit(lines: Iterable[ItemLine]) -> list[ItemLine]:
    """Return items in the order they are due, what is settled last."""
    return sorted(lines, key=lambda one: (one.settled, one.current.deadline))


def item_words(open_: Services, case: Casework, plan: CoursePlan) -> Callable[[ItemLine], str]:
    """Return what says an item of a course: its text, whose it is, and by when or by whom."""
    from vip2tui.commands import shown
    from vip2tui.domain.course.limit_words import limit_words
    from vip2tui.sentences.people import owner
    from vip2tui.services.citizen.casework import written_since
    from vip2tui.text.danish import first_name

    role, first = open_.desk.me.role, first_name(case.citizen.name)
    today, heard, worded = open_.desk.today(), open_.sharing.heard(), open_.catalogue.worded
    by, since = shown.set_by(open_.desk, case, plan), written_since(case, plan)

    def say(one: ItemLine) -> str:
        now, whose = one.current, owner(open_.catalogue, one.item.owner, role, first)
        mine = open_.checklist.answers_for(now)
        limit = limit_words(one, now, today, mine=mine, heard=heard, since=since)
        settled_words = shown.ticked_words(open_.catalogue, now, by.get(now.record), today)
        when = settled_words if one.settled else worded(limit)
        is_again = one.item.every and one.ticked
        again = f" · klaret {count(one.ticked, 'gang', 'gange')}" if is_again else ""
        return f"{one.item.text} ({whose}, {when}{again})"

    return say


@checklist_command.command("tick")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--date", "day", type=DONE_DAY, help="Dagen det skete; ellers i dag.")
@click.option("--note", type=LINE, default="", help="En bemærkning til punktet.")
@COURSE
@of_citizen
def tick(
    line: Line,
    open_: Services,
    case: Casework,
    item: str,
    day: date | None,
    note: str,
    course_id: str | None,
) -> None:
    """Sæt flueben ved et punkt; uden frist ved det tidligste, der er åbent."""
    plan, time = _meant(open_, case, course_id, item)
    done = open_.checklist.tick(case, plan, time, day=day, note=note)
    on = f" for {say_done(day, open_.desk.today())}" if day else ""
    line.answer(
        _row(time, ItemStatus.DONE, changed=done),
        ticked(time, on, changed=done),
    )


@checklist_command.command("untick")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--reason", type=LINE, required=True, help="Hvorfor fluebenet fjernes.")
@COURSE
@of_citizen
def untick(
    line: Line, open_: Services, case: Casework, item: str, reason: str, course_id: str | None
) -> None:
    """Fjern et flueben med en begrundelse; uden frist det seneste, der er sat."""
    plan, time = _meant(open_, case, course_id, item, is_open=False)
    done = open_.checklist.untick(case, plan, time, reason)
    line.answer(
        _row(time, ItemStatus.OPEN, changed=done),
        taken_away(time, changed=done),
    )


@checklist_command.command("postpone")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--until", "until", type=DAY, required=True, help="Dagen, det udskydes til.")
@COURSE
@of_citizen
def postpone(
    line: Line, open_: Services, case: Casework, item: str, until: date, course_id: str | None
) -> None:
    """Udskyd et punkt til en senere dag; uden frist det tidligste, der er åbent."""
    plan, time = _meant(open_, case, course_id, item)
    done = open_.checklist.put_off(case, plan, time, until)
    line.answer(
        _row(time, ItemStatus.PUT_OFF, changed=done) | {"until": until.isoformat()},
        postponed(time, until),
    )


@checklist_command.command("not-relevant")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--reason", type=LINE, required=True, help="Hvorfor punktet ikke er relevant.")
@COURSE
@of_citizen
def not_relevant(
    line: Line, open_: Services, case: Casework, item: str, reason: str, course_id: str | None
) -> None:
    """Sæt et punkt til ikke relevant med en begrundelse; `untick` gør det åbent igen."""
    plan, time = _meant(open_, case, course_id, item)
    done = open_.checklist.not_relevant(case, plan, time, reason)
    line.answer(
        _row(time, ItemStatus.NOT_RELEVANT, changed=done),
        set_aside(time, changed=done),
    )


@checklist_command.command("begun")
@click.argument("citizen", metavar="BORGER")
@click.option("--done/--missing", "is_done", default=None,
              help="Om det, der skulle være gjort, før forløbet blev skrevet ind, er gjort.",
              )  # fmt: skip
@COURSE
@click.pass_obj
def begun(line: Line, citizen: str, course_id: str | None, *, is_done: bool | None) -> None:
    """Svar én gang på det, der lå før, forløbet blev skrevet ind her."""
    if is_done is None:
        raise WrongUseError("Skriv --done eller --missing. Intet er ændret.")
    with services(line) as open_:
        case = case_of(open_, citizen)
        settled = open_.checklist.begun(case, plan_of(case, course_id), is_done=is_done)
        line.answer(
            {"id": case.citizen.id, "settled": settled}, begun_words(settled, is_done=is_done)
        )


def ticked(time: DueItem, on: str = "", *, changed: bool) -> str:
    """Return what is said of a tick; `on` is its day, where that is not today."""
    if not changed:
        return f"Der var allerede flueben ved {time.name}. Intet er ændret."
    return f"Flueben sat ved {time.name}{on}: {time.item.text}. Gemt."


def taken_away(time: DueItem, *, changed: bool) -> str:
    """Return what is said of a tick that was taken away."""
    if not changed:
        return f"Der var intet flueben ved {time.name}. Intet er ændret."
    return (
        f"Fluebenet ved {time.name} er fjernet. Gemt. Begge dele kan ses med "
        f"«vip2tui history {time.record[:8]}»."
    )


def postponed(time: DueItem, until: date) -> str:
    """Return what is said of an item that was put off."""
    return f"Udskudt til {say(until)}: {time.item.text}. Gemt."


def set_aside(time: DueItem, *, changed: bool) -> str:
    """Return what is said of an item that is not relevant."""
    if not changed:
        return f"{time.name} var allerede sat til ikke relevant. Intet er ændret."
    return f"Sat til ikke relevant: {time.item.text}. Gemt."


def begun_words(settled: int, *, is_done: bool) -> str:
    """Return what is said of the answer to what was due before."""
    how = "sat til side" if is_done else "udskudt en uge; det, der kommer igen, er sat til side"
    return f"{count(settled, 'punkt', 'punkter')} er {how}. Gemt."


def _row(time: DueItem, status: ItemStatus, *, changed: bool) -> dict[str, Any]:
    return {"id": time.record, "item": time.name, "changed": changed, "status": status}


def _meant(
    open_: Services, case: Casework, course_id: str | None, item: str, *, is_open: bool = True
) -> tuple[CoursePlan, DueItem]:
    """Return the course and the time that are meant.

    Where a tick is to go, it is the last time that has one, unless a day is named.
    """
    plan = plan_with(case, course_id, item, is_open=is_open)
    found = open_.checklist.find(plan, _dated(item, open_))
    if is_open or "@" in item:
        return plan, found
    line = next(one for one in plan.lines if one.item.id == found.item.id)
    return plan, next((time for time in reversed(line.times) if not time.is_open), found)


def _dated(item: str, open_: Services) -> str:
    """Return the item's name with its day as the list has it: «m06.1@3/5» as an ISO day."""
    name, _, due = item.partition("@")
    if not due or due.lstrip("-").isdigit() or due[:4].isdigit():
        return item
    return f"{name}@{parse_day(due, open_.desk.today()).isoformat()}"
