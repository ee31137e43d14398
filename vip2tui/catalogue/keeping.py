"""What was read is kept with the object it was read for; what is alike for all, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

Kept = TypeVar("Kept", bound="Keeps")
Given = ParamSpec("Given")
Found = TypeVar("Found")


class Keeps:
    """Keeps what its readers found. It never changes, so that nothing is ever to be forgotten."""

    def __init__(self, plain: Self | None) -> None:
        """Take the one that what is alike for all is kept with; itself if left out."""
        self.plain = plain or self
        self.found: dict[tuple[object, ...], Any] = {}


def kept(
    read: Callable[Concatenate[Kept, Given], Found],
) -> Callable[Concatenate[Kept, Given], Found]:
    """Let a reader find a thing once for each object."""

    @wraps(read)
    def once(self: Kept, /, *given: Given.args, **more: Given.kwargs) -> Found:
        key = (read, *given, *more.items())
        try:
            found: Found = self.found[key]
        except KeyError:
            found = self.found[key] = read(self, *given, **more)
        return found

    return once


def kept_for_all(
    read: Callable[Concatenate[Kept, Given], Found],
) -> Callable[Concatenate[Kept, Given], Found]:
    """Let a reader find a thing once for all objects that have the same plain one."""
    once = kept(read)

    @wraps(read)
    def of_plain(self: Kept, /, *given: Given.args, **more: Given.kwargs) -> Found:
        return once(self.plain, *given, **more)

    return of_plain
