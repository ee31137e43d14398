"""Reading many records in one step gives what reading them one by one gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vip2tui.changes.change import compose
from vip2tui.changes.fold import fold
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.item import ItemState
from vip2tui.services.records import read, read_together

if TYPE_CHECKING:
    from vip2tui.changes.record import Record

ODD = st.sampled_from([None, 1, 1.5, True, "", "x", "2026-05-04", "klaret", [1], {"a": "b"}, -1])
FIELDS = st.sampled_from(
    ["course", "item", "text", "status", "day", "days", "type", "minutes", "?"]
)


def record(n: int, values: dict[str, Any]) -> Record:
    change = compose(id=f"w.c.{n}", clock=n, action="a", at="2026-05-04T10:00:00+02:00", by="Mette",
                     record=f"r{n}", kind="item", set=values)  # fmt: skip
    return fold([change]).records[f"r{n}"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(FIELDS, ODD, min_size=1, max_size=5), max_size=6))
def test_together_is_as_one_by_one(every: list[dict[str, Any]]) -> None:
    for model, instead in ((ItemState, {"course": ""}), (Entry, {"type": "note"}), (Entry, None)):
        found = [(record(n, values), "c", instead) for n, values in enumerate(every, 1)]
        assert read_together(model, found) == [read(model, *one) for one in found]
