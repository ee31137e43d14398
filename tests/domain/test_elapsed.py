"""Minutes between two times of day: on the day they were worked, by Denmark's clocks."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.elapsed import TimesDoNotFitError, minutes_between, most_between

BACK, FORTH = date(2026, 10, 25), date(2026, 3, 29)
DENMARK = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("day", "start", "end", "minutes"),
    [
        (BACK, time(1), time(4), 240),
        (BACK - timedelta(1), time(22), time(6), 540),
        (FORTH, time(1), time(4), 120),
        (FORTH - timedelta(1), time(22), time(6), 420),
        (FORTH, time(1), time(3), 60),
        (BACK, time(9), time(10, 30), 90),
        (FORTH, time(9), time(10, 30), 90),
        (date(2026, 5, 4), time(23, 59), time(0), 1),
        (date(2026, 5, 4), time(20), time(8), 720),
    ],
)
def test_the_clock_is_counted_as_it_went(day: date, start: time, end: time, minutes: int) -> None:
    assert minutes_between(day, start, end) == minutes == most_between(day, start, end)


@pytest.mark.parametrize(
    ("day", "start", "end", "why"),
    [
        (FORTH, time(2, 15), time(2, 45), "Klokken var aldrig 2.15 søn 29. marts 2026"),
        (FORTH, time(1), time(2, 30), "Klokken var aldrig 2.30 søn 29. marts 2026"),
        (FORTH - timedelta(1), time(22), time(2), "Klokken var aldrig 2.00 søn 29. marts 2026"),
        (BACK, time(2, 30), time(4), "2.30 to gange søn 25. oktober 2026"),
        (BACK - timedelta(1), time(22), time(2, 30), "2.30 to gange søn 25. oktober 2026"),
        (BACK, time(9), time(9), "ligger ikke efter"),
        (BACK, time(13), time(12), "ligger ikke efter"),
        (BACK, time(20), time(8, 1), "ligger ikke efter"),
        (date.max, time(22), time(2), "ligger ikke efter"),
    ],
)
def test_what_the_clock_never_was_or_was_twice_is_not_guessed(
    day: date, start: time, end: time, why: str
) -> None:
    with pytest.raises(TimesDoNotFitError, match=why) as refused:
        minutes_between(day, start, end)
    assert 0 < len(refused.value.brief) <= 34, "it stands beside a field"


def test_there_is_room_for_the_longer_of_two_readings() -> None:
    assert most_between(BACK, time(2, 30), time(4)) == 150


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.times(), st.integers(1, 12 * 60))
def test_so_many_minutes_later_on_the_wall_is_so_many_minutes(
    day: date, at: time, minutes: int
) -> None:
    typed = datetime.combine(day, at.replace(second=0, microsecond=0, fold=0), DENMARK)
    begun, ended = (datetime.fromtimestamp(typed.timestamp() + 60 * more, DENMARK)
                    for more in (0, minutes))  # fmt: skip
    changes = begun.utcoffset() != ended.utcoffset() or 2 <= ended.hour <= 3 or begun.hour == 2
    try:
        found = minutes_between(begun.date(), begun.time(), ended.time())
    except TimesDoNotFitError:
        assert changes, "an ordinary night has no hour that is there twice"
    else:
        assert found == minutes
