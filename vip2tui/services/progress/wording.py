"""What measurements say in words: the same on the screen and by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.pictures.curve import curve
from vip2tui.text.days import say_short, short

if TYPE_CHECKING:  # it is on the way to the help of the command
    from collections.abc import Callable, Iterator
    from datetime import date

    from vip2tui.pictures.signs import Signs
    from vip2tui.services.progress.standing import Curve, FormSeen

ANSWERS = {
    "borger": "Borgerens svar",
    "konsulent": "Konsulentens svar",
    "mentor": "Mentorens svar",
}
"""What a voice's form is called."""


def marks(form: FormSeen, worded: Callable[[str], str]) -> Iterator[str]:
    """Yield what there is to say of a form besides its answers, in the municipality's words."""
    if form.is_hidden:
        yield "skjult, til der er svaret"
    if form.declined:
        yield "ønskede ikke at svare"
    if form.read_aloud:
        yield "oplæst"
    if form.interpreted:
        yield "med tolk"
    if form.is_after:
        yield worded("efter borgerens svar")
    if form.is_one_of_several:
        where = "samme dag" if form.voice == "mentor" else "i samme runde"
        yield f"to svar {where}; {'det her' if form.counts else 'det sidste'} gælder"
    if form.corrected:
        yield f"rettet: {form.corrected}"


def figures(one: Curve, signs: Signs) -> str:
    """Return the figures, oldest first, and «-» where that was answered last: «2 → 3 → -»."""
    said = [*(str(at.value) for at in one.points), *(["-"] if one.now == "-" else [])]
    return f" {signs.sent} ".join(said)


def moved(one: Curve, today: date) -> str:
    """Return which way it moved, and since when: «op siden 3. marts»; empty for a first figure."""
    if one.move is None:
        return ""
    if not one.move.steps:
        return "uændret"
    way = "op" if one.move.steps > 0 else "ned"
    way = f"på vej {way}" if one.move.is_tendency else way
    return f"{way} siden {say_short(one.move.since, today)}"


def moved_brief(one: Curve, today: date) -> str:
    """Return the same for a narrow column: «op siden 3. mar»."""
    if one.move is None or not one.move.steps:
        return moved(one, today)
    return f"{'op' if one.move.steps > 0 else 'ned'} siden {short(one.move.since, today)}"


def drawn(one: Curve, signs: Signs) -> str:
    """Return its curve; empty as long as there is one figure."""
    return curve((at.value for at in one.points), one.scale, signs) if len(one.points) > 1 else ""
