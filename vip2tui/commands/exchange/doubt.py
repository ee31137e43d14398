"""``vip2tui doubt``: what two have written differently, and what shall stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.services.exchange.doubt_card import CardWords
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
    from vip2tui.services.exchange.doubt_about import whose
    from vip2tui.services.exchange.doubt_card import STAY, CardWords

    with services(line) as open_:
        every = list(open_.doubts.all())
        line.result([_row(open_, card, one) for card in every for one in card.apart()])
        if not every:
            line.say("Der er ikke noget, der skal afgøres.")
        for card in every:
            words = CardWords(open_.sharing, card)
            question = f" {STAY}" if card.doubt.is_undone else ""
            line.say(f"{whose(open_.desk, card)}: {words.title}. {words.asked}.{question}")
            if card.is_several:
                for said in (*words.told(), *_choices(words, "--whole")):
                    line.say(f"  {said}")
            for one in card.apart():
                words = CardWords(open_.sharing, one)
                line.say(f"  id {one.id}{f'  {words.title}' if card.is_several else ''}")
                for said in _choices(words):
                    line.say(f"  {said}")


def _choices(words: CardWords, *more: str) -> list[str]:
    return [" ".join((f"{one.words}  --keep {one.keep}", *more)) for one in words.choices()]


@doubt_command.command("decide")
@click.argument("doubt", metavar="ID")
@click.option("--keep", required=True, metavar="VALG",
              help="Id på den ændring, der skal stå, eller both: begge tekster. Om det, nogen har "
              "fortrudt: «vip2tui doubt decide ID --keep record», så det bliver stående, eller "
              "«vip2tui doubt decide ID --keep undo», så det lægges væk.")  # fmt: skip
@click.option("--whole", is_flag=True,
              help="Alt det, der hænger sammen med feltet: det står, som den, du vælger, rettede "
              "det på én gang.")  # fmt: skip
@click.pass_obj
def decide(line: Line, doubt: str, keep: str, *, whole: bool) -> None:
    """Afgør, hvad der skal stå. Det rejser med den næste fil og spørges der ikke om igen."""
    with services(line) as open_:
        one = open_.doubts.get(doubt, whole=whole)
        open_.doubts.decide(one, keep)
        records = open_.desk.state(one.case).records
        values = {asked.id: records[asked.record].get(asked.field) if asked.record in records
                  else None for asked in one.card.doubts}  # fmt: skip
        decided = {"values": values} if whole else {}
        line.result({"id": one.id, "value": values[one.id], **decided})
        line.say("Afgjort og gemt.")


def _row(open_: Services, card: OpenDoubt, one: OpenDoubt) -> dict[str, Any]:
    from dataclasses import asdict

    from vip2tui.domain.kinds.places import shared_case
    from vip2tui.services.exchange.doubt_card import CardWords

    choices = [asdict(choice) for choice in CardWords(open_.sharing, one).choices()]
    return {
        "id": one.id,
        "card": card.id,
        "citizen": shared_case(one.case),
        "record": one.doubt.record,
        "kind": one.doubt.kind,
        "field": one.doubt.field,
        "both": one.both_can_stand,
        "choices": [{"id": choice.pop("keep"), **choice} for choice in choices],
    }
