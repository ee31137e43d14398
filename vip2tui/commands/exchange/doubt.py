"""``vip2tui doubt``: what two have written differently, and what shall stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.house import Services

doubt_command = Group(
    "doubt",
    help="Det, der skal afgøres: «I har begge rettet det samme», eller en har fortrudt det, andre "
    "har skrevet videre på.",
)


@doubt_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis det, der skal afgøres, og hvad der kan stå."""
    from vip2tui.services.exchange.doubt_card import choices, question

    with services(line) as open_:
        every = list(open_.doubts.all())
        line.result([_row(open_, one) for one in every])
        if not every:
            line.say("Der er ikke noget, der skal afgøres.")
        for one in every:
            record = open_.desk.state(one.case).records.get(one.doubt.record)
            line.say(f"{_name(open_, one)}: {question(one, record)}")
            line.say(f"  id {one.id}")
            for choice in choices(open_.sharing, one):
                line.say(f"  {choice.words}  --keep {choice.keep}")


@doubt_command.command("decide")
@click.argument("doubt", metavar="ID")
@click.option("--keep", required=True, metavar="VALG",
              help="Id på den ændring, der skal stå, eller both: begge tekster. Om det, nogen har "
              "fortrudt: «vip2tui doubt decide ID --keep record», så det bliver stående, eller "
              "«vip2tui doubt decide ID --keep undo», så det lægges væk.")  # fmt: skip
@click.pass_obj
def decide(line: Line, doubt: str, keep: str) -> None:
    """Afgør, hvad der skal stå. Det rejser med den næste fil og spørges der ikke om igen."""
    with services(line) as open_:
        one = open_.doubts.get(doubt)
        open_.doubts.decide(one, keep)
        record = open_.desk.state(one.case).records.get(one.doubt.record)
        value = record.get(one.doubt.field) if record else None
        line.result({"id": one.id, "value": value})
        line.say("Afgjort og gemt.")


def _row(open_: Services, one: OpenDoubt) -> dict[str, Any]:
    from vip2tui.domain.kinds.places import shared_case
    from vip2tui.services.exchange.doubt_card import choices

    return {
        "id": one.id,
        "citizen": shared_case(one.case),
        "record": one.doubt.record,
        "kind": one.doubt.kind,
        "field": one.doubt.field,
        "both": one.both_can_stand,
        "choices": [
            {
                "id": choice.keep,
                "value": choice.value,
                "by": choice.by,
                "computer": choice.computer,
                "person": choice.person,
                "day": choice.day,
                "words": choice.words,
            }
            for choice in choices(open_.sharing, one)
        ],
    }


def _name(open_: Services, one: OpenDoubt) -> str:
    from vip2tui.domain.kinds.places import shared_case

    case = shared_case(one.case)
    record = open_.desk.state(case).records.get(case)
    return str(record.get("name") or "") if record else ""
