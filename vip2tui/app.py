"""The full-screen app: puts desk, services and screens together, and knows the way between.

The passphrase prompt stands on the screen before anything heavy is imported; the rest is read in
while the person types. I dag is at the bottom of the pile of screens and is never taken away.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any, ClassVar

# Textual reads these when it is imported: a log or a picture of the screen would be names in clear.
for _name in [name for name in os.environ if name.startswith("TEXTUAL")]:
    del os.environ[_name]

from textual import on, work  # noqa: E402
from textual.app import App  # noqa: E402
from textual.binding import Binding, BindingType  # noqa: E402

from screens import commands  # noqa: E402
from screens.base import BaseScreen, Page, only_citizen  # noqa: E402
from screens.messages import GoTo, Leave, Opened, Trouble  # noqa: E402
from vip2tui import crash, paths  # noqa: E402
from vip2tui.errors import Vip2Error  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

    from screens.first_run import Answers
    from vip2tui.services.desk import Desk
    from vip2tui.services.house import Services

OF_A_CITIZEN = frozenset({"borger", "tjekliste", "notat", "runde"})
"""Where one can only go with a citizen."""
_GENERATIONS = "vault-*.v2t*"


class Vip2App(App[None], inherit_bindings=False):
    """The program in the terminal."""

    TITLE = "vip2tui"
    ENABLE_COMMAND_PALETTE = False  # Textual's own saves a picture of the screen in clear
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.QUIT.binding(),
        Binding("ctrl+c", "how_to_leave", "Kopiér", id="app.kopi", tooltip="Kopiér det markerede",
                show=False),
    ]  # fmt: skip

    def __init__(self, home: Path, services: Services | None = None) -> None:
        """Make the app on a folder; with ``services`` it is open already."""
        super().__init__()
        self.home = home
        self.services = services
        self.trouble: str | None = None
        """Why nothing can be saved now."""
        self.failure = ""
        """What to print when the program failed."""

    def on_mount(self) -> None:
        asyncio.get_running_loop().set_exception_handler(self._loop_failed)
        if self.services is not None:
            self._begin(self.services)
        elif any(self.home.glob(_GENERATIONS)):  # asking the vault itself would import it
            from screens.unlock import Unlock

            self.push_screen(Unlock(self._unlock, self._recover))
        else:
            from screens.first_run import FirstRun

            self.push_screen(FirstRun(self._create))
        self.call_after_refresh(self._preload)

    @work(thread=True, exit_on_error=False, group="preload")
    def _preload(self) -> None:
        """Import what comes next while the person types; a fault shows when it is used."""
        import screens.today  # noqa: F401
        import vip2tui.services.house
        import vip2tui.services.opening
        import vip2tui.storage.vault  # noqa: F401

    def _unlock(self, passphrase: str) -> Desk:
        from vip2tui.services import opening

        return opening.unlock(self.home, passphrase)

    def _recover(self, code: str, passphrase: str) -> Desk:
        from vip2tui.services import opening
        from vip2tui.storage import vault

        return opening.desk_on(vault.recover(self.home, code, passphrase))

    def _create(self, answers: Answers) -> tuple[Desk, str]:
        from vip2tui.domain.facts import Role
        from vip2tui.services import opening

        return opening.create(
            self.home,
            passphrase=answers.passphrase,
            name=answers.name,
            role=Role(answers.role),
            authority=answers.authority,
            device=answers.device,
        )

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        from vip2tui.services.house import services_for

        self.services = services_for(message.desk)
        self._begin(self.services)
        self._tidy(message.desk)

    def _begin(self, services: Services) -> None:
        from screens import look
        from screens.today import Today

        look.restore(self, services.desk)
        today = Today(services)
        if len(self.screen_stack) > 1:
            self.switch_screen(today)
        else:
            self.push_screen(today)
        self._tell_notices(services)

    @work(group="notices")
    async def _tell_notices(self, services: Services) -> None:
        from screens.dialogs import Tell

        for notice in getattr(services.desk.store, "notices", ()):
            await self.push_screen_wait(Tell("Godt at vide", notice.text))

    @work(thread=True, exit_on_error=False, group="tidy")
    def _tidy(self, desk: Desk) -> None:
        """Write the vault afresh when its journal has grown long; opening stays quick."""
        from vip2tui.storage import vault
        from vip2tui.storage.store import TinyStore

        if isinstance(desk.store, TinyStore) and desk.store.journal.is_long():
            vault.compact(desk.store)

    @on(GoTo)
    def _go(self, message: GoTo) -> None:
        message.stop()
        self._travel(message)

    @work(exclusive=True, group="travel")
    async def _travel(self, wish: GoTo | None) -> None:
        """Go where a person wants to be, asking what is missing."""
        from screens import asking

        services = self.services
        if services is None:
            return
        if wish and wish.where == "menu":
            wish = await asking.menu(self, wish.citizen)
        if wish and wish.where == "borgere" and (one := only_citizen(services)):
            wish = GoTo("borger", one)
        if wish and wish.where == "ny":
            from screens.new_citizen import new_citizen

            found = await new_citizen(self, services)
            wish = GoTo("borger", found) if found else None
        if wish and wish.where in OF_A_CITIZEN and not wish.citizen:
            chosen = await asking.whom(self, services)
            wish = GoTo(wish.where, chosen, wish.name) if chosen else None
        if wish:
            await self._arrive(wish, services)

    async def _arrive(self, wish: GoTo, services: Services) -> None:
        """Show the screen: the one in the pile if it is there, else a new one on top."""
        from screens.ways import part_of, screen_for, way

        if wish.where == "idag":
            await self._back_to(1)
            return
        about = self.screen if isinstance(self.screen, Page) else None
        for place, open_screen in enumerate(tuple(self.screen_stack)):
            if isinstance(open_screen, BaseScreen) and open_screen.way == way(wish):
                await self._back_to(place)
                arrived = self.screen is open_screen
                if arrived:
                    open_screen.open_part(part_of(wish))
                return
        try:
            screen = screen_for(wish, services, about)
        except Vip2Error as error:
            if about is not None:
                about.refuse(error)
            return
        await self.push_screen(screen)
        if self.trouble:
            screen.show_trouble(self.trouble)

    async def _back_to(self, place: int) -> None:
        """Take the screens above a place away, keeping what is typed on them."""
        while len(self.screen_stack) > place + 1:
            if not await self._may_leave():
                return
            await self.pop_screen()

    async def _may_leave(self) -> bool:
        """Keep what is typed on the top screen; ask only if it cannot be kept."""
        from screens.dialogs import Confirm

        page = self.screen
        if not isinstance(page, Page):
            return True
        try:
            page.keep()
        except Vip2Error as error:
            page.refuse(error)
            question = "Det, du har skrevet her, kan ikke gemmes nu. Bliv her og prøv igen?"
            return not await self.push_screen_wait(Confirm(question, "Bliv her", "Gå uden det"))
        return True

    @on(Leave)
    @work(exclusive=True, group="travel")
    async def _leave(self) -> None:
        if len(self.screen_stack) > 2:
            await self._back_to(len(self.screen_stack) - 2)

    @on(Trouble)
    def _troubled(self, message: Trouble) -> None:
        if message.text == self.trouble:
            return
        self.trouble = message.text
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                screen.show_trouble(message.text)

    def action_look(self) -> None:
        """Change between light and dark."""
        from screens import look

        if self.services is not None:
            look.turn(self, self.services.desk)

    def action_how_to_leave(self) -> None:
        """Ctrl+C copies what is marked; where nothing is, people expect it to end the program."""
        self.notify("Tryk Ctrl+Q for at lukke programmet.", markup=False)

    @work(exclusive=True, group="quit")
    async def action_quit(self) -> None:  # type: ignore[override]  # a worker, because it may ask
        """Keep all drafts and end; asks only if one cannot be kept."""
        from screens.dialogs import Confirm

        for screen in reversed(self.screen_stack):
            if not isinstance(screen, Page):
                continue
            try:
                question = screen.before_quit()
                screen.keep()
            except Vip2Error:
                question = "Det, du har skrevet, kan ikke gemmes nu. Luk alligevel?"
            if question and not await self.push_screen_wait(
                Confirm(question, "Luk alligevel", "Bliv her", danger=True)
            ):
                return
        codes = [one.exit_code for one in self.screen_stack if isinstance(one, Page)]
        self.exit(return_code=max(codes, default=0))

    def _fatal_error(self) -> None:
        """Tell that the program failed, without a value: Textual would print local variables."""
        self.failure = crash.report(self._exception or sys.exc_info()[1])
        self.bell()
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """End as above: what a library wants printed here is a traceback with texts in it."""
        self._return_code = 1
        self.failure = self.failure or crash.report(sys.exc_info()[1])
        self._close_messages_no_wait()

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what a task left behind: asyncio would print the error's text."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)


def run(home: Path | None = None, services: Services | None = None) -> int:
    """Run the app to its end and return the exit code; with ``services`` it is open already."""
    from screens import look

    crash.install()
    look.take_any_byte()
    look.plain_bars()
    app = Vip2App(paths.home(home), services)
    try:
        app.run()
    finally:
        if app.services is not None:
            app.services.desk.store.close()
        if app.failure:
            print(app.failure, file=sys.stderr)  # noqa: T201 - the screen is gone
    return app.return_code or 0
