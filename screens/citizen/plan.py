"""Plan: the steps with their days, the goals in them, and how each of them goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from screens.citizen.closing import close_course
from screens.citizen.overview import STEP_MARKS
from screens.citizen.part import Part
from screens.citizen.warned import certificate_text, certificates_in, warned_of
from screens.dialogs import AskText, Choose, Tell
from screens.widgets.rows import Row, Rows
from screens.words import code_name, off_words, short, step_dates, weeks_words
from vip2tui.domain.days import say
from vip2tui.domain.plan import BROKEN_OFF, DONE, GOAL_STATUSES, SKIPPED, STEP_STATUSES
from vip2tui.safe import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from screens.citizen.part import View
    from vip2tui.domain.plan import PlacedGoal, PlacedStep
    from vip2tui.services.casework import CoursePlan

GOAL_MARKS = {"naaet": "    [x] ", "paa_vej": "    [>] ", "opgivet": "    [-] "}
_WHY = (SKIPPED, BROKEN_OFF, "pause")
"""States that ask for a reason."""
_LEFT_OUT = "[-] "


class Plan(Part):
    """The second part of the page."""

    HINT = "Enter på en linje siger, hvordan det går. Trin må gerne køre samtidig."

    def rows(self, view: View) -> Iterator[Row]:
        for plan in view.case.courses:
            yield from course_rows(view, plan)
        if not view.case.courses:
            yield Row("Der er ingen plan endnu", heading=True)
            yield Row("Start en jobpakke, så er planen lagt", "start:", "► ")

    def key_of(self, view: View, name: str) -> str:
        """Return the row of a step, which others name by its id in the package."""
        steps = (step for plan in view.case.courses for step in plan.steps)
        found = next((step for step in steps if name in (step.step.id, step.record)), None)
        return f"step:{found.record}" if found else f"goal:{name}"

    @on(Rows.Chosen)
    def _open(self, event: Rows.Chosen) -> None:
        event.stop()
        what, _, rest = event.row.key.partition(":")
        match what:
            case "start":
                self.go("jobpakker")
            case "package":
                self.go("jobpakke", rest)
            case "warned":
                text = "\n\n".join(map(certificate_text, certificates_in(rest)))
                self.app.push_screen(Tell("Beviser, loven eller jobbet kræver", text))
            case "close":
                self._close(rest)
            case "goal":
                self._ask_goal(rest)
            case "step":
                self._ask_step(rest)

    @work
    async def _ask_step(self, record: str) -> None:
        """Ask how a step goes, and why, where that must be told."""
        view = self.view
        steps = (one for plan in view.case.courses for one in plan.steps)
        step = next((one for one in steps if one.record == record), None)
        if step is None:
            return
        name = step.step.name
        options = [(one, _choice_of("step_status", one, step.status)) for one in STEP_STATUSES]
        chosen = await self.app.push_screen_wait(Choose(f"Hvordan går «{name}»?", options))
        if chosen is None or chosen == step.status:
            return
        reason = None
        if chosen in _WHY:
            reason = await self._ask_why(code_name("step_status", chosen))
            if reason is None:
                return
        self.write(
            lambda: view.services.courses.set_step(view.case, step, chosen, reason=reason),
            f"{name}: {code_name('step_status', chosen).lower()}.",
        )

    async def _ask_why(self, status: str) -> str | None:
        """Ask until there is a reason, or the person goes back."""
        question = f"{status}: skriv kort hvorfor. Skriv hensynet, ikke årsagen."
        reason: str | None = ""
        while reason is not None and not reason.strip():
            reason = await self.app.push_screen_wait(AskText(question))
        return reason

    @work
    async def _ask_goal(self, record: str) -> None:
        """Ask how far a goal is."""
        view = self.view
        for plan in view.case.courses:
            goals = (goal for step in plan.steps for goal in step.goals)
            goal = next((one for one in goals if one.record == record), None)
            if goal is not None:
                break
        else:
            return
        options = [(one, _choice_of("goal_status", one, goal.status)) for one in GOAL_STATUSES]
        chosen = await self.app.push_screen_wait(Choose(goal.goal.text, options))
        if chosen is None or chosen == goal.status:
            return
        self.write(
            lambda: view.services.courses.set_goal(view.case, plan, record, chosen),
            f"Delmålet er {code_name('goal_status', chosen).lower()}.",
        )

    @work
    async def _close(self, course: str) -> None:
        plan = next(one for one in self.view.case.courses if one.course.id == course)
        await close_course(self, plan)


def course_rows(view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield one course: what it builds on, what to mind, its steps and goals."""
    course = plan.course
    yield Row(f"{plan.name} · bygger på version {course.version}", heading=True)
    if course.closed is not None:
        outcome = code_name("outcomes", course.outcome)
        yield Row(f"Afsluttet {say(course.closed)}: {outcome}", below=course.reason or "")
    else:
        yield Row(f"Fra {say(course.start)} til {say(plan.end)} (et skøn)", "", "  ")
    for text, source in warned_of(course.package):
        yield Row(text, "", "!  ", below=f"(kilde: {source})")
    certificates = certificates_in(course.package)
    if certificates:
        names = ", ".join(one.name for one in certificates)
        key = f"warned:{course.package}"
        yield Row(f"Beviser at huske ({len(certificates)}): {names}", key, "!  ", most=2)
    yield Row("Læs jobpakken", f"package:{course.package}", "► ")
    for step in plan.steps:
        yield step_row(step)
        for goal in step.goals:
            yield goal_row(goal)
    if course.closed is None:
        yield Row(f"Afslut forløbet for {view.name}", f"close:{course.id}", "► ")


def step_row(step: PlacedStep) -> Row:
    """Return a step with its days, weeks and state."""
    state = step.state
    finished = state.finished if state and step.status == DONE else None
    notes = [off_words(step)]
    if finished:
        notes.append(f"gennemført {say(finished)}")
    if state and state.reason:
        notes.append(f"fordi: {state.reason}" if step.status in _WHY else state.reason)
    status = "kan vælges" if step.aside else code_name("step_status", step.status).lower()
    return Row(
        step.step.name,
        f"step:{step.record}",
        STEP_MARKS.get(step.status, _LEFT_OUT),
        ((step_dates(step), 17), (weeks_words(step.weeks), 8), (status, 13)),
        below="\n".join(note for note in notes if note),
        find=status,
    )


def goal_row(goal: PlacedGoal) -> Row:
    """Return a goal with its state, and the day it was reached."""
    status = code_name("goal_status", goal.status).lower()
    day = goal.state.day if goal.state else None
    words = f"{status} {short(day)}" if day else status
    evidence = goal.state.evidence if goal.state else None
    target = goal.goal.target
    text = f"{goal.goal.text}: {target}" if target else goal.goal.text
    mark = GOAL_MARKS.get(goal.status, "    [ ] ")
    return Row(text, f"goal:{goal.record}", mark, ((words, 14),), below=evidence or "")


def _choice_of(group: str, code: str, now: str) -> Content:
    words = code_name(group, code)
    return T(f"{words} (sådan står der nu)" if code == now else words)
