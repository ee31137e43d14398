"""The mentor checklist (tjekliste), blank or as it stands, whole or the leader's points (R24)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.catalogue.checklist import Checklist
from vip2tui.domain.course.checklist import LEADER, ItemLine
from vip2tui.domain.statuses import ItemStatus
from vip2tui.papers.paper import Block, Heading, Paper, Passage, Tick, Ticks, Weight
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.phases import phases_of
from vip2tui.text.days import say_short

TITLE, LEADERS = "Tjekliste", "Lederens punkter"
PAGES = 2
_HABIT = "vane"


def checklist_paper(
    checklist: Checklist,
    seen: Casework,
    plan: CoursePlan,
    today: date,
    sender: str,
    *,
    is_blank: bool = False,
    is_leaders: bool = False,
) -> Paper:
    """Return the list, phase by phase, each point with how it stands.

    Args:
        checklist: The list the phases are of.
        seen: The citizen.
        plan: The course.
        today: The day.
        sender: Who answers for it.
        is_blank: Whether it is to be filled by hand: then nothing is said of a person.
        is_leaders: Whether only the leader's points are wanted.
    """
    blocks = list[Block]()
    for phase in phases_of(plan, checklist, today):
        lines = [one for one in phase.lines if not is_leaders or one.item.owner == LEADER]
        if lines:
            blocks += [Heading(phase.name), Ticks(tuple(_ticks(lines, today, is_blank=is_blank)))]
    return Paper(
        LEADERS if is_leaders else TITLE,
        today,
        sender,
        tuple(blocks) or (Passage("Der er ingen punkter.", Weight.STRONG),),
        under=plan.name if is_blank else f"{seen.citizen.name} · {plan.name}",
        pages=PAGES,
    )


def _ticks(lines: Sequence[ItemLine], today: date, *, is_blank: bool) -> Iterator[Tick]:
    for line in lines:
        item = line.item
        if is_blank:
            yield Tick(item.text, is_done=False)
            continue
        near = line.near(today)
        is_done = near.status == ItemStatus.DONE and not item.habit
        yield Tick(item.text, is_done=is_done, words=_words(line, today))


def _words(line: ItemLine, today: date) -> str:
    near, item = line.near(today), line.item
    if item.habit:
        return _HABIT
    if why := near.why:
        return why.in_words(today)
    day = near.state.day if near.state else None
    match near.status:
        case ItemStatus.DONE:
            return f"klaret {say_short(day, today)}" if day else "klaret"
        case ItemStatus.NOT_RELEVANT:
            return "ikke relevant"
        case _ if item.event:
            return "når det sker"
        case _:
            return f"frist {say_short(near.deadline, today)}"
