"""A text as it is laid out, with something else in the place of a piece of it.

Textual offers no place where every text comes by; the four methods by which a `Content` is measured
and drawn, and what draws the title in a frame, are taught to ask first, the first time somebody
hides names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any

from textual import _styles_cache
from textual._border import render_border_label
from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style

from vip2tui.base.safe import T, width_of

if TYPE_CHECKING:
    from vip2tui.text.hidden import Swap

_FREE = "typed"
"""In a text's style: what people wrote, hidden whole."""
_ASK: list[Callable[[Content], Content]] = []


def free_content(shown: str) -> Content:
    """Return what people wrote as it is drawn: hidden whole while names are."""
    return T(shown).stylize(Style.from_meta({_FREE: True})) if shown else T(shown)


def swapped(content: Content, swap: Swap) -> Content:
    """Return a text with other names in it, each in the style of what it stands for."""
    from vip2tui.text.hidden import HIDDEN, Edit

    frees = [
        Edit(one.start, one.end, HIDDEN)
        for one in content.spans
        if isinstance(one.style, Style) and one.style.meta.get(_FREE)
    ]
    edits = [
        one for one in swap.edits(content.plain)
        if not any(each.start < one.end and one.start < each.end for each in frees)
    ]  # fmt: skip
    edits = sorted([*frees, *edits])
    if not edits:
        return content
    parts: list[Content] = []
    at = 0
    for start, end, new in edits:
        old = content[start:end]
        style = [Span(0, len(new), one.style) for one in old.spans]
        parts += [content[at:start], T(new).add_spans(style)]
        at = end
    return Content("").join([*parts, content[at:]])


def _fitted(content: Content, width: int) -> Content:
    """Return it no longer than it was laid out for: a line that fitted is still one line."""
    made = _ASK[0](content)
    if made is content:
        return content
    before, after = content.split("\n", allow_blank=True), made.split("\n", allow_blank=True)
    if len(before) != len(after):
        return made
    lines = [
        new.truncate(width, ellipsis=True)
        if width_of(new.plain) > width >= width_of(old.plain.rstrip())
        else new
        for old, new in zip(before, after, strict=True)
    ]
    return Content("\n").join(lines)


def teach(ask: Callable[[Content], Content]) -> None:
    """Let every text ask before it is measured or drawn; once for the process.

    Args:
        ask: Returns what is drawn for a text: the text itself where nothing is hidden.
    """
    if _ASK:
        return
    _ASK.append(ask)

    def titled_label(titled: tuple[Content, Style], *how: Any) -> Any:
        return render_border_label((ask(titled[0]), titled[1]), *how)

    strips, height = Content.render_strips, Content.get_height
    widest, narrowest = Content.get_optimal_width, Content.get_minimal_width

    @wraps(strips)
    def render_strips(
        self: Content, width: int, lines: int | None, style: Style, options: Any
    ) -> list[Strip]:
        return strips(_fitted(self, width), width, lines, style, options)

    @wraps(height)
    def get_height(self: Content, rules: Any, width: int) -> int:
        return height(_fitted(self, width), rules, width)

    def measured(plain: Callable[..., int]) -> Callable[..., int]:
        @wraps(plain)
        def measure(self: Content, *how: Any) -> int:
            return plain(ask(self), *how)

        return measure

    taught: Sequence[tuple[str, Callable[..., Any]]] = (
        ("render_strips", render_strips),
        ("get_height", get_height),
        ("get_optimal_width", measured(widest)),
        ("get_minimal_width", measured(narrowest)),
    )
    setattr(_styles_cache, render_border_label.__name__, titled_label)
    for name, method in taught:
        setattr(Content, name, method)
