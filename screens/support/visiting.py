"""A consultant's visit, written at the car: one form, the goals of the present step in it."""

from __future__ import annotations

from screens.citizen.part import Part
from screens.form import Ask, Form
from vip2tui.base.safe import cut
from vip2tui.services import drafts
from vip2tui.services.support.visits import PARTS, Visit
from vip2tui.text.days import IN_A_FIELD, parse_day

_GOAL = "goal-"
_MOST_GOALS = 4
"""So many goals have room in the form at 80×24; the others are set on Plan."""
_LABEL = 34


async def write_visit(part: Part) -> None:
    """Ask what was seen and agreed at a visit, and write it as one step to take back."""
    view = part.view
    plan, codes = view.case.course, view.catalogue.codes()
    delivered = tuple((one.code, one.name) for one in codes.reached)
    goals = view.services.visits.goals(plan)[:_MOST_GOALS] if plan else ()
    statuses = tuple((one.code, one.name) for one in codes.goal_status)
    asks = [
        Ask("delivered", "Er mentortimerne leveret?", options=delivered),
        *(Ask(name, words) for name, words in PARTS),
        *(
            Ask(f"{_GOAL}{one.record}", cut(one.goal.text, _LABEL), one.status.value,
                options=statuses)
            for one in goals
        ),
        Ask("next", "Det næste, I aftalte"),
        Ask("next_date", "Næste besøg", placeholder=IN_A_FIELD, is_day=True, has_happened=False),
    ]  # fmt: skip

    def write(typed: dict[str, str]) -> None:
        stands = {f"{_GOAL}{one.record}": one.status.value for one in goals}
        changed = {
            name.removeprefix(_GOAL): said
            for name, said in typed.items()
            if name.startswith(_GOAL) and said and said != stands.get(name)
        }
        day = typed.get("next_date", "").strip()
        visit = Visit(
            typed.get("delivered", ""),
            {name: typed.get(name, "") for name, _ in PARTS},
            next=typed.get("next", ""),
            next_date=parse_day(day, view.today) if day else None,
            goals=changed,
        )
        view.services.visits.add(view.case, plan, visit)

    place = f"{drafts.VISIT}:{view.case.citizen.id}"
    form = Form(f"Besøg på arbejdspladsen: {view.name}", asks, write, view.services.drafts, place)
    if await part.app.push_screen_wait(form) == "gemt":
        part.page.saved("Besøget er skrevet. Fortryd med Ctrl+Z.")
