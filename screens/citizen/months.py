"""The course over the parts of a citizen's page: bars over months, and how much is in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from screens.widgets.row import Row
from vip2tui.base.safe import width_of
from vip2tui.domain.statuses import StepStatus
from vip2tui.pictures.drawn import Tone, line_text
from vip2tui.pictures.plan_bars import plan_bars
from vip2tui.pictures.shares import WeekDots, bar, dots
from vip2tui.pictures.staircase import stair_line
from vip2tui.services.course.phases import phases_of
from vip2tui.services.course.plan_picture import bars_of, stairs_of
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.citizen.part import View
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.pictures.drawn import Line, Picture
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.citizen.casework import CoursePlan

TALL = 34
"""From so many lines on, every step is drawn."""
_MOST_BARS = 6
"""Bars on a low screen: those about the present step."""
_BAR = 20


def present(plan: CoursePlan) -> PlacedStep | None:
    """Return the step that goes on now, or rests; before and between them the next one."""
    mine = [step for step in plan.steps if step.counts]
    for status in (StepStatus.RUNNING, StepStatus.PAUSED, StepStatus.PLANNED):
        if found := next((step for step in mine if step.status == status), None):
            return found
    return None


def months(
    view: View, plan: CoursePlan, height: int, width: int, signs: Signs, corner: Line = ()
) -> Picture:
    """Return a course as bars over months; on a low screen the steps about the present one."""
    bars = bars_of(plan, view.catalogue, view.today, view.soon)
    if height < TALL:
        now = present(plan)
        at = next((n for n, one in enumerate(plan.steps) if one is now), 0)
        first = max(min(at - 1, len(bars) - _MOST_BARS), 0)
        bars = bars[first : first + _MOST_BARS]
    drawn = plan_bars(bars, view.today, width, signs, corner)
    if drawn and any(one.milestones for one in bars):
        return (*drawn, ((f" {signs.milestone} nået delmål", Tone.MUTED),))
    return drawn


def stairs(view: View, plan: CoursePlan, signs: Signs) -> Line:
    """Return the staircase in one line: «Trappe √──●──○»."""
    drawn = stair_line(stairs_of(plan, view.today), signs)
    return (("Trappe ", Tone.MUTED), *drawn) if drawn else ()


def heading(plan: CoursePlan) -> Line:
    """Return what a course is called, and when it was ended."""
    closed = f", afsluttet {say(plan.course.closed)}" if plan.course.closed else ""
    return ((f"Forløb: {plan.name}{closed}", Tone.STRONG),)


def beside(left: Line, right: Line, width: int) -> Picture:
    """Return two lines as one, the second at the right; under each other where they do not fit."""
    gap = width - width_of(line_text(left)) - width_of(line_text(right))
    return ((*left, (" " * gap, Tone.PLAIN), *right),) if gap > 1 else (left, right)


def tally(view: View, plan: CoursePlan, signs: Signs) -> Line:
    """Return how much of the checklist is in place, and the days of the last week anybody counted.

    Nothing is drawn of what nobody has written.
    """
    line: Line = ()
    phases = [one.share for one in phases_of(plan, view.catalogue.checklist(), view.today)]
    done, of = sum(one.done for one in phases), sum(one.of for one in phases)
    if of:
        line += (("Tjekliste ", Tone.MUTED), *bar(done, of, _BAR, signs, Tone.DONE),
                 (f" {done} af {of}", Tone.PLAIN))  # fmt: skip
    last = next((one for one in view.case.entries if one.attended is not None), None)
    if last is not None and last.attended is not None:
        planned = last.attended if last.planned is None else last.planned
        said = f" {last.attended} af {planned}" if last.planned is not None else ""
        week = WeekDots("", last.attended, planned)
        line += (("   Mødt ", Tone.MUTED), *dots(week, signs), (said, Tone.PLAIN))
    return line


def course_rows(view: View, signs: Signs) -> Iterator[Row]:
    """Yield the courses beside the one on top as bars over months. Nothing is locked."""
    for plan in view.case.courses[1:]:
        bars = bars_of(plan, view.catalogue, view.today, view.soon)
        drawn = partial(plan_bars, bars, view.today, signs=signs)
        yield Row(line_text(heading(plan)), heading=True, drawn=drawn)
