"""Opening the full-screen app from the line: the only place of the commands that needs textual."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vip2tui.commands.line import WrongUseError, warn
from vip2tui.commands.session import is_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.commands.line import Line


def has_screen() -> bool:
    """Return whether the app can be shown: keys come in and the picture goes out to a terminal."""
    try:
        return is_terminal() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def open_app(line: Line) -> int:
    """Show the app on the vault; it asks for the passphrase itself.

    Raises:
        WrongUseError: If there is no terminal.
    """
    if line.json or not has_screen():
        raise WrongUseError(
            "Programmet åbner på en skærm, og her er ingen terminal. "
            "Skriv en kommando, fx «vip2tui today», eller se dem alle med «vip2tui --help»."
        )
    from vip2tui.app import run

    return run(line.home)


def open_demo(home: Path, passphrase: str) -> int:
    """Show the app on a fictional vault, already unlocked: its passphrase is no secret."""
    from vip2tui import crash
    from vip2tui.app import Vip2App
    from vip2tui.services import opening
    from vip2tui.services.house import services_for

    sys.excepthook = crash.hook
    services = services_for(opening.unlock(home, passphrase))
    app = Vip2App(home, services)
    try:
        app.run()
    finally:
        services.desk.store.close()
        if app.failure:
            warn(app.failure)
    return app.return_code or 0
