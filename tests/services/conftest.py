"""A desk at a fixed clock, with counted ids, on a store that forgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from vip2tui.changes.change import Change, compose
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, Me
from vip2tui.services.house import Services, services_for
from vip2tui.storage.memory import MemoryStore

if TYPE_CHECKING:
    from vip2tui.services.citizen.casework import Casework, CoursePlan

MONDAY = date(2026, 5, 4)
START = date(2026, 4, 13)
"""A Monday three weeks before."""
PACKAGE = "produktionsmedarbejder"
TOVHOLDER = "Tove Holm"
"""The one in the municipality whom everybody can call."""
SUMMER = timezone(timedelta(hours=2))


@dataclass
class Clock:
    """A wall clock a test can turn, forwards and backwards."""

    now: datetime = datetime(2026, 5, 4, 10, 0, tzinfo=SUMMER)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


_EVERY = count(1)


def counted_id() -> str:
    """Return an id no other device of the test has made."""
    return f"{next(_EVERY):08x}-0000-4000-8000-000000000000"


@dataclass
class Office:
    """One device, its person and everything they can do."""

    role: Role
    writer: str
    store: MemoryStore = field(default_factory=MemoryStore)
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        me = Me(f"d-{self.writer}", "Laptop", f"P {self.writer}", self.role, "Kommunen",
                self.writer, (self.writer,))  # fmt: skip
        self.store.commit((), [me.row()])
        self.reopen()

    def reopen(self) -> None:
        """Start the program again on the same store."""
        self.desk = Desk(self.store, now=self.clock, new_id=counted_id)
        self.all: Services = services_for(self.desk)

    def citizen(self, name: str = "Amina Hassan", **values: Any) -> str:
        return self.all.citizens.add(name, **values)

    def on_course(self, name: str = "Amina Hassan", start: date = START) -> str:
        """Add a citizen who has begun on a package."""
        new = self.citizen(name)
        self.start(new, start)
        return new

    def start(self, citizen: str, start: date = START, package: str = PACKAGE) -> str:
        reads, seen = self.desk.catalogue, self.see(citizen)
        who = None if seen.citizen.tovholder else TOVHOLDER
        return self.all.courses.start(
            seen, reads.package(package), reads.checklist(), start, tovholder=who
        )

    def see(self, citizen: str) -> Casework:
        return self.all.citizens.get(citizen)

    def plan(self, citizen: str) -> CoursePlan:
        plan = self.see(citizen).course
        assert plan is not None
        return plan

    def tick(self, citizen: str, item: str, **more: Any) -> bool:
        case = self.see(citizen)
        assert case.course is not None
        time = self.all.checklist.find(case.course, item)
        return self.all.checklist.tick(case, case.course, time, **more)

    def status(self, citizen: str, item: str) -> str:
        return self.all.checklist.find(self.plan(citizen), item).status

    def changes(self) -> list[Change]:
        return [one for case in self.store.cases() for one in self.store.changes(case)]

    def fetch(self, other: Office) -> None:
        """Take in all of another device's shared changes, as a file would bring them."""
        cases = [case for case in other.store.cases() if place_of(case) is Place.SHARED]
        for case in cases:
            self.store.commit(other.store.changes(case))
        self.desk.forget(*cases)

    def receive(
        self,
        case: str,
        record: str,
        kind: str,
        values: dict[str, Any],
        at: str = "2026-05-04T10:00:00",
        **more: Any,
    ) -> None:
        """Take in one change of a foreign hand, whatever it says."""
        n = self.desk.state(case).numbers.get("foreign", (0, 0))[0] + 1
        clock = self.desk.state(case).clock + 1
        made = compose(
            id=f"foreign.{case}.{n}", clock=clock, action=counted_id(), at=at,
            by="En anden", record=record, kind=kind, set=values, **more,
        )  # fmt: skip
        self.store.commit([made])
        self.desk.forget(case)


def met(*offices: Office) -> None:
    """Let everybody take in what everybody has."""
    for one in offices:
        for other in offices:
            if one is not other:
                one.fetch(other)


@pytest.fixture
def mentor() -> Office:
    return Office(Role.MENTOR, "wmentor")


@pytest.fixture
def consultant() -> Office:
    return Office(Role.CONSULTANT, "wkonsulent")
