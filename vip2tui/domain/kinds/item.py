"""A due item of the checklist (punkt): what a person set about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from vip2tui.domain.course.copies import Days
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Day, Fact, Named, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.statuses import ItemStatus, Owner


class ItemState(Fact):
    """What a person set about one due item of the checklist (punkt)."""

    KIND = "item"

    course: Annotated[str, Says("forløb")]
    item: Annotated[str | None, Field(max_length=80), Says("punkt", is_id=True)] = None
    """Which item, and which time of a repeated one: ``m06.1@14``. The id alone cannot be read."""
    text: Annotated[Named | None, Says("tekst", free=True)] = None
    """What an item of the citizen's own says; its record has a random id and is no time it is due.
    """
    owner: Annotated[Owner | None, Says("hvem gør det", codes="owners")] = None
    days: Annotated[Days | None, Says("dage fra start")] = None
    every: Annotated[int | None, Field(ge=1, le=3_660), Says("gentages efter så mange dage")] = None
    status: Annotated[ItemStatus, Says("status", codes="point_status")] = ItemStatus.OPEN
    day: Annotated[Day | None, Says("dato")] = None
    note: Annotated[Told | None, Says("bemærkning", free=True, searched=True)] = None
    on_behalf: Annotated[str | None, Says("på vegne af", codes="owners")] = None
    """Whose item it is when somebody else ticked: «på lederens vegne»."""
    until: Annotated[Day | None, Says("udskudt til")] = None
    """The new date of one that was put off."""


OWN = frozenset({"text", "days"})
"""What the change says that made one of the citizen's own."""


def own_item_id(course: str, record: str) -> str:
    """Return the short name of an item of one's own, the same on every device: «e.1f03ab9c»."""
    return f"e.{derived_id(course, 'own item', record)[:8]}"


def _ties(record: str, said: Said) -> Iterator[tuple[str, str]]:
    """What is set about an item stands on its short name, and that on the record that added it."""
    if "item" in said:
        yield record, str(said["item"]).partition("@")[0]
    elif said.keys() >= OWN:
        yield own_item_id(str(said.get("course")), record), record


KIND = Kind(
    name=ItemState.KIND,
    words=Words("punktet", "punkt på tjeklisten", "punkter på tjeklisten", new="nyt punkt"),
    model=ItemState,
    parents=("course",),
    stands_in={"course": ""},
    makes=(OWN,),
    called=("text",),
    found="tjekliste",
    page="tjekliste",
    beside=frozenset({"item"}),
    done={
        ItemStatus.DONE: "flueben sat",
        ItemStatus.OPEN: "flueben fjernet",
        ItemStatus.PUT_OFF: "punkt udskudt",
        ItemStatus.NOT_RELEVANT: "punkt sat som ikke relevant",
    },
    # A ticked one is what a mentor looks for.
    counted={ItemStatus.DONE: Words("fluebenet", "flueben", "flueben")},
    ties=_ties,
)
