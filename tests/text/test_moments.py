"""A moment as people type it."""

from __future__ import annotations

from datetime import date

import pytest

from vip2tui.base.errors import Vip2Error
from vip2tui.text.moments import parse_moment, say_moment

TODAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i går kl. 14", "2026-05-03T14:00:00"),
        ("i går, kl 9.30", "2026-05-03T09:30:00"),
        ("I DAG KL. 9.15", "2026-05-04T09:15:00"),
        ("kl. 9", "2026-05-04T09:00:00"),
        ("14.30", "2026-05-04T14:30:00"),
        ("3/5 9.30", "2026-05-03T09:30:00"),
        ("fredag", "2026-05-01T23:59:59"),
        ("fre 1. maj 2026 kl. 8", "2026-05-01T08:00:00"),
        ("2026-05-03T14:00", "2026-05-03T14:00:00"),
        ("2026-05-03 14:00", "2026-05-03T14:00:00"),
        ("29. april 2026", "2026-04-29T23:59:59"),
    ],
)
def test_it_is_understood(typed: str, meant: str) -> None:
    found = parse_moment(typed, TODAY)
    assert found.isoformat() == meant
    if found.second == 0:
        assert parse_moment(say_moment(found), TODAY) == found


@pytest.mark.parametrize("typed", ["", "nu", "i går kl. 25", "kl.", "32/5 kl. 8", "i går kl. 9 12"])
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Vip2Error):
        parse_moment(typed, TODAY)
