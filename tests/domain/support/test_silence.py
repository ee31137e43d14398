"""How long it has been silent."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.support.silence import Silence, silence

DAY = date(2026, 5, 4)
days = st.integers(-60, 20).map(lambda n: DAY + timedelta(days=n))


def test_it_is_counted_from_the_last_day_or_from_the_start_where_nothing_ever_was() -> None:
    start = date(2026, 4, 1)
    heard = [date(2026, 4, 20), date(2026, 4, 10)]
    assert silence(heard, start, DAY) == Silence(date(2026, 4, 20), 14, True)
    assert silence([], start, DAY) == Silence(start, 33, False)
    assert silence([], DAY + timedelta(days=3), DAY) == Silence(DAY, 0, False)


@given(st.lists(days), days, st.sets(days))
def test_what_lies_ahead_tells_nothing_and_days_away_do_not_count(
    heard: list[date], begun: date, away: set[date]
) -> None:
    found = silence(heard, begun, DAY, away)
    assert found == silence([one for one in heard if one <= DAY], begun, DAY, away)
    assert found.since <= DAY
    whole = silence(heard, begun, DAY)
    assert 0 <= found.days <= whole.days == (DAY - found.since).days
    assert whole.days - found.days == sum(found.since < one <= DAY for one in away)
