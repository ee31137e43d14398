"""How a tick and a file go through the house: ``python -m tests.house.way``.

Every call is looked at while it is really done, on the store in memory.

- A **room** is a module on the way that calls another module on the way. One that calls none (a
  value, a parser, a cipher) is a **tool**, taken up and laid down, and no step.
- Of each function only the **first call** counts: that is when a reader has to look it up.
  Comprehensions and lambdas are part of the function they stand in.
- Calls that follow each other in one room are one **stay**; a **return** is a stay in a room that
  was left before.
- A module that is not on the way is a question: what happens in there until it answers is not
  counted. On a tick's way are all modules of the product. On a file's way are `vip2tui.exchange`
  and the services that take files in; what is known here (`Sharing`, the desk, the store)
  is asked. The way goes from the file's name to the fold that shows what it would do, and back to
  who asked; that it is then stored is the desk's way, as with a tick.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.services.conftest import START
from tests.services.exchange.carrying import given, look, note, paired, send
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

ROOT = f"{Path(__file__).parents[2] / 'vip2tui'}/"
TAKING_IN = tuple(f"services/exchange/{name}" for name in ("fetching", "looking", "seen"))


@dataclass(frozen=True)
class Way:
    """The functions in the order they were first called, and who is no tool."""

    first: list[tuple[str, str]]
    """Module and function."""
    rooms: set[str]

    @property
    def stays(self) -> list[str]:
        """The rooms in the order they were stayed in."""
        return [room for room, _ in groupby(one for one, _ in self.first if one in self.rooms)]

    @property
    def returns(self) -> int:
        """How often somebody comes back to a room that was left."""
        return len(self.stays) - len(self.rooms)

    def __str__(self) -> str:
        counted = f"{len(self.rooms)} rooms, {len(self.stays)} stays, {self.returns} returns"
        return "\n".join([counted, *(f"  {room}" for room in self.stays)])


def walked(act: Callable[[], object], is_on_it: Callable[[str], bool]) -> Way:
    """Return the way that something takes.

    Args:
        act: What is done.
        is_on_it: Whether a module, by its path below the product, is on the way.
    """
    first: dict[CodeType, tuple[str, str]] = {}
    calls: defaultdict[str, set[str]] = defaultdict(set)

    def called(frame: FrameType, event: str, _: object) -> None:
        module = _module(frame)
        if event != "call" or module is None or not is_on_it(module):
            return
        caller = _caller(frame)
        if caller is not None and not is_on_it(caller):
            return
        if caller is not None and caller != module:
            calls[caller].add(module)
        if not frame.f_code.co_name.startswith("<"):
            first.setdefault(frame.f_code, (module, frame.f_code.co_qualname))

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    every = [*first.values()]
    return Way(every, {module for module, _ in every if calls[module]})


def _module(frame: FrameType) -> str | None:
    path = frame.f_code.co_filename
    return path[len(ROOT) : -len(".py")] if path.startswith(ROOT) else None


def _caller(frame: FrameType) -> str | None:
    """Return the module of the product that called; what lies between is no part of it."""
    back = frame.f_back
    while back is not None and _module(back) is None:
        back = back.f_back
    return _module(back) if back is not None else None


def tick() -> Way:
    """Return the way of a mentor's tick, for a citizen the office gave, down to the store."""
    office, mentor = paired(Role.MENTOR)
    with TemporaryDirectory() as folder:
        citizen = given(office, mentor, Path(folder))
    mentor.start(citizen, START)
    seen, plan = mentor.see(citizen), mentor.plan(citizen)
    time = mentor.all.checklist.find(plan, "m03.1")
    return walked(lambda: mentor.all.checklist.tick(seen, plan, time), lambda _: True)


def file(*, to_office: bool) -> Way:
    """Return the way of a file, from its name to what it would do."""
    office, mentor = paired(Role.MENTOR)
    writer, reader = (mentor, office) if to_office else (office, mentor)
    with TemporaryDirectory() as folder:
        citizen = given(office, mentor, Path(folder))
        note(writer, citizen, "nyt")
        made = send(writer, reader, Path(folder))
        return walked(
            lambda: look(reader, made),
            lambda one: one.startswith("exchange/") or one in TAKING_IN,
        )


if __name__ == "__main__":
    print("A tick:", tick())
    print("A file to the office:", file(to_office=True))
    print("A file from the office:", file(to_office=False))
