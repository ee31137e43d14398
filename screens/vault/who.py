"""«Hvem er du?»: where several people use the computer, whose vault it is (R151)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.page import Page
from screens.sheet import BASE_CSS
from vip2tui.base.safe import T
from vip2tui.base.sharers import Sharer

_ASKS = "Hvem er du? Vælg dine bogstaver med pilene, og tryk Enter."
_LEAVES = "Tryk Ctrl+Q for at lukke programmet."


class WhoIsIt(Page):
    """A line for each person; nothing else is known of them before the passphrase."""

    CSS_PATH: ClassVar = [BASE_CSS, "unlock.tcss"]
    NAME = "Hvem er du?"
    HELP = (
        "Flere bruger programmet på denne computer. Hver har sit eget arkiv med sin egen "
        "adgangskode, og ingen kan se, hvad de andre har skrevet.\n"
        "En ny person kommer på listen i Indstillinger: «Flere på computeren»."
    )

    def __init__(self, people: Sequence[Sharer], enter: Callable[[Sharer], Screen[Any]]) -> None:
        super().__init__()
        self._people, self._enter = people, enter

    def compose_body(self) -> ComposeResult:
        with Vertical(id="ask"):
            yield Static(T(_ASKS), classes="lead", id="asking")
            yield OptionList(*(Option(T(one.initials)) for one in self._people), id="choices")

    def on_mount(self) -> None:
        choices = self.query_one(OptionList)
        choices.highlighted = 0
        choices.focus()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.app.switch_screen(self._enter(self._people[event.option_index]))

    def action_back(self) -> None:
        self.say(_LEAVES)
