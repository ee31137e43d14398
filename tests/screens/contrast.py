"""How strongly a thing is drawn: contrast as WCAG 2 computes it, over what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.color import Color

if TYPE_CHECKING:
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


def weak(screen: Screen[Any], least: float) -> dict[tuple[str, str, str], float]:
    """Return what is drawn too weakly: letters and signs below ``least``, lines below 3."""
    found = {}
    for strip in screen._compositor.render_strips():
        for text, style, _ in strip:
            if not (text.strip() and style and style.color and style.bgcolor):
                continue
            ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if style.dim:
                ink = ink.blend(ground, 0.5)
            ratio = contrast(*((ground, ink) if style.reverse else (ink, ground)))
            words = any(not "\u2500" <= one <= "\u259f" for one in text.strip())
            if ratio < (least if words else LINES):
                found[text.strip(), ink.hex, ground.hex] = round(ratio, 2)
    return found


def glyphs(screen: Screen[Any]) -> set[str]:
    """Return every character on the screen."""
    return {
        one for strip in screen._compositor.render_strips() for part in strip for one in part.text
    }
