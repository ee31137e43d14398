"""The card: every mark on one line, and along to a neighbour only what is called alike there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.course.card import FIELDS, Line, card, mark_record, near_of
from vip2tui.domain.kinds.mark import Mark, Observed

SHARED = SHIPPED.shared().competences
ALL = {one.id: SHIPPED.package(one.id) for one in SHIPPED.package_names()}
DAY = date(2026, 5, 4)


def marked(
    competence: str,
    level: int,
    package: str | None = None,
    name: str | None = None,
    day: date = DAY,
) -> Mark:
    """Return a mark as a person makes it, called what the package calls it."""
    card_of = (*ALL[package].competences,) if package in ALL else SHARED
    called = next((one.name for one in card_of if one.id == competence), competence)
    return Mark(
        id=mark_record("a", competence, package), case="a", citizen="a", competence=competence,
        package=package, name=name or called, observed=Observed(level=level, day=day),
    )  # fmt: skip


def line(lines: tuple[Line, ...], name: str) -> Line:
    return next(one for one in lines if one.name == name)


def test_the_fields_stand_in_their_order_and_nothing_is_marked_yet() -> None:
    lines = card("a", SHARED, ALL["butik"], ())
    assert [one.field for one in lines] == sorted((one.field for one in lines), key=FIELDS.index)
    assert {one.level for one in lines} == {None}
    assert len(lines) == len(SHARED) + len(ALL["butik"].competences)
    assert card("a", SHARED, None, ()) == tuple(one for one in lines if one.package is None)


def test_a_shared_one_is_the_same_in_every_package_and_a_trades_own_is_not() -> None:
    marks = (marked("moede", 3), marked("hygiejne", 4, "butik"))
    assert line(card("a", SHARED, ALL["slagteri"], marks), "Møder til tiden").level == 3
    assert line(
        card("a", SHARED, ALL["slagteri"], marks, {"butik"}), "Personlig hygiejne"
    ).mark is (None)
    assert line(card("a", SHARED, ALL["butik"], marks), "Hygiejne ved ferskvarer").level == 4


@pytest.mark.parametrize(
    ("there", "near", "carried"),
    [("koekken", {"butik"}, True), ("koekken", set(), False), ("slagteri", {"butik"}, False)],
)
def test_a_trades_own_comes_along_to_a_neighbour_that_calls_it_the_same(
    there: str, near: set[str], carried: bool
) -> None:
    mark = marked("rengoering", 3, "butik")
    found = next(
        one
        for one in card("a", SHARED, ALL[there], (mark,), near)
        if one.competence == "rengoering"
    )
    assert (found.mark is mark, found.carried) == (carried, carried)


def test_what_is_marked_here_stands_before_what_comes_along() -> None:
    old, new = marked("rengoering", 4, "butik"), marked("rengoering", 2, "koekken")
    lines = card("a", SHARED, ALL["koekken"], (old, new), {"butik"})
    assert line(lines, "Rengøring").mark is new
    assert [one.mark for one in lines if one.elsewhere] == [old]


def test_the_newest_comes_along_whatever_the_order() -> None:
    older = marked("x", 4, "p", "Ens", date(2026, 1, 1))
    newer = marked("x", 2, "q", "ENS", date(2026, 2, 1))
    own = ALL["butik"].evolve(competences=(ALL["butik"].competences[0].evolve(id="x", name="Ens"),))
    for marks in ((older, newer), (newer, older)):
        assert card("a", (), own, marks, {"p", "q"})[0].mark is newer


def test_one_that_is_on_no_card_is_still_called_what_it_was() -> None:
    gone = marked("svejsning", 3, "egen-pakke", "Svejser en søm [/]")
    [found] = [one for one in card("a", SHARED, ALL["butik"], (gone,)) if one.elsewhere]
    assert (found.name, found.level, found.package) == ("Svejser en søm [/]", 3, "egen-pakke")


def test_near_is_near_both_ways() -> None:
    assert "rutebuschauffoer" in near_of(ALL["lager-transport"], ALL.values())
    assert "lager-transport" in near_of(ALL["rutebuschauffoer"], ())
    assert "butik" not in near_of(ALL["butik"], ALL.values())


somewhere = st.sampled_from([None, *ALL, "egen"])
competences = st.sampled_from(
    sorted({one.id for package in ALL.values() for one in package.competences} | {"moede", "x"})
)


@given(
    st.lists(st.tuples(competences, st.integers(0, 4), somewhere), max_size=12),
    st.sampled_from(sorted(ALL)),
    st.sets(st.sampled_from(sorted(ALL))),
)
def test_no_mark_is_lost_and_none_stands_twice(
    said: list[tuple[str, int, str | None]], package: str, near: set[str]
) -> None:
    marks = {mark.id: mark for mark in (marked(*one) for one in said)}
    lines = card("a", SHARED, ALL[package], list(marks.values()), near - {package})
    shown = [one.mark.id for one in lines if one.mark]
    assert sorted(shown) == sorted(marks)
    assert lines == card("a", SHARED, ALL[package], list(marks.values())[::-1], near - {package})
