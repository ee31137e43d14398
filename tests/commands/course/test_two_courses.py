"""A citizen with two courses: the line means the one the screen would, or asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


@pytest.fixture
def courses(amina: str, vip: Vip) -> list[str]:
    """The ids of two running courses, the newest first."""
    assert vip("course", "start", "Amina", "--package", "butik", "--start", "-10").code == 0
    return [one["id"] for one in vip("citizen", "show", amina, "--json").json["courses"]]


def status(vip: Vip, course: str, item: str) -> str:
    rows = vip("checklist", "show", "Amina", "--course", course, "--json").json
    return next(str(row["times"][0]["status"]) for row in rows if row["id"] == item)


def test_all_that_run_are_shown(courses: list[str], vip: Vip) -> None:
    rows = vip("checklist", "show", "Amina", "--json").json
    assert {row["course"] for row in rows} == set(courses)
    shown = vip("checklist", "show", "Amina").out
    assert shown.count("Amina Søgaard · ") == 2
    one = vip("checklist", "show", "Amina", "--course", courses[1][:8], "--json").json
    assert {row["course"] for row in one} == {courses[1]}


def test_a_point_that_two_have_open_is_asked_about(
    courses: list[str], vip: Vip, home: Path
) -> None:
    done = vip("checklist", "tick", "Amina", "m03.1")
    assert done.code == 2
    assert all(f"--course {one[:8]}" in done.err for one in courses)
    assert [status(vip, one, "m03.1") for one in courses] == ["aaben", "aaben"]


def test_the_one_that_has_it_open_is_meant(courses: list[str], vip: Vip) -> None:
    new, old = courses
    assert vip("checklist", "tick", "Amina", "m03.1", "--course", new).code == 0
    assert vip("checklist", "tick", "Amina", "m03.1").code == 0
    assert [status(vip, one, "m03.1") for one in courses] == ["klaret", "klaret"]
    assert vip("checklist", "untick", "Amina", "m03.1", "--reason", "fejl").code == 2
    done = vip("checklist", "untick", "Amina", "m03.1", "--reason", "fejl", "--course", old)
    assert done.code == 0
    assert vip("checklist", "untick", "Amina", "m03.1", "--reason", "fejl").code == 0
    assert [status(vip, one, "m03.1") for one in courses] == ["aaben", "aaben"]


def test_a_point_is_put_off_or_not_relevant_by_line(amina: str, vip: Vip) -> None:
    assert vip("checklist", "postpone", "Amina", "m03.1", "--until", "+7").code == 0
    assert vip("checklist", "postpone", "Amina", "m03.1", "--until", "i går").code == 1
    assert vip("checklist", "not-relevant", "Amina", "m03.2", "--reason", "Er på plads").code == 0
    rows = {row["id"]: row for row in vip("checklist", "show", "Amina", "--all", "--json").json}
    assert (rows["m03.1"]["status"], rows["m03.2"]["status"]) == ("udskudt", "ikke_relevant")
    again = vip("checklist", "not-relevant", "Amina", "m03.2", "--reason", "Er på plads", "--json")
    assert again.json["changed"] is False
    assert vip("checklist", "not-relevant", "Amina", "m03.3").code == 2
    assert vip("checklist", "untick", "Amina", "m03.2", "--reason", "fejl").code == 0
    assert vip("history", "Amina", "--json").code == 0
