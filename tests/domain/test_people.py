"""Two who may be one person, and two of one name told apart."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.people import Person, maybe_same, short_ids, told_apart
from vip2tui.text.near import MAYBE_SAME, NameKey, same_person_score

A, B = "aaaaaaaa-1", "bbbbbbbb-2"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Person(A, "Søren Ærø"), Person(B, "soeren aeroe"), "samme navn"),
        (Person(A, "Amina Hassan"), Person(B, "Amina Hasan"), "næsten samme navn"),
        (Person(A, "Hassan, Amina"), Person(B, "Amina Hassan"), "samme navn"),
        (Person(A, "Amina"), Person(B, "Bent"), ""),
        (Person(A, "Amina", phone="+45 12 34 56 78"), Person(B, "Bent", phone="12345678"),
         "samme telefon"),
        (Person(A, "Amina", phone="112"), Person(B, "Bent", phone="112"), ""),
        (Person(A, "Amina", case_key="2026-ÅB"), Person(B, "Bent", case_key="2026-åb"),
         "samme sagsnummer"),
        (Person(A, "Amina", cpr="0101901234"), Person(B, "Bent", cpr="0101901234"),
         "samme CPR-nummer"),
        (Person(A, "Amina Hassan", cpr="0101901234"), Person(B, "Amina Hassan", cpr="0101901236"),
         ""),  # two numbers are two people
        (Person(A, "Amina Hassan", cpr="6101901234"), Person(B, "Amina Ali", cpr="0101901236"),
         "samme fødselsdag"),  # a replacement number, and then the real one
        (Person(A, "Amina Hassan", cpr="6101901234"), Person(B, "Bent", cpr="0101901236"), ""),
        (Person(A, "Amina Hassan", cpr="vrøvl"), Person(B, "Amina Hassan", cpr="0101901236"),
         "samme navn"),
        (Person(A, "Amina Hassan", phone="12345678"), Person(B, "Amina Hassan", phone="12345678"),
         "samme navn og samme telefon"),
    ],
)  # fmt: skip
def test_who_may_be_the_same(one: Person, other: Person, why: str) -> None:
    score, said = maybe_same(one, other)
    assert (said, score >= MAYBE_SAME) == (why, bool(why))
    assert maybe_same(other, one) == (score, said)


_NAMES = st.lists(st.text("abcæøåAN o", min_size=1, max_size=5), min_size=1, max_size=3)


@given(_NAMES.map(" ".join), _NAMES.map(" ".join))
def test_the_quick_look_never_leaves_out_a_name_that_is_near(one: str, other: str) -> None:
    if same_person_score(one, other) >= MAYBE_SAME:
        assert NameKey.of(one).may_be(NameKey.of(other))


def test_what_tells_people_of_one_name_apart() -> None:
    told = told_apart([
        Person("aaaaaaaa-1", "Søren Ærø", phone="12 34 56 78", mentor="Bent"),
        Person("bbbbbbbb-2", "soeren aeroe", phone="87 65 43 21", mentor="Bent"),
        Person("cccccccc-3", "Amina", phone="12 34 56 78"),
    ])  # fmt: skip
    assert told == {"aaaaaaaa-1": "tlf. 12 34 56 78", "bbbbbbbb-2": "tlf. 87 65 43 21",
                    "cccccccc-3": ""}  # fmt: skip


def test_the_birth_date_stands_first_and_only_what_differs_is_said() -> None:
    day = date(2026, 5, 3)
    told = told_apart([
        Person("a1", "Amina", cpr="0101901234", phone="1", package="Lager", created=day),
        Person("b2", "Amina", cpr="0201901234", phone="1", package="Kok", created=day),
        Person("c3", "Amina", phone="1", created=day),
    ])  # fmt: skip
    assert told["a1"] == "født 1. januar 1990, Lager"
    assert told["b2"] == "født 2. januar 1990, Kok"
    assert told["c3"] == "c3"


def test_ten_identical_people_are_told_apart_by_their_ids() -> None:
    ten = [Person(f"{n:010d}", "Amina Hassan", phone="12345678") for n in range(10)]
    told = told_apart(ten)
    assert len(set(told.values())) == 10
    assert told["0000000003"] == "0000000003"


@given(st.sets(st.text("ab01", min_size=1, max_size=12), max_size=8))
def test_the_beginning_of_an_id_is_nobody_elses(ids: set[str]) -> None:
    for one, begins in short_ids(ids).items():
        assert one.startswith(begins)
        assert begins == one or not any(other.startswith(begins) for other in ids - {one})


def test_one_number_written_in_two_ways_tells_nobody_apart() -> None:
    told = told_apart([
        Person("a1", "Amina", phone="+45 12 34 56 78", mentor="Bent"),
        Person("b2", "Amina", phone="12345678", mentor="Eva"),
    ])  # fmt: skip
    assert told == {"a1": "mentor Bent", "b2": "mentor Eva"}


def test_of_all_that_differs_two_things_are_said() -> None:
    told = told_apart([
        Person("a1", "Amina", phone="12345678", mentor="Bent", package="Lager"),
        Person("b2", "Amina", phone="87654321", mentor="Eva", package="Kok"),
    ])  # fmt: skip
    assert {said.count(", ") for said in told.values()} == {1}


def test_many_ids_that_begin_alike_are_told_as_far_as_they_differ() -> None:
    ids = {f"{n:08d}{end}-x" for n in range(30) for end in "ab"}
    assert set(short_ids(ids).values()) == {one[:9] for one in ids}
