"""What a screen with fields has in common: what is typed keeps itself as a draft (kladde)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.timer import Timer
from textual.widgets import Button, Input, Select, TextArea

from screens import saving
from screens.citizen.fields import Fields
from screens.dialogs import Choose
from screens.widgets.field import Field
from screens.widgets.frame import Shortcut
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, TooLongError
from vip2tui.services.citizen.casework import Casework
from vip2tui.text.danish import count
from vip2tui.text.hours import clock, may_mean_hours

DELAY = 0.8
"""Seconds until what was typed is a draft; a power cut may take so much."""


class Drafting(Fields):
    """A screen whose fields are kept while they are written, until they are saved."""

    _waits: Timer | None = None
    _began: dict[str, str] | None = None
    _failed = False
    _edition = 0
    """Which keeping is the newest: one that a disk let wait does not come after it."""
    _kept = ""
    """When the draft was kept, in words; empty where there is none."""

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Ctrl+S", "Gem", "screen.save"),
            ("Tab", "Næste felt", "app.focus_next"),
            back="Tilbage (kladde)",
        )

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    def _tell(self) -> None:
        self.tell(self.typed())
        self.later()

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
            self.fill(usual | draft | self.said_days(draft))
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

    def day_turned(self) -> None:
        """Begin on the new day, unless something was written on the old one."""
        if self._began is not None and self.typed() == self._began:
            self.begun = self.services.desk.today()
        self._tell()

    def later(self) -> None:
        """Keep the draft in a moment, if it is not about to be."""
        if self._began is not None and self._waits is None:
            self._waits = self.set_timer(DELAY, self._keep_quietly)

    def keeps(self) -> Callable[[], None] | None:
        if self._began is None:
            return None
        fields = self.typed()
        kept = {} if fields == self._began else fields | self.dates()
        self._edition += 1
        edition = self._edition

        def keep() -> None:
            with self.services.desk.lock:
                if self._edition == edition:
                    self.services.drafts.keep(self.place, kept, self.begun)

        return keep

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
            if self._began is not None and self in self.app.screen_stack:  # not left meanwhile
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
        times = self.query("#time").results(Field)
        if any(may_mean_hours(one.value) for one in times) and not await self._ask_hours():
            return
        try:
            self.read_again()
            if self._case is None:
                return
            words = await saving.in_turn(self.app, self.write_it(self._case))
        except Vip2Error as error:
            await self._keep_beside()
            is_kept = not self.has_class("-trouble")
            self.refuse(error.kept() if is_kept and isinstance(error, TooLongError) else error)
            return
        await self._done()
        self.saved(f"{words} Fortryd med Ctrl+Z.")
        self.go_on()

    def go_on(self) -> None:
        """Go where one goes when it is written: back."""
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

    def write_it(self, case: Casework) -> Callable[[], str]:
        """Return what writes what is typed, and says so.

        Raises:
            Vip2Error: If what is typed is not understood.
        """
        raise NotImplementedError

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
