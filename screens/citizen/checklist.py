"""Tjekliste: what should be in place, by phase and area; Space or a click on the box ticks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from screens.citizen.checklist_lines import ItemView, help_text, item_rows
from screens.citizen.part import Part, View, ask_day
from screens.dialogs import Tell, pick
from screens.question import Question, answer, some_text
from screens.widgets.rows import Row, Rows
from vip2tui.base.safe import T
from vip2tui.domain.course.checklist import LEADER
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.checklist import ChecklistService
from vip2tui.text.days import say, say_done

BESIDE = 110
"""From this width on, the help stands beside the list; below it otherwise."""


class Checklist(Part):
    """The third part of the page."""

    HINT = "Mellemrum sætter flueben, Enter viser flere valg, F1 forklarer."
    TICKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "explain", "Hjælp", id="tjekliste.forklar", show=False),
        Binding("escape", "close_help", "Tilbage", id="tjekliste.luk", show=False),
    ]

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._before: tuple[Row | None, float] = (None, 0)
        """The row and the place the list was scrolled to before it gave room to the help."""

    def compose(self) -> ComposeResult:
        yield Static(self.hint_content(), classes="hint")
        with Container(classes="split"):
            yield Rows(ticks=self.TICKS)
            with VerticalScroll(classes="explained", can_focus=False):
                yield Static()

    def rows(self, view: View) -> Iterator[Row]:
        for plan in _running(view):
            yield from item_rows(self, view, plan)
        if not _running(view):
            yield from self.nothing_yet(
                "Der er ingen tjekliste endnu", "Start en jobpakke, så kommer tjeklisten med"
            )

    def begin_at(self, view: View) -> str | None:
        """Begin on the first item that the person at this computer can do something about."""
        every = (ItemView(view, plan, line) for plan in _running(view) for line in plan.lines)
        found = (one for one in every if one.may and one.time.is_open and not one.line.item.event)
        return next((one.key for one in found), None)

    def key_of(self, view: View, name: str) -> str:
        """Return the row of an item, whichever of its times is named."""
        every = (ItemView(view, plan, line) for plan in _running(view) for line in plan.lines)
        return next((one.key for one in every if one.is_called(name)), name)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= BESIDE, "-beside")

    # Ticking

    @property
    def _service(self) -> ChecklistService:
        return self.view.services.checklist

    async def turn_tick(self, item: ItemView) -> None:
        """Tick an item, or ask why the tick should go."""
        if item.time.is_open:
            await self._tick(item)
        else:
            await self._untick(item)

    async def _tick(self, item: ItemView, day: date | None = None, note: str = "") -> None:
        behalf = item.line.item.owner == LEADER
        words = "Flueben sat på lederens vegne" if behalf else "Flueben sat"
        if day is not None:
            words += f" for {say_done(day, self.view.today)}"
        await self.write(
            lambda: self._service.tick(item.view.case, item.plan, item.time, day=day, note=note),
            f"{words}.",
        )

    async def _untick(self, item: ItemView) -> None:
        if not item.may:
            await self._tick(item)  # the service says why not
            return
        question = f"Fjern fluebenet: {item.line.item.text}\nSkriv kort hvorfor."
        reason = await answer(self, Question(question, some_text))
        await self.write(
            lambda: self._service.untick(item.view.case, item.plan, item.time, reason),
            "Fluebenet er fjernet.",
        )

    # The other choices

    async def choose(self, item: ItemView) -> None:
        """Ask what is to be done about an item."""
        if item.line.item.habit:
            self.app.push_screen(Tell("En god vane", help_text(item)))
            return
        if not item.may:
            self.app.push_screen(Tell("Det punkt klarer kommunen", help_text(item)))
            return
        tick: list[tuple[str, Callable[[ItemView], Awaitable[None]]]] = [
            ("Sæt flueben", self._tick),
            ("Sæt flueben med en anden dato …", self._with_day),
            ("Sæt flueben med en bemærkning …", self._with_note),
            ("Udskyd til …", self._put_off),
            ("Ikke relevant …", self._set_aside),
        ]
        options = tick if item.time.is_open else [("Fjern fluebenet …", self._untick)]
        await pick(
            self,
            item.line.item.text,
            [
                *((words, partial(act, item)) for words, act in options),
                ("Forklar punktet (F1)", self.action_explain),
            ],
        )

    async def _with_day(self, item: ItemView) -> None:
        question = f"{item.line.item.text}\nHvilken dag?"
        await self._tick(item, await ask_day(self, question, has_happened=True))

    async def _with_note(self, item: ItemView) -> None:
        question = Question(f"{item.line.item.text}\nBemærkning:", str)
        await self._tick(item, note=await answer(self, question))

    async def _put_off(self, item: ItemView) -> None:
        day = await ask_day(self, f"{item.line.item.text}\nUdskyd til hvilken dag?")
        await self.write(
            lambda: self._service.put_off(item.view.case, item.plan, item.time, day),
            f"Udskudt til {say(day)}.",
        )

    async def _set_aside(self, item: ItemView) -> None:
        question = f"Ikke relevant: {item.line.item.text}\nSkriv kort hvorfor."
        reason = await answer(self, Question(question, some_text))
        await self.write(
            lambda: self._service.not_relevant(item.view.case, item.plan, item.time, reason),
            "Punktet er sat til ikke relevant.",
        )

    # Help

    def action_explain(self) -> None:
        """Show what an item means beside the list; the cursor stays where it is."""
        if not self.has_class("-explained"):
            self._before = (self.list.row, self.list.scroll_y)
        self.add_class("-explained")
        self._explain()

    def action_close_help(self) -> None:
        """Close the help; who has not moved on is where they were, to the line."""
        self.remove_class("-explained")
        row, scrolled = self._before
        if row == self.list.row:
            self.list.call_after_refresh(self.list.scroll_to, y=scrolled, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc closes the help if it is open, and else goes a step back."""
        if action == "close_help":
            return self.has_class("-explained")
        return super().check_action(action, parameters)

    @on(Rows.Moved)
    def _follow(self, event: Rows.Moved) -> None:
        event.stop()
        if self.has_class("-explained"):
            self._explain()

    def _explain(self) -> None:
        row = self.list.row
        self.page.do(row.own if row and row.own else self.explain)

    def explain(self, item: ItemView | None = None) -> None:
        """Say beside the list what an item means."""
        text = help_text(item) if item else "Vælg et punkt med pilene."
        self.query_one(".explained Static", Static).update(T(f"{text}\n(Esc lukker)"))


def _running(view: View) -> list[CoursePlan]:
    return [plan for plan in view.case.courses if plan.course.closed is None]
