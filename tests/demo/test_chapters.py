"""The half year for a course room: played by the program's own verbs, on any day of any year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.catalogue.danish import lix
from vip2tui.demo.scene import monday
from vip2tui.demo.story import STORY, WEEKS, story
from vip2tui.pictures.signs import PLAIN

DAY = date(2026, 11, 30)


def told(today: date = DAY) -> list[str]:
    return ["\n".join(one.shown) for one in story(today, 76, PLAIN)]


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
@example(date(2028, 2, 29))
@example(date(2027, 1, 1))
@settings(max_examples=6, deadline=None)
def test_every_chapter_shows_something_whatever_day_it_is(today: date) -> None:
    played = list(story(today, 76, PLAIN))
    assert len(played) == len(STORY) == 10
    assert all(one.shown and all(one.shown) for one in played)
    assert [one.day for one in played] == [
        monday(today) - timedelta(weeks=WEEKS - one.week) for one in STORY
    ]
    assert max(len(line) for one in played for line in one.shown) <= 90


def test_what_is_shown_is_what_the_program_says_then() -> None:
    shown = told()
    assert "● Afklaring og kompetencekort" in shown[0]
    assert shown[1].count("√") >= 3
    assert "Samarbejde: borgeren siger 3, konsulenten 1. Tal om det." in shown[2]
    assert shown[3].count("●") == 2, "two tracks run at the same time"
    assert "Mødt 4 af 5 dage" in shown[4]
    assert "pause" in shown[5]
    assert "dage over" not in shown[5]
    assert "Tro på job: 2 → 4, på vej op siden 15. juni" in shown[6]
    assert "Kan selv, når det er rutine" in shown[7]
    assert shown[8] == "Ordinært job på samme arbejdsplads, 30 timer om ugen"
    assert "√ i job efter 4 uger: ja" in shown[9]
    assert "○ i job efter 13 uger: venter" in shown[9]


def test_a_chapter_is_done_when_it_is_asked_for() -> None:
    played = story(DAY, 76, PLAIN)
    first = next(played)
    assert first.heading == "1 af 10 · den første dag, man 1. juni 2026 · Fra jobpakke til plan"
    assert next(played).chapter is STORY[1]


@pytest.mark.parametrize("chapter", STORY, ids=lambda one: f"week {one.week}")
def test_it_can_be_read_aloud(chapter: object) -> None:
    text = " ".join(str(getattr(chapter, name)) for name in ("told", "how", "ask"))
    assert lix(text) <= 35
