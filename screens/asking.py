"""What the app asks on the way: what is wanted («Menu»), and whom it is about («Hvem?»)."""

from __future__ import annotations

from textual.app import App
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from screens import announcing, commands
from screens.dialogs import Find
from screens.messages import GoTo, To
from screens.opened import worded
from screens.routes import ROUTES
from screens.words import people
from vip2tui.base.safe import T, fit
from vip2tui.services.house import Services

_WIDTH = 50
_OF_APP = (commands.QUIT.does, commands.LOCK.does, commands.NAMES.does)
NEW = "Ny: opret en borger"
LOOK = "Farver: skift mellem lyst og mørkt"


async def menu(app: App[None], citizen: str | None) -> GoTo | None:
    """Let a person choose among all that can be done from here; do it, or return where to go."""
    here = app.screen
    lines = _own(here)
    if not any(does == "screen.new" for does, _, _ in lines):
        lines.append((To.NEW_CITIZEN, NEW, ""))
    lines += [(one.does, f"{one.label}: {one.tip}", one.shown) for one in commands.IN_MENU]
    lines += [(to, route.menu, "") for to, route in ROUTES.items() if route.menu]
    lines.append(("app.look", LOOK, ""))
    # What is there twice is called as the screen calls it, and stands where it stands last.
    options = {does: _line_content(worded(app, text), key) for does, text, key in reversed(lines)}
    asked = Find("Hvad vil du?", list(reversed(options.items())))
    chosen = await app.push_screen_wait(asked)
    does = next((one for one in options if one == chosen), None)
    if isinstance(does, To):
        return GoTo(does, citizen)
    if does is not None:
        await app.run_action(does, app if does in _OF_APP else here)
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


def _own(here: Screen[object]) -> list[tuple[To | str, str, str]]:
    """Return what this screen can do beside what all can: its bindings that say so."""
    own = [one for one in type(here).__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
    return [
        (f"screen.{one.action}", one.tooltip, one.key_display)
        for one in own
        if one.tooltip and one.key_display
    ]


def _line_content(text: str, key: str) -> Content:
    return T(f"{fit(text, _WIDTH)} {key}")
