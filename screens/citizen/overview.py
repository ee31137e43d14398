"""Overblik: what happens next, how far the course is, what is missing, and the last notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from screens.citizen.already_begun import ask_begun
from screens.citizen.doubts import doubt_rows, mark_rows, settle_on
from screens.citizen.known_by_office import known_rows, known_text
from screens.citizen.notes import entry_row
from screens.citizen.part import Part
from screens.citizen.to_draft import to_draft
from screens.dialogs import AskText, Choose, Tell
from screens.exchange.receipts import office_name
from screens.messages import To
from screens.widgets.rows import Row, Rows
from screens.words import owner, step_dates
from vip2tui.base.safe import T
from vip2tui.domain.course.upcoming import ALREADY, THE_ROUND, next_step
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.sentences.records import field_label
from vip2tui.sentences.values import code_name
from vip2tui.services import draft_list
from vip2tui.services.course.pacing import standing_of
from vip2tui.text.days import due_words, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from screens.citizen.part import View
    from vip2tui.domain.course.plan import PlacedStep

LAST_NOTES = 3
ASKED_AGAIN = "Svaret står i feltet, næste gang der bliver spurgt."
CPR = "cpr"
"""Not a field of the citizen: it stands where only professionals see it."""
STEP_MARKS = {
    StepStatus.DONE: "[x] ",
    StepStatus.RUNNING: "[>] ",
    StepStatus.PLANNED: "[ ] ",
    "pause": "[=] ",
}
"""A state is told by its sign and its word, never by colour alone."""
_LEFT_OUT = "[-] "
_BAR = 7
_FILLED = {StepStatus.DONE: "█", StepStatus.RUNNING: "▓"}


class Overview(Part):
    """The first part of the page."""

    HINT = "Pil op og ned vælger, Enter åbner. Pil til højre viser planen."

    def rows(self, view: View) -> Iterator[Row]:
        yield from draft_rows(view)
        yield from next_rows(view)
        yield from doubt_rows(view)
        yield from mark_rows(view)
        yield from do_rows(view)
        yield from known_rows(view)
        yield from step_rows(view)
        missing = view.services.citizens.missing(view.case)
        if missing:
            yield Row(f"Mangler ({len(missing)}): Enter skriver det ind", heading=True)
            for name in missing:
                yield Row(field_label(Citizen.KIND, name), f"field:{name}", "[ ] ")
        if view.case.entries:
            yield Row("Sidste notater", heading=True)
            for entry in view.case.entries[:LAST_NOTES]:
                yield entry_row(view, entry, most=2)

    @on(Rows.Chosen)
    def _open(self, event: Rows.Chosen) -> None:
        event.stop()
        what, _, rest = event.row.key.partition(":")
        match what:
            case "next":
                part, _, name = rest.partition(":")
                if part == ALREADY:
                    self._ask_begun(name)
                elif part == THE_ROUND:
                    self._do(To.ROUND)
                else:
                    self.turn_to(part, name)
            case "do":
                self._do(rest)
            case "step":
                self.turn_to("plan", rest)
            case "field":
                self._ask_field(rest)
            case "entry":
                self.turn_to("notater", rest)
            case "doubt":
                self._settle(rest)
            case "draft":
                self._go_on(rest)
            case "known":
                title = f"Hvad ved {office_name(self.view.services)}?"
                self.app.push_screen(Tell(title, known_text(self.view)))

    def _go_on(self, place: str) -> None:
        """Go on with a draft where it is written; an answer is shown with its question."""
        found = [one for one in draft_list.waiting(self.view.services.desk) if one.place == place]
        if found and found[0].kind == draft_list.ANSWER:
            text = "\n".join([found[0].about, "", *found[0].fields.values(), "", ASKED_AGAIN])
            self.app.push_screen(Tell("Kladde", text))
        else:
            self.post_message(to_draft(self.view.services, place))

    def turn_to(self, part: str, name: str) -> None:
        """Go to a row of another part."""
        self.post_message(self.Wanted(f"{part}/{name}"))

    def _do(self, what: str) -> None:
        if what == "fields":
            self.ask_fields()
        else:
            self.go(To(what))

    @work
    async def _ask_begun(self, course: str) -> None:
        await ask_begun(self.page, self.view.case.citizen.id, course)

    @work
    async def ask_fields(self) -> None:
        """Ask which of the citizen's fields to write."""
        citizen = self.view.case.citizen
        options = [
            (name, T(f"{field_label(Citizen.KIND, name)}: {getattr(citizen, name) or '(tomt)'}"))
            for name in KINDS[Citizen.KIND].asked
        ]
        if self.view.role is not Role.MENTOR:
            masked = self.view.services.citizens.masked_cpr(self.view.case)
            options.append((CPR, T(f"CPR-nummer: {masked or '(tomt)'}")))
        name = await self.app.push_screen_wait(Choose("Hvad vil du rette?", options))
        if name == CPR:
            self._ask_cpr()
        elif name:
            self._ask_field(name)

    @work
    async def _ask_cpr(self) -> None:
        """Ask for the number; it is never shown again in full, and a mentor is never asked."""
        view = self.view
        typed = await self.app.push_screen_wait(AskText("CPR-nummer (ti cifre):"))
        if typed is None:
            return
        told: list[str] = []
        saved = self.write(
            lambda: told.extend(
                one.text for one in view.services.citizens.set_cpr(view.case, typed)
            ),
            "CPR-nummeret er gemt.",
        )
        if saved and told:
            self.page.say(f"CPR-nummeret er gemt. {' '.join(told)}")

    @work
    async def _ask_field(self, name: str) -> None:
        view = self.view
        known = getattr(view.case.citizen, name) or ""
        label = field_label(Citizen.KIND, name)
        typed = await self.app.push_screen_wait(AskText(f"{label}:", known))
        if typed is None or typed == known:
            return
        self.write(
            lambda: view.services.citizens.change(view.case, **{name: typed}),
            f"{label} er gemt.",
        )

    @work
    async def _settle(self, doubt: str) -> None:
        await settle_on(self, doubt)


def draft_rows(view: View) -> Iterator[Row]:
    """Yield what was begun about the citizen and is not saved."""
    drafts = draft_list.about(draft_list.waiting(view.services.desk), view.case.citizen.id)
    if drafts:
        yield Row("Begyndt og ikke gemt færdigt", heading=True)
    for one in drafts:
        yield Row(one.words(view.today), f"draft:{one.place}", "► ")


def next_rows(view: View) -> Iterator[Row]:
    """Yield what happens next, and how far the course is."""
    yield Row("Næste skridt", heading=True)
    waiting = next_step(view.services.citizens.waiting(view.case))
    if waiting is None:
        plan = view.case.course
        text = "Der venter ikke noget." if plan else "Vælg en jobpakke, så bliver planen lagt."
        yield Row(text, "do:runde" if plan else "do:jobpakker", "► ")
    else:
        due = due_words(waiting.due, view.today, waiting.times)
        who = owner(waiting.owner, view.role, view.name)
        key = f"next:{waiting.part}:{waiting.name}"
        yield Row(waiting.what, key, "► ", ((due, 24), (who, 10)))
    plan = view.case.course
    now = standing_of(view.services.desk, plan) if plan else None
    if now is not None:
        yield Row(f"Tempo: {now.in_words()}. Slut: {say(now.forecast)} (skøn).", "", "  ")


def do_rows(view: View) -> Iterator[Row]:
    """Yield what a person comes here to do."""
    yield Row("Gør", heading=True)
    running = view.case.course is not None and view.case.course.course.closed is None
    if running:
        yield Row("Ugens runde: fem spørgsmål, tre minutter", "do:runde", "► ")
    yield Row("Skriv et notat", "do:notat", "► ")
    yield Row("Start en jobpakke til" if running else "Start en jobpakke", "do:jobpakker", "► ")
    yield Row("Ret navn, telefon og andet", "do:fields", "► ")


def step_rows(view: View) -> Iterator[Row]:
    """Yield the steps as a map. Nothing is locked: steps run side by side."""
    for plan in view.case.courses:
        closed = f", afsluttet {say(plan.course.closed)}" if plan.course.closed else ""
        yield Row(f"Trin: {plan.name}{closed}", heading=True)
        for step in plan.steps:
            yield Row(
                step.step.name,
                f"step:{step.record}",
                STEP_MARKS.get(step.status, _LEFT_OUT),
                (
                    (bar(step, plan.course.start, plan.end), _BAR),
                    (step_dates(step, view.today), 22),
                    (code_name("step_status", step.status).lower(), 13),
                ),
            )


def bar(step: PlacedStep, first: date, last: date, cells: int = _BAR) -> str:
    """Return where a step lies in its course, as a strip of so many cells."""
    days = max((last - first).days + 1, 1)
    begin = min(max((step.start - first).days, 0) * cells // days, cells - 1)
    end = min(max(((step.end - first).days + 1) * cells // days, begin + 1), cells)
    sign = _FILLED.get(step.status, "░")
    return "·" * begin + sign * (end - begin) + "·" * (cells - end)
