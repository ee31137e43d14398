"""The day and the hours that were meant, by line as on the screen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

LOG = ("log", "add", "Amina", "--type", "mentormoede", "--text", "Vi øvede")


@pytest.mark.parametrize(
    ("day", "start", "end", "minutes"),
    [
        ("2025-10-26", "1", "4", 240),
        ("2025-10-25", "22", "6", 540),
        ("2026-03-29", "1", "4", 120),
        ("2026-11-27", "9", "10.30", 90),
    ],
)
def test_a_night_of_another_length_is_counted(
    amina: str, vip: Callable[..., Done], day: str, start: str, end: str, minutes: int
) -> None:
    assert vip(*LOG, "--from", start, "--to", end, "--date", day).code == 0
    assert vip("log", "list", amina, "--json").json[0]["minutes"] == minutes


def test_a_time_that_never_was_is_refused(amina: str, vip: Callable[..., Done]) -> None:
    done = vip(*LOG, "--from", "2.15", "--to", "2.45", "--date", "2026-03-29")
    assert (done.code, done.out) == (1, "")
    assert "Klokken var aldrig 2.15 søn 29. marts 2026" in done.err
    assert vip("log", "list", amina, "--json").json == []


def test_the_same_meeting_twice_is_kept_and_told(amina: str, vip: Callable[..., Done]) -> None:
    meeting = (*LOG, "--from", "9", "--to", "10.30", "--date", "2026-11-27")
    assert "OBS" not in vip(*meeting).out
    done = vip(*meeting)
    assert done.code == 0
    assert "OBS: Det samme notat står her allerede: mentormøde fre 27. november 2026" in done.out
    other = vip(*LOG[:-1], "Andet", "--from", "10", "--to", "11", "--date", "2026-11-27", "--json")
    assert [one[:26] for one in other.json["remarks"]] == ["Den tid står her allerede:"]
    assert len(vip("log", "list", amina, "--json").json) == 3


@pytest.mark.usefixtures("amina")
def test_a_day_without_a_year_is_the_last_one_and_is_said(vip: Callable[..., Done]) -> None:
    day = date.today() + timedelta(days=3)  # noqa: DTZ011 - the program's own day
    before = day.replace(year=day.year - 1)
    typed = f"{day.day}/{day.month}"
    assert f"for {say(before)}. Id" in vip(*LOG, "--date", typed).out
    assert f"ved m03.1 for {say(before)}:" in (
        vip("checklist", "tick", "Amina", "m03.1", "--date", typed).out
    )
    ahead = vip(*LOG, "--date", "+3").out
    assert f"for {say(day)}. Id" in ahead
    assert "OBS: Dagen ligger efter i dag." in ahead
    told = vip("checklist", "tick", "Amina", "m03.2", "--date", "+3").out
    assert f"for {say(day)} (ligger efter i dag):" in told


def test_a_correction_tells_what_a_new_note_would(amina: str, vip: Callable[..., Done]) -> None:
    meeting = (*LOG, "--from", "9", "--to", "10.30")
    vip(*meeting, "--date", "2026-11-26")
    note = vip(*LOG[:-1], "Andet", "--from", "10", "--to", "11", "--date", "2026-11-25", "--json")
    done = vip("log", "correct", note.json["id"], "--reason", "x", "--date", "2026-11-26")
    assert "står nu tor 26. november 2026" in done.out
    assert "OBS: Den tid står her allerede: mentormøde tor 26. november 2026 kl. 9.00" in done.out
    ahead = date.today() + timedelta(days=9)  # noqa: DTZ011 - the program's own day
    done = vip("log", "correct", note.json["id"], "--reason", "y", "--date", ahead.isoformat())
    assert f"står nu {say(ahead)}" in done.out
    assert f"{say(ahead)} (ligger efter i dag) · Mentormøde" in vip("log", "list", amina).out
    assert "OBS: Dagen ligger efter i dag." in done.out
    none = vip("log", "done", note.json["id"])
    assert "ikke aftalt noget i det notat" in none.err
    done = vip("log", "correct", note.json["id"], "--reason", "z", "--text", "Nyt", "--json")
    assert done.json["remarks"] == ["Dagen ligger efter i dag."]


def test_a_round_twice_is_kept_and_told(amina: str, vip: Callable[..., Done]) -> None:
    answers = ("round", amina, "--days", "4/5", "--minutes", "1:30", "--good", "Kom til tiden")
    assert "OBS" not in vip(*answers).out
    done = vip(*answers)
    assert done.out.count("OBS: Det samme notat står her allerede: ") == 2
    assert len(vip("log", "list", amina, "--json").json) == 4
    more = vip(*answers[:-1], "Andet", "--json")
    assert [one.split(": ")[1][:6] for one in more.json["remarks"]] == ["fravær"]


def test_what_was_due_before_it_was_written_down_is_late_in_no_list(
    amina: str, vip: Callable[..., Done]
) -> None:
    vip("course", "start", amina, "--package", "butik", "--start", "for 30 uger siden")
    shown = vip("checklist", "show", amina).out
    assert "over fristen" not in shown
    assert "gange" not in shown.replace("klaret", "")
    assert shown.count("allerede gjort?") > 5
    assert {one["overdue"] for one in vip("checklist", "show", amina, "--json").json} == {0}


def test_a_locked_month_tells_what_was_taken_out_of_it(
    amina: str, vip: Callable[..., Done]
) -> None:
    vip(*LOG, "--minutes", "10:01", "--date", "2025-10-20")
    made = vip(*LOG, "--minutes", "4:00", "--date", "2025-10-21", "--json").json["id"]
    vip("hours", "lock", amina, "2025-10")
    done = vip("log", "correct", made, "--reason", "x", "--date", "2025-11-03")
    assert "OBS: Oktober 2025 er låst" in done.out
    (month, _) = vip("hours", "show", amina, "--json").json["months"]
    assert (month["minutes"], month["now"], month["changed"]) == (841, 601, True)
    told = "summen var 14:01, de siger nu 10:01."
    assert told in " ".join(vip("hours", "show", amina).out.split())
