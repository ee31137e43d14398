"""How the limit of a checklist item stands, in words; another's is never one's own delay."""

from __future__ import annotations

from datetime import date

from vip2tui.domain.course.checklist import DueItem, ItemLine
from vip2tui.text.days import due_words, short


def limit_words(
    line: ItemLine,
    time: DueItem,
    today: date,
    *,
    mine: bool,
    heard: date | None = None,
    since: date | None = None,
) -> str:
    """Return how an open item stands: «frist i dag», «9 dage over, 2 gange», «senest hørt 3. maj».

    Args:
        line: The item with all its times.
        time: The one it is about.
        today: The day.
        mine: Whether the person here answers for it. What the municipality has done since it was
            last heard from cannot be known here, so its items are never late here (R20).
        heard: The day the municipality was last heard from.
        since: The day the course began to be written down here. What was due before is asked about
            once, and is not late.
    """
    if line.item.habit:
        return "en god vane"
    if line.item.event:
        return "når det sker"
    if not mine:
        if time.deadline >= today:
            return due_words(time.deadline, today)
        return f"senest hørt {short(heard, today)}" if heard else "hos kommunen"
    late = line.overdue(today, since)
    if not late and since is not None and time.deadline < since:
        return "allerede gjort?"
    return due_words(late[0].deadline if late else time.deadline, today, len(late))
