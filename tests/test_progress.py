"""How far a long work is: never a negative time, none that is not worth saying, and a stop."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from tests.pictures.wgl4 import WGL4
from tests.watch import Watch
from vip2tui.base.progress import FILES, SILENT, WORTH_SAYING, Pace, Step, each, seconds_left
from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import line_text
from vip2tui.pictures.how_far import how_far, how_far_words
from vip2tui.pictures.signs import ASCII, PLAIN

NUMBERS = some.integers(-5, 10_000)
SECONDS = some.floats(-10, 100_000)


@given(NUMBERS, NUMBERS, SECONDS)
def test_what_is_left_is_more_than_five_seconds_or_not_said(
    done: int, left: int, spent: float
) -> None:
    seconds = seconds_left(done, left, spent)
    assert seconds is None or seconds > WORTH_SAYING
    if done > 0 and left > 0 and spent * left / done > WORTH_SAYING:
        assert seconds is not None
        assert 0 <= seconds - spent * left / done < 1


@given(some.lists(some.tuples(NUMBERS, NUMBERS, SECONDS), max_size=20))
def test_no_clock_and_no_count_makes_a_negative_time(told: list[tuple[int, int, float]]) -> None:
    pace = Pace()
    for done, of, now in told:
        left = pace.left(Step(done, of, FILES), now)
        assert left is None or left > WORTH_SAYING


def test_the_time_is_counted_from_where_it_began_and_anew_for_another_count() -> None:
    pace = Pace()
    assert pace.left(Step(10, 40, FILES), 100.0) is None
    assert pace.left(Step(20, 40, FILES), 110.0) == 20
    assert pace.left(Step(0, 3, FILES), 111.0) is None
    assert pace.left(Step(1, 3, FILES), 121.0) == 20


def test_it_is_told_before_each_and_ends_where_it_is_stopped() -> None:
    watch = Watch(stop_at=2)
    assert list(each("abc", FILES, watch, str.upper)) == ["a", "b"]
    assert [(step.done, step.of, step.about) for step in watch.steps] == [(0, 3, "A"), (1, 3, "B")]
    assert list(each("abc", FILES, SILENT)) == ["a", "b", "c"]


def test_the_words_say_what_of_what_and_roughly_how_long() -> None:
    assert how_far_words(Step(12, 40, FILES), None) == "12 af 40 filer"
    assert how_far_words(Step(12, 40, FILES), 17) == "12 af 40 filer · ca. 20 sekunder tilbage"
    assert how_far_words(Step(1, 1200, FILES), 61) == "1 af 1.200 filer · ca. 2 minutter tilbage"
    assert how_far_words(Step(1, 9, FILES), 3601) == "1 af 9 filer · ca. 2 timer tilbage"
    assert how_far_words(Step(0, 1, FILES), 17) == ""


@given(some.integers(0, 50), some.integers(2, 50), some.integers(30, 120))
def test_the_bar_fits_its_room_in_safe_signs(done: int, of: int, width: int) -> None:
    for signs in (PLAIN, ASCII):
        text = line_text(how_far(Step(done, of, FILES), 8, width, signs))
        assert width_of(text) <= width
        assert set(text) <= set(WGL4) | set("…")
        assert signs is PLAIN or not set(text) & set(PLAIN.full + PLAIN.light)


def test_a_bar_says_the_same_as_its_words() -> None:
    line = line_text(how_far(Step(3, 10, FILES), None, 40, PLAIN))
    assert line == "███████░░░░░░░░░░░░░░░░░░░ 3 af 10 filer"
