"""The files that have gone between the demo's computers: what «Sendt og hentet» says of them.

They went every second week, the last one this morning, through the office, and each carried what
was written since the one before. So the lines say of each file what it did carry.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from vip2tui.base.safe import file_stem
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.demo.scene import dice, ids, moment
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.table import counted_as
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.domain.roles import Role
from vip2tui.exchange.files import SUFFIX
from vip2tui.sentences.records import listed
from vip2tui.services.exchange.contents import records_in
from vip2tui.services.exchange.diary import FETCHED, SENT, diary_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.demo.town import Town
    from vip2tui.exchange.contact import Contact
    from vip2tui.services.desk import Me
    from vip2tui.storage.port import Row

_EVERY = timedelta(weeks=2)
_MADE, _TAKEN, _BACK, _HOME = time(7, 30), time(7, 40), time(7, 45), time(7, 50)
"""When a laptop makes its file, the office takes it in and makes its own, and that gets home."""


@dataclass(slots=True)
class _File:
    """What one file carried."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    changes: Counter[str] = field(default_factory=Counter)
    """How many changes were of something new, and of what was there."""
    citizens: set[str] = field(default_factory=set)

    def add(self, changes: Sequence[Change], undone: set[str], known: set[str]) -> None:
        """Take in what is carried of one case; `known` is what was carried of it before."""
        found = records_in(changes, undone)
        for change in changes:
            self.changes["changed" if change.record in known else "new"] += 1
        for record, (kind, values) in found.items():
            (self.changed if record in known else self.new)[counted_as(kind, values)] += 1
        if all(kind != Workplace.KIND for kind, _ in found.values()):
            self.citizens.add(shared_case(changes[0].place[1]))
        known |= found.keys()

    @property
    def held(self) -> str:
        """What was in it, for who made it."""
        return listed(SHIPPED, self.new + self.changed | {Citizen.KIND: len(self.citizens)})

    @property
    def news(self) -> str:
        """What it did, for who fetched it."""
        told = (("Nyt", self.new), ("Rettet", self.changed))
        return " ".join(f"{word}: {listed(SHIPPED, some)}." for word, some in told if some)


class Carried:
    """The files one computer has made and fetched."""

    def __init__(self, town: Town, me: Me) -> None:
        self._me, self._today = me, town.today
        first = town.today - timedelta(weeks=town.weeks)
        self._days = [town.today]
        while self._days[0] > first:
            self._days.insert(0, previous_workday(self._days[0] - _EVERY))
        self._files: dict[tuple[int, str, bool], _File] = {}
        self._others: dict[str, Me] = {}
        self._new_id = ids(dice(town.seed, "filer", me.device))

    def add(self, other: Me, changes: Sequence[Change]) -> None:
        """Say that a case is on another computer too, with what was written in it."""
        self._others[other.device] = other
        laptop = self._me if other.role is Role.OFFICE else other
        undone = {one for change in changes for one in change.undoes}
        known: set[str] = set()
        by_day: dict[int, list[Change]] = {}
        for change in sorted(changes, key=lambda one: one.order):
            day = bisect_right(self._days, date.fromisoformat(change.at[:10]))
            by_day.setdefault(min(day, len(self._days) - 1), []).append(change)
        for day, some in sorted(by_day.items()):
            theirs = [one for one in some if one.place[0] in laptop.writers]
            rest = [one for one in some if one.place[0] not in laptop.writers]
            for part, goes_up in ((theirs, True), (rest, False)):
                if part:
                    key = (day, other.device, goes_up)
                    self._files.setdefault(key, _File()).add(part, undone, known)

    def made(self, device: str) -> int:
        """Return how many files were made to another computer."""
        return sum(self._is_mine(*key[1:]) for key in self._files if key[1] == device)

    def rows(self, contact: Callable[[Me], Contact]) -> Iterator[Row]:
        """Yield the lines, the oldest first.

        Args:
            contact: Says of somebody what others know of the computer.
        """
        numbers: Counter[tuple[str, bool]] = Counter()
        for (day, device, goes_up), file in sorted(self._files.items(), key=_order):
            other, is_mine = self._others[device], self._is_mine(device, goes_up)
            numbers[device, goes_up] += 1
            between = [self._me.device_name, other.device_name]
            stem = file_stem(
                self._days[day],
                " til ".join(between if is_mine else reversed(between)),
                numbers[device, goes_up],
            )
            clock = (_MADE if is_mine else _TAKEN) if goes_up else (_BACK if is_mine else _HOME)
            yield diary_row(
                self._new_id(),
                contact(other),
                what=SENT if is_mine else FETCHED,
                at=moment(self._days[day], clock).isoformat(timespec="seconds"),
                file=f"{stem}{SUFFIX}",
                counts={"changes": file.changes.total()} if is_mine else dict(file.changes),
                words=file.held if is_mine else file.news,
            )

    def _is_mine(self, device: str, goes_up: bool) -> bool:
        """Return whether this computer made a file that went to the office, or came from it."""
        return goes_up is (self._others[device].role is Role.OFFICE)


def _order(item: tuple[tuple[int, str, bool], _File]) -> tuple[int, bool, str]:
    (day, device, goes_up), _ = item
    return day, not goes_up, device
