"""The colours of our looks: every text on every ground, computed."""

from __future__ import annotations

from itertools import product

import pytest
from textual.app import App
from textual.color import Color

from screens import themes
from screens.themes import CHOICES, LIGHT, MEANINGS, PALETTES, STRONG
from tests.screens.contrast import contrast

GROUNDS = ("background", "surface", "panel", "hover", "select", "select_blur")
TEXTS = ("text", "muted", "over", "soon", "done", "focus")


@pytest.mark.parametrize(("look", "ink", "ground"), [*product(PALETTES, TEXTS, GROUNDS)])
def test_every_text_can_be_read_on_every_ground(look: str, ink: str, ground: str) -> None:
    palette = PALETTES[look]
    least = 7 if look == STRONG else 4.5
    assert contrast(*(Color.parse(getattr(palette, one)) for one in (ink, ground))) >= least


@pytest.mark.parametrize(
    ("look", "ground"), [*product(PALETTES, ("background", "surface", "panel"))]
)
def test_frames_can_be_seen(look: str, ground: str) -> None:
    palette = PALETTES[look]
    assert contrast(Color.parse(palette.line), Color.parse(getattr(palette, ground))) >= 3


def test_only_our_looks_are_there() -> None:
    app: App[None] = App()
    themes.dress(app)
    assert set(app.available_themes) == set(PALETTES)
    assert set(CHOICES) < set(PALETTES)


def test_every_meaning_has_a_colour_in_every_look() -> None:
    app: App[None] = App()
    themes.dress(app)
    for look in PALETTES:
        app.theme = look
        assert set(MEANINGS) <= set(app.current_theme.variables)
    assert set(themes.defaults()) == set(MEANINGS)


@pytest.mark.parametrize(("system", "worn"), [("standard", "seksten"), ("truecolor", LIGHT)])
def test_a_terminal_of_sixteen_colours_has_its_own(
    monkeypatch: pytest.MonkeyPatch, system: str, worn: str
) -> None:
    app: App[None] = App()
    themes.dress(app)
    monkeypatch.setattr(app.console, "_color_system", {"standard": 1, "truecolor": 3}[system])
    themes.wear(app, LIGHT)
    assert app.theme == worn
    assert themes.worn(app) == LIGHT


class _Reads(App[None]):
    """Counts how often every rule is read anew."""

    read_again = 0

    def __init__(self) -> None:
        super().__init__()
        self.console._color_system = 3  # type: ignore[assignment]
        themes.dress(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults()

    def refresh_css(self, animate: bool = True) -> None:
        self.read_again += 1
        super().refresh_css(animate)


async def test_the_rules_are_not_read_again_for_the_look_one_begins_with() -> None:
    app = _Reads()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.styles.background == Color.parse(PALETTES[themes.DARK].background)
        assert app.read_again == 0
        themes.wear(app, LIGHT)
        await pilot.pause()
        assert app.screen.styles.background == Color.parse(PALETTES[LIGHT].background)
        assert app.read_again == 1
