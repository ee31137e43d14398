"""``vip2tui practice``: half a year of one citizen in ten minutes, for a room of ambassadors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.safe import terminal
from vip2tui.commands.danish import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.commands.line import Line
    from vip2tui.demo.story import Played
    from vip2tui.pictures.signs import Signs

_NEXT = "Tryk en tast for det næste. Ctrl+C slutter."


@click.command("practice", cls=Command)
@click.option("--method", is_flag=True, help="Vis metoden på én side, med kilder.")
@click.pass_obj
def practice_command(line: Line, *, method: bool) -> None:
    """Øvelse i et kursuslokale: en borgers halve år på ti minutter.

    Ti korte kapitler: hvad der sker, hvad programmet viser, hvordan man gør, og hvad I kan tale om.
    Borgeren er opdigtet, og intet arkiv røres.
    """
    if method:
        _tell_method(line)
        return
    from vip2tui.demo.story import STORY, story
    from vip2tui.services.desk import local_now

    played = story(local_now().date(), line.width, _signs(line))
    if line.json:
        line.result([
            {"id": one.number, "week": one.chapter.week, "day": one.day.isoformat(),
             "title": one.chapter.title, "told": one.chapter.told, "shown": list(one.shown),
             "how": one.chapter.how, "ask": one.chapter.ask}
            for one in played
        ])  # fmt: skip
        return
    for one in played:
        line.say(*_words(one))
        if one.number < len(STORY):
            click.pause(_NEXT)  # does nothing where there is no terminal
    line.say("", "Det var et halvt år. Prøv det samme selv: «vip2tui demo».")


def _tell_method(line: Line) -> None:
    """Print what an ambassador teaches."""
    from vip2tui.text.method import METHOD, NAME

    line.answer([
        {"id": number, "title": one.title, "points": list(one.points), "source": one.source}
        for number, one in enumerate(METHOD, 1)
    ], NAME)  # fmt: skip
    for one in METHOD:
        points = (f"  - {point}" for point in one.points)
        line.say("", one.title, *points, f"  (kilde: {one.source})")


def _signs(line: Line) -> Signs:
    """Return the signs it is drawn with: no vault is open that could say which."""
    from vip2tui.pictures.signs import ASCII, PLAIN

    drawn = "".join(PLAIN)
    return PLAIN if not line.ascii and terminal(drawn) == drawn else ASCII


def _words(one: Played) -> Iterator[str]:
    yield ""
    yield one.heading
    yield one.chapter.told
    yield ""
    yield from (f"  {line}" for line in one.shown)
    yield ""
    yield f"Sådan gør du: {one.chapter.how}"
    yield f"Tal om det: {one.chapter.ask}"
    yield ""
