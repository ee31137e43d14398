"""Facts: frozen, nameless in a traceback, and strict about days and codes."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from pydantic import ValidationError

from vip2tui.catalogue import catalog
from vip2tui.catalogue.package import Evidence
from vip2tui.domain.course.checklist import ITEM_STATUSES
from vip2tui.domain.course.plan import GOAL_STATUSES, STEP_STATUSES
from vip2tui.domain.facts import (
    FACTS,
    Citizen,
    Entry,
    GoalState,
    Identity,
    ItemState,
    ShownBy,
    StepState,
)
from vip2tui.texts import FIELD_WORDS, KIND_WORDS

MARK = "Hemmelig7"


@pytest.mark.parametrize("kind", FACTS)
def test_no_person_stands_in_a_repr(kind: str) -> None:
    model = FACTS[kind]
    shown = {"id", "case", "citizen", "course", "package", "version", "status", "type", "item",
             "on_behalf", "outcome", "workplace", "language", "absence", "next_owner", "address",
             "phone", "case_key"}  # fmt: skip
    texts = {
        name: MARK for name, field in model.model_fields.items()
        if field.annotation in (str, str | None) and name not in shown
    }  # fmt: skip
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
    [(StepState, STEP_STATUSES), (GoalState, GOAL_STATUSES), (ItemState, ITEM_STATUSES)],
)
def test_the_statuses_are_the_codes_of_the_lists(
    model: type[StepState], statuses: tuple[str, ...]
) -> None:
    for status in statuses:
        assert model(id="1", case="2", course="3", status=status).status == status
    with pytest.raises(ValidationError):
        model(id="1", case="2", course="3", status="færdig")


def test_the_codes_shipped_are_the_codes_known() -> None:
    codes = catalog.codes()
    assert {one.code for one in codes.step_status} == set(STEP_STATUSES)
    assert {one.code for one in codes.goal_status} == set(GOAL_STATUSES)
    assert {one.code for one in codes.evidence} == set(get_args(ShownBy))
    assert {one.code for one in codes.evidence} == {one.value for one in Evidence}
    assert {one.code for one in codes.point_status} == {*ITEM_STATUSES, "udgaaet"}


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


def test_every_field_and_kind_has_a_danish_word() -> None:
    fields = {name for fact in FACTS.values() for name in fact.model_fields} - {"id", "case"}
    assert fields <= FIELD_WORDS.keys()
    assert FACTS.keys() <= KIND_WORDS.keys()
