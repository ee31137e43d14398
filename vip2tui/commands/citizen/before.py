"""``vip2tui before``: one card, read before a talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import of_citizen

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework


@click.command("before", cls=Command)
@click.argument("citizen", metavar="BORGER")
@of_citizen
def before_command(line: Line, open_: Services, case: Casework) -> None:
    """Før samtalen: det, I har aftalt, det, I øver, ét spørgsmål og ti af fagets ord."""
    from vip2tui.commands import shown
    from vip2tui.services.citizen.talk import talk_sections, talk_words

    today, name = open_.desk.today(), case.citizen.name
    card = open_.talk.card(case)
    said = talk_words(talk_sections(open_.catalogue, card, open_.desk.me.role, name, today))
    line.answer(
        {
            "citizen": case.citizen.id,
            "citizen_name": name,
            "day": today.isoformat(),
            "promised": [
                {"id": one.id, "text": one.next, "owner": one.next_owner or "M",
                 "due": shown.day(one.next_date), "agreed": shown.day(one.day)}
                for one in card.promised
            ],
            "steps": [
                {"id": one.step.id, "record": one.record, "name": one.step.name,
                 "status": one.status.value, "start": shown.day(one.start)}
                for one in card.steps
            ],
            "goals": [
                {"record": one.record, "text": one.goal.text, "status": one.status.value}
                for one in card.goals
            ],
            "points": [shown.waiting(one) for one in card.points],
            "question": card.question or None,
            "words": [{"da": danish, "en": english} for danish, english in card.words],
        },
        f"Før samtalen med {name}",
        *said,
    )  # fmt: skip
