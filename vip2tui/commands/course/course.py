"""``vip2tui course``: take a job package into a citizen's plan, see how it goes, and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import NoCourseError, plan_of
from vip2tui.commands.course.pausing import pause
from vip2tui.commands.course.progress import goal_, step_
from vip2tui.commands.course.tailoring import tailor
from vip2tui.commands.course.weekplan import week
from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, table
from vip2tui.commands.session import services
from vip2tui.commands.words import DAY, LINE, Code
from vip2tui.domain.statuses import GoalStatus

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.domain.course.plan import PlacedStep


course_command = Group("course", help="Forløb: jobpakken, som den enkelte borger tager den.")


@course_command.command("start")
@click.argument("citizen", metavar="BORGER")
@click.option("--package", required=True, metavar="JOBPAKKE", help="Jobpakkens id eller navn.")
@click.option("--start", type=DAY, required=True, help="Første dag, fx 3/5 eller «på mandag».")
@click.option("--workplace", type=LINE, help="Arbejdspladsen.")
@click.pass_obj
def start_(line: Line, citizen: str, package: str, start: date, workplace: str | None) -> None:
    """Begynd et forløb: jobpakken og tjeklisten kopieres til borgeren."""
    from vip2tui.domain.calendar import off_day
    from vip2tui.domain.packages.fit import shown_words
    from vip2tui.services import lookup
    from vip2tui.services.course.cautions import of_plan
    from vip2tui.text.days import say

    with services(line) as open_:
        chosen = open_.packages.for_citizen(lookup.package(package, open_.packages.newest()))
        case = open_.citizens.get(open_.citizens.find(citizen))
        new = open_.courses.start(
            case, chosen, open_.catalogue.checklist(), start, workplace=workplace
        )
        plan = next(
            one for one in open_.citizens.get(case.citizen.id).courses if one.course.id == new
        )
        line.result({"id": new, "citizen": case.citizen.id, "package": chosen.id,
                     "start": start.isoformat(), "end": plan.end.isoformat()})  # fmt: skip
        line.say(f"Forløbet «{plan.name}» for {case.citizen.name} er oprettet og gemt.")
        line.say(f"  {say(start)} – {say(plan.end)} (planen; datoerne kan flyttes)")
        line.say(f"  {plan.length_words}")
        if why := off_day(start):
            line.say(f"  OBS: den første dag er en fridag ({why}). Det må den gerne være.")
        for one in of_plan(open_.desk, plan).in_words():
            line.say(f"  !  {one}")
        if already := shown_words(open_.card.shown_in(case, chosen)):
            line.say(f"  {already}")


@course_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.option("--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører.")
@click.pass_obj
def show(line: Line, citizen: str, course_id: str | None) -> None:
    """Vis forløbet: trin, delmål og tempo."""
    from vip2tui.commands import shown
    from vip2tui.sentences.values import code_name
    from vip2tui.services.course.cautions import of_plan
    from vip2tui.services.course.pacing import standing_of
    from vip2tui.services.course.proposing import has_proof
    from vip2tui.text.days import say, span

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        plan = plan_of(case, course_id)
        standing = standing_of(open_.desk, plan)
        others = [
            {"id": one.course.id, "name": one.name, "closed": shown.day(one.course.closed)}
            for one in case.courses
            if one is not plan
        ]
        mind = of_plan(open_.desk, plan)
        line.result(shown.course(plan, standing) | {"others": others} | shown.minding(plan, mind))
        line.say(f"{case.citizen.name} · {plan.name} · id {plan.course.id[:8]}")
        line.say(f"  planen: {say(plan.course.start)} – {say(plan.end)}, {plan.length_words}")
        if plan.course.workplace:
            line.say(f"  {line.worded('arbejdsplads')}: {plan.course.workplace}")
        if plan.course.closed:
            outcome = code_name(line.catalogue, "outcomes", plan.course.outcome)
            line.say(f"  afsluttet {say(plan.course.closed)}: {outcome}")
        if standing:
            line.say(f"  tempo: {standing.in_words()}")
            line.say(f"  slut: {say(standing.forecast)} (skøn)")
        for one in mind.warnings:
            line.say(f"  !  {one.text}")
        for proof in mind.proofs:
            line.say(f"  [{'x' if has_proof(plan, proof.id) else ' '}] bevis: {proof.name}"
                     f" ({proof.id})")  # fmt: skip
        line.say(
            table(
                [
                    (
                        f"  {step.step.name}",
                        span(step.start, step.end, open_.desk.today()),
                        code_name(line.catalogue, "step_status", step.status),
                        _goals(step),
                    )
                    for step in plan.steps
                ],
                (42, 32, 16, 20),
            )
        )
        if others:
            line.say(f"  andre forløb: {', '.join(str(one['name']) for one in others)}")


def _goals(step: PlacedStep) -> str:
    reached = sum(goal.status == GoalStatus.REACHED for goal in step.goals)
    return f"{reached} af {len(step.goals)} delmål"


course_command.add_command(tailor)
course_command.add_command(pause)
course_command.add_command(week)
course_command.add_command(step_)
course_command.add_command(goal_)


@course_command.command("close")
@click.argument("citizen", metavar="BORGER")
@click.option("--outcome", type=Code("outcomes"), required=True, help="Resultatet, fx job_ord.")
@click.option("--reason", type=LINE, default="", help="En kort begrundelse.")
@click.option("--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører.")
@click.pass_obj
def close(line: Line, citizen: str, outcome: str, reason: str, course_id: str | None) -> None:
    """Afslut forløbet med et resultat. Det, der kommer senere, bliver ikke væk."""
    from vip2tui.commands import shown
    from vip2tui.domain.packages.fit import NOT_HELD
    from vip2tui.sentences.values import code_name

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        plan = plan_of(case, course_id)
        if plan.course.closed is not None:
            raise NoCourseError("Forløbet er allerede afsluttet. Intet er ændret.")
        open_.courses.close(case, plan, outcome, reason)
        offers = open_.card.after(case, plan) if outcome in NOT_HELD else ()
        line.result({"id": plan.course.id, "outcome": outcome,
                     "neighbours": [shown.offer(one) for one in offers]})  # fmt: skip
        said = code_name(line.catalogue, "outcomes", outcome)
        line.say(f"Forløbet «{plan.name}» er afsluttet: {said}. Gemt.")
        if offers:
            line.say("Jobpakker, der ligger tæt på:")
        for one in offers:
            line.say(f"  {one.in_words()} (id {one.id})")
