"""The laws of the pictures, and how the demo's kind of plan looks."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures.wgl4 import WGL4
from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import Tone, as_text, line_text
from vip2tui.pictures.month import WIDTH, day_at, month
from vip2tui.pictures.plan_bars import BarState, PlanBar, Span, month_names, plan_bars
from vip2tui.pictures.shares import Share, WeekDots, bar, dots, shares, week_dots
from vip2tui.pictures.signs import ASCII, FINE, PLAIN, SETS
from vip2tui.pictures.staircase import Stair, StairState, stair_line, staircase
from vip2tui.text.days import MONTHS

TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
HOSTILE = st.sampled_from(
    ["x [/] y", "[bold", "æøå", "A\u030a", "\u202ereverse", "你好", "a" * 300]
)
NAMES = st.one_of(HOSTILE, st.text(max_size=40))


@st.composite
def bars(draw: st.DrawFn) -> PlanBar:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 400)))
    pauses = tuple((day, day + timedelta(days=9)) for day in draw(st.lists(DAYS, max_size=2)))
    return PlanBar(
        draw(NAMES), start, end, draw(st.sampled_from(BarState)), draw(NAMES),
        draw(st.sampled_from(Tone)), pauses, tuple(draw(st.lists(DAYS, max_size=2))),
        tuple(draw(st.lists(DAYS, max_size=2))),
    )  # fmt: skip


def cells(line: tuple[tuple[str, Tone], ...]) -> int:
    return sum(width_of(text) for text, _ in line)


@given(st.lists(bars(), max_size=6), DAYS, st.integers(30, 160), st.sampled_from([*SETS.values()]))
def test_a_plan_is_as_wide_as_it_is_asked_to_be(
    steps: list[PlanBar], today: date, width: int, signs: object
) -> None:
    drawn = plan_bars(steps, today, width, signs)  # type: ignore[arg-type]
    assert bool(drawn) == bool(steps)
    assert all(cells(line) <= width for line in drawn)
    assert not any("\n" in text for line in drawn for text, _ in line)


@given(st.lists(bars(), min_size=1, max_size=6), DAYS, st.integers(60, 160))
def test_every_step_is_drawn_with_at_least_a_column(
    steps: list[PlanBar], today: date, width: int
) -> None:
    drawn = plan_bars([*steps], today, width, PLAIN)[1:]
    said = {PLAIN.full, PLAIN.light, PLAIN.middle, PLAIN.dense, PLAIN.milestone, PLAIN.measured}
    assert all(any(sign in line_text(line) for sign in said) for line in drawn)


def test_a_plan_reads_without_colour() -> None:
    steps = [
        PlanBar("Afklaring", date(2026, 8, 3), date(2026, 9, 20), BarState.DONE, "√ klaret",
                Tone.DONE),
        PlanBar("Branchedansk", date(2026, 9, 1), date(2026, 11, 8), BarState.RUNNING,
                "! 21 dage over", Tone.OVER),
        PlanBar("Praktik", date(2026, 10, 12), date(2027, 1, 31), BarState.RUNNING, "følger planen",
                pauses=((date(2026, 11, 1), date(2026, 11, 14)),),
                milestones=(date(2026, 12, 15),), measured=(date(2026, 10, 20),)),
        PlanBar("Løntilskud", date(2027, 2, 1), date(2027, 5, 30), BarState.AHEAD, "planlagt"),
    ]  # fmt: skip
    assert as_text(plan_bars(steps, TODAY, 76, PLAIN)).split("\n") == [
        "               aug sep  okt nov  │i dag   feb  mar apr  maj",
        "√ Afklaring    ████████          │                            √ klaret",
        "! Branchedansk     ███████████▓▓▓▓                            ! 21 dage over",
        "● Praktik                █◊█▒▒▒███░▲░░░░░░░                   følger planen",
        "  Løntilskud                     │        ░░░░░░░░░░░░░░░░░░░ planlagt",
    ]


def test_what_stands_over_the_names_moves_nothing_and_is_left_out_where_it_has_no_room() -> None:
    step = PlanBar(
        "Praktik på lager", TODAY, TODAY + timedelta(days=90), BarState.AHEAD, "planlagt"
    )
    plain = as_text(plan_bars([step], TODAY, 76, PLAIN))
    drawn = as_text(plan_bars([step], TODAY, 76, PLAIN, (("Trappe √──○", Tone.MUTED),)))
    assert drawn == f"  Trappe √──○{plain[13:]}"
    assert as_text(plan_bars([step], TODAY, 76, PLAIN, (("x" * 18, Tone.MUTED),))) == plain


@pytest.mark.parametrize("after", range(0, 300, 7))
@pytest.mark.parametrize("width", [60, 76, 118])
def test_today_is_a_word_over_its_line_and_no_month_is_cut_by_it(after: int, width: int) -> None:
    begin = date(2026, 8, 3)
    step = PlanBar("Praktik", begin, begin + timedelta(days=299), BarState.AHEAD, "planlagt")
    head, row = map(line_text, plan_bars([step], begin + timedelta(days=after), width, PLAIN))
    assert re.search("│i dag|i dag│", head)
    months = re.findall(r"\w+", re.sub("│i dag|i dag│", " ", head))
    assert len(months) >= 3
    assert all(one in {name[:3] for name in MONTHS} or one.isdigit() for one in months)
    assert row[head.index("│")] in PLAIN.light


def test_where_no_bar_fits_the_words_stand_alone() -> None:
    step = PlanBar("Praktik", TODAY, TODAY + timedelta(days=90), BarState.AHEAD, "planlagt")
    assert as_text(plan_bars([step], TODAY, 26, PLAIN)) == "  Praktik         planlagt"


@given(DAYS, st.integers(1, 1500), st.integers(12, 120))
def test_months_are_named_where_they_begin(first: date, days: int, width: int) -> None:
    span = Span(first, first + timedelta(days=days), width)
    row = month_names(span)
    assert len(row) == width
    for day in span.months():
        name = row[span.column(day) :][:3]
        assert day == first or not name.strip() or name.strip() == name or " " in name


@given(st.integers(0, 40), st.integers(0, 40), st.integers(2, 60))
def test_a_bar_is_empty_only_at_nothing_and_full_only_at_all(
    done: int, of: int, width: int
) -> None:
    full, light = (len(text) for text, _ in bar(done, of, width, PLAIN))
    assert full + light == width
    if of > 0:
        assert (full == 0) == (done == 0)
        assert (light == 0) == (done >= of)


@given(st.lists(st.builds(Share, NAMES, st.integers(0, 90), st.integers(0, 90)), max_size=5),
       st.integers(30, 120))  # fmt: skip
def test_shares_say_their_numbers_and_leave_out_what_is_nothing(
    rows: list[Share], width: int
) -> None:
    drawn = shares(rows, width, PLAIN)
    known = [row for row in rows if row.of]
    assert len(drawn) == len(known)
    for row, line in zip(known, drawn, strict=True):
        assert f"{row.done} af {row.of}" in line_text(line)
        assert cells(line) <= width


def test_weeks_nobody_spoke_of_are_blank_and_not_absence() -> None:
    assert line_text(dots(WeekDots("uge 47", 0, 5, is_known=False), PLAIN)) == ""
    assert line_text(dots(WeekDots("uge 47", 4, 5), PLAIN)) == "●●●●○"
    weeks = [WeekDots(f"uge {number}", number - 45, 5) for number in range(45, 49)]
    assert as_text(week_dots(weeks, 17, PLAIN)) == "●●○○○   ●●●○○\nuge 47  uge 48"
    assert week_dots([], 24, PLAIN) == ()
    assert line_text(dots(WeekDots("uge 47", 2, 5, lawful=2), PLAIN)) == "●●○──"
    assert line_text(dots(WeekDots("uge 47", 2, 5, lawful=9), PLAIN)) == "●●───"
    assert line_text(dots(WeekDots("uge 47", 2, 5, lawful=2), ASCII)) == "**.--"


STAIRS = [
    Stair("Afklaring", StairState.DONE),
    Stair("Dansk", StairState.LATE),
    Stair("Praktik", StairState.NOW),
    Stair("Løntilskud", StairState.AHEAD),
]


def test_the_staircase_goes_up() -> None:
    assert as_text(staircase(STAIRS, 76, PLAIN)).split("\n") == [
        "                                                      ┌─ ○ Løntilskud",
        "                                    ┌─ ● Praktik ─────┘",
        "                  ┌─ ! Dansk ───────┘",
        "── √ Afklaring ───┘",
    ]
    assert line_text(stair_line(STAIRS, PLAIN)) == "√──!──●──○"
    assert line_text(stair_line(STAIRS, ASCII)) == "v--!--*--."
    assert staircase([], 76, PLAIN) == ()


@given(st.lists(st.builds(Stair, NAMES, st.sampled_from(StairState)), max_size=12),
       st.integers(20, 120))  # fmt: skip
def test_the_staircase_stays_in_its_width(stairs: list[Stair], width: int) -> None:
    drawn = staircase(stairs, width, PLAIN)
    assert len(drawn) == len(stairs)
    assert all(cells(line) <= width for line in drawn)


@given(DAYS, DAYS)
def test_the_month_knows_which_day_is_where(chosen: date, today: date) -> None:
    drawn = month(chosen, today, PLAIN)
    assert [cells(line) for line in drawn] == [WIDTH] * 8
    for row, line in enumerate(drawn):
        text = "".join(piece for piece, _ in line)
        for column in range(WIDTH):
            day = day_at(chosen, row, column)
            if day is not None and (column - 3) % 3:
                start = 3 + (column - 3) // 3 * 3 + 1
                assert int(text[start : start + 2]) == day.day
    shown = [line for line in drawn if PLAIN.chosen in line_text(line)]
    assert len(shown) == 1


def test_a_month_begins_on_monday_with_its_week() -> None:
    assert as_text(
        month(date(2026, 11, 12), TODAY, PLAIN, due=[date(2026, 11, 16)], off=[date(2026, 11, 18)])
    ).split("\n") == [
        "◄    november 2026     ►",
        "   ma ti on to fr lø sø",
        "44  26 27 28 29 30 31  1",
        "45   2  3  4  5  6  7  8",
        "46   9 10 11▌12 13 14 15",
        "47 •16 17°18 19 20 21 22",
        "48  23 24 25 26 27 28 29",
        "49  30  1  2  3  4  5  6",
    ]


@pytest.mark.parametrize("sign", PLAIN._fields)
def test_the_plain_signs_are_in_every_old_font(sign: str) -> None:
    assert set(getattr(PLAIN, sign)) <= WGL4
    assert getattr(ASCII, sign).isascii()
    assert width_of(getattr(FINE, sign)) <= 8


def test_no_two_states_share_a_sign() -> None:
    for signs in SETS.values():
        states = [signs.over, signs.soon, signs.done, signs.now, signs.ahead]
        assert len(set(states)) == len(states)
        drawn = [signs.full, signs.light, signs.middle, signs.dense, signs.today, signs.milestone,
                 signs.measured]  # fmt: skip
        assert len(set(drawn)) == len(drawn)
