"""The ways into a vault that is not open: which page comes first, and what its answer opens.

Nothing here imports what opens a vault before it is asked to: the prompt stands first.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from vip2tui.base import restart, sharers
from vip2tui.storage.traces import was_vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from textual.app import App
    from textual.screen import Screen

    from screens.vault.first_words import Answers
    from vip2tui.exchange.startfile import Start
    from vip2tui.services.desk import Desk
    from vip2tui.services.vault.rescue import Rescue


class Doors:
    """A folder's ways in: passphrase, recovery code, backup, or a vault made now."""

    def __init__(
        self,
        home: Path,
        rescue: Callable[[Path | None], Rescue],
        stand_before: Callable[[Path], None],
    ) -> None:
        """Stand before a folder.

        Args:
            home: The vault's folder, or the one several people's lie in.
            rescue: Returns the way back from the backups, on a stick's folder too.
            stand_before: Told whose folder it is, once a person is chosen.
        """
        self.home, self.rescue, self._stand_before = home, rescue, stand_before
        self._was_tried = False
        """Whether a passphrase was given: then it is this process that may hold the vault."""

    def first(self) -> Screen[Any]:
        """Return the page one meets: who it is where several have a vault, else `door`."""
        people = sharers.sharers(self.home)
        if not people:
            return self.door()
        from screens.vault.who import WhoIsIt

        return WhoIsIt(people, self.enter)

    def enter(self, one: sharers.Sharer) -> Screen[Any]:
        """Stand before a person's vault, and return the page one meets there."""
        self.home = sharers.home_of(self.home, one)
        self._stand_before(self.home)
        return self.door()

    def door(self) -> Screen[Any]:
        """Return the prompt where a vault shows by its files' names, else what makes one."""
        if not was_vault(self.home) and not next(self.home.glob("first-*"), None):
            return self.make()
        # names alone: asking the vault itself would import it
        from screens.vault.unlock import Unlock

        was_locked = os.environ.pop(restart.LOCKED_VARIABLE, "") != ""
        return Unlock(self.unlock, self.recover, self.rescue, self.make_anew, was_locked=was_locked)

    def make(self) -> Screen[Any]:
        """Return the page that makes a vault."""
        from screens.vault.first_run import FirstRun

        return FirstRun(self.create, self.begin)

    def make_anew(self) -> Screen[Any]:
        """Return the page that makes one of a start file, where nobody can open what lies here."""
        from screens.vault.first_run import FirstRun

        return FirstRun(self.create, partial(self.begin, anew=True), is_anew=True)

    def look(self, app: App[Any]) -> None:
        """Say what the folder shows, before a passphrase is typed for nothing; from a thread."""
        from screens.vault.unlock import Unlock
        from vip2tui.services.vault import opening

        prompt = app.screen
        if not isinstance(prompt, Unlock):
            return
        if opening.was_never_made(self.home):
            app.call_from_thread(app.switch_screen, self.make())
        elif (
            (fault := opening.fault_before_the_key(self.home)) is not None
            and not self._was_tried
            and not prompt.has_begun  # what is being typed is not taken away
        ):
            prompt.post_message(Unlock.Failed(fault))

    def unlock(self, passphrase: str) -> Desk:
        """Open by the passphrase."""
        from vip2tui.services.vault import opening

        self._was_tried = True
        return opening.unlock(self.home, passphrase)

    def recover(self, code: str, passphrase: str) -> Desk:
        """Open by the recovery code, with a new passphrase from now on."""
        from vip2tui.services.vault import opening

        return opening.recover(self.home, code, passphrase)

    def begin(
        self, start: Start, name: str, passphrase: str, *, anew: bool = False
    ) -> tuple[Desk, str]:
        """Make a vault of a start file, with all that lay in it; returned with its code."""
        from vip2tui.services.house import services_for
        from vip2tui.services.vault import opening

        desk, code = opening.start(
            self.home, start=start, passphrase=passphrase, name=name, anew=anew
        )
        services_for(desk)
        return desk, code

    def create(self, answers: Answers) -> tuple[Desk, str]:
        """Make a vault; returned with its recovery code."""
        from vip2tui.domain.roles import Role
        from vip2tui.services.vault import opening

        return opening.create(
            self.home,
            passphrase=answers.passphrase,
            name=answers.name,
            role=Role(answers.role),
            authority=answers.authority,
            device=answers.device,
        )
