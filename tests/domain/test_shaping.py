"""A draft changed one answer at a time: what cannot be is refused in words, whatever is typed."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_authoring import TODAY, a_draft
from vip2tui.catalogue.catalogue import SHIPPED, read_package
from vip2tui.catalogue.own import Party
from vip2tui.catalogue.package import Package, Track
from vip2tui.domain.packages import shaping
from vip2tui.domain.packages.authoring import LOCAL, to_file
from vip2tui.domain.packages.shaping import ShapeError

DRAFT = a_draft()
STEP = DRAFT.steps[0].id
GOAL = DRAFT.steps[0].goals[0].id
TYPED = st.one_of(st.text(max_size=700), st.sampled_from(["3", "0", "12", "x [/] y", "\x1b[2J"]))
ACTS: dict[str, Any] = {
    "text": lambda a, _b, _c: shaping.with_text(DRAFT, "name", a, "Navnet"),
    "opening": lambda a, b, _c: shaping.with_opening(DRAFT, a, b, TODAY),
    "tovholder": lambda a, _b, _c: shaping.with_tovholder(DRAFT, a),
    "goal": lambda a, b, c: shaping.with_goal(DRAFT, STEP, None, a, b, c, b, c, at_most=True),
    "changed": lambda a, b, c: shaping.with_goal(DRAFT, STEP, GOAL, a, b, c, at_most=False),
    "new step": lambda a, b, c: shaping.with_new_step(DRAFT, a, Track.AMU, b, c),
    "step": lambda a, b, c: shaping.with_step(DRAFT, STEP, a, b, (c, c, c), a, a),
}


@pytest.mark.parametrize("act", ACTS)
@given(one=TYPED, two=TYPED, three=TYPED)
def test_whatever_is_typed_is_kept_or_refused_in_words(
    act: str, one: str, two: str, three: str
) -> None:
    try:
        package: Package = ACTS[act](one, two, three)
    except ShapeError:
        return
    assert read_package(to_file(package), "x.json") == package


def test_a_goal_of_the_same_words_is_another_goal_and_a_changed_one_keeps_its_id() -> None:
    once = shaping.with_goal(DRAFT, STEP, None, "Møder", "3", "gange", at_most=False)
    twice = shaping.with_goal(once, STEP, None, "Møder", "3", "gange", at_most=False)
    ids = [goal.id for goal in twice.steps[0].goals[-2:]]
    assert ids == [f"{STEP}.moeder", f"{STEP}.moeder-2"]
    same = DRAFT.steps[0].goals[0]
    again = shaping.with_goal(
        DRAFT, STEP, same.id, same.text, str(same.target), same.unit,
        str(same.week or ""), same.evidence.value, at_most=same.direction == "hoejst",
    )  # fmt: skip
    assert again == DRAFT


def test_a_file_without_local_sources_gets_one_when_something_is_written() -> None:
    butik = SHIPPED.package("butik")
    assert "seed" in butik.sources
    text = to_file(butik).decode().replace('"kilde": "lokal"', '"kilde": "seed"')
    bare = read_package(text.encode(), "x.json")
    bare = bare.evolve(sources={code: bare.sources[code] for code in bare.sources if code != LOCAL})
    assert LOCAL in shaping.with_text(bare, "trade", "Ny", "Faget").sources


def test_a_yes_has_one_day_and_can_be_taken_back() -> None:
    day = dt.date(2026, 5, 1)
    said = shaping.with_yes(shaping.with_yes(DRAFT, Party.WORKPLACE, TODAY), Party.WORKPLACE, day)
    assert said.own is not None
    assert [(one.party, one.day) for one in said.own.accepted] == [(Party.WORKPLACE, day)]
    gone = shaping.with_yes(said, Party.WORKPLACE, None)
    assert gone.own is not None
    assert gone.own.accepted == ()


def test_a_number_may_be_typed_on_another_keyboard() -> None:
    assert [shaping.whole(one, "Tallet", 0, 99) for one in ("３０", "٣٠", "۳۰")] == [30, 30, 30]
