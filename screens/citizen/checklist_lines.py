"""The checklist in words: which time of an item is shown, whose it is, and how its limit stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from screens.citizen.part import View
from screens.widgets.row import Row
from screens.words import owner, owner_cells, short
from vip2tui.base.safe import clean_line, cut, fit, width_of
from vip2tui.domain.course.checklist import MEASURED, DueItem, ItemLine
from vip2tui.domain.course.limit_words import limit_words
from vip2tui.domain.statuses import ItemStatus
from vip2tui.pictures.drawn import Tone, line_text
from vip2tui.pictures.shares import bar
from vip2tui.sentences.people import by_name, on_behalf
from vip2tui.services.citizen.casework import CoursePlan, written_since
from vip2tui.services.course.checklist import BY_MEASURING
from vip2tui.services.course.phases import phases_of
from vip2tui.text.danish import first_name
from vip2tui.text.days import say

if TYPE_CHECKING:
    from screens.citizen.checklist import Checklist
    from vip2tui.changes.change import Change
    from vip2tui.pictures.signs import Signs

_DUE = 24
_BAR = 20
"""Cells of a phase's bar."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as a row shows it."""

    view: View
    plan: CoursePlan
    line: ItemLine

    @property
    def time(self) -> DueItem:
        """The time the row is about."""
        return self.line.near(self.view.today)

    @property
    def text(self) -> str:
        """What it says; the citizen is called by name."""
        return by_name(self.view.catalogue, self.line.item.text, self.view.name)

    @property
    def help(self) -> str:
        """What the checklist says of it; empty if that is nothing."""
        known = self.view.catalogue.point(self.line.item.id)
        return by_name(self.view.catalogue, known[0].help or "", self.view.name) if known else ""

    @property
    def key(self) -> str:
        """What its row is called."""
        return f"{self.plan.course.id}:{self.line.item.id}"

    def is_called(self, name: str) -> bool:
        """Return whether others mean it, or one of its times, by a name."""
        its = self.line
        return its.item.id == name.partition("@")[0] or name in (one.record for one in its.times)

    @property
    def may(self) -> bool:
        """Whether the person at this computer can tick it."""
        return self.view.services.checklist.may(self.time)


def item_rows(part: Checklist, view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield a course's checklist by phase and area, each phase with how far it is."""
    shipped = view.catalogue.checklist()
    areas = {area.id: area for area in shipped.areas}
    phases = [(one, f"{one.name.upper()}: {one.share.said}")
              for one in phases_of(plan, shipped, view.today)]  # fmt: skip
    wide = max((width_of(clean_line(said)) for _, said in phases), default=0)
    for phase, said in phases:
        share = phase.share
        drawn = line_text(bar(share.done, share.of, _BAR, part.signs))
        yield Row(f"{fit(clean_line(said), wide)}  {drawn}" if share.of else said, heading=True)
        for area in dict.fromkeys(line.item.area for line in phase.lines):
            if area in areas:
                yield Row(areas[area].name, mark="  ", heading=True)
            yield from (
                item_row(part, ItemView(view, plan, line))
                for line in phase.lines
                if line.item.area == area
            )


def item_row(part: Checklist, item: ItemView) -> Row:
    """Return one item: its box, whose it is, and how it stands."""
    line, time, view = item.line, item.time, item.view
    who = owner(view.catalogue, line.item.owner, view.role, view.name)
    standing, below = standing_of(item)
    told = part.told_of(item)
    return Row(
        item.text,
        item.key,
        "  ~ " if line.item.habit else _box(time.status, part.signs),
        ((who, owner_cells(view.role)), (standing, _DUE)),
        below="" if told else below,
        more=told,
        weak=not item.may,
        tone=Tone.DONE if time.status == ItemStatus.DONE else Tone.PLAIN,
        find=f"{line.item.id} {line.item.text} {who} {standing} {below if told else ''}",
        free=((time.state.note if time.state else "") or "",),
        act=partial(part.choose, item),
        tick=partial(part.turn_tick, item),
    )


def _box(status: ItemStatus, signs: Signs) -> str:
    """Return the box that a click or Space ticks."""
    marks = {ItemStatus.DONE: signs.done, ItemStatus.NOT_RELEVANT: signs.flat}
    return f"[{marks.get(status, ' ')}] "


def help_text(item: ItemView) -> str:
    """Return what the checklist says about an item, in whole sentences, and where that is from."""
    known = item.view.catalogue.point(item.line.item.id)
    parts = [
        item.text,
        item.help,
        whose(item),
        f"Kommer igen hver {item.line.item.every}. dag." if item.line.item.every else "",
        item.view.catalogue.worded(whose_tick(item)),
        f"(kilde: {known[1]})" if known else "",
    ]
    return "\n".join(part for part in parts if part)


def whose_tick(item: ItemView) -> str:
    """Return who settles it, where that is not the person at this computer."""
    if item.line.item.id in MEASURED:
        return BY_MEASURING
    return "" if item.may else "Du kan se punktet, men det er kommunen, der sætter flueben."


def brief_help(item: ItemView, signs: Signs) -> str:
    """Return the same in two lines; a sign says that there is more, and its source."""
    return f"{item.help or whose(item)} {signs.more}"


def whose(item: ItemView) -> str:
    """Return whose an item is, and by when."""
    who = owner(item.view.catalogue, item.line.item.owner, item.view.role, item.view.name)
    return f"Hvem: {who}. Frist: {_due_sentence(item)}"


def standing_of(item: ItemView) -> tuple[str, str]:
    """Return how an item stands, and what more there is to say."""
    time, state = item.time, item.time.state
    if time.status == ItemStatus.DONE:
        return _ticked(item)
    if time.status == ItemStatus.NOT_RELEVANT:
        return "ikke relevant", (state.note if state else "") or ""
    note = (state.note if state else None) or ""
    if time.status == ItemStatus.PUT_OFF:
        return f"udskudt til {short(time.deadline, item.view.today)}", note
    return _due(item), note


def _ticked(item: ItemView) -> tuple[str, str]:
    time, state = item.time, item.time.state
    if time.why is not None:
        again = f"næste gang {say(later[0].deadline)}" if (later := item.line.still) else ""
        return cut(ticked_by(item, time), _DUE), again
    stamp = _stamp(item, time)
    author = item.view.services.desk.others.author(stamp) if stamp else None
    upcoming = item.line.still
    more = [
        author.place if author and author.differs else "",
        on_behalf(item.view.catalogue, state.on_behalf) if state and state.on_behalf else "",
        (state.note if state else "") or "",
        f"næste gang {say(upcoming[0].deadline)}" if upcoming else "",
    ]
    return cut(ticked_by(item, time), _DUE), " · ".join(part for part in more if part)


def _stamp(item: ItemView, time: DueItem) -> Change | None:
    record = item.view.case.states[item.plan.course.case].records.get(time.record)
    return record.stamp("status") if record else None


def ticked_by(item: ItemView, time: DueItem) -> str:
    """Return when and by whom a time was ticked, or what shows that it is settled."""
    if time.why is not None:
        return time.why.in_words(item.view.today)
    stamp, state = _stamp(item, time), time.state
    by = first_name(stamp.by) if stamp else ""
    day = short(state.day, item.view.today) if state and state.day else ""
    return f"{day} {by}".strip()


def _due(item: ItemView) -> str:
    mine = item.view.services.checklist.answers_for(item.time)
    heard = None if mine else item.view.services.sharing.heard()
    since = written_since(item.view.case, item.plan)
    said = limit_words(item.line, item.time, item.view.today, mine=mine, heard=heard, since=since)
    return item.view.catalogue.worded(said)


def _due_sentence(item: ItemView) -> str:
    if item.line.item.habit:
        return "ingen. Det er en god vane, og den står i Ugens runde."
    if item.line.item.event:
        return "når det sker."
    return f"{say(item.time.deadline)}."
