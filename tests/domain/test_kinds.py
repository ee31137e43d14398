"""Which record may stand where, and ids that two devices make alike."""

from __future__ import annotations

from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.facts import FACTS
from vip2tui.domain.kinds import (
    KINDS,
    LOCAL,
    PARENTS,
    Place,
    case_at,
    derived_id,
    may_stand,
    place_of,
    shared_case,
)

CASE = str(uuid4())


@given(parent=st.uuids(), words=st.lists(st.text(max_size=8), min_size=1, max_size=3))
def test_a_derived_id_is_the_uuid5_anybody_can_make(parent: UUID, words: list[str]) -> None:
    assert derived_id(str(parent), *words) == str(uuid5(parent, "\n".join(words)))


@pytest.mark.parametrize("parent", ["", "x", "æ", "\n"])
def test_a_parent_that_is_no_uuid_has_ids_too(parent: str) -> None:
    assert derived_id(parent, "a") == str(uuid5(uuid5(NAMESPACE_OID, parent), "a"))
    assert derived_id(parent, "a") != derived_id(parent, "b")


@pytest.mark.parametrize("place", Place)
def test_a_case_says_who_it_is_for(place: Place) -> None:
    case = case_at(CASE, place)
    assert place_of(case) is place
    if place is not Place.LOCAL:
        assert shared_case(case) == CASE
        assert case_at(case_at(CASE, Place.PRIVATE), place) == case
    else:
        assert case == LOCAL


def test_what_is_not_listed_is_for_professionals_only() -> None:
    assert not may_stand("diagnose", Place.SHARED)
    assert may_stand("diagnose", Place.PROFESSIONAL)
    assert not may_stand("identity", Place.SHARED)
    assert not may_stand("entry", Place.LOCAL)
    assert all(may_stand("undo", place) for place in Place)


def test_every_fact_is_in_the_table_and_every_parent_is_a_field() -> None:
    assert FACTS.keys() <= KINDS.keys()
    for kind, fields in PARENTS.items():
        assert set(fields) <= KINDS.keys()
        if kind in FACTS and kind != "identity":
            assert set(fields) <= FACTS[kind].model_fields.keys()
