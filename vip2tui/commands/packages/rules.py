"""``vip2tui rules``: what the law says on a day, with source, and what should be checked again."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened
from vip2tui.commands.words import DAY, OneOf
from vip2tui.domain.law.rule_words import SUBJECTS, again_words, to_check_words, told
from vip2tui.domain.law.rules import to_check
from vip2tui.text.days import say

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.law.rule_words import ToldRule


@click.command("rules", cls=Command)
@click.option("--date", "day", type=DAY, help="Reglerne på en anden dag end i dag.")
@click.option("--topic", type=OneOf(*SUBJECTS), help="Kun et emne.")
@opened
def rules_command(line: Line, open_: Services, day: date | None, topic: str | None) -> None:
    """Vis reglerne, som de er i dag eller en anden dag, og dem, der bør tjekkes igen."""
    wanted = day or open_.desk.today()
    found = told(line.catalogue.rule_sets(), wanted, topic or "")
    again = to_check(line.catalogue.rule_sets(), wanted)
    reasons = [(one, to_check_words(one, wanted)) for one in again]
    line.answer(
        {
            "day": wanted.isoformat(),
            "rules": [asdict(one) for one in found],
            "check_again": [
                {"id": one.id, "name": one.name, "reason": reason} for one, reason in reasons
            ],
        },
        f"Regler {say(wanted)}",
        again_words(again) if again else None,
        *(
            text
            for subject, rules in groupby(found, lambda one: one.subject)
            for text in (f"\n{subject}", *map(_words, rules))
        ),
        None if found else "Her er ingen regler for den dag.",
        "\nBør tjekkes igen" if again else None,
        *(f"  - {one.name}: {reason}" for one, reason in reasons),
    )


def _words(one: ToldRule) -> str:
    return "\n    ".join((f"  - {one.text}", *one.below.splitlines()))
