"""Facts: frozen, nameless in a traceback, and strict about days and codes."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.package import Evidence
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.statuses import GoalStatus, ItemStatus, ShownBy, StepStatus

MARK = "Hemmelig7"


@pytest.mark.parametrize("kind", KINDS)
def test_no_person_stands_in_a_repr(kind: str) -> None:
    model = KINDS[kind].model
    texts = dict.fromkeys(model.model_fields.keys() - {"id", "case"}, MARK)
    fact = model.model_construct(None, **({"id": "1", "case": "2"} | texts))
    assert MARK not in repr(fact)


def test_a_wrong_value_is_not_in_the_error() -> None:
    with pytest.raises(ValidationError) as error:
        Identity(id="1", case="2", cpr=MARK * 4)
    assert MARK not in str(error.value)


def test_a_fact_is_never_changed() -> None:
    with pytest.raises(ValidationError):
        Citizen(id="1", case="2", name="x").name = "y"  # type: ignore[misc]  # the test


@pytest.mark.parametrize(
    ("model", "statuses"),
    [(StepState, StepStatus), (GoalState, GoalStatus), (ItemState, ItemStatus)],
)
def test_the_statuses_are_the_codes_of_the_lists(
    model: type[StepState], statuses: tuple[str, ...]
) -> None:
    for status in statuses:
        assert model(id="1", case="2", course="3", status=status).status == status
    with pytest.raises(ValidationError):
        model(id="1", case="2", course="3", status="færdig")


def test_the_codes_shipped_are_the_codes_known() -> None:
    codes = SHIPPED.codes()
    assert {one.code for one in codes.step_status} == set(StepStatus)
    assert {one.code for one in codes.goal_status} == set(GoalStatus)
    assert {one.code for one in codes.evidence} == set(ShownBy)
    assert {one.code for one in codes.evidence} == {one.value for one in Evidence}
    assert {one.code for one in codes.point_status} == set(ItemStatus)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date(9999, 12, 31)])
def test_a_day_is_one_that_can_be_counted_from(day: date) -> None:
    with pytest.raises(ValidationError):
        Entry(id="1", case="2", type="note", day=day)


@pytest.mark.parametrize("days", [0, 5, 7, 1_440])
def test_days_that_could_be_stored_can_be_read(days: int) -> None:
    entry = Entry(
        id="1", case="2", type="fremmoede", day=date(2026, 5, 4), planned=days, attended=days
    )
    assert (entry.planned, entry.attended) == (days, days)


@pytest.mark.parametrize(
    ("minutes", "is_read"), [(-1, False), (0, True), (1440, True), (1441, False)]
)
def test_a_time_is_from_nothing_to_a_day(minutes: int, *, is_read: bool) -> None:
    said = {"id": "1", "case": "2", "type": "note", "day": date(2026, 5, 4), "minutes": minutes}
    if is_read:
        assert f"minutes={minutes}" in repr(Entry.model_validate(said))
    else:
        with pytest.raises(ValidationError):
            Entry.model_validate(said)
