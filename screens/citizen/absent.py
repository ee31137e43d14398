"""Absence on the citizen's page and on «I dag»: written in two keys, and the talk about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from screens.base import BaseScreen
from screens.citizen.absent_mending import mend_absence
from screens.citizen.part import Part, View
from screens.dialogs import choose, pick
from screens.form import Ask, Form
from screens.widgets.row import Row
from screens.words import called
from vip2tui.domain.course.absence import NO_SHOW
from vip2tui.domain.course.absence_tasks import Task
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.pictures.shares import WeekDots, week_dots
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.absence_due import task_id
from vip2tui.services.citizen.absence_reading import told_of, tried_of
from vip2tui.services.citizen.absence_reasons import SICK, offered_reasons
from vip2tui.services.citizen.absence_words import (
    task_words,
    weeks_words,
)
from vip2tui.services.citizen.absence_writing import Told, Try
from vip2tui.services.citizen.absences import STRIP
from vip2tui.text.days import IN_A_FIELD, say, week

NOTHING_ASKED = "Skriv, hvad der kom ud af det:"
ROW = "fravaer"
"""The key of the row that writes absence."""


def absence_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield what writes absence, and where there is any its weeks and what to talk about."""
    citizen, plan = view.case.citizen.id, view.case.course
    if plan is not None and plan.course.closed is None:
        act = partial(write_absence, part.page, citizen)
        yield Row("Fravær: syg, udeblevet eller andet …", ROW, f"{part.signs.go} ", act=act)
    weeks = view.services.absences.weeks(view.case)
    if not any(one.away or one.lawful for one in weeks):
        return
    yield Row(f"Fravær, de sidste {STRIP} uger", heading=True)
    for task in view.services.absences.tasks(view.case):
        yield Row(
            task_words(task), f"{ROW}:{task_id(task)}", f"{part.signs.over} ", tone=Tone.OVER,
            act=partial(ask_contact, part.page, citizen, task_id(task)),
        )  # fmt: skip
    yield Row(
        weeks_words(weeks, part.signs), f"{ROW}:uger", "  ", drawn=partial(_strip, part, view),
        act=partial(mend_absence, part.page, citizen),
    )  # fmt: skip


def _strip(part: Part, view: View, width: int) -> Picture:
    drawn = [
        WeekDots(f"uge {week(one.monday)}", one.came, one.came + one.away + one.lawful,
                 is_known=one.is_known, lawful=one.lawful)
        for one in view.services.absences.weeks(view.case)
    ]  # fmt: skip
    return week_dots(drawn, width, part.signs)


async def write_absence(page: BaseScreen, citizen: str) -> None:
    """Ask what kind of absence it is; what is of today is written at once.

    Raises:
        WentBack: If the person goes back.
    """
    name, case = _called(page, citizen), page.services.citizens.get(citizen)
    mends = [("Ret et fravær …", partial(mend_absence, page, citizen))]
    await pick(page, f"Fravær: {name}", [
        ("Udeblevet i dag: ingen havde meldt afbud", partial(_today, page, citizen, NO_SHOW)),
        ("Syg i dag", partial(_today, page, citizen, SICK)),
        ("Andre dage eller en anden grund …", partial(_other, page, citizen)),
        ("Kontakt om fravær …", partial(ask_contact, page, citizen)),
        *(mends if page.services.absences.told(case) else ()),
    ])  # fmt: skip


async def _today(page: BaseScreen, citizen: str, reason: str) -> None:
    services = page.services
    case = services.citizens.get(citizen)
    await page.write(
        lambda: services.absences.add(case, Told(reason)),
        "Fraværet er skrevet. Fortryd med Ctrl+Z.",
    )


async def _other(page: BaseScreen, citizen: str) -> None:
    """Ask for days and reason; at the municipality also who told it, and how."""
    services, today = page.services, page.services.desk.today()
    codes, is_mentor = services.catalogue.codes(), services.desk.me.role is Role.MENTOR
    case = services.citizens.get(citizen)
    reasons = offered_reasons(page.services.desk)
    options = {
        "reason": tuple((one.code, one.name) for one in reasons),
        "told_by": tuple((one.code, page.worded(one.name)) for one in codes.tellers),
        "told_how": tuple((one.code, one.name) for one in codes.forms),
    }
    names = ["reason", "day", "until", "planned", "attended"]
    names += [] if is_mentor else ["told_by", "told_how", "told"]
    asks = [
        Ask(name, field_label(services.catalogue, Absence.KIND, name),
            say(today) if name == "day" else "",
            placeholder=_EXAMPLES.get(name, ""), options=options.get(name, ()),
            is_day=name in ("day", "until", "told"), has_happened=name == "told",
            may_be_empty=name != "reason")
        for name in names
    ]  # fmt: skip

    made: list[str] = []

    def write(typed: dict[str, str]) -> None:
        made.append(services.absences.add(case, told_of(typed, today)))

    place = f"{drafts.ABSENCE}:{citizen}"
    form = Form(f"Fravær: {_called(page, citizen)}", asks, write, services.drafts, place)
    if await page.app.push_screen_wait(form) == "gemt":
        odd = services.absences.remarks(services.citizens.get(citizen), made[-1])
        page.saved(" ".join(["Fraværet er skrevet. Fortryd med Ctrl+Z.", *odd]))


_EXAMPLES = {
    "until": IN_A_FIELD,
    "told": "i dag",
    "back": IN_A_FIELD,
    "planned": "kun hvis det var en del af dagen",
    "attended": "fx 2 eller 1,5",
}


async def ask_contact(page: BaseScreen, citizen: str, name: str = "") -> None:
    """Show the text that is ready, and ask what came of the talk.

    Args:
        page: Where it is asked.
        citizen: Whom it is about.
        name: What is to be talked about; only the answer is asked for if left out.

    Raises:
        WentBack: If the person goes back.
    """
    services = page.services
    case = services.citizens.get(citizen)
    task = _task(page, citizen, name)
    text = services.absences.text(case, _called(page, citizen), task) if task else NOTHING_ASKED
    results = services.catalogue.codes().contact_results
    ways = [(one.code, f"{one.name} …" if one.reached else one.name) for one in results]
    result = await choose(page, text, ways)
    if any(one.reached for one in results if one.code == result):
        await _agree(page, citizen, result)
        return
    await page.write(
        lambda: services.absences.contact(case, Try(result)),
        "Forsøget er skrevet. Fortryd med Ctrl+Z.",
    )


async def _agree(page: BaseScreen, citizen: str, result: str) -> None:
    """Ask how the citizen was reached and what was agreed; all of it may be left out."""
    services, today = page.services, page.services.desk.today()
    case = services.citizens.get(citizen)
    forms = tuple((one.code, one.name) for one in services.catalogue.codes().forms)
    asks = [
        Ask(name, field_label(services.catalogue, AbsenceContact.KIND, name),
            placeholder=_EXAMPLES.get(name, ""), options=forms if name == "how" else (),
            is_day=name == "back", has_happened=False, may_be_empty=True)
        for name in ("how", "back", "agreed")
    ]  # fmt: skip

    def write(typed: dict[str, str]) -> object:
        return services.absences.contact(case, tried_of(result, typed, today))

    place = f"{drafts.CONTACT}:{citizen}:{result}"
    form = Form(f"I talte sammen: {_called(page, citizen)}", asks, write, services.drafts, place)
    if await page.app.push_screen_wait(form) == "gemt":
        page.saved("Aftalen er skrevet. Fortryd med Ctrl+Z.")


def _task(page: BaseScreen, citizen: str, name: str) -> Task | None:
    every = page.services.absences.tasks(page.services.citizens.get(citizen))
    return next((one for one in every if task_id(one) == name), None)


def _called(page: BaseScreen, citizen: str) -> str:
    case = page.services.citizens.get(citizen)
    return called(page.services, citizen, case.citizen.name)
