"""The lines of «I dag» as rows: what waits, whose turn it is, and where it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from screens import words
from screens.base import BaseScreen
from screens.citizen.already_begun import ask_begun
from screens.citizen.removing import remove
from screens.citizen.to_draft import to_draft
from screens.exchange.send import answer_all
from screens.exchange.whose import ask_whose
from screens.messages import GoTo, To
from screens.widgets.row import Act, Row
from vip2tui.changes.record import UNDONE
from vip2tui.domain.course.upcoming import ALREADY, THE_ROUND, Urgency
from vip2tui.services import drafts
from vip2tui.services.citizen.people import called as named
from vip2tui.services.today import ANSWER, DOES, OFFICE, REMOVE, TodayLine, line_words
from vip2tui.text.danish import count, first_name
from vip2tui.text.days import due_words


def today_row(page: BaseScreen, line: TodayLine, apart: Mapping[str, str]) -> Row:
    """Return a line with who it is about, told apart from others of the name."""
    who = words.called(page.services, line.citizen, line.name) if line.citizen else ""
    if told := apart.get(line.citizen):
        who = named(who, told)
    who += page.services.withdrawn.mark(line.citizen)
    return Row(
        line_words(line, who),
        key=f"{line.citizen} {line.waiting.part} {line.waiting.name}",
        below=_below(page, line),
        most=1,
        act=_act(page, line),
    )


def _below(page: BaseScreen, line: TodayLine) -> str:
    waiting, desk = line.waiting, page.services.desk
    if waiting.part in DOES:
        said = DOES[waiting.part]
    elif waiting.urgency is Urgency.DOUBT:
        said = "I har begge rettet det samme; vælg, hvad der skal stå"
        if waiting.name.endswith(f".{UNDONE}"):
            said = "En har fortrudt det, og andre har skrevet videre; vælg, om det skal stå"
    elif waiting.urgency is Urgency.DRAFT:
        said = "Ikke gemt færdigt endnu; Enter går videre med den"
    else:
        turn = words.owner(desk.catalogue, waiting.owner, desk.me.role, first_name(line.name))
        said = f"{due_words(waiting.due, desk.today(), waiting.times)} · {turn}"
    if line.more:
        said += f" · og {count(line.more, 'ting', 'ting')} mere"
    return said


def _act(page: BaseScreen, line: TodayLine) -> Act:
    """Return what settles a line, or the way to where it is settled."""
    waiting, citizen = line.waiting, line.citizen
    ways: dict[str, Act] = {
        OFFICE: partial(ask_whose, page, citizen),
        REMOVE: partial(_remove, page, waiting.name),
        ANSWER: partial(answer_all, page),
        drafts.PART: partial(_go_on, page, waiting.name),
        ALREADY: partial(ask_begun, page, citizen, waiting.name),
        "tvivl": GoTo(To.DOUBTS),
        THE_ROUND: GoTo(To.ROUND, citizen),
        "tjekliste": GoTo(To.CHECKLIST, citizen, waiting.name),
    }
    return ways.get(waiting.part, GoTo(To.CITIZEN, citizen, waiting.part))


async def _remove(page: BaseScreen, change: str) -> None:
    await remove(page, page.services.redacting.values(change))


def _go_on(page: BaseScreen, place: str) -> None:
    """Go on with a draft; what is gone meanwhile leads nowhere."""
    for one in drafts.waiting(page.services.desk):
        if one.place == place:
            page.post_message(to_draft(one))
