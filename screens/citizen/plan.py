"""Plan: the steps with their days, the goals in them, and how each of them goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from textual.widget import Widget

from screens import hiding
from screens.citizen import tailor
from screens.citizen.beside import PartBeside
from screens.citizen.months import TALL, months, present, stairs
from screens.citizen.part import View
from screens.citizen.plan_asking import OTHERWISE, choices, reached_otherwise
from screens.citizen.plan_rows import WHY, course_rows
from screens.dialogs import choose
from screens.question import Question, answer, some_text
from screens.widgets.picture import PictureBox
from screens.widgets.row import wrapped
from screens.widgets.rows import Row
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.statuses import StepStatus
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.pictures.staircase import staircase
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.plan_picture import stairs_of

_WIDE = 100
"""From so many cells on, there is room for the staircase."""


class Plan(PartBeside):
    """The second part of the page."""

    HINT = "Enter: skriv, hvordan det går, eller tilpas. Intet er låst."
    TITLE, ABOUT = "Planen", "Om linjen"

    def above(self) -> Iterator[Widget]:
        yield PictureBox(classes="months")

    def show(self, view: View, *, at: str | None = None) -> None:
        begins = self._view is None and not at
        super().show(view, at=at)
        self.query_one(".months", PictureBox).draw(self._months)
        if begins:
            self.call_after_refresh(self.list.scroll_to_highlight, top=True)

    def on_resize(self) -> None:
        if self._view is not None:
            self.query_one(".months", PictureBox).draw(self._months)

    def _months(self, width: int) -> Picture:
        """Return the course as bars over months, and the staircase: in one line where it must be.

        Beside the list it stands in the pane; on a low screen over the names, and takes no line.
        """
        view = self.view
        plan = view.case.course
        if plan is None:
            return ()
        height = self.app.size.height
        is_whole = height >= TALL and width >= _WIDE and not self.are_two
        corner = () if is_whole or self.are_two else stairs(view, plan, self.signs)
        drawn = months(view, plan, height, width, self.signs, corner)
        if not is_whole:
            return drawn
        return (*drawn, (), *staircase(stairs_of(plan, view.today), width, self.signs), ())

    def begin_at(self, view: View) -> str | None:
        """Begin on the step that goes on now; where none does, on how it ended."""
        plan = view.case.course
        if plan is not None and plan.course.closed is not None:
            return f"ended:{plan.course.id}"
        now = present(plan) if plan else None
        return f"step:{now.record}" if now else None

    def parted(self, view: View) -> None:
        """What stands beside the list is not said in it too."""
        self.list.fill(self.rows(view))
        self.query_one(".months", PictureBox).draw(self._months)

    def rows(self, view: View) -> Iterator[Row]:
        for plan in view.case.courses:
            every = course_rows(self, view, plan)
            yield from map(self._brief, every) if self.are_two else every
        if not view.case.courses:
            yield from self.nothing_yet(
                "Der er ingen plan endnu", "Start en jobpakke, så er planen lagt"
            )

    def _brief(self, row: Row) -> Row:
        """Return a step or a goal with its state alone; the pane says the rest of it."""
        if not row.key.startswith(("step:", "goal:")):
            return row
        beside = " · ".join(text for text, _ in row.aside if text)
        said = "\n".join(filter(None, (beside, row.below)))
        return replace(
            row,
            aside=row.aside[-1:],
            below="",
            more=partial(self._more, said, row),
            find=f"{row.find} {said}",
        )

    def _more(self, said: str, row: Row, width: int) -> Picture:
        """Return what the pane says of a row; of a step also the staircase it is on."""
        shown = wrapped(hiding.text(self.app, said, row.free), max(width, 1)) if said else []
        lines: Picture = ((), *(((line, Tone.MUTED),) for line in shown))
        plan = self.view.case.course
        if plan is None or not row.key.startswith("step:"):
            return lines
        return (*lines, (), *staircase(stairs_of(plan, self.view.today), width, self.signs))

    def key_of(self, view: View, name: str) -> str:
        """Return the row of a step, which others name by its id in the package, or of an end."""
        if name.startswith(("close:", "call:")):
            every = [row.key for row in self.rows(view)]
            return name if name in every else name.replace("close:", "ended:", 1)
        steps = (step for plan in view.case.courses for step in plan.steps)
        found = next((step for step in steps if name in (step.step.id, step.record)), None)
        return f"step:{found.record}" if found else f"goal:{name}"

    # How a step goes, and how it is fitted

    async def ask_step(self, plan: CoursePlan, step: PlacedStep) -> None:
        """Ask how a step goes, or what is to be fitted."""
        options: tailor.Options = [
            (one, _choice_of(self.view.catalogue, "step_status", one, step.status))
            for one in StepStatus
        ]
        if plan.course.closed is None:
            before, after = tailor.choices(step)
            options = [*before, *options, *after]
        title = f"Hvordan går «{step.step.name}»?"
        chosen = await choose(self, title, options)
        if chosen == step.status:
            return
        if chosen not in list(StepStatus):
            await tailor.of_step(self, plan, step, chosen)
        elif chosen == StepStatus.PAUSED:
            await tailor.pause(self, plan, [step])
        elif (
            step.status == StepStatus.PAUSED
            and chosen == StepStatus.RUNNING
            and step.state
            and step.state.paused
        ):
            await tailor.resume(self, plan, step)
        else:
            await self._set_step(step, chosen)

    async def _set_step(self, step: PlacedStep, status: str) -> None:
        """Write how a step goes, and why, where that must be told."""
        view, words, reason = self.view, code_name(self.view.catalogue, "step_status", status), None
        if status in WHY:
            question = f"{words}: skriv kort hvorfor. Skriv hensynet, ikke årsagen."
            reason = await answer(self, Question(question, some_text))
        await self.write(
            lambda: view.services.courses.set_step(view.case, step, status, reason=reason),
            f"{step.step.name}: {words.lower()}.",
        )

    async def ask_goal(self, plan: CoursePlan, goal: PlacedGoal) -> None:
        """Ask how far a goal is, or whether it should say something else."""
        view = self.view
        chosen = await choose(self, goal.goal.text, choices(view, plan, goal), goal.status)
        if chosen == "reword":
            await tailor.reword(self, plan, goal)
        elif chosen == OTHERWISE:
            await reached_otherwise(self, plan, goal)
        elif chosen != goal.status:
            await self.write(
                lambda: view.services.courses.set_goal(view.case, plan, goal.record, chosen),
                f"Delmålet er {code_name(view.catalogue, 'goal_status', chosen).lower()}.",
            )


def _choice_of(catalogue: Catalogue, group: str, code: str, now: str) -> str:
    words = code_name(catalogue, group, code)
    return f"{words} (sådan står der nu)" if code == now else words
