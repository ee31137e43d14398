"""The full-screen app: puts desk, services and screens together, and knows the way between.

The passphrase prompt stands on the screen before anything heavy is imported; the rest is read in
while the person types. I dag is at the bottom of the pile of screens and is never taken away.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

# Textual reads these when it is imported: a log or a picture of the screen would be names in clear.
for _name in [name for name in os.environ if name.startswith("TEXTUAL")]:
    del os.environ[_name]

from textual import on, work  # noqa: E402
from textual.binding import Binding, BindingType  # noqa: E402

from screens import announcing, commands, leaving, saving  # noqa: E402
from screens.messages import GoTo, Leave, Opened, To, Trouble  # noqa: E402
from screens.page import Page  # noqa: E402
from screens.sheet import BASE_CSS  # noqa: E402
from screens.vault.doors import Doors  # noqa: E402
from screens.vault_care import Tending  # noqa: E402
from vip2tui.base import crash, ending, privacy, restart, windows_console  # noqa: E402
from vip2tui.base.errors import Vip2Error  # noqa: E402
from vip2tui.pictures.signs import ASCII_VARIABLE  # noqa: E402

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from screens.ground import Answer
    from vip2tui.services.house import Services

_FIRST_PICTURE = 0.3
"""Seconds: what is imported beside the first picture would only make it later."""
_BETWEEN_SWEEPS = 50_000
"""New objects before Python looks for circles among them: few enough that no key waits for it."""


class Vip2App(Tending, inherit_bindings=False):
    """The program in the terminal."""

    TITLE = "vip2tui"
    # With the app: a screen that brings new rules makes all of them be read anew.
    CSS_PATH: ClassVar = [BASE_CSS, BASE_CSS.parent / "vault" / "unlock.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.QUIT.binding(),
        commands.LOCK.binding(),
        commands.NAMES.binding(),
        Binding("ctrl+c", "how_to_leave", "Kopiér", id="app.kopi", tooltip="Kopiér det markerede",
                show=False),
    ]  # fmt: skip

    def __init__(self, home: Path, services: Services | None = None) -> None:
        """Make the app on a folder; with ``services`` it is open already."""
        super().__init__(home, services)
        self.trouble: str | None = None
        """Why nothing can be saved now."""
        self._day: date | None = None
        """The day the screens show."""
        self.doors = Doors(home, self._rescue, self._stand_before)
        self.is_locked = False
        """Whether it ended to be started again at the prompt."""

    def on_mount(self) -> None:
        self.runs_in(asyncio.get_running_loop())
        if self.services is not None:
            self._begin(self.services)
        else:
            self.push_screen(self.doors.first())
        self.set_timer(_FIRST_PICTURE, self._after_first_picture)
        self.set_interval(leaving.EVERY, self._lock_when_idle)
        self.set_interval(leaving.EVERY, self._turn_the_day)

    def _stand_before(self, home: Path) -> None:
        """Stand before the vault of the person who was chosen."""
        self.home = home

    def _after_first_picture(self) -> None:
        gc.set_threshold(_BETWEEN_SWEEPS)
        gc.enable()
        self._preload()

    @work(thread=True, exit_on_error=False, group="preload")
    def _preload(self) -> None:
        """Import what comes next while the person types; a fault shows when it is used."""
        privacy.no_picture()
        import screens.today  # noqa: F401
        import vip2tui.catalogue.checklist
        import vip2tui.services.vault.opening
        import vip2tui.storage.vault  # noqa: F401
        from vip2tui.services import house

        house.build()
        gc.collect(1)  # else all that is imported is looked at just when «I dag» is to be drawn

        if self.services is None:
            self.doors.look(self)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        from vip2tui.services.house import services_for

        self.services = services_for(message.desk)
        announcing.clear(self)
        self._begin(self.services)
        self._tidy(message.desk)
        from vip2tui.services.vault.upkeep import is_read_only
        from vip2tui.storage.errors import ReadOnlyError

        if is_read_only(message.desk):
            self.post_message(Trouble(str(ReadOnlyError())))

    def _begin(self, services: Services) -> None:
        from screens import hiding, look
        from screens.today import Today
        from vip2tui.services import free_text

        services.free_text.ask = free_text.refused  # and `screens.saving` asks
        self._day = services.desk.today()
        look.restore(self, services.desk.store)
        hiding.restore(self, services.desk, services.names)
        today = Today(services)
        if len(self.screen_stack) > 1:
            self.switch_screen(today)
        else:
            self.push_screen(today)
        self._tell_notices(services)

    @on(GoTo)
    def _go(self, message: GoTo) -> None:
        message.stop()
        self.keys.on_the_way_from(self.screen)
        self._travel(message)

    @work(description="", exclusive=True, group="travel")
    async def _travel(self, wish: GoTo) -> None:
        from screens import journey

        try:
            if wish.where is To.CHECK:
                from screens.vault.check import CheckInstallation

                settings = self.services.settings if self.services is not None else None
                await self.push_screen_wait(CheckInstallation(self.home, settings))
            elif self.services is not None:
                await journey.travel(self, self.services, wish, self.trouble)
        finally:
            self.keys.on_the_way_from(None)

    @on(Leave)
    @work(exclusive=True, group="travel")
    async def _leave(self) -> None:
        from screens import journey

        if len(self.screen_stack) > 2:
            await journey.back_to(self, len(self.screen_stack) - 2)

    @on(Trouble)
    def _troubled(self, message: Trouble) -> None:
        if message.text is None:
            self._back_up_daily()
        if message.text == self.trouble:
            return
        self.trouble = message.text
        from screens.base import BaseScreen

        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.show_trouble(message.text)

    @work(group="look")
    async def action_look(self) -> None:
        """Show the next of the three looks."""
        from screens import look, themes

        if self.services is None:
            return
        chosen = look.following(self)
        themes.wear(self, chosen)
        keep = partial(look.keep, self.services.settings, chosen)
        try:
            await saving.in_turn(self, keep)
        except Vip2Error as error:
            self.post_message(Trouble(str(error)))

    def action_names(self) -> None:
        """Hide all names, or show them again: in the next picture, and kept after that."""
        if self.services is not None:
            from screens import hiding

            self._keep_names(hidden=hiding.turn(self, self.services.names))

    @work(description="", group="names")
    async def _keep_names(self, *, hidden: bool) -> None:
        from screens import hiding

        if self.services is None:
            return
        try:
            await saving.in_turn(self, partial(hiding.keep, self.services.desk, hidden=hidden))
        except Vip2Error as error:
            self.post_message(Trouble(str(error)))

    def action_how_to_leave(self) -> None:
        """Ctrl+C copies what is marked; where nothing is, people expect it to end the program."""
        announcing.tell(self, "Tryk Ctrl+Q for at lukke programmet.")

    @work(exclusive=True, group="quit")
    async def action_quit(self) -> None:  # type: ignore[override]  # a worker, because it may ask
        """Keep all drafts and end; asks only if one cannot be kept."""
        if await leaving.may_quit(self):
            self.leave()

    @work(exclusive=True, group="quit")
    async def action_lock(self) -> None:
        """Keep all drafts and end, to begin afresh at the prompt; the keys go with the process."""
        if self.services is None:  # nothing is open
            return
        self.idle.touch()
        try:
            await leaving.keep_all(self)
        except Vip2Error as error:
            if page := next((one for one in self.screen_stack if isinstance(one, Page)), None):
                page.refuse(error)
            return
        self.is_locked = True
        self.exit()

    def touched(self) -> None:
        super().touched()
        if self.services is not None:
            self.services.desk.turns.typed()

    async def _turn_the_day(self) -> None:
        if self.services is not None:
            from screens import midnight

            self._day = await midnight.turn(self, self._day, self.services.desk.today())

    def _lock_when_idle(self) -> None:
        if self.services is not None and self.idle.is_over(self.services.settings.lock_after):
            self.action_lock()


def run(home: Path, answer: Answer, services: Services | None = None) -> int:
    """Run the app to its end and return the exit code; with ``services`` it is open already.

    Args:
        home: The vault's folder.
        answer: What the terminal says of its ground.
        services: An open vault.
    """
    from screens import look, themes

    crash.install()
    look.take_any_byte(answer.typed)
    look.plain_bars()
    app = Vip2App(home, services)
    if ASCII_VARIABLE in os.environ:
        themes.draw_ascii_alone(app)
    if answer.is_light:
        themes.stand_on_light(app)
    with windows_console.kept(), ending.told(app.end_from_outside):
        _run(app)
    return restart.LOCKED if app.is_locked else app.return_code or 0


def _run(app: Vip2App) -> None:
    try:
        app.run()
    finally:
        if app.services is not None:
            from vip2tui.services.vault import upkeep

            app.failure = app.failure or upkeep.close(app.services.desk)
        if app.failure:
            with suppress(OSError):  # the terminal may be gone too
                print(app.failure, file=sys.stderr)  # noqa: T201 - the screen is gone
