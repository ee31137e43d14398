"""What one import brought, as this device says it to itself."""

from __future__ import annotations

import pytest

from tests.exchange.test_parts import a_change
from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState, fold
from vip2tui.exchange.imports import held_back, named_by, ranges, with_imports


def an_import(n: int, *numbers: list[int], record: str | None = None, **more: object) -> Change:
    return a_change(
        id=f"w.local.{n}", clock=n, record=record or f"i{n}", kind="import",
        set={"new": {"c": {"v": [*numbers]}}}, **more,
    )  # fmt: skip


def test_numbers_in_a_row_are_one_range() -> None:
    came = [a_change(id=f"v.c.{n}") for n in (7, 2, 1, 3, 9, 8)]
    assert ranges([*came, a_change(id="v.b.4")]) == {
        "b": {"v": [[4, 4]]}, "c": {"v": [[1, 3], [7, 9]]},
    }  # fmt: skip
    assert named_by(an_import(1, [1, 2], [4, 4])) == ["v.c.1", "v.c.2", "v.c.4"]


def test_what_came_twice_is_held_back_when_both_are_undone() -> None:
    first, second, other = an_import(1, [1, 2]), an_import(2, [2, 3]), a_change(id="w.local.3")
    local = [first, second, other]
    assert held_back(local, [first.id]) == {"v.c.1"}
    assert held_back(local, [first.id, second.id, other.id]) == {"v.c.1", "v.c.2", "v.c.3"}
    assert held_back(local, []) == set()


FIRST = an_import(1, [1, 2])
LOCAL = fold([FIRST])


def test_the_next_import_is_added_to_the_local_case_as_if_all_were_folded() -> None:
    made = [an_import(2, [3, 4]), an_import(3, [5, 5])]
    grown = with_imports(LOCAL, made, {"c": {"v.c.9"}})
    assert grown is not None
    assert grown.records == fold([FIRST, *made]).records


@pytest.mark.parametrize(
    ("local", "made", "held"),
    [
        (None, [an_import(2, [3, 4])], {}),
        (LOCAL, [], {}),
        (LOCAL, [a_change(id="w.local.2", kind="setting", set={"theme": "x"})], {}),
        (LOCAL, [a_change(id="w.local.2", kind="import", set={}, undoes=[FIRST.id])], {}),
        (LOCAL, [an_import(2, [3, 4], record="i1", over={"new": [FIRST.id]})], {}),
        (LOCAL, [an_import(2, [3, 4])], {"c": {"v.c.4"}}),
    ],
    ids=["unread", "nothing new", "no import", "an undo", "of a known record", "lets in again"],
)
def test_whatever_does_more_is_folded_anew(
    local: CaseState | None, made: list[Change], held: dict[str, set[str]]
) -> None:
    assert with_imports(local, made, held) is None
