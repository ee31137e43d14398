"""What a command says of a text beside keeping it: remarks, and where one that is too long went."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from vip2tui.base.safe import TooLongError
from vip2tui.text.hours import say_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from vip2tui.commands.session import Line, Services


@contextmanager
def keeping(open_: Services, place: str, fields: dict[str, str]) -> Iterator[None]:
    """Keep the fields, by the screen's names for them, if a text is refused for its length.

    Raises:
        TooLongError: What was refused; it says that the text is kept.
    """
    try:
        yield
    except TooLongError as error:
        open_.drafts.add(place, fields)
        raise error.kept() from None


def span(minutes: int | None, start: time | None = None, end: time | None = None) -> str:
    """Return a length of time as it is typed on a screen: «1:30», «9:00-10:30»; empty if none."""
    if start is not None and end is not None:
        return f"{start:%H:%M}-{end:%H:%M}"
    return "" if minutes is None else say_minutes(minutes)


def mind(line: Line, remarks: Sequence[str]) -> list[str]:
    """Return the remarks about what was written, for people."""
    return [f"  OBS: {line.worded(one)}" for one in remarks]
