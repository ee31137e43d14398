"""What a screen with fields has in common: what is typed keeps itself as a draft (kladde)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.timer import Timer
from textual.widgets import Button

from screens import saving
from screens.base import BaseScreen
from screens.citizen.note_reading import read_day
from screens.dialogs import Choose
from screens.widgets.field import Field
from screens.widgets.frame import Shortcut
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, TooLongError
from vip2tui.services.house import Services
from vip2tui.text.danish import count
from vip2tui.text.days import DayNotUnderstoodError, say
from vip2tui.text.hours import clock, may_mean_hours

DELAY = 0.8
"""Seconds until what was typed is a draft; a power cut may take so much."""


class Drafting(BaseScreen):
    """A screen whose fields are kept while they are written.

    A day means what it meant when it was typed: «i går» written at two minutes to midnight is the
    same day after it, and in a draft that is found again three days later.
    """

    DAYS: ClassVar[Mapping[str, bool]] = {}
    """The fields that hold a day, and whether it is the day of something that has happened."""
    place = ""
    """Where the draft lies, such as ``note:<citizen>``."""
    _waits: Timer | None = None
    _began: dict[str, str] | None = None
    _failed = False
    _edition = 0
    """Which keeping is the newest: one that a disk let wait does not come after it."""
    _kept = ""
    """When the draft was kept, in words; empty where there is none."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.begun = services.desk.today()
        """The day the writing began; until something is written it turns with the calendar."""
        self._meant: dict[str, tuple[str, date | None]] = {}
        """What was typed for a day, and what it meant then."""

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Ctrl+S", "Gem", "screen.save"),
            ("Tab", "Næste felt", "app.focus_next"),
            back="Tilbage (kladde)",
        )

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by name; empty where nobody wrote."""
        raise NotImplementedError

    def fill(self, fields: dict[str, str]) -> None:
        """Put texts into the fields."""
        raise NotImplementedError

    def begin_with(self, usual: dict[str, str]) -> None:
        """Fill the fields: with the draft that is there, else as usual."""
        drafts = self.services.drafts
        lies = drafts.found(self.place)
        draft = drafts.get(lies)
        if usual:
            self.fill(usual)
        self._began = self.typed()
        if draft:
            self.begun = drafts.begun(lies) or self.begun
            self.fill(usual | draft | self._said_days(draft))
            self.say("Vi fandt en kladde. Den står her, som du forlod den.")
        if lies != self.place:
            self._take_up()

    @work(group="keep")
    async def _take_up(self) -> None:
        """Let the draft that lay beside have its place."""
        try:
            await saving.in_turn(self.app, partial(self.services.drafts.take_up, self.place))
        except Vip2Error as error:
            self.refuse(error)

    def _said_days(self, draft: dict[str, str]) -> dict[str, str]:
        """Return a draft's days as they are said; «i går» from an older program by its own day."""
        found = {}
        for name, has_happened in self.DAYS.items():
            with suppress(DayNotUnderstoodError):
                day = read_day(draft.get(name, ""), self.begun, has_happened=has_happened)
                if day:
                    found[name] = say(day)
        return found

    def day_of(self, name: str) -> date | None:
        """Return the day that stands in a field, as it was meant when it was typed; None if none.

        Raises:
            DayNotUnderstoodError: If what stands there is no day.
        """
        typed = self.query_one(f"#{name}", Field).value
        if self._meant.get(name, ("", None))[0] != typed:
            today = self.services.desk.today()
            self._meant[name] = typed, read_day(typed, today, has_happened=self.DAYS[name])
        return self._meant.get(name, ("", None))[1]

    def day_turned(self) -> None:
        """Begin on the new day, unless something was written on the old one."""
        if self._began is not None and self.typed() == self._began:
            self.begun = self.services.desk.today()
        super().day_turned()

    def later(self) -> None:
        """Keep the draft in a moment, if it is not about to be."""
        if self._began is not None and self._waits is None:
            self._waits = self.set_timer(DELAY, self._keep_quietly)

    def keeps(self) -> Callable[[], None] | None:
        if self._began is None:
            return None
        fields = self.typed()
        kept = {} if fields == self._began else fields | self._dates()
        self._edition += 1
        edition = self._edition

        def keep() -> None:
            with self.services.desk.lock:
                if self._edition == edition:
                    self.services.drafts.keep(self.place, kept, self.begun)

        return keep

    def _dates(self) -> dict[str, str]:
        """Return the days that are understood, as a draft keeps them."""
        found = {}
        for name in self.DAYS:
            with suppress(DayNotUnderstoodError):
                if day := self.day_of(name):
                    found[name] = day.isoformat()
        return found

    @work(group="keep")
    async def _keep_quietly(self) -> None:
        await self._keep_beside()

    async def _keep_beside(self) -> None:
        """Keep the draft while one types on; what is kept later in another way stands."""
        self._waits = None
        keep = self.keeps()
        if keep is None:
            return
        try:
            await saving.in_turn(self.app, keep, holds_keys=False)
        except Vip2Error as error:
            if not self._failed:  # said once, not every second
                self._failed = True
                self.refuse(error)
        else:
            self._failed = False
            self.tell_kept()

    def tell_kept(self) -> None:
        """Say in the status line that the draft is safe."""
        has_draft = self.typed() != self._began
        at = clock(self.services.desk.now())
        self._kept = f"Kladde gemt kl. {at}. Ctrl+S gemmer det færdigt." if has_draft else ""
        self.show_told()

    def status(self) -> str:
        kept = "" if self.has_class("-trouble") else self._kept
        return kept or super().status()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        self._save()

    @work(exclusive=True, group="save")
    async def _save(self) -> None:
        """Write what is typed; a bare «2» may have been two hours, and then it is asked."""
        if may_mean_hours(self.query_one("#time", Field).value) and not await self._ask_hours():
            return
        try:
            act = self.write_it()
            if act is None:
                return
            words = await saving.in_turn(self.app, act)
        except Vip2Error as error:
            await self._refuse_and_keep(error)
            return
        await self._done()
        self.saved(f"{words} Fortryd med Ctrl+Z.")
        self.action_back()

    async def _ask_hours(self) -> bool:
        line = self.query_one("#time", Field)
        number = int(line.value)
        options = [
            ("hours", T(f"{count(number, 'time', 'timer')}")),
            ("minutes", T(f"{count(number, 'minut', 'minutter')}")),
        ]
        chosen = await self.app.push_screen_wait(Choose(f"Du skrev {number}. Er det …", options))
        if chosen is not None:
            line.value = f"{number}:00" if chosen == "hours" else f"{number} min"
        return chosen is not None

    def write_it(self) -> Callable[[], str] | None:
        """Return what writes what is typed and says so; None if there is nobody to write of.

        Raises:
            Vip2Error: If what is typed is not understood.
        """
        raise NotImplementedError

    async def _refuse_and_keep(self, error: Vip2Error) -> None:
        """Keep what was typed as a draft, and say why it is no more than that."""
        await self._keep_beside()
        is_kept = not self.has_class("-trouble")
        self.refuse(error.kept() if is_kept and isinstance(error, TooLongError) else error)

    async def _done(self) -> None:
        """Forget the draft: what it became is written."""
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
        self._began = None
        self._edition += 1
        try:
            await saving.in_turn(self.app, lambda: self.services.drafts.drop(self.place))
        except Vip2Error as error:  # the note itself is safe; only the draft is left behind
            self.refuse(error)
