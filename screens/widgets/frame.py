"""What frames every screen: the keys at the bottom, and the sentence for a window too small."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from vip2tui.base.safe import T, clean_line

COLUMNS, LINES = 80, 24
"""What a screen needs."""
MOST_KEYS = 6
"""More do not fit 80 columns; the rest is a menu away."""

Shortcut = tuple[str, str, str]
"""The key as it is written, a word for it, and the action it does."""
CALENDAR: Shortcut = ("F5", "Kalender", "screen.month")
"""The key of every place that asks for a day."""


class Key(Static):
    """One key of the footer: also a place to click."""

    def __init__(self, shortcut: Shortcut) -> None:
        shown, label, self.action = shortcut
        content = _key_content(shown, label)
        super().__init__(content)
        self.room = content.cell_length

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.app.run_action(self.action, self.screen)


class Keys(Horizontal):
    """The footer. It shows what the screen says it can do, as far as each fits whole."""

    def __init__(self, shortcuts: Sequence[Shortcut] = ()) -> None:
        super().__init__(id="keys")
        self._shown = tuple(shortcuts[:MOST_KEYS])

    def compose(self) -> ComposeResult:
        yield from map(Key, self._shown)

    async def show(self, shortcuts: Sequence[Shortcut]) -> None:
        """Draw other keys, if they are others."""
        wanted = tuple(shortcuts[:MOST_KEYS])
        if wanted == self._shown:
            return
        self._shown = wanted
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(Key(one) for one in wanted)
            self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show the last one, which leads out, and of the others the first that fit."""
        keys = list(self.query(Key))
        room = self.size.width
        for one in [*keys[-1:], *keys[:-1]]:
            room -= one.room
            one.display = room >= 0


class TooSmall(Static):
    """Covers the screen while the window is too small; what is beneath stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            "Gør vinduet større\n\nProgrammet skal have plads til 80 × 24 tegn. "
            "Det, du er i gang med, er her endnu.",
            classes="too-small",
        )


def _key_content(shown: str, label: str) -> Content:
    return Content.assemble((f" {clean_line(shown)} ", "reverse"), " ", T(label), " ")
