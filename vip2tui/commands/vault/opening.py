"""Opening the full-screen app from the line: the only place of the commands that needs textual.

Without a word on the line this is all that is imported before the app: no reader of lines.
"""

from __future__ import annotations

import codecs
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.commands.line import Line


NOT_UTF8 = (
    "Terminalen bruger ikke UTF-8 og kan ikke vise programmets tegn. Intet er åbnet, og dit arkiv "
    "er ikke rørt. Start med «PYTHONUTF8=1 vip2tui», brug en anden terminal, eller brug "
    "kommandoerne, fx «vip2tui today»."
)


def has_screen() -> bool:
    """Return whether the app can be shown: keys come in and the picture goes out to a terminal."""
    try:
        return sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def wants_lines() -> bool:
    """Return whether lines are wished instead of a screen, or the terminal has nothing else."""
    wish = os.environ.get("ACCESSIBLE", "").strip().lower()
    return wish not in ("", "0", "false", "no", "nej") or os.environ.get("TERM") == "dumb"


def can_draw() -> bool:
    """Return whether the terminal takes more than a few letters: the app draws there."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "ascii"
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def show(home: Path | None = None, *, in_ascii: bool = False) -> int:
    """Show the app; it asks for the passphrase itself. When it is locked, begin afresh.

    Args:
        home: The vault's folder.
        in_ascii: Whether all is drawn with ASCII, now and after each lock.
    """
    from vip2tui.base import crash, paths, restart

    gc.disable()  # until the first picture: a tenth of the time to the prompt
    crash.install()
    _draw(in_ascii=in_ascii)
    place = paths.home(home)
    if not can_draw():
        from vip2tui.commands.line import warn

        warn(NOT_UTF8)
        return 2
    if restart.needs_parent():
        from vip2tui.base import console_font

        console_font.choose()
        return restart.under_parent(place)
    from screens import ground

    with ground.asked() as answer:
        from vip2tui.app import run
    code = run(place, answer)
    return restart.again(place) if code == restart.LOCKED else code


def _draw(*, in_ascii: bool) -> None:
    """Keep in the environment how it is drawn: locking starts a fresh process."""
    from vip2tui.pictures.signs import ASCII_VARIABLE

    if in_ascii:
        os.environ[ASCII_VARIABLE] = "1"


def open_app(line: Line) -> int:
    """Show the app on the vault of a line.

    Raises:
        WrongUseError: If there is no terminal.
    """
    from vip2tui.commands.line import WrongUseError

    if line.json or not has_screen():
        raise WrongUseError(
            "Programmet åbner på en skærm, og her er ingen terminal. "
            "Skriv en kommando, fx «vip2tui today», eller se dem alle med «vip2tui --help»."
        )
    home = line.home if line.who else line.base  # else the screen asks who it is
    return show(home, in_ascii=line.ascii)


def open_demo(home: Path, passphrase: str, *, in_ascii: bool = False) -> int:
    """Show the app on a fictional vault, already unlocked: its passphrase is no secret."""
    from screens import ground
    from vip2tui.base import restart
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening

    _draw(in_ascii=in_ascii)
    with ground.asked() as answer:
        from vip2tui.app import run
    code = run(home, answer, services_for(opening.unlock(home, passphrase)))
    return restart.again(home) if code == restart.LOCKED else code
