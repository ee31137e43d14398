"""What there is to mind about a plan: warnings and proofs, one line each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from screens.citizen.part import View
from screens.citizen.plan_asking import proofs
from screens.dialogs import Tell
from screens.widgets.row import Row
from vip2tui.domain.course.tailor import first_at_work
from vip2tui.pictures.drawn import Tone
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.cautions import ToMind
from vip2tui.services.course.proposing import has_proof
from vip2tui.text.danish import count, joined
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from screens.citizen.plan import Plan


def pointer(part: Plan, plan: CoursePlan, mind: ToMind) -> Iterator[Row]:
    """Yield the line that says what stands under the steps, and leads there."""
    missing = [one for one in mind.proofs if not has_proof(plan, one.id)]
    said = [count(len(mind.warnings), "ting", "ting")] if mind.warnings else []
    said += [count(len(missing), "bevis", "beviser")] if missing else []
    if said:
        key = f"warning:{plan.course.id}:0" if mind.warnings else f"warned:{plan.course.id}"
        yield Row(
            f"At huske: {joined(said)}", f"mind:{plan.course.id}", f"{part.signs.over} ",
            ((part.signs.more, 3),), tone=Tone.SOON, act=lambda: part.list.go_to(key),
        )  # fmt: skip


def mind_rows(part: Plan, view: View, plan: CoursePlan, mind: ToMind) -> Iterator[Row]:
    """Yield what there is to mind, one line each; Enter shows all of it, and where it is from."""
    signs, certificates = part.signs, mind.proofs
    if mind.warnings or certificates:
        yield Row("At huske", heading=True)
    for number, one in enumerate(mind.warnings):
        source = f"\n\n(kilde: {one.source})" if one.source else ""
        tell = partial(part.app.push_screen, Tell("At huske", f"{one.text}{source}"))
        yield Row(one.text, f"warning:{plan.course.id}:{number}", f"{signs.over} ",
                  ((signs.more, 3),), most=1, tone=Tone.SOON, find=one.source or "",
                  act=tell)  # fmt: skip
    if certificates:
        missing = [one for one in certificates if not has_proof(plan, one.id)]
        names = ", ".join(one.name for one in missing or certificates)
        text = f"Beviser at huske ({len(missing)}): {names}"
        if not missing:
            text = f"Beviser, der er på plads: {names}"
        step = first_at_work(plan.steps) if missing and plan.course.closed is None else None
        below = (
            f"Før «{step.step.name}» {say_short(step.start, view.today)}. "
            "Det stopper ikke planen, men opgaven må ikke løses alene, før beviset er der."
            if step
            else ""
        )
        yield Row(text, f"warned:{plan.course.id}", f"{signs.over if missing else signs.done} ",
                  below=below, most=2, tone=Tone.SOON if missing else Tone.DONE,
                  act=partial(proofs, part, plan))  # fmt: skip
