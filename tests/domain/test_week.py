"""A week that adds up to 37 hours, and what lies on top of what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.course.week import TARGET, Activity, Block, WeekRefusedError, add_up

PRACTICE, DANISH = Activity.PRACTICE, Activity.DANISH


def at(activity: Activity, day: int, hour: float, hours: float) -> Block:
    return Block(activity, int(hours * 60), day, int(hour * 60))


BLOCKS = st.builds(
    Block,
    st.sampled_from(Activity),
    st.integers(1, 24 * 60),
    st.integers(0, 6),
    st.integers(0, 24 * 60 - 1),
)


def test_a_full_week_adds_up() -> None:
    week = add_up([
        *(at(PRACTICE, day, 8, 4) for day in range(5)),
        *(at(DANISH, day, 12.5, 2) for day in range(5)),
        Block(Activity.TRANSPORT, 5 * 60),
        Block(Activity.JOB_SEARCH, 2 * 60),
    ])  # fmt: skip
    assert week.sentences() == ("I alt 37:00 af 37:00 timer.", "Ugen går op.")
    assert week.by_activity[PRACTICE] == 20 * 60
    assert list(week.by_activity) == [
        PRACTICE,
        DANISH,
        Activity.TRANSPORT,
        Activity.JOB_SEARCH,
    ]


def test_too_little_and_too_much_are_told_in_hours() -> None:
    assert "Der mangler 35:30 timer." in add_up([Block(DANISH, 90)]).sentences()
    assert "Der er 0:30 timer for meget." in add_up([Block(DANISH, 90)], 60).sentences()
    assert add_up([]).left == TARGET


def test_what_lies_on_top_of_each_other_is_told() -> None:
    week = add_up([at(PRACTICE, 0, 8, 5), at(DANISH, 0, 12, 3), at(DANISH, 1, 12, 3)])
    [said] = week.sentences()[2:]
    assert said == (
        "Praktik mandag 8.00–13.00 og dansk mandag 12.00–15.00 ligger oven i hinanden i "
        "60 minutter."
    )


def test_what_ends_when_the_next_begins_is_no_clash() -> None:
    assert add_up([at(PRACTICE, 0, 8, 4), at(DANISH, 0, 12, 3)]).clashes == ()


def test_a_night_shift_runs_into_the_next_day_also_on_sunday() -> None:
    night = at(PRACTICE, 6, 22, 8)
    assert str(night) == "praktik søndag 22.00–6.00"
    [clash] = add_up([night, at(DANISH, 0, 5, 2)]).clashes
    assert clash.minutes == 60


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Block(Activity.TRANSPORT, 60), "transport"),
        (Block(PRACTICE, 60, 4), "praktik fredag"),
        (at(DANISH, 0, 8.5, 2), "dansk mandag 8.30–10.30"),
    ],
)
def test_a_part_says_as_much_as_is_known_of_it(one: Block, said: str) -> None:
    assert str(one) == said


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0}, {"minutes": -1}, {"minutes": 2_000}, {"day": 7}, {"start": 1440}]
)
def test_what_no_week_has_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(WeekRefusedError):
        Block(**({"activity": PRACTICE, "minutes": 60, "day": 0, "start": 0} | wrong))  # type: ignore[arg-type]  # what the test is about


def test_a_time_needs_a_day_and_a_target_must_be_one() -> None:
    with pytest.raises(WeekRefusedError):
        Block(PRACTICE, 60, start=480)
    with pytest.raises(WeekRefusedError):
        add_up([], 0)


@given(st.lists(BLOCKS, max_size=6))
def test_clashes_are_the_minutes_that_two_parts_share(blocks: list[Block]) -> None:
    def minutes(one: Block) -> set[int]:
        first = (one.day or 0) * 1440 + (one.start or 0)
        return {minute % (7 * 1440) for minute in range(first, first + one.minutes)}

    week = add_up(blocks)
    assert week.total == sum(week.by_activity.values()) == sum(one.minutes for one in blocks)
    for clash in week.clashes:
        assert clash.minutes == len(minutes(clash.one) & minutes(clash.other)) > 0
    pairs = [(a, b) for n, a in enumerate(blocks) for b in blocks[n + 1 :]]
    assert len(week.clashes) == sum(bool(minutes(a) & minutes(b)) for a, b in pairs)
