"""What is said of a point beside the checklist: what it is, whose and when, and what shows it."""

from __future__ import annotations

from collections.abc import Callable

from screens.citizen.checklist_lines import ItemView, standing_of, ticked_by, whose, whose_tick
from vip2tui.domain.course.checklist import DueItem
from vip2tui.domain.statuses import ItemStatus
from vip2tui.pictures.drawn import Tone
from vip2tui.text.days import say

_BEFORE = 6
"""Earlier times of an item that are told, the latest."""


def item_parts(item: ItemView) -> list[tuple[str, Tone]]:
    """Return what is said of an item beside the list: what, whose, when, what shows it, source."""
    known = item.view.catalogue.point(item.line.item.id)
    standing, more = standing_of(item)
    before = [one for one in item.line.times if not one.is_open and one != item.time]
    said = [
        item.help,
        whose(item),
        f"Kommer igen hver {item.line.item.every}. dag." if item.line.item.every else "",
        f"Sådan står det: {standing}." if standing else "",
        *more.split(" · "),
        "\n".join(["Før:", *map(_settled(item), before[-_BEFORE:])]) if before else "",
    ]
    weak = [
        item.view.catalogue.worded(whose_tick(item)),
        f"(kilde: {known[1]})" if known else "",
    ]
    return [
        *((one, Tone.PLAIN) for one in said if one),
        *((one, Tone.MUTED) for one in weak if one),
    ]


def _settled(item: ItemView) -> Callable[[DueItem], str]:
    """Return what says how an earlier time of an item was settled."""

    def told(time: DueItem) -> str:
        if time.status == ItemStatus.NOT_RELEVANT:
            return f"{say(time.due)}: ikke relevant"
        return f"{say(time.due)}: {ticked_by(item, time)}"

    return told
