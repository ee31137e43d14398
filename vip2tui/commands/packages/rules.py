"""``vip2tui rules``: what the law says on a day, with source, and what should be checked again."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import services
from vip2tui.commands.words import DAY, OneOf
from vip2tui.domain.law.rule_words import SUBJECTS

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.line import Line


@click.command("rules", cls=Command)
@click.option("--date", "day", type=DAY, help="Reglerne på en anden dag end i dag.")
@click.option("--topic", type=OneOf(*SUBJECTS), help="Kun et emne.")
@click.pass_obj
def rules_command(line: Line, day: date | None, topic: str | None) -> None:
    """Vis reglerne, som de er i dag eller en anden dag, og dem, der bør tjekkes igen."""
    from vip2tui.domain.law.rule_words import again_words, to_check_words, told
    from vip2tui.domain.law.rules import to_check
    from vip2tui.text.days import say

    with services(line) as open_:
        wanted = day or open_.desk.today()
        found = told(line.catalogue.rule_sets(), wanted, topic or "")
        again = to_check(line.catalogue.rule_sets(), wanted)
    line.result({
        "day": wanted.isoformat(),
        "rules": [asdict(one) for one in found],
        "check_again": [
            {"id": one.id, "name": one.name, "reason": to_check_words(one, wanted)} for one in again
        ],
    })  # fmt: skip
    line.say(f"Regler {say(wanted)}")
    if again:
        line.say(again_words(again))
    subject = ""
    for one in found:
        if one.subject != subject:
            subject = one.subject
            line.say(f"\n{subject}")
        line.say(f"  - {one.text}")
        for text in one.below.splitlines():
            line.say(f"    {text}")
    if not found:
        line.say("Her er ingen regler for den dag.")
    if again:
        line.say("\nBør tjekkes igen")
    for act in again:
        line.say(f"  - {act.name}: {to_check_words(act, wanted)}")
