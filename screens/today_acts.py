"""What the lines of «I dag» do: Enter leads to what settles one, Space ticks it there."""

from __future__ import annotations

from functools import partial

from screens import words
from screens.base import BaseScreen
from screens.citizen.absent import ask_contact
from screens.citizen.already_begun import ask_begun
from screens.citizen.calling import ask_call
from screens.citizen.letting_go import ask_let_go
from screens.citizen.removing import remove
from screens.citizen.to_draft import to_draft
from screens.citizen.tovholder import ask_tovholder
from screens.dialogs import agree, pick
from screens.exchange.giving_on import settle
from screens.exchange.send import answer_all
from screens.exchange.whose import ask_whose
from screens.messages import GoTo, To
from screens.papers.lying import ask_lying
from screens.widgets.row import Act
from vip2tui.base.safe import cut
from vip2tui.domain.course.day_list import (
    ANSWER,
    DOUBT,
    HANDING,
    LET_GO,
    LYING,
    OFFICE,
    REMOVE,
    TodayLine,
)
from vip2tui.domain.course.upcoming import ALREADY, CHOOSE, THE_ROUND, Urgency
from vip2tui.services import drafts
from vip2tui.services.citizen import absence_due, replies, workplace_changes
from vip2tui.services.course import followups, tovholder
from vip2tui.services.progress import calendar
from vip2tui.services.today.words import WHICH_DRAFT


def act_of(page: BaseScreen, line: TodayLine) -> Act:
    """Return what settles a line, or the way to where it is settled."""
    waiting, citizen = line.waiting, line.citizen
    ways: dict[str, Act] = {
        OFFICE: partial(ask_whose, page, citizen),
        HANDING: partial(settle, page, citizen, waiting.name),
        REMOVE: partial(_remove, page, waiting.name),
        ANSWER: partial(answer_all, page),
        LYING: partial(ask_lying, page),
        LET_GO: partial(ask_let_go, page),
        drafts.PART: partial(_which_draft, page)
        if line.more
        else partial(_go_on, page, waiting.name),
        ALREADY: partial(ask_begun, page, citizen, waiting.name),
        DOUBT: GoTo(To.DOUBTS),
        absence_due.PART: partial(ask_contact, page, citizen, waiting.name),
        replies.PART: partial(_seen, page, line),
        followups.PART: partial(ask_call, page, citizen, waiting.name),
        calendar.PART: GoTo(To.MEASURE, citizen, waiting.name),
        THE_ROUND: GoTo(To.ROUND, citizen),
        CHOOSE: GoTo(To.START, citizen),
        workplace_changes.PART: GoTo(To.NOTE, citizen),
        tovholder.PART: partial(ask_tovholder, page, citizen),
        "tjekliste": GoTo(To.CHECKLIST, citizen, waiting.name),
    }
    return ways.get(waiting.part, GoTo(To.CITIZEN, citizen, waiting.part))


def tick_of(page: BaseScreen, line: TodayLine) -> Act | None:
    """Return what Space does: a point of the list is ticked here, and what was agreed."""
    waiting = line.waiting
    if waiting.urgency is Urgency.DOUBT or waiting.part not in ("tjekliste", "notater"):
        return None
    return partial(_settle, page, line)


async def _settle(page: BaseScreen, line: TodayLine) -> None:
    services, name = page.services, line.waiting.name

    def write() -> bool:
        seen = services.citizens.get(line.citizen)
        if line.waiting.part == "notater":
            return services.notes.settle(seen, name)
        plan, time = services.checklist.waiting(seen, name, line.waiting.course)
        return services.checklist.tick(seen, plan, time)

    await page.write(write, f"Flueben sat: {cut(line.waiting.what, 50)}. Fortryd med Ctrl+Z.")


async def _seen(page: BaseScreen, line: TodayLine) -> None:
    """Show a whole reply; who has seen it has it no more on I dag."""
    services, name = page.services, line.waiting.name
    await agree(page, line.waiting.what, "Set", "Tilbage")
    see = partial(services.replies.see, services.citizens.get(line.citizen), name)
    await page.write(see, "Svaret er set. Fortryd med Ctrl+Z.")


async def _remove(page: BaseScreen, change: str) -> None:
    await remove(page, page.services.redacting.values(change))


def _go_on(page: BaseScreen, place: str) -> None:
    """Go on with a draft; what is gone meanwhile leads nowhere."""
    for one in drafts.waiting(page.services.desk):
        if one.place == place:
            page.post_message(to_draft(one))


async def _which_draft(page: BaseScreen) -> None:
    """Ask which of the drafts is gone on with, the one written last first."""
    services = page.services
    today, options = services.desk.today(), []
    for one in services.today.drafts():
        name = words.name_of(services, one.citizen) if one.citizen else ""
        said = one.words(today, words.called(services, one.citizen, name) if name else "")
        act = partial(page.post_message, to_draft(one))
        options.append((said if name else page.worded(said), act))
    await pick(page, WHICH_DRAFT, options)
