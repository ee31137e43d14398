"""Writing what a grant of mentor support says: one question for what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from screens.citizen.part import Part
from screens.dialogs import choose
from screens.form import Ask, Form
from screens.messages import To
from screens.question import Question, a_day, answer, some_text
from vip2tui.changes.change import Json
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.support.checks import Finding
from vip2tui.domain.support.hours import last_of, supports
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.support.support_reading import ahead, read_field, told_of
from vip2tui.text.days import IN_A_FIELD, say
from vip2tui.text.hours import parse_hours, say_minutes

ELSEWHERE = {"notat": "notater", "tjekliste": "tjekliste", "timer": "mentorstoette"}
"""Where one goes to mend what stands in no grant."""
_FIRST = ("start", "weekly", "purpose")
"""What is asked when support is granted; the rest is asked for as missing, in its order."""


async def grant_support(part: Part, plan: CoursePlan | None) -> None:
    """Ask for the first day, the hours and the purpose, and grant it in a course."""
    view = part.view

    def write(typed: dict[str, str]) -> None:
        view.services.grants.add(view.case, plan, told_of(typed, view.today))

    of = plan.course.id if plan and view.services.grants.of(view.case) else ""
    await _form(part, f"Bevilg mentorstøtte til {view.name}", _FIRST, write,
                {"start": say(view.today)}, of)  # fmt: skip


async def extend(part: Part, support: Sequence[Grant]) -> None:
    """Ask for the new assessment, and grant the period after the last of a support."""
    view = part.view
    grant = last_of(support)

    def write(typed: dict[str, str]) -> None:
        view.services.grants.extend(view.case, grant, told_of(typed, view.today))

    hours = {"weekly": say_minutes(grant.weekly)} if grant.weekly else {}
    of = support[0].id if len(supports(view.services.grants.of(view.case))) > 1 else ""
    await _form(part, "Bevilg en ny periode. Den begynder dagen efter den sidste.",
                ("assessment", "weekly"), write, hours, of)  # fmt: skip


async def _form(
    part: Part,
    question: str,
    names: tuple[str, ...],
    write: Callable[[dict[str, str]], object],
    stands: Mapping[str, str],
    of: str,
) -> None:
    """Ask in a form whose half-written answers are kept for just this support."""
    view = part.view
    asks = [
        Ask(name, _label(part, name), stands.get(name, ""),
            IN_A_FIELD if name == "start" else _EXAMPLES.get(name, ""), is_day=name == "start",
            has_happened=False)
        for name in names
    ]  # fmt: skip
    place = f"{drafts.GRANT}:{view.case.citizen.id}:{'+'.join(names)}{of and f':{of}'}"
    form = Form(question, asks, write, view.services.drafts, place)
    if await part.app.push_screen_wait(form) == "gemt":
        part.page.saved("Mentorstøtten er skrevet. Fortryd med Ctrl+Z.")


_EXAMPLES = {"weekly": "fx 3 eller 2,5", "holidays": "fx 29 30 eller 2026-W29",
             "follow_ups": "fx 3/5, 1/6 og 1/8",
             "total": "fx 60", "price": "fx 215,50"}  # fmt: skip


async def ask_field(part: Part, grant: Grant, name: str) -> None:
    """Ask for one field of a grant, and write it.

    Raises:
        WentBack: If the person goes back.
    """
    view = part.view
    said: Json = await _answered(part, grant, name)
    await part.write(
        lambda: view.services.grants.change(view.case, grant, {name: said}), "Skrevet."
    )


async def _answered(part: Part, grant: Grant, name: str) -> Json:
    view = part.view
    basis = view.services.grants.basis(view.case, grant)
    fact = grant if name in KINDS[Grant.KIND].fields else basis
    now = getattr(fact, name, None) if fact else None
    label = f"{_label(part, name)}?"
    codes = KINDS[_kind(name)].fields[name].codes
    if codes:
        every = [(one.code, one.name) for one in getattr(view.catalogue.codes(), codes)]
        return await choose(part, label, every, now)
    if name in ahead():
        day = await answer(part, a_day(label, view.today, now))
        return day.isoformat()
    if name in ("weekly", "total"):
        question = Question(label, parse_hours, say_minutes(now) if now else "", _EXAMPLES[name],
                            echo=lambda minutes: f"{say_minutes(minutes)} timer")  # fmt: skip
        return await answer(part, question)
    if name == "price":
        stood = f"{now // 100},{now % 100:02}" if now is not None else ""
        asked = Question(label, lambda typed: read_field(name, typed, view.today), stood,
                         _EXAMPLES[name])  # fmt: skip
        return await answer(part, asked)
    example = _EXAMPLES.get(name, "")
    return await answer(part, Question(label, some_text, str(now or ""), example))


async def mend(part: Part, finding: Finding) -> None:
    """Lead to what mends a finding: a question, or the place where it stands.

    Raises:
        WentBack: If the person goes back.
    """
    first = finding.lacks[0]
    field, record = first.field or finding.check.field, first.record
    view = part.view
    if field == "regler":
        part.page.post_message(part.way(To.RULES))
    elif field == "send":
        part.page.post_message(part.way(To.EXCHANGE))
    elif field in ELSEWHERE:
        grants = [one.id for one in view.services.grants.of(view.case)]
        hours = f"timer:{record}" if record in grants else f"maaned:{finding.since:%Y-%m}"
        name = hours if field == "timer" else record
        part.turn_to(ELSEWHERE[field], name)
    else:
        grant = next((one for one in view.services.grants.of(view.case) if one.id == record), None)
        if grant is not None:
            await ask_field(part, grant, field)


def _label(part: Part, name: str) -> str:
    return field_label(part.view.catalogue, _kind(name), name)


def _kind(name: str) -> str:
    return Grant.KIND if name in KINDS[Grant.KIND].fields else GrantBasis.KIND
