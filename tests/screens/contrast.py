"""How strongly a thing is drawn: contrast as WCAG 2 computes it, over what is on the screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.screen import Screen

LINES = 3
"""What lines and blocks need; letters need more."""


def contrast(one: Color, other: Color) -> float:
    """Return how much lighter one is than the other: 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: Color) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def parts(screen: Screen[Any]) -> set[tuple[str, Style | None]]:
    """Return what is on the screen, each piece in its style, once."""
    strips = screen._compositor.render_strips()
    return {(text, style) for strip in strips for text, style, _ in strip}


def weak(screen: Screen[Any], least: float) -> dict[tuple[str, str, str], float]:
    """Return what is drawn too weakly: letters and signs below ``least``, lines below 3."""
    return weak_parts(parts(screen), least)


def weak_parts(
    drawn: Iterable[tuple[str, Style | None]], least: float
) -> dict[tuple[str, str, str], float]:
    """Return what of it is too weak."""
    found = {}
    for text, style in drawn:
        shown = text.strip()
        if not (shown and style and style.color and style.bgcolor):
            continue
        ratio, ink, ground = _contrast_of(style)
        if ratio >= max(least, LINES):
            continue
        words = any(not "\u2500" <= one <= "\u259f" for one in shown)
        if ratio < (least if words else LINES):
            found[shown, ink, ground] = round(ratio, 2)
    return found


@cache
def _contrast_of(style: Style) -> tuple[float, str, str]:
    """Return how strongly a style is drawn, and its two colours."""
    assert style.color
    assert style.bgcolor
    ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.dim:
        ink = ink.blend(ground, 0.5)
    ratio = contrast(*((ground, ink) if style.reverse else (ink, ground)))
    return ratio, ink.hex, ground.hex


def glyphs(screen: Screen[Any]) -> set[str]:
    """Return every character on the screen."""
    return set().union(*(text for text, _ in parts(screen)))
