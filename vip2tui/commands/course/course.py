"""``vip2tui course``: take a job package into a citizen's plan, see how it goes, and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.closing import close, reopen
from vip2tui.commands.course.in_course import of_course, plan_of
from vip2tui.commands.course.progress import goal_, pause, step_
from vip2tui.commands.course.stairs import stairs
from vip2tui.commands.course.tailoring import tailor
from vip2tui.commands.course.weekplan import week
from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import table
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import DAY, LINE
from vip2tui.domain.calendar import off_day
from vip2tui.domain.statuses import GoalStatus
from vip2tui.text.days import say, span

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.citizen.casework import Casework, CoursePlan


course_command = Group("course", help="Forløb: jobpakken, som den enkelte borger tager den.")


@course_command.command("start")
@click.argument("citizen", metavar="BORGER")
@click.option("--package", required=True, metavar="JOBPAKKE", help="Jobpakkens id eller navn.")
@click.option("--start", type=DAY, required=True, help="Første dag, fx 3/5 eller «på mandag».")
@click.option("--workplace", type=LINE, help="Arbejdspladsen.")
@click.option("--tovholder", type=LINE, help="Den ene konsulent, som alle kan ringe til.")
@of_citizen
def start_(
    line: Line,
    open_: Services,
    case: Casework,
    package: str,
    start: date,
    workplace: str | None,
    tovholder: str | None,
) -> None:
    """Begynd et forløb: jobpakken og tjeklisten kopieres til borgeren."""
    from vip2tui.domain.packages.fit import shown_words
    from vip2tui.services.course.cautions import of_plan
    from vip2tui.services.packages import editions

    chosen = open_.packages.for_citizen(editions.named(package, open_.packages.newest()))
    new = open_.courses.start(
        case, chosen, open_.catalogue.checklist(), start, workplace=workplace, tovholder=tovholder
    )
    begun = open_.citizens.get(case.citizen.id)
    plan, who = plan_of(begun, new), begun.citizen.tovholder
    why, already = off_day(start), shown_words(open_.card.shown_in(case, chosen))
    line.answer(
        {"id": new, "citizen": case.citizen.id, "package": chosen.id,
         "start": start.isoformat(), "end": plan.end.isoformat(), "tovholder": who},
        f"Forløbet «{plan.name}» for {case.citizen.name} er oprettet og gemt.",
        f"  {say(start)} – {say(plan.end)} (planen; datoerne kan flyttes)",
        f"  {plan.length_words}",
        f"  Tovholder: {who}",
        f"  OBS: den første dag er en fridag ({why}). Det må den gerne være." if why else None,
        *(f"  !  {one}" for one in of_plan(open_.desk, plan).in_words()),
        f"  {already}" if already else None,
    )  # fmt: skip


@course_command.command("show")
@click.argument("citizen", metavar="BORGER")
@of_course
def show(line: Line, open_: Services, case: Casework, plan: CoursePlan) -> None:
    """Vis forløbet: trin, delmål og tempo."""
    from vip2tui.commands import shown
    from vip2tui.domain.settings import SOON
    from vip2tui.pictures.plan_bars import plan_bars
    from vip2tui.sentences.values import code_name
    from vip2tui.services.course.cautions import of_plan
    from vip2tui.services.course.closing import ended_as
    from vip2tui.services.course.ended_words import ended_words
    from vip2tui.services.course.pacing import standing_of
    from vip2tui.services.course.plan_picture import bars_of
    from vip2tui.services.course.proposing import has_proof
    from vip2tui.services.vault.settings import number_of

    today = open_.desk.today()
    course, catalogue, standing = plan.course, line.catalogue, standing_of(open_.desk, plan)
    bars = bars_of(plan, catalogue, today, number_of(open_.desk.store, SOON))
    others = [one for one in case.courses if one is not plan]
    mind, where = of_plan(open_.desk, plan), open_.workplaces.places.called(course.workplace)
    ended = ended_as(case, plan)
    steps = [
        (
            f"  {step.step.name}",
            span(step.start, step.end, today),
            code_name(catalogue, "step_status", step.status),
            _goals(step),
        )
        for step in plan.steps
    ]
    line.answer(
        shown.course(plan, standing)
        | {
            "outcome": ended.code if ended else None,
            "workplace_name": where or None,
            "ending": shown.ending(open_.desk, ended) if ended else None,
            "others": [
                {"id": one.course.id, "name": one.name, "closed": shown.day(one.course.closed)}
                for one in others
            ],
        }
        | shown.minding(plan, mind),
        f"{case.citizen.name} · {plan.name} · id {course.id[:8]}",
        f"  planen: {say(course.start)} – {say(plan.end)}, {plan.length_words}",
        f"  {line.worded('arbejdsplads')}: {where}" if where else None,
        *(f"  {one}" for one in ended_words(open_.desk, case, plan)),
        *shown.pace_words(standing),
        *(f"  !  {one.text}" for one in mind.warnings),
        *(
            f"  [{'x' if has_proof(plan, proof.id) else ' '}] bevis: {proof.name} ({proof.id})"
            for proof in mind.proofs
        ),
        line.drawn(plan_bars(bars, today, line.width, line.signs)),
        table(steps, (42, 32, 16, 20)),
        f"  andre forløb: {', '.join(one.name for one in others)}" if others else None,
    )


@click.command("workplace", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.argument("place", metavar="ARBEJDSPLADS")
@of_course
def workplace_(line: Line, open_: Services, case: Casework, plan: CoursePlan, place: str) -> None:
    """Skriv, hvilken arbejdsplads forløbet er på; «-» tager den af igen."""
    one = None if place == "-" else open_.workplaces.find(place)
    changed = open_.workplaces.put(case, plan, one)
    notes = open_.workplaces.notes(one, open_.workplaces.placements(one)) if one else ()
    where = f"Forløbet er hos {one.name}." if one else "Forløbet er ikke på en arbejdsplads."
    line.answer(
        {"id": plan.course.id, "workplace": one.id if one else None, "changed": changed,
         "notes": list(notes)},
        f"{where} Gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
        *(f"  !  {said}" for said in notes),
    )  # fmt: skip


def _goals(step: PlacedStep) -> str:
    reached = sum(goal.status == GoalStatus.REACHED for goal in step.goals)
    return f"{reached} af {len(step.goals)} delmål"


for _one in (tailor, pause, week, workplace_, step_, goal_, close, reopen, stairs):
    course_command.add_command(_one)
