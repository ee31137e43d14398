"""Our three looks, by what a colour means. The only place where a colour is written.

Every value is said outright: what Textual would compute with ``auto`` or a percent makes contrasts
nobody chose. The tests compute each text on each ground: 4.5 at least, 7 in the strong look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary, WeakSet

from textual.app import App
from textual.theme import Theme

from vip2tui.pictures.signs import ASCII, FINE, PLAIN, SETS, Signs

if TYPE_CHECKING:
    from collections.abc import Mapping

DARK, LIGHT, STRONG = "moerk", "lys", "staerk"
CHOICES = (DARK, LIGHT, STRONG)
"""What one chooses between; what they are called stands with the settings."""
TERMINAL = "terminal"
"""Dark or light, as the terminal's own ground is."""
_SIXTEEN = "seksten"


_CHOSEN: WeakKeyDictionary[App[None], str] = WeakKeyDictionary()
_SIGNS: WeakKeyDictionary[App[None], Signs] = WeakKeyDictionary()
_ON_LIGHT: WeakSet[App[None]] = WeakSet()
_ASCII_ALONE: WeakSet[App[None]] = WeakSet()


class Palette(NamedTuple):
    """What each meaning is coloured by; grounds first."""

    background: str
    surface: str
    """Under lists and dialogs."""
    panel: str
    """Under titles, fields and the footer."""
    hover: str
    select: str
    """The chosen row of what has the focus."""
    select_blur: str
    text: str
    muted: str
    """What is weaker: second lines, what is switched off, what a field would hold."""
    over: str
    """Over fristen; also what went wrong."""
    soon: str
    """Frist snart."""
    done: str
    """Klaret: blue-green, so that red and green are told apart by everyone."""
    focus: str
    line: str
    """Frames; never text."""


PALETTES: Mapping[str, Palette] = {
    DARK: Palette(
        "#14171C", "#1B1F26", "#252B34", "#222831", "#24405E", "#2A323D",
        "#E8EBF0", "#B3BCC8", "#FF9088", "#F2CB57", "#8FE8CF", "#7DB3F2", "#6F7B8B",
    ),
    LIGHT: Palette(
        "#F3F5F8", "#FFFFFF", "#E4E9F0", "#EAEEF4", "#CBE0F8", "#DCE2EA",
        "#1B1F24", "#4A5360", "#8A0A2A", "#785A00", "#0E6A5B", "#0A5AA8", "#6E7A88",
    ),
    STRONG: Palette(
        "#000000", "#000000", "#141414", "#1C1C1C", "#00264A", "#262626",
        "#FFFFFF", "#DADADA", "#FF9E96", "#FFD92E", "#8CFFD6", "#7FC4FF", "#B0B0B0",
    ),
    # A terminal of 16 colours takes the nearest; these are them, so nothing is moved. Selection is
    # told by the bar and by bold.
    _SIXTEEN: Palette(
        "#000000", "#000000", "#000000", "#000000", "#000000", "#000000",
        "#FFFFFF", "#AAAAAA", "#FF5555", "#FFFF55", "#55FF55", "#55FFFF", "#AAAAAA",
    ),
}  # fmt: skip
MEANINGS = ("over", "soon", "done", "focus", "line", "muted", "select", "select-blur", "hover")
"""Names a stylesheet may use beside Textual's own."""
_MUTED = ("text-muted", "text-disabled", "foreground-muted", "foreground-disabled")


def _variables(p: Palette) -> dict[str, str]:
    ours = {name.replace("_", "-"): value for name, value in p._asdict().items()}
    return {
        **{name: ours[name] for name in MEANINGS},
        **dict.fromkeys(_MUTED, p.muted),
        "text": p.text,
        "text-error": p.over,
        "text-warning": p.soon,
        "text-success": p.done,
        "text-primary": p.focus,
        "text-accent": p.focus,
        "text-secondary": p.muted,
        "primary-background": p.panel,
        "border": p.focus,
        "border-blurred": p.line,
        "block-hover-background": p.hover,
        "block-cursor-background": p.select,
        "block-cursor-foreground": p.text,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": p.select_blur,
        "block-cursor-blurred-foreground": p.text,
        "block-cursor-blurred-text-style": "none",
        "input-cursor-background": p.text,
        "input-cursor-foreground": p.background,
        "input-selection-background": p.select,
        "input-selection-foreground": p.text,
        "screen-selection-background": p.select,
        "screen-selection-foreground": p.text,
        "scrollbar": p.line,
        "scrollbar-hover": p.muted,
        "scrollbar-active": p.focus,
        "scrollbar-background": p.panel,
        "scrollbar-background-hover": p.panel,
        "scrollbar-background-active": p.panel,
        "scrollbar-corner-color": p.panel,
        "button-foreground": p.text,
        "button-color-foreground": p.text,
        "button-focus-text-style": "bold",
        "link-color": p.focus,
        "link-color-hover": p.text,
        "link-background-hover": p.select,
    }


def _theme(name: str, p: Palette) -> Theme:
    return Theme(
        name=name,
        dark=name != LIGHT,
        primary=p.focus,
        error=p.over,
        warning=p.soon,
        success=p.done,
        foreground=p.text,
        background=p.background,
        surface=p.surface,
        panel=p.panel,
        variables=_variables(p),
    )


def signs(app: App[None]) -> Signs:
    """Return the signs that are drawn here."""
    return ASCII if app in _ASCII_ALONE else _SIGNS.get(app, PLAIN)


def draw_ascii_alone(app: App[None]) -> None:
    """Draw with ASCII until the program is closed, whatever is set."""
    _ASCII_ALONE.add(app)


def draw_with(app: App[None], name: str) -> None:
    """Draw with another set of signs: «plain», «fine» or «ascii»; an unknown one is plain."""
    _SIGNS[app] = SETS.get(name, PLAIN)
    app.set_class(_SIGNS[app] is FINE, "-fine")


def defaults() -> dict[str, str]:
    """Return the meanings for a look that does not name them: a missing one ends the program."""
    dark = _variables(PALETTES[DARK])
    return {name: dark[name] for name in MEANINGS}


def dress(app: App[None]) -> None:
    """Teach the app our looks and let it forget all others."""
    for name, palette in PALETTES.items():
        app.register_theme(_theme(name, palette))
    # Nothing is drawn yet: else Textual reads every rule again just after the first picture.
    app.set_reactive(App.theme, _table(app, DARK))
    app.stylesheet.set_variables(app.get_css_variables())
    wear(app, DARK)
    for name in [one for one in app.available_themes if one not in PALETTES]:
        app.unregister_theme(name)


def worn(app: App[None]) -> str:
    """Return which of the three looks was chosen."""
    return _CHOSEN.get(app, DARK)


def stand_on_light(app: App[None]) -> None:
    """Note that the terminal's own ground is light, and be so until a look was chosen."""
    _ON_LIGHT.add(app)
    wear(app, TERMINAL)


def wear(app: App[None], name: str) -> None:
    """Show the app in a look; a terminal of 16 colours has a table of its own."""
    if name == TERMINAL:
        name = LIGHT if app in _ON_LIGHT else DARK
    _CHOSEN[app] = name = name if name in CHOICES else DARK
    app.theme = _table(app, name)


def _table(app: App[None], look: str) -> str:
    few = app.console.color_system in ("standard", "windows")
    return _SIXTEEN if few else look
