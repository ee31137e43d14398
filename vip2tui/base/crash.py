"""What is printed when the program fails: where it happened, and never a name or a number.

The text of an exception may hold what a person typed, and so may every local variable; both stay
out. What is left is enough to find the fault.
"""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import PurePath
from types import TracebackType

_MOST = 12
"""Places shown; the last ones say most."""
SORRY = (
    "Programmet stoppede på grund af en fejl i selve programmet. "
    "Det, der var meldt gemt, er i behold.\n"
    "Start programmet igen. Sker det samme, så send linjerne herunder til dem, "
    "du har programmet fra. De rummer ingen navne."
)


def report(error: BaseException | None) -> str:
    """Return what may be printed about a failure."""
    lines = [SORRY, ""]
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{type(error).__module__}.{type(error).__name__}")
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  {_module(one.filename)}:{one.lineno} {one.name}" for one in frames[-_MOST:]]
        # Textual wraps what a worker raised, and keeps it beside the chain.
        wrapped = getattr(error, "error", None)
        known = wrapped if isinstance(wrapped, BaseException) else error.__cause__
        error = known or error.__context__
    return "\n".join(lines)


def install() -> None:
    """Let nothing that fails, in any thread, be reported in the interpreter's own way."""
    sys.excepthook = hook
    threading.excepthook = lambda failure: hook(
        failure.exc_type, failure.exc_value, failure.exc_traceback
    )


def hook(
    kind: type[BaseException], error: BaseException | None, where: TracebackType | None
) -> None:
    """Stand in for the interpreter's own report, which prints the error's text."""
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    del where  # the error carries it
    print(report(error), file=sys.stderr)  # noqa: T201 - the one thing left to say it with


def _module(filename: str) -> str:
    """Return the last parts of a path: the first ones hold the person's user name."""
    return "/".join(PurePath(filename).parts[-2:])
