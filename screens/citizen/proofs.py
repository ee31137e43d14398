"""The proofs a course asks for: which the citizen has, and from what day."""

from __future__ import annotations

from screens.citizen.asked import ask_day
from screens.citizen.part import Part
from screens.dialogs import choose
from screens.preview import weighed
from vip2tui.domain.course.copies import PlanProof
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.own_parts import proof_words
from vip2tui.services.course.proposing import has_proof, required_proofs


async def proofs(part: Part, plan: CoursePlan) -> None:
    """Show the proofs that are asked for; one that the citizen has is written with its day."""
    every = {one.id: one for one in required_proofs(part.view.services.desk, plan)}
    options = [
        (one.id, f"[{'x' if has_proof(plan, one.id) else ' '}] {one.name}")
        for one in every.values()
    ]
    chosen = await choose(part, "Beviser, loven eller jobbet kræver", options)
    has = has_proof(plan, chosen)
    label = "Har det ikke alligevel" if has else f"{part.view.name} har det"
    await weighed(part, every[chosen].name, _proof_text(every[chosen]), {"yes": label})
    day = None if has else await ask_day(part, "Hvilken dag er beviset fra?", has_happened=True)
    own, case = part.view.services.own_parts, part.view.case
    words = proof_words(day, part.view.today)
    await part.write(lambda: own.set_proof(case, plan, chosen, day), words)


def _proof_text(one: PlanProof) -> str:
    """Return a proof in words: what, when, and the rule."""
    again = f"Fornyelse: {one.renewal}." if one.renewal else ""
    rule = " ".join(part for part in (one.rule, again) if part)
    return "\n".join(part for part in (one.name, one.when, rule) if part)
