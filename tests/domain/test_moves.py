"""What measurements say when they are read: rules 2 to 8 of «Skridt», each in a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.kinds.measurement import Answer
from vip2tui.domain.progress import moves
from vip2tui.domain.progress.moves import (
    Picture,
    Point,
    Said,
    large,
    move,
    picture,
    points,
    prompts,
    prompts_at_work,
    talk_about,
)

FIRST = date(2026, 3, 3)
EVERY = tuple(f"p{n:02}" for n in range(1, 12))


def said(n: int = 0, scale: int = 5, **answers: Answer) -> Said:
    return Said(FIRST + timedelta(days=91 * n), answers, scale)


def row(name: str, *answers: Answer, scale: int = 5) -> list[Said]:
    """One question as it was answered time after time."""
    return [said(n, scale, **{name: one}) for n, one in enumerate(answers)]


@pytest.mark.parametrize(
    ("figures", "steps", "tendency", "since"),
    [
        ((3, 4), 1, False, 0),  # one step is a movement, and no tendency yet
        ((3, 2), -1, False, 0),
        ((3, 5), 2, True, 0),
        ((5, 3), -2, True, 0),
        ((2, 3, 4), 1, True, 0),
        ((4, 3, 2), -1, True, 0),
        ((4, 3, 4), 1, False, 1),
        ((3, 3), 0, False, 0),
        ((3, 3, 3), 0, False, 0),
        ((3, 3, 4), 1, False, 1),
        ((1, 2, 3, 4), 1, True, 0),
        ((5, 1, 2, 3), 1, True, 1),
    ],
)
def test_rule_2_a_tendency_is_two_in_a_row_or_two_steps(
    figures: tuple[int, ...], steps: int, tendency: bool, since: int
) -> None:
    found = move(points(row("p05", *figures), "p05"), 5)
    assert found == moves.Move(steps, tendency, said(since).day)


@pytest.mark.parametrize("figures", [(), (3,), ("-", 3), ("-", "-")])
def test_rule_2_needs_two_figures(figures: tuple[Answer, ...]) -> None:
    assert move(points(row("p05", *figures), "p05"), 5) is None


def test_rule_3_the_picture_counts_and_never_adds_up() -> None:
    before = dict.fromkeys(EVERY, 3)
    after = before | {"p01": 5, "p02": 4, "p03": 1}
    found = picture([said(0, **before), said(1, **after)], EVERY, 8)
    assert found == Picture(up=2, same=8, down=1)
    assert set(Picture.__dataclass_fields__) == {"up", "same", "down"}


@pytest.mark.parametrize(
    ("answered", "asked", "least", "is_shown"),
    [
        (8, 11, 8, True),
        (7, 11, 8, False),
        (6, 10, 6, True),
        (5, 10, 6, False),
        (7, 7, 8, True),  # all that are left where some are switched off
        (6, 7, 8, False),
    ],
)
def test_rule_4_too_few_answers_make_no_picture(
    answered: int, asked: int, least: int, is_shown: bool
) -> None:
    names = EVERY[:asked]
    now: dict[str, Answer] = dict.fromkeys(names, "-")
    now |= dict.fromkeys(names[:answered], 4)
    told = [said(0, **dict.fromkeys(names, 3)), said(1, **now)]
    assert (picture(told, names, least) is not None) == is_shown


def test_rule_4_nothing_to_compare_makes_no_picture() -> None:
    assert picture([], EVERY, 8) is None
    assert picture([said(0, **dict.fromkeys(EVERY, 3))], EVERY, 8) is None


@pytest.mark.parametrize(
    ("one", "other", "scale", "is_said"),
    [
        (2, 4, 5, True),
        (4, 2, 5, True),
        (2, 3, 5, False),
        ("-", 4, 5, False),
        (4, "-", 5, False),
        (2, 5, 10, False),
        (2, 6, 10, True),
    ],
)
def test_rule_5_two_steps_between_the_voices_are_talked_about(
    one: Answer, other: Answer, scale: int, is_said: bool
) -> None:
    found = talk_about(said(scale=scale, p06=one), said(scale=scale, p06=other))
    assert found == (("p06",) if is_said else ())


def test_rule_5_different_scales_are_not_held_together() -> None:
    assert talk_about(said(scale=5, p06=1), said(scale=10, p06=9)) == ()
    assert talk_about(said(p06=1), said(p07=5)) == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([said(p11=2)], ["p11-lav"]),
        ([said(p11=3)], []),
        ([said(p11="-")], []),
        ([said(scale=10, p11=4)], ["p11-lav"]),
        ([said(scale=10, p11=5)], []),
        ([said(0, p02=3, p04=3), said(1, p02=2, p04=4)], ["p02-ned"]),
        ([said(0, p02=3, p04=3), said(1, p02=2, p04=3)], []),
        ([said(0, p02=3, p04=3), said(1, p02=3, p04=4)], []),
        # What was not answered now has not moved now.
        ([said(0, p02=3, p04=3), said(1, p02=2, p04=4), said(2, p02="-", p04=5)], []),
        (row("p08", 4, 3, 2), ["p08-p09-ned"]),
        (row("p09", 5, 4, 1), ["p08-p09-ned"]),
        (row("p08", 4, 3), []),
        (row("p08", 4, 3, 3), []),
        (row("p07", 4, 3, 2), []),
        ([], []),
    ],
)
def test_rule_6_prompts_and_no_conclusions(told: list[Said], expected: list[str]) -> None:
    assert list(prompts(told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (row("w01", 2), ["w01-lav"]),
        (row("w01", 3), []),
        (row("w01", 2, 3), []),
        (row("w01", "-"), []),
        (row("w02", 1), []),
        ([], []),
    ],
)
def test_rule_6_who_seldom_comes_in_time_is_asked_about_transport(
    told: list[Said], expected: list[str]
) -> None:
    assert list(prompts_at_work(told)) == expected


@pytest.mark.parametrize(
    ("told", "is_quiet"),
    [
        (row("p01", 3, 3, 3), True),
        (row("p01", 2, 3, 3, 3), True),
        (row("p01", 3, 3), False),
        (row("p01", 3, 3, 4), False),
        (row("p01", 3, "-", 3), False),
        (row("p01", "-", "-", "-"), False),
        ([*row("p01", 3, 3), said(2, 10, p01=3)], False),
        ([said(0, p01=3, p02=1), said(1, p01=3, p02=2), said(2, p01=3, p02=2)], False),
    ],
)
def test_rule_7_no_movement_for_two_periods_asks_for_what_can_run_beside(
    told: list[Said], is_quiet: bool
) -> None:
    assert ("stille" in list(prompts(told))) == is_quiet


def test_rule_8_not_knowing_is_an_answer_and_no_figure() -> None:
    told = row("p05", 2, "-", 3)
    assert [one.value for one in points(told, "p05")] == [2, 3]
    assert move(points(told, "p05"), 5) == moves.Move(1, False, FIRST)


def test_another_scale_begins_another_curve_and_rewrites_nothing() -> None:
    told = [*row("p05", 2, 3), said(2, 10, p05=7), said(3, 10, p05=8)]
    assert points(told, "p05") == (Point(told[2].day, 7), Point(told[3].day, 8))
    assert told[0].answers == {"p05": 2}
    assert (large(5), large(10)) == (2, 4)


def test_every_prompt_is_in_the_instrument() -> None:
    names = (moves.DIFFERENCE, moves.P11_LOW, moves.P02_DOWN, moves.P08_P09_DOWN, moves.W01_LOW,
             moves.QUIET)  # fmt: skip
    assert all(SHIPPED.instrument().prompt(one) for one in names)
