"""Flueben: the open items by their days, and what is to happen to the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.course import checklist as line
from vip2tui.commands.course.in_course import running
from vip2tui.commands.plain.reader import WentBack
from vip2tui.commands.plain.whom import name_of
from vip2tui.services.course.phases import phases_of
from vip2tui.text.danish import count
from vip2tui.text.days import EXAMPLES, parse_day, say_done

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.domain.course.checklist import DueItem, ItemLine
    from vip2tui.services.citizen.casework import Casework, CoursePlan
    from vip2tui.services.house import Services

_OPEN = {
    "today": "Sæt flueben for i dag",
    "day": "Sæt flueben for en anden dag",
    "later": "Udskyd det",
    "aside": "Det er ikke relevant",
}


def ticks(reader: Reader, open_: Services, case: Casework) -> None:
    """Settle items of a citizen's checklist until the person goes back."""
    is_known = False
    while True:
        case = open_.citizens.get(case.citizen.id)
        offered = _offered(open_, case)
        if not case.courses:
            reader.say(f"{name_of(open_, case)} har ikke noget forløb endnu.")
            return
        options: list[tuple[tuple[CoursePlan, ItemLine] | None, str]] = [*offered]
        if _offered(open_, case, ticked=True):
            options.append((None, "Fjern et flueben"))
        left = count(len(offered), "punkt venter", "punkter venter")
        title = f"Tjekliste: {name_of(open_, case)}. {_done(open_, case)}{left}."
        try:
            chosen = reader.choose(title, options, is_known=is_known)
        except WentBack:
            return
        is_known = True
        try:
            if chosen is None:
                _take_away(reader, open_, case)
            else:
                plan, item = chosen
                settle(reader, open_, case, plan, item.current)
        except WentBack:
            reader.say("Intet er ændret.")


def _done(open_: Services, case: Casework) -> str:
    """Return how much of the checklist is in place: «50 af 65 er klaret. »."""
    checklist, today = open_.catalogue.checklist(), open_.desk.today()
    shares = [one.share for plan in running(case) for one in phases_of(plan, checklist, today)]
    done, of = sum(one.done for one in shares), sum(one.of for one in shares)
    return f"{done} af {of} er klaret. " if of else ""


def _offered(
    open_: Services, case: Casework, *, ticked: bool = False
) -> list[tuple[tuple[CoursePlan, ItemLine], str]]:
    """Return the items somebody here can settle, or whose tick can go, as they are said."""
    found = []
    several = len(running(case)) > 1
    for plan in running(case):
        say = line.item_words(open_, case, plan)
        # What has no day of its own stands after what has one: it is heard line by line.
        for one in sorted(line.by_limit(plan.lines), key=lambda one: one.item.event):
            fits = one.last_settled is not None if ticked else not one.settled
            if fits and open_.checklist.may(one.current):
                found.append(((plan, one), say(one) + f" · {plan.name}" * several))
    return found


def settle(
    reader: Reader, open_: Services, case: Casework, plan: CoursePlan, time: DueItem
) -> None:
    """Ask what is to happen to an open item, and write it.

    Raises:
        WentBack: If the person goes back.
    """
    if not open_.checklist.may(time) or not time.is_open:
        reader.say(time.item.text, "Der er ikke noget at gøre ved det punkt her.")
        return
    today = open_.desk.today()
    match reader.choose(time.item.text, [*_OPEN.items()]):
        case "today":
            reader.say(line.ticked(time, changed=open_.checklist.tick(case, plan, time)))
        case "day":
            day = reader.answer(
                f"Hvilken dag blev det gjort? Fx {EXAMPLES}.",
                lambda text: parse_day(text, today, has_happened=True),
            )
            done = open_.checklist.tick(case, plan, time, day=day)
            reader.say(line.ticked(time, f" for {say_done(day, today)}", changed=done))
        case "later":
            until = reader.answer(
                f"Udskyd til hvilken dag? Fx {EXAMPLES}.", lambda text: parse_day(text, today)
            )
            open_.checklist.put_off(case, plan, time, until)
            reader.say(line.postponed(time, until))
        case _:
            done = reader.answer(
                "Hvorfor er det ikke relevant? Skriv hensynet, ikke årsagen.",
                lambda text: open_.checklist.not_relevant(case, plan, time, text),
            )
            reader.say(line.set_aside(time, changed=done))


def _take_away(reader: Reader, open_: Services, case: Casework) -> None:
    plan, item = reader.choose("Hvilket flueben skal væk?", _offered(open_, case, ticked=True))
    time = item.last_settled or item.current
    changed = reader.answer(
        "Hvorfor skal det væk?", lambda text: open_.checklist.untick(case, plan, time, text)
    )
    reader.say(line.taken_away(time, changed=changed))
