"""The way in: the app where nothing is asked for and there is a screen, else one line.

The prompt must stand as soon as a bare app does, so what reads lines is not imported for it.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN_SWEEPS = 200_000
"""New objects before Python looks for circles among them: most lines end before they are made.

Its own 700 are met hundreds of times while we still import.
"""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run one line and end the process."""
    gc.set_threshold(_BETWEEN_SWEEPS)
    code = run(sys.argv[1:] if argv is None else argv)
    gc.freeze()  # else all that is left is looked through on the way out: a fifth of a line's time
    sys.exit(code)


def run(argv: Sequence[str]) -> int:
    """Run one line and return what the process ends with."""
    from vip2tui.base import privacy, windows_console
    from vip2tui.commands.vault import opening

    windows_console.speak_utf8()
    given = privacy.begin()
    if not argv and opening.has_screen() and not opening.wants_lines():
        return opening.show()
    from vip2tui.commands import root

    privacy.no_picture()
    return root.run(argv, given)


if __name__ == "__main__":
    main()
