"""``vip2tui checklist``: see the items, tick them, and take a tick away with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.in_course import plan_of
from vip2tui.commands.session import services
from vip2tui.commands.words import DAY, LINE
from vip2tui.overlay import worded

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.line import Line
    from vip2tui.domain.course.checklist import DueItem
    from vip2tui.services.casework import Casework, CoursePlan
    from vip2tui.services.house import Services

checklist_command = Group("checklist", help="Tjekliste: de punkter, der skal være på plads.")

_ITEM = "Punktets navn, fx m06.1; ét bestemt med frist: m06.1@2026-05-10."


@checklist_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.option("--all", "every", is_flag=True, help="Vis også det, der er klaret.")
@click.pass_obj
def show(line: Line, citizen: str, *, every: bool) -> None:
    """Vis tjeklisten, det mest presserende først."""
    from vip2tui.commands import shown
    from vip2tui.domain.course.limit_words import limit_words

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        plan = plan_of(case)
        today = open_.desk.today()
        heard = open_.sharing.heard()
        mine = {one.item.id: open_.checklist.may(one.current) for one in plan.lines}
        by = shown.set_by(case, plan)
        line.result([shown.item(one, today, by, mine=mine[one.item.id]) for one in plan.lines])
        line.say(f"{case.citizen.name} · {plan.name}")
        chosen = [one for one in plan.lines if every or not one.settled]
        for one in sorted(chosen, key=lambda one: (one.settled, one.current.deadline)):
            now, owner = one.current, worded(shown.OWNERS.get(one.item.owner, one.item.owner))
            own = mine[one.item.id]
            limit = limit_words(one, now, today, mine=own, heard=heard)
            settled_words = shown.ticked_words(now, by.get(now.record, ""))
            when = settled_words if one.settled else worded(limit)
            again = f" · klaret {one.ticked} gange" if one.item.every and one.ticked else ""
            mark = shown.TICKS.get(now.status, "[?]")
            line.say(f"  {mark} {now.name:<10} {one.item.text} ({owner}, {when}{again})")
        settled = sum(one.settled for one in plan.lines)
        if settled and not every:
            line.say(f"  {settled} punkter er klaret. Se dem med --all.")


@checklist_command.command("tick")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--date", "day", type=DAY, help="Dagen det skete; ellers i dag.")
@click.option("--note", type=LINE, default="", help="En bemærkning til punktet.")
@click.pass_obj
def tick(line: Line, citizen: str, item: str, day: date | None, note: str) -> None:
    """Sæt flueben ved et punkt; uden frist ved det tidligste, der er åbent."""
    with services(line) as open_:
        case, plan = _seen(open_, citizen)
        time = open_.checklist.find(plan, _dated(item, open_))
        done = open_.checklist.tick(case, plan, time, day=day, note=note)
        line.result({"id": time.record, "item": time.name, "changed": done, "status": "klaret"})
        line.say(
            f"Flueben sat ved {time.name}: {time.item.text}. Gemt."
            if done
            else f"Der var allerede flueben ved {time.name}. Intet er ændret."
        )


@checklist_command.command("untick")
@click.argument("citizen", metavar="BORGER")
@click.argument("item", metavar="PUNKT")
@click.option("--reason", type=LINE, required=True, help="Hvorfor fluebenet fjernes.")
@click.pass_obj
def untick(line: Line, citizen: str, item: str, reason: str) -> None:
    """Fjern et flueben med en begrundelse; uden frist det seneste, der er sat."""
    with services(line) as open_:
        case, plan = _seen(open_, citizen)
        time = _settled(open_, plan, item)
        done = open_.checklist.untick(case, plan, time, reason)
        line.result({"id": time.record, "item": time.name, "changed": done, "status": "aaben"})
        line.say(
            f"Fluebenet ved {time.name} er fjernet. Begge dele kan ses med «history». Gemt."
            if done
            else f"Der var intet flueben ved {time.name}. Intet er ændret."
        )


def _seen(open_: Services, citizen: str) -> tuple[Casework, CoursePlan]:
    case = open_.citizens.get(open_.citizens.find(citizen))
    return case, plan_of(case)


def _settled(open_: Services, plan: CoursePlan, item: str) -> DueItem:
    """Return the time whose tick is to go: the last one that has one, unless a day is named."""
    found = open_.checklist.find(plan, _dated(item, open_))
    if "@" in item:
        return found
    line = next(one for one in plan.lines if one.item.id == found.item.id)
    return next((time for time in reversed(line.times) if not time.is_open), found)


def _dated(item: str, open_: Services) -> str:
    """Return the item's name with its day as the list has it: «m06.1@3/5» as an ISO day."""
    from vip2tui.domain.text.days import parse_day

    name, _, due = item.partition("@")
    if not due or due.lstrip("-").isdigit() or due[:4].isdigit():
        return item
    return f"{name}@{parse_day(due, open_.desk.today()).isoformat()}"
