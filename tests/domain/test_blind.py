"""Whose answers nobody is shown yet: one voice's, until the other has spoken or was waited for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.kinds.measurement import Measurement, Voice
from vip2tui.domain.progress.blind import MISSING_AFTER, OTHER, hidden

DAY = date(2026, 5, 4)
B, K = Voice.CITIZEN, Voice.CONSULTANT


def form(name: str, voice: Voice | None, round_: str = "start", **more: object) -> Measurement:
    said = {"citizen": "c", "course": "f", "day": DAY, "p01": 3} | more
    return Measurement(id=name, case="c.f", voice=voice, round=round_, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("forms", "days", "expected"),
    [
        ([form("k", K)], 0, {"k"}),
        ([form("k", K)], 13, {"k"}),
        ([form("k", K)], 14, set()),  # missing: waited for long enough
        ([form("b", B)], 0, {"b"}),
        ([form("b", B)], 14, set()),
        ([form("k", K), form("b", B)], 0, set()),
        ([form("k", K), form("b", B, declined=True, p01=None)], 0, set()),
        # Another round's, or another course's, answers nothing.
        ([form("k", K), form("b", B, "91")], 0, {"k", "b"}),
        ([form("k", K), form("b", B, course="g")], 0, {"k", "b"}),
        ([form("k", K), form("k2", K)], 0, {"k", "k2"}),
        # Who speaks in no voice known here is shown to nobody.
        ([form("x", None), form("k", K), form("b", B)], 400, {"x"}),
    ],
)
def test_a_form_is_hidden_until_the_other_voice_has_spoken(
    forms: list[Measurement], days: int, expected: set[str]
) -> None:
    assert hidden(forms, DAY + timedelta(days=days), written={}) == expected


@pytest.mark.parametrize(
    ("wrote", "days", "is_hidden"),
    [
        (14, 14, True),  # dated back so far that it would open at once
        (14, 27, True),
        (14, 28, False),
        (400, 400, True),
        (-30, 13, True),  # a clock that was behind opens nothing
        (-30, 14, False),
        (15, 14, True),  # the writer's clock is a day ahead
        (27, 14, True),
        (28, 14, False),  # further ahead than is waited for: wrong, and not believed
        (30_000, 14, False),
        (30_000, 13, True),
    ],
)
def test_one_that_is_dated_back_is_waited_for_since_it_was_written(
    wrote: int, days: int, *, is_hidden: bool
) -> None:
    written = {"k": DAY + timedelta(days=wrote)}
    found = hidden([form("k", K)], DAY + timedelta(days=days), written=written)
    assert (found == {"k"}) == is_hidden


def test_a_new_professional_does_not_see_what_earlier_ones_answered() -> None:
    forms = [form("k", K), form("b", B)]
    assert hidden(forms, DAY, written={}, fresh={"f"}) == {"k"}
    assert hidden(forms, DAY, written={}, fresh={"another"}) == frozenset()


FORMS = st.lists(
    st.builds(
        lambda n, voice, round_, days: form(str(n), voice, round_, day=DAY + timedelta(days=days)),
        st.integers(),
        st.sampled_from(Voice),
        st.sampled_from(["start", "91"]),
        st.integers(0, 30),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
)


@given(forms=FORMS, days=st.integers(0, 60), after=st.integers(0, 13))
def test_nothing_is_hidden_again_by_time_or_by_another_answer(
    forms: list[Measurement], days: int, after: int
) -> None:
    """Where a clock is right, or ahead by less than is waited for."""
    day = DAY + timedelta(days=days)
    written = {one.id: min(one.day, day) + timedelta(days=after) for one in forms}
    now = hidden(forms, day, written=written)
    assert hidden(forms, day + timedelta(days=1), written=written) <= now
    assert hidden([*forms, form("new", B)], day, written=written) - {"new"} <= now
    for one in forms:
        assert one.voice is not None
        spoken = any((o.round, o.voice) == (one.round, OTHER[one.voice]) for o in forms)
        since = max(one.day, written[one.id])
        assert (one.id in now) == (not spoken and day < since + MISSING_AFTER)


def test_no_answer_stands_in_a_log() -> None:
    assert "p01" not in repr(form("k", K))
    assert "day" in repr(form("k", K))
