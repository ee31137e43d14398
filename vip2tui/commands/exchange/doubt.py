"""``vip2tui doubt``: what two have written differently, and what shall stand."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import case_of, opened

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.exchange.doubt_card import CardWords
    from vip2tui.services.exchange.doubts import OpenDoubt

doubt_command = Group(
    "doubt",
    help="Det, der skal afgøres: «I har begge rettet det samme», eller en har fortrudt det, andre "
    "har skrevet videre på.",
)


@doubt_command.command("list")
@click.option("--citizen", metavar="BORGER", help="Kun om den borger.")
@click.option("--device", metavar="COMPUTER", help="Kun det, der er skrevet på den computer.")
@opened
def list_(line: Line, open_: Services, citizen: str | None, device: str | None) -> None:
    """Vis det, der skal afgøres, og hvad der kan stå."""
    from vip2tui.services.exchange.doubt_about import is_between

    every = list(open_.doubts.all())
    if citizen is not None:
        parts = case_of(open_, citizen).states
        every = [one for one in every if one.case in parts]
    if device is not None:
        peer = open_.devices.find(device)
        every = [one for one in every if is_between(open_.sharing, one, peer.device)]
    line.answer(
        [_row(open_, card, one) for card in every for one in card.apart()],
        *(text for card in every for text in _words(open_, card)),
        None if every else "Der er ikke noget, der skal afgøres.",
    )


def _words(open_: Services, card: OpenDoubt) -> list[str]:
    """Return a card for people: what is asked, what can stand whole, and then field by field."""
    from vip2tui.services.exchange.doubt_about import whose
    from vip2tui.services.exchange.doubt_card import STAY, CardWords

    words = CardWords(open_.sharing, card)
    question = f" {STAY}" if card.doubt.is_undone else ""
    said = [f"{whose(open_.desk, card)}: {words.title}. {words.asked}.{question}"]
    apart = card.apart()
    if len(apart) > 1:
        said += [f"  {one}" for one in (*words.told(), *_choices(words, "--whole"))]
    else:
        said += [f"  {one}" for one in words.told() if card.is_several]
    for one in apart:
        words = CardWords(open_.sharing, one)
        title = f"  {words.title}" if len(apart) > 1 else ""
        said += [f"  id {one.id}{title}", *(f"  {each}" for each in _choices(words))]
    return said


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
@opened
def decide(line: Line, open_: Services, doubt: str, keep: str, *, whole: bool) -> None:
    """Afgør, hvad der skal stå. Det rejser med den næste fil og spørges der ikke om igen."""
    from vip2tui.services.progress.standing import kept_back

    one = open_.doubts.get(doubt, whole=whole)
    open_.doubts.decide(one, keep)
    records = open_.desk.state(one.case).records
    values = {
        asked.id: records[asked.record].get(asked.field)
        if asked.record in records
        and asked.field not in kept_back(open_.desk, one.case, asked.kind, asked.record)
        else None
        for asked in one.card.doubts
    }
    decided = {"values": values} if whole or one.is_several else {}
    line.answer({"id": one.id, "value": values[one.id], **decided}, "Afgjort og gemt.")


def _row(open_: Services, card: OpenDoubt, one: OpenDoubt) -> dict[str, Any]:
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
