"""What is done often, and the most keys it may take; typing apart. A row is added by who builds it.

Every task begins on I dag, where the program opens, and ends in what is stored. The screens are
played as a person would who knows the way; what waits for a disk or a thread is waited for between
two keys, and no key is pressed twice for luck.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from screens.today import Today
from screens.vault.first_run import HABIT
from tests.screens.pair import note, pair, put_in_stick, told
from tests.screens.stage import (
    SOREN,
    TODAY,
    case,
    house,
    press,
    rows,
    seen,
    stand_on,
    until,
    with_course,
)
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.desk import RefusedError
from vip2tui.services.progress.calendar import at_work_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services


class Keys:
    """Presses keys and counts them, but for the letters of what is typed."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def __call__(self, *keys: str) -> None:
        self.pressed += len(keys)
        await press(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Type into the field with the cursor."""
        await press(self.pilot, *("space" if char == " " else char for char in text))


class Street:
    """A mentor's computer and the office's, and where files can lie."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.mine, self.office = pair()
        note(self.mine)
        self.stick = put_in_stick(monkeypatch, folder)
        self.documents = folder / "documents"
        self.documents.mkdir()
        self._monkeypatch = monkeypatch

    def without_stick(self) -> None:
        self._monkeypatch.setattr("vip2tui.base.drives.removable", list)


def body(pilot: Pilot[None]) -> str:
    """Return what stands under the top line."""
    return seen(pilot).split("\n", 1)[1]


Task = Callable[[Keys, Street], Awaitable[None]]


def sender(street: Street) -> Services:
    return street.mine


def fetcher(street: Street) -> Services:
    return street.office


async def send_with_a_stick(press: Keys, street: Street) -> None:
    await press("f8")
    await until(press.pilot, lambda: "3 skal sendes" in body(press.pilot))
    await press("enter")
    await told(press.pilot, "Her, på USB (E:)")
    await press("enter")
    await told(press.pilot, "Filen er klar")
    assert len(list(street.stick.iterdir())) == 1


async def send_without_a_stick(press: Keys, street: Street) -> None:
    street.without_stick()
    await press("f8")
    await until(press.pilot, lambda: "3 skal sendes" in body(press.pilot))
    await press("enter")
    await told(press.pilot, "► Dokumenter")
    await press("enter")
    await told(press.pilot, "Her, i Dokumenter")
    await press("enter")
    await told(press.pilot, "Filen er klar")
    assert len(list(street.documents.iterdir())) == 1


async def fetch_without_a_stick(press: Keys, street: Street) -> None:
    street.without_stick()
    street.mine.sending.send(street.office.desk.me.device, street.documents)
    await press("f8", "ctrl+o")
    await until(press.pilot, lambda: len(rows(press.pilot).shown) == 3)
    await press("enter")
    await told(press.pilot, "Se først")
    await press("left", "enter")
    await told(press.pilot, "1 fil er hentet")


BUDGET: list[tuple[Task, Callable[[Street], Services], int]] = [
    (send_with_a_stick, sender, 3),
    (send_without_a_stick, sender, 4),
    (fetch_without_a_stick, fetcher, 5),
]
"""The task, whose computer it is done on, and how many keys it may take."""


@pytest.mark.parametrize(
    ("task", "whose", "most"), BUDGET, ids=lambda one: getattr(one, "__name__", "")
)
async def test_what_is_done_often_takes_few_keys(
    task: Task,
    whose: Callable[[Street], Services],
    most: int,
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    street = Street(tmp_path, monkeypatch)
    async with opened(whose(street)) as pilot:
        keys = Keys(pilot)
        await task(keys, street)
        assert keys.pressed <= most


async def test_the_first_run_takes_six_enter_and_two_groups(tmp_path: Path) -> None:
    app = Vip2App(tmp_path / "arkiv")
    code = "0K7K3-QP8T2-S1A4H-04NFF-9PEYV-EB3M7-8K6W2"
    app.doors.create = lambda _answers: (house().desk, code)  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24)) as pilot:
        keys = Keys(pilot)
        await keys("enter")  # a mentor
        await press(pilot, *"Mette")
        await keys("enter")
        await press(pilot, *"Vejle")
        await keys("enter", "enter")
        await until(pilot, lambda: "Gruppe 7" in seen(pilot))
        await keys("enter")
        asked = [int(one) for one in re.findall(r"─ Gruppe (\d) ─", seen(pilot))]
        back = "".join(code.split("-")[number - 1] for number in asked).lower()
        assert len(back) == 10
        await press(pilot, *back)
        await pilot.pause(HABIT)  # by then a person has looked up from the paper
        await keys("enter")
        await until(pilot, lambda: isinstance(app.screen, Today))
        assert keys.pressed <= 6


# What a mentor and a consultant do every day


def filled_desk(role: Role) -> Services:
    """Return a desk with a course under way, one that is late, and one who has only a name."""
    services = house(role)
    with_course(services)
    with_course(services, "Olena Prøvesen", TODAY - timedelta(weeks=20))
    services.citizens.add(SOREN)
    return services


def cases(services: Services) -> list[Casework]:
    return [case(services, one) for one in services.citizens.ids()]


def ticks(services: Services) -> int:
    return sum(
        time.status == ItemStatus.DONE
        for one in cases(services)
        for plan in one.courses
        for line in plan.lines
        for time in line.times
    )


def notes(services: Services) -> list[str]:
    return [entry.text for one in cases(services) for entry in one.entries]


async def new_citizen(press: Keys, services: Services) -> None:
    await press("ctrl+n")
    await press.type("Bo Hansen")
    await press("enter")
    assert services.citizens.find("Bo Hansen")
    assert seen(press.pilot).startswith(" Bo ")


async def start_a_package(press: Keys, services: Services) -> None:
    await press("f3")
    await press.type("medicin")
    await press("enter", "ctrl+b")
    await press.type("søren")
    await press("enter")
    await press.type("18/5")
    await press("enter")
    [plan] = case(services, services.citizens.find(SOREN)).courses
    assert (plan.course.package, plan.course.start) == ("lager-medicinal", date(2026, 5, 18))


async def start_the_one_that_waits(press: Keys, services: Services) -> None:
    """The line of I dag leads to the packages."""
    await stand_on(press.pilot, "Start en jobpakke")
    await press("enter")
    await press.type("medicin")
    await press("enter", "enter")
    await press.type("18/5")
    await press("enter")
    assert case(services, services.citizens.find(SOREN)).course is not None


async def tick_the_most_urgent(press: Keys, services: Services) -> None:
    before, first = ticks(services), rows(press.pilot).row
    assert first is not None
    await press("enter", "space")
    assert ticks(services) == before + 1
    assert row_now(press.pilot) == first.text
    assert "[√]" in seen(press.pilot)


async def tick_three(press: Keys, services: Services) -> None:
    before = ticks(services)
    await press("space", "space", "space")
    assert ticks(services) == before + 3


async def tick_three_of_different_people(press: Keys, services: Services) -> None:
    before = ticks(services)
    for name in ("Bo Bo", "Eva Eva"):
        with_course(services, name)
    await press("f2", "escape")
    await until(press.pilot, lambda: len(rows(press.pilot).shown) > 5)
    press.pressed = 0
    await press("space", "down", "space", "down", "space")
    assert ticks(services) == before + 3
    assert (
        sum(any(line.ticked for line in one.course.lines) for one in cases(services) if one.course)
        == 3
    )


async def write_a_note(press: Keys, services: Services) -> None:
    await press("f6")
    await press.type("Det gik godt")
    await press("ctrl+s")
    assert notes(services) == ["Det gik godt"]


async def the_weekly_round(press: Keys, services: Services) -> None:
    await press("ctrl+r")
    await press.type("5")
    await press("enter")
    await press.type("1:30")
    await press("enter")
    await press.type("Kom til tiden")
    await press("tab")
    await press.type("Mange nye ord")
    await press("tab")
    await press.type("Øv ordene")
    await press("enter")
    await press.type("11/5")
    await press("ctrl+s")
    entries = [entry for one in cases(services) for entry in one.entries]
    assert [one.attended for one in entries if one.planned] == [5]
    assert sum(one.minutes or 0 for one in entries) == 90
    assert [one.next_date for one in entries if one.next] == [date(2026, 5, 11)]


async def the_weekly_round_of_who_was_away(press: Keys, services: Services) -> None:
    await press("ctrl+r")
    await press.type("4")
    await press("enter", "tab")
    await press.type("1:30")
    await press("enter")
    await press.type("Kom til tiden")
    await press("tab")
    await press.type("Mange nye ord")
    await press("tab")
    await press.type("Øv ordene")
    await press("ctrl+s")
    entries = [entry for one in cases(services) for entry in one.entries]
    assert [one.attended for one in entries if one.planned] == [4]
    assert [one.next for one in entries if one.next] == ["Øv ordene"]


async def undo(press: Keys, services: Services) -> None:
    before = list(services.citizens.ids())
    await press("ctrl+z", "enter")
    assert len(list(services.citizens.ids())) == len(before) - 1


async def hide_names(press: Keys, services: Services) -> None:
    assert "Olena" in seen(press.pilot)
    await press("f12")
    assert "Navne er skjult" in seen(press.pilot)
    assert not {"Olena", "Amina", "Søren"} & set(seen(press.pilot).split())


async def test_the_eight_questions_of_a_mentor_take_ten_keys(opened: Opened) -> None:
    services = house(Role.MENTOR)
    citizen = with_course(services)
    services.measuring.add_at_work(
        case(services, citizen),
        case(services, citizen).courses[0],
        {"w01": 2},
        day=date(2026, 4, 1),
    )
    for line in case(services, citizen).courses[0].lines:  # nothing else is more urgent
        for time in line.times:
            with suppress(RefusedError):
                seen_now = case(services, citizen)
                services.checklist.tick(seen_now, seen_now.courses[0], time)
    async with opened(services) as pilot:
        await until(pilot, lambda: "Måling" in seen(pilot) and pilot.app.focused is not None)
        await stand_on(pilot, "Måling")
        keys = Keys(pilot)
        await keys("enter", *"34-53241")
        await keys.type("Ringede selv")
        await keys("ctrl+s")
        now = case(services, citizen)
        _, found = at_work_of(now, now.courses[0].course.id)
        assert dict(found.answers) == {
            "w01": 3, "w02": 4, "w03": "-", "w04": 5, "w05": 3, "w06": 2, "w07": 4, "w08": 1,
        }  # fmt: skip
        assert found.small_step == "Ringede selv"
        assert keys.pressed <= 10
        assert "Måling forfalder" not in seen(pilot)


def row_now(pilot: Pilot[None]) -> str:
    """Return the text of the row one stands on."""
    now = rows(pilot).row
    return now.text if now else ""


EVERY_DAY: list[tuple[Callable[[Keys, Services], Awaitable[None]], int]] = [
    (new_citizen, 2),
    (start_a_package, 5),
    (start_the_one_that_waits, 5),
    (tick_the_most_urgent, 2),
    (tick_three, 5),
    (tick_three_of_different_people, 5),
    (write_a_note, 2),
    (the_weekly_round, 7),
    (the_weekly_round_of_who_was_away, 7),
    (undo, 2),
    (hide_names, 1),
]


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
@pytest.mark.parametrize(("task", "most"), EVERY_DAY, ids=lambda one: getattr(one, "__name__", ""))
async def test_what_is_done_every_day_takes_few_keys(
    task: Callable[[Keys, Services], Awaitable[None]], most: int, role: Role, opened: Opened
) -> None:
    services = filled_desk(role)
    async with opened(services) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) > 3 and pilot.app.focused is not None)
        keys = Keys(pilot)
        await task(keys, services)
        assert keys.pressed <= most
