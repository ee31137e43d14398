"""What is told of a half-year gives away no number below ten, to whoever has every file there was.

The solvers here know nothing of how it is done: one tries every world there can be and keeps those
that would have told the same; the other has the told numbers alone and narrows what is left.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vip2tui.domain.numbers.counting import ENDS, OUTCOMES, STILL, Counted
from vip2tui.domain.numbers.shielding import LEAST, Told, Truth, shielded, told_of
from vip2tui.domain.numbers.telling import Kept, halves, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

STOPS = ("sprog", "transport_boern", "eget_oenske")


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Yield every way a total can be made up of so many parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(
    ("least", "parts", "most"), [(2, 2, 8), (3, 3, 14), (3, 4, 14), (4, 3, 16)]
)
def test_of_a_told_total_every_part_that_is_left_out_can_be_anything_below(
    least: int, parts: int, most: int
) -> None:
    for total in range(least, most):
        worlds: dict[str, list[tuple[int, ...]]] = defaultdict(list)
        for world in compositions(total, parts):
            told = told_of({str(at): number for at, number in enumerate(world)}, least)
            worlds[json.dumps(told)].append(world)
        for said, same in worlds.items():
            told = json.loads(said)
            left_out = [at for at in range(parts) if str(at) not in told]
            rest = total - sum(told.values())
            assert all(number >= least for number in told.values())
            assert not left_out or (len(left_out) > 1 and rest >= least), (total, told)
            for at in left_out:
                can_be = {world[at] for world in same}
                assert can_be >= set(range(least)), (total, told, at)


def test_every_world_of_two_half_years_that_tells_the_same_leaves_each_number_open() -> None:
    least, most = 2, 5
    worlds: dict[str, list[dict[str, int]]] = defaultdict(list)
    numbers, ends = (
        range(most + 1),
        [pair for pair in product(range(9), repeat=2) if sum(pair) <= 8],
    )
    for s1, s2, (a1, b1), (a2, b2) in product(numbers, numbers, ends, ends):
        under_way = s1 - a1 - b1, s1 + s2 - a1 - b1 - a2 - b2
        if min(under_way) < 0:
            continue  # more have ended than have begun
        one = shielded(Truth(s1, {"a": a1, "b": b1}), [], least)
        two = shielded(Truth(s2, {"a": a2, "b": b2}), [one], least)
        cells = {
            "started 1": s1, "started 2": s2, "closed 1": a1 + b1, "closed 2": a2 + b2,
            "a 1": a1, "b 1": b1, "a 2": a2, "b 2": b2,
        }  # fmt: skip
        cells |= {"under way 1": under_way[0], "under way 2": under_way[1]}
        worlds[json.dumps([one, two])].append(cells)
    for said, same in worlds.items():
        told = _cells(json.loads(said))
        for name in same[0]:
            can_be = {cells[name] for cells in same}
            if name in told:
                assert can_be == {told[name]}
                assert told[name] >= least
            elif name.startswith("under way"):
                # Never told, and never known to be small: it may be large, or anything small.
                assert max(can_be) >= least or can_be >= set(range(least)), (said, name, can_be)
            else:
                assert can_be >= set(range(least)), (said, name, can_be)


def _cells(told: list[Told]) -> dict[str, int]:
    found = {}
    for number, one in enumerate(told, 1):
        for name in ("started", "closed"):
            if name in one:
                found[f"{name} {number}"] = one[name]
        found |= {f"{end} {number}": value for end, value in one.get("ends", {}).items()}
    return found


# What follows is of whole files: what was told on many days, while people wrote, corrected, and
# brought files late.

TODAY = date(2026, 11, 30)
FIRST = date(2023, 1, 1)
Life = tuple[Counted, int, str]
"""A course, the day it is known here (counted from the first), and how it is corrected later."""
STAYS, GOES, MOVES, TURNS = "stays", "goes", "moves", "turns"
lives = st.tuples(
    st.builds(
        lambda number, package, start, weeks, outcome, stop, jobs: Counted(
            f"c{number}", f"p{number % 400}", package, start,
            start + timedelta(weeks=weeks) if weeks else None,
            outcome if weeks else "", stop, False, dict(zip((4, 13, 26), jobs, strict=True)),
        ),
        st.integers(0, 10_000), st.sampled_from(("lager", "butik")),
        st.dates(FIRST, date(2026, 6, 30)), st.integers(0, 60),
        st.sampled_from((*OUTCOMES[:2], "afbrudt", "afbrudt", "udskudt")), st.sampled_from(STOPS),
        st.tuples(*[st.sampled_from(STILL)] * 3),
    ),
    st.integers(0, 1_000),
    st.sampled_from((STAYS, GOES, MOVES, TURNS)),
)  # fmt: skip


@st.composite
def towns(draw: st.DrawFn) -> list[Life]:
    """Draw courses in lumps: so some numbers are large, and some just below and above ten."""
    found = draw(st.lists(lives, max_size=12))
    for lump in range(draw(st.integers(1, 6))):
        one, known, later = draw(lives)
        for at in range(draw(st.integers(8, 30))):
            name, is_odd = f"l{lump}-{at}", at % 9 == 0
            mine = one._replace(id=name, person=name)
            found.append((mine, known + 31 * is_odd, later if is_odd else STAYS))
    return found


@given(towns(), st.lists(st.dates(date(2023, 7, 1), TODAY), min_size=1, max_size=4))
@settings(deadline=None)
def test_whoever_has_every_file_there_was_can_derive_no_small_number(
    town: list[Life], days: list[date]
) -> None:
    kept: Kept = {}
    files: list[Any] = []
    for day in sorted({*days, TODAY}):
        here = [found for one in town if (found := _as_known(*one, day))]
        kept = tell(here, STOPS, day, kept)
        files.append([(each.half.key, each.packages) for each in halves(kept)])
    told = _together(files)
    for (package, half), lines in told.items():
        for name, (low, high) in _solved(told, package, half, lines).items():
            if low == high:
                assert low >= LEAST, (package, half, name, low)
            else:
                assert low == 0, (package, half, name, low, high)
                assert high >= LEAST, (package, half, name, low, high)


def _as_known(one: Counted, known: int, later: str, day: date) -> Counted | None:
    """Return a course as it is known on a day: late, corrected, taken away; not what lies ahead."""
    age = (day - FIRST).days - known
    if age < 0 or one.start > day or (later == GOES and age > 300):
        return None
    if later == MOVES and age > 300:
        one = one._replace(start=one.start - timedelta(days=60))
    if later == TURNS and age > 300 and one.closed:
        one = one._replace(outcome="afbrudt", stop=STOPS[0], in_job={})
    if one.closed is not None and one.closed > day:
        return one._replace(closed=None, outcome="", in_job={})
    return one


Lines = dict[str, int]


def _together(files: list[Any]) -> dict[tuple[str, str], Lines]:
    """Return every number that any file tells; two files may not tell two of the same."""
    found: dict[tuple[str, str], Lines] = defaultdict(dict)
    for file in files:
        for half, packages in file:
            for package, one in packages.items():
                lines = {name: one[name] for name in ("started", "closed") if name in one}
                lines |= {f"ends {end}": value for end, value in one.get("ends", {}).items()}
                for end, parts in one.get("parts", {}).items():
                    lines |= {f"parts {end} {name}": value for name, value in parts.items()}
                for week, parts in one.get("in_job", {}).items():
                    lines |= {f"week {week} {name}": value for name, value in parts.items()}
                known = found[package, half]
                assert all(known.get(name, value) == value for name, value in lines.items())
                known |= lines
    # A half-year that tells nothing of a package is one its numbers are unknown of.
    every = sorted({half for _, half in found})
    return {
        (package, half): found.get((package, half), {})
        for package in {package for package, _ in found}
        for half in every
    }


def _sums() -> Iterator[tuple[str, list[str]]]:
    yield "closed", [f"ends {end}" for end in ENDS]
    yield "ends gennemfoert", [f"parts gennemfoert {one}" for one in OUTCOMES]
    yield "ends afbrudt", [f"parts afbrudt {one}" for one in (*STOPS, "ukendt")]
    for week in (4, 13, 26):
        yield "closed", [f"week {week} {one}" for one in STILL]


def _solved(
    told: dict[tuple[str, str], Lines], package: str, half: str, lines: Lines
) -> dict[str, tuple[float, float]]:
    """Return what every number of a half-year can be: its bounds, narrowed until they stand."""
    bounds: dict[str, tuple[float, float]] = defaultdict(lambda: (0, inf))
    bounds |= {name: (value, value) for name, value in lines.items()}
    other = [one for (whose, when), one in told.items() if whose == package and when <= half]
    earlier = [one for (whose, when), one in told.items() if whose == package and when < half]
    if all("started" in one for one in other):  # no more can have ended than have begun
        ended = sum(one.get("closed", 0) for one in earlier)
        room = sum(one["started"] for one in other) - ended
        low, high = bounds["closed"]
        bounds["closed"] = (low, min(high, room))
        if "closed" in lines:
            bounds["under way"] = (room - low, room - low) if all(
                "closed" in one for one in other
            ) else (0, room - low)  # fmt: skip
    was: dict[str, tuple[float, float]] = {}
    while was != bounds:
        was = dict(bounds)
        for total, parts in _sums():
            lows, highs = zip(*(bounds[one] for one in parts), strict=True)
            low, high = bounds[total]
            low, high = max(low, sum(lows)), min(high, sum(highs))
            bounds[total] = (low, high)
            for one in parts:
                mine = bounds[one]
                others = [bounds[each] for each in parts if each != one]
                least = low - sum(each[1] for each in others)
                most = high - sum(each[0] for each in others)
                bounds[one] = (max(mine[0], least), min(mine[1], most))
    return bounds


def _lump(
    number: int, start: date, closed: date | None, outcome: str, **more: Any
) -> list[Counted]:
    prefix = f"{start}{outcome}{len(more)}"
    return [
        Counted(f"{prefix}-{at}", f"{prefix}-{at}", "lager", start, closed, outcome, **more)
        for at in range(number)
    ]


def test_a_half_year_is_told_when_it_is_over_and_as_it_was_then() -> None:
    start, over = date(2026, 1, 12), date(2026, 5, 4)
    here = _lump(40, start, None, "") + _lump(22, start, over, "job_ord")
    here += _lump(11, start, over, "afbrudt", stop="sprog")
    here += _lump(10, start, over, "udskudt")
    assert not tell(here, STOPS, date(2026, 7, 28), {}).get("halves")
    kept = tell(here, STOPS, date(2026, 7, 29), {})
    [one] = halves(kept)
    assert one.half.words == "1. halvår 2026"
    # All 22 have one outcome: to tell it would tell of the others that they are none.
    assert one.packages == {
        "lager": {
            "started": 83,
            "closed": 43,
            "ends": {"gennemfoert": 22, "afbrudt": 11, "andet": 10},
            "median_days": {"gennemfoert": 112},
        }
    }
    late = [*here, *_lump(3, date(2026, 2, 2), over, "job_timer")]
    again = tell(late, STOPS, date(2026, 9, 1), kept)
    assert [each.packages for each in halves(again)] == [one.packages]
    assert [each.told_on for each in halves(again)] == [date(2026, 7, 29)]


def test_who_is_in_a_job_is_told_later_of_those_who_were_counted_then() -> None:
    start, over = date(2026, 1, 12), date(2026, 5, 4)
    here = _lump(40, start, None, "")
    here += _lump(22, start, over, "job_ord", in_job={4: "ja", 13: "ja"})
    here += _lump(11, start, over, "afbrudt", in_job={4: "nej"}, stop="sprog")
    here += _lump(12, start, over, "udskudt")
    kept = tell(here, STOPS, date(2026, 7, 29), {})
    assert [one.packages["lager"].get("in_job") for one in halves(kept)] == [None]
    more = [*here, *_lump(5, start, over, "job_timer", in_job={4: "ja"})]
    kept = tell(more, STOPS, date(2026, 11, 30), kept)
    [one] = halves(kept)
    # After 13 weeks 22 are in a job and nobody said no: the others would be known by the total.
    assert one.packages["lager"]["in_job"] == {"4": {"ja": 22, "nej": 11, "ukendt": 12}}


def test_the_answers_of_a_week_are_told_nine_weeks_after_the_half_year_at_the_earliest() -> None:
    start, over = date(2026, 1, 12), date(2026, 5, 4)
    here = _lump(40, start, None, "")
    here += _lump(22, start, over, "job_ord", in_job={4: "ja"})
    here += _lump(11, start, over, "afbrudt", in_job={4: "nej"}, stop="sprog")
    here += _lump(12, start, over, "udskudt")
    here += [
        one._replace(id=f"b{one.id}", package="butik")
        for one in reversed(_lump(12, start, None, ""))
    ]
    for day, is_told in ((date(2026, 9, 1), False), (date(2026, 9, 2), True)):
        [one] = halves(tell([*reversed(here)], STOPS, day, {}))
        assert ("in_job" in one.packages["lager"]) == is_told
        assert list(one.packages) == ["butik", "lager"]


def test_an_answer_that_comes_late_changes_nothing_that_was_told() -> None:
    start, over = date(2026, 1, 12), date(2026, 5, 4)
    here = _lump(40, start, None, "")
    here += _lump(22, start, over, "job_ord", in_job={4: "ja"})
    here += _lump(11, start, over, "afbrudt", in_job={4: "nej"}, stop="sprog")
    here += _lump(12, start, over, "udskudt")
    kept = tell(here, STOPS, date(2026, 11, 30), {})
    [before] = halves(kept)
    late = [one._replace(in_job={4: "ja"}) if one.outcome == "udskudt" else one for one in here]
    [after] = halves(tell([*late[:-1]], STOPS, date(2026, 12, 1), kept))
    assert after == before
    assert after.packages["lager"]["in_job"] == {"4": {"ja": 22, "nej": 11, "ukendt": 12}}


@pytest.mark.parametrize(
    ("began", "ended", "is_told"), [(30, 20, True), (29, 20, False), (20, 10, True), (20, 9, False)]
)
def test_what_ended_is_told_only_while_ten_more_are_known_to_have_begun(
    began: int, ended: int, is_told: bool
) -> None:
    told = shielded(Truth(began, {"gennemfoert": ended}), [])
    assert ("closed" in told) == is_told
    assert told["started"] == began


@pytest.mark.parametrize(
    ("left_out", "is_told"),
    [((5, 5, 0), True), ((9, 9, 0), True), ((5, 4, 0), False), ((9, 9, 1), False),
     ((9, 1), False), ((9,), False), ((), True)],
)  # fmt: skip
def test_a_part_is_told_where_those_left_out_make_up_for_each_other(
    left_out: tuple[int, ...], is_told: bool
) -> None:
    parts = {"a": 40} | {f"b{at}": number for at, number in enumerate(left_out)}
    assert told_of(parts) == ({"a": 40} if is_told else {})


@pytest.mark.parametrize(("began", "is_told"), [(9, False), (10, True)])
def test_ten_may_be_told_and_nine_not(began: int, is_told: bool) -> None:
    assert shielded(Truth(began, {}), []) == ({"started": 10} if is_told else {})


@pytest.mark.parametrize(("began", "is_told"), [(29, False), (30, True)])
def test_a_half_year_that_told_nothing_counts_for_nothing(began: int, is_told: bool) -> None:
    assert ("closed" in shielded(Truth(began, {"gennemfoert": 20}), [{}])) == is_told


def test_how_long_it_took_is_told_in_whole_weeks() -> None:
    ends, days = {"gennemfoert": 20, "afbrudt": 10}, {"gennemfoert": 95, "afbrudt": 3}
    told = shielded(Truth(60, ends, median_days=days), [])
    assert told["median_days"] == {"gennemfoert": 98, "afbrudt": 0}
