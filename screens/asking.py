"""What the app asks on the way: what is wanted («Menu»), and whom it is about («Hvem?»)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from screens import announcing, commands
from screens.base import GoTo
from screens.dialogs import Find
from screens.words import people
from vip2tui.base.safe import T, fit
from vip2tui.catalogue.overlay import worded

if TYPE_CHECKING:
    from textual.app import App
    from textual.content import Content
    from textual.screen import Screen

    from vip2tui.services.house import Services

_WIDTH = 50
NEW = "Ny: opret en borger"
RULES = "Regler: hvad der gælder, og hvad ordene betyder"
LOOK = "Farver: skift mellem lyst og mørkt"


async def menu(app: App[None], citizen: str | None) -> GoTo | None:
    """Let a person choose among all that can be done from here; do it, or return where to go."""
    here = app.screen
    lines = _own(here)
    if not any(action == "screen.new" for action, _, _ in lines):
        lines.append(("go('ny')", NEW, ""))
    lines += [(one.action, f"{one.label}: {one.tip}", one.shown) for one in commands.IN_MENU]
    lines.append(("go('regler')", RULES, ""))
    lines.append(("app.look", LOOK, ""))
    options = {action: _line_content(text, key) for action, text, key in reversed(lines)}
    asked = Find("Hvad vil du?", list(reversed(options.items())))
    action = await app.push_screen_wait(asked)
    if action is None:
        return None
    if action.startswith("go("):
        return GoTo(action[4:-2], citizen)
    await app.run_action(action, app if action in ("quit", "lock") else here)
    return None


async def whom(app: App[None], services: Services) -> str | None:
    """Ask which citizen is meant; the only one needs no question."""
    every = list(services.citizens.ids())
    if not every:
        announcing.tell(app, "Opret en borger først: tryk Ctrl+N på I dag.", is_refusal=True)
        return None
    if len(every) == 1:
        return every[0]
    return await app.push_screen_wait(Find("Hvem?", people(services, every)))


def _own(here: Screen[object]) -> list[tuple[str, str, str]]:
    """Return what this screen can do beside what all can: its bindings that say so."""
    own = [one for one in type(here).__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
    return [
        (f"screen.{one.action}", one.tooltip, one.key_display)
        for one in own
        if one.tooltip and one.key_display
    ]


def _line_content(text: str, key: str) -> Content:
    return T(f"{fit(worded(text), _WIDTH)} {key}")
