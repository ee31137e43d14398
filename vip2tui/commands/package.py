"""``vip2tui package``: the job packages. No vault is opened for them."""

from __future__ import annotations

from dataclasses import asdict

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, table

package_command = Group("package", help="Jobpakker: de færdige planer for hvert fag.")


@package_command.command("list")
@click.argument("text", metavar="[SØG]", required=False, default="")
@click.pass_obj
def list_(line: Line, text: str) -> None:
    """Vis jobpakkerne, eller dem, der passer på det, du søger."""
    from vip2tui.catalog import find_packages

    found = find_packages(text)
    line.result([asdict(one) for one in found])
    if not found:
        line.say("Ingen jobpakke passer på det, du skrev.")
    line.say(table([(one.id, one.name, one.weeks_text, one.danish) for one in found],
                   (24, 40, 12, 20)))  # fmt: skip


@package_command.command("show")
@click.argument("package", metavar="JOBPAKKE")
@click.pass_obj
def show(line: Line, package: str) -> None:
    """Vis en jobpakke: id, navn eller et af de andre navne."""
    from vip2tui.catalog import package as whole
    from vip2tui.services.lookup import package as meant

    found = whole(meant(package))
    line.result(found.model_dump(mode="json", by_alias=True))
    line.say(f"{found.name} · {found.id} · udgave {found.version} · {found.duration}")
    line.say(f"Dansk: {found.danish}")
    if found.hard_demand:
        line.say(f"Krav: {found.hard_demand}")
    line.say("\nTrin")
    for step in found.steps:
        weeks = f"uge {step.start + 1}–{step.start + step.weeks.normal}"
        line.say(f"  {step.name} ({weeks})")
        for goal in step.goals:
            line.say(f"    - {goal}")
    line.say("\nOpgaver")
    for task in found.tasks:
        line.say(f"  - {task}")
    line.say("\nBeviser")
    for proof in found.certificates:
        line.say(f"  - {proof.name}: {proof.when}{' (lovkrav)' if proof.required else ''}")
