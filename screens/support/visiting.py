"""A consultant's visit, written at the car: one form, the goals of the present step in it."""

from __future__ import annotations

from datetime import date

from screens.citizen.part import Part, View
from screens.form import Ask, Form
from vip2tui.base.safe import cut
from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.support.visits import PARTS
from vip2tui.services import drafts
from vip2tui.services.support.visits import Visit
from vip2tui.text.days import IN_A_FIELD, parse_day

_GOAL = "goal-"
_MOST_GOALS = 4
"""So many goals have room in the form at 80×24; the others are set on Plan."""
_LABEL = 34
FORM = "fremmoede"
"""People meet at a workplace, until somebody says otherwise."""


async def write_visit(part: Part) -> None:
    """Ask what was seen and agreed at a visit, and write it as one step to take back."""
    view = part.view
    plan, codes = view.case.course, view.catalogue.codes()
    delivered = tuple((one.code, one.name) for one in codes.reached)
    goals = view.services.visits.goals(plan)[:_MOST_GOALS] if plan else ()
    statuses = tuple((one.code, one.name) for one in codes.goal_status)
    known = view.services.visits.proposed(view.case, plan)
    named = dict(PARTS)
    asks = [
        Ask("delivered", "Er mentortimerne leveret?", options=delivered),
        Ask("why", named["why"]),
        *(Ask(name, words) for name, words in PARTS if name not in (*known, "why")),
        *(
            Ask(f"{_GOAL}{one.record}", cut(one.goal.text, _LABEL), one.status.value,
                options=statuses)
            for one in goals
        ),
        Ask("next", "Det næste, I aftalte"),
        Ask("next_owner", "Hvem gør det?", CONSULTANT, options=owners(view)),
        Ask("next_by", "Hvornår?", placeholder=IN_A_FIELD, is_day=True, has_happened=False),
        Ask("next_date", "Næste besøg", placeholder=IN_A_FIELD, is_day=True, has_happened=False),
        *(Ask(name, named[name], said) for name, said in known.items()),
        Ask("form", "Form", FORM, options=tuple((one.code, one.name) for one in codes.forms)),
        Ask("day", "Dato", f"{view.today.day}/{view.today.month}-{view.today.year}", is_day=True),
    ]  # fmt: skip

    def write(typed: dict[str, str]) -> None:
        stands = {f"{_GOAL}{one.record}": one.status.value for one in goals}
        changed = {
            name.removeprefix(_GOAL): said
            for name, said in typed.items()
            if name.startswith(_GOAL) and said and said != stands.get(name)
        }

        def day(name: str, *, has_happened: bool = False) -> date | None:
            text = typed.get(name, "").strip()
            return parse_day(text, view.today, has_happened=has_happened) if text else None

        visit = Visit(
            typed.get("delivered", ""),
            {name: typed.get(name, "") for name, _ in PARTS},
            day=day("day", has_happened=True),
            form=typed.get("form") or FORM,
            next=typed.get("next", ""),
            next_owner=typed.get("next_owner") or CONSULTANT,
            next_by=day("next_by"),
            next_date=day("next_date"),
            goals=changed,
        )
        view.services.visits.add(view.case, plan, visit)

    place = f"{drafts.VISIT}:{view.case.citizen.id}"
    form = Form(f"Besøg på arbejdspladsen: {view.name}", asks, write, view.services.drafts, place)
    if await part.app.push_screen_wait(form) == "gemt":
        part.page.saved("Besøget er skrevet. Fortryd med Ctrl+Z.")


def owners(view: View) -> tuple[tuple[str, str], ...]:
    """Return whose an agreement can be; who writes is asked about first."""
    every = [(one.code, one.name) for one in view.catalogue.codes().owners]
    return (*every[::-1], ("B", view.name))
