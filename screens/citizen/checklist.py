"""Tjekliste: what should be in place, by phase and area; Space or a click on the box ticks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult

from screens import hiding
from screens.citizen.beside import PartBeside
from screens.citizen.checklist_beside import item_parts
from screens.citizen.checklist_lines import ItemView, brief_help, help_text, item_rows
from screens.citizen.part import View, ask_day
from screens.dialogs import Tell, pick
from screens.question import Question, answer, some_text
from screens.widgets.beside import lines_under, paragraphs
from screens.widgets.rows import Row, Rows
from vip2tui.domain.course.checklist import LEADER, MEASURED
from vip2tui.pictures.drawn import Picture
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.checklist import ChecklistService
from vip2tui.text.days import say, say_done

_LINES = 2
"""Of what an item means, under the list."""


class Checklist(PartBeside):
    """The third part of the page."""

    HINT = "Mellemrum sætter flueben, Enter viser flere valg, F1 forklarer mere."
    TITLE, ABOUT = "Tjekliste", "Punktet"
    TICKS = True

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._meaning = lines_under(_LINES)
        self._items: dict[str, ItemView] = {}

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._meaning

    def show(self, view: View, *, at: str | None = None) -> None:
        every = (ItemView(view, plan, line) for plan in _running(view) for line in plan.lines)
        self._items = {one.key: one for one in every}
        super().show(view, at=at)

    def parted(self, view: View) -> None:
        """What stands beside the list is not said in it too."""
        self.list.fill(self.rows(view))
        self.tell()

    def rows(self, view: View) -> Iterator[Row]:
        for plan in _running(view):
            yield from item_rows(self, view, plan)
        if not _running(view):
            yield from self.nothing_yet(
                "Der er ingen tjekliste endnu", "Start en jobpakke, så kommer tjeklisten med"
            )

    def begin_at(self, view: View) -> str | None:  # noqa: ARG002 - as others have it
        """Begin on the first item that the person at this computer can do something about."""
        mine = (one for one in self._items.values() if one.may and one.time.is_open)
        return next((one.key for one in mine if not one.line.item.event), None)

    def key_of(self, view: View, name: str) -> str:  # noqa: ARG002 - as others have it
        """Return the row of an item, whichever of its times is named."""
        return next((one.key for one in self._items.values() if one.is_called(name)), name)

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
        question = f"Fjern fluebenet: {item.text}\nSkriv kort hvorfor."
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
        if item.line.item.id in MEASURED:
            self.turn_to("fremskridt", "maal")
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
            item.text,
            [
                *((words, partial(act, item)) for words, act in options),
                ("Forklar punktet", partial(self.explain, item)),
            ],
        )

    async def _with_day(self, item: ItemView) -> None:
        question = f"{item.text}\nHvilken dag?"
        await self._tick(item, await ask_day(self, question, has_happened=True))

    async def _with_note(self, item: ItemView) -> None:
        question = Question(f"{item.text}\nBemærkning:", str)
        await self._tick(item, note=await answer(self, question))

    async def _put_off(self, item: ItemView) -> None:
        day = await ask_day(self, f"{item.text}\nUdskyd til hvilken dag?")
        await self.write(
            lambda: self._service.put_off(item.view.case, item.plan, item.time, day),
            f"Udskudt til {say(day)}.",
        )

    async def _set_aside(self, item: ItemView) -> None:
        question = f"Ikke relevant: {item.text}\nSkriv kort hvorfor."
        reason = await answer(self, Question(question, some_text))
        await self.write(
            lambda: self._service.not_relevant(item.view.case, item.plan, item.time, reason),
            "Punktet er sat til ikke relevant.",
        )

    # Help

    def help_about(self) -> str:
        item = self._item
        return help_text(item) if item else ""

    @property
    def _item(self) -> ItemView | None:
        """The item one stands on."""
        row = self.list.row
        return self._items.get(row.key) if row else None

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self.tell()

    def tell(self) -> None:
        """Say what the item means: all of it beside the list, or in brief under it."""
        super().tell()
        item = self._item
        if not self.are_two:
            self._meaning.tell(Row(brief_help(item, self.signs)) if item else None)
        self._meaning.display = not self.are_two

    def told_of(self, item: ItemView) -> Callable[[int], Picture] | None:
        """Return what draws all there is to say of an item beside the list; None without a pane."""
        return partial(self._told, item) if self.are_two else None

    def _told(self, item: ItemView, width: int) -> Picture:
        free = [item.time.state.note] if item.time.state else []
        parts = [(hiding.text(self.app, said, free), tone) for said, tone in item_parts(item)]
        return paragraphs(self.app, parts)(width)

    def explain(self, item: ItemView) -> None:
        """Say all that is known of an item, and where it is from."""
        self.app.push_screen(Tell("Hvad punktet betyder", help_text(item)))


def _running(view: View) -> list[CoursePlan]:
    return [plan for plan in view.case.courses if plan.course.closed is None]
