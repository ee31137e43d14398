"""Draws the screens of the demo as pictures: ``python -m tools.pictures OUT [--only I-DAG …]``.

Twenty screens at 80×24 and 120×40, dark and light, as SVG that asks no other computer for a font.
The demo's people are plainly fictional, and the day is always the same.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from pathlib import Path

os.environ["COLORTERM"] = "truecolor"  # the looks as they are meant


from typing import TYPE_CHECKING

from screens import look, themes
from screens.messages import GoTo, To
from vip2tui.app import Vip2App
from vip2tui.demo.homes import DemoHomes, build
from vip2tui.services.house import Services, services_for
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from textual.pilot import Pilot

DAY = date(2026, 11, 30)
SIZES = ((80, 24), (120, 40))
LOOKS = (themes.DARK, themes.LIGHT)
PACKAGE = "lager-transport"
FIRST = "velkommen"
_BACK = 4
_READING = ("read", "travel", "top", "write", "aside")
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_MAKER = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_FAMILY = re.compile(r"font-family: [^;]+;")
_OURS = "font-family: Consolas, 'Cascadia Mono', 'DejaVu Sans Mono', monospace; white-space: pre;"


def wishes(services: Services) -> Iterator[tuple[str, GoTo | None, tuple[str, ...]]]:
    """Yield each picture's name, where it is taken, and what is pressed there first."""
    one = services.citizens.find("Søren")
    yield "i-dag", None, ()
    yield "menu", None, ("f10",)
    yield "borgere", GoTo(To.PEOPLE), ()
    for part in ("overblik", "plan", "tjekliste", "notater", "kort", "tidslinje"):
        yield part, GoTo(To.CITIZEN, one, part), ()
    yield "notat", GoTo(To.NOTE, one), ()
    yield "runde", GoTo(To.ROUND, one), ()
    yield "ugen", GoTo(To.WEEK, one), ()
    yield "jobpakker", GoTo(To.PACKAGES), ()
    yield "jobpakke", GoTo(To.PACKAGE, None, PACKAGE), ()
    yield "ordkort", GoTo(To.WORDS, None, PACKAGE), ()
    yield "send-hent", GoTo(To.EXCHANGE), ()
    yield "tvivl", GoTo(To.DOUBTS), ()
    yield "soeg", GoTo(To.SEARCH), tuple("bus")
    yield "regler", GoTo(To.RULES), ()
    yield "indstillinger", GoTo(To.SETTINGS), ()
    yield "hjaelp", GoTo(To.HELP), ()


def plain(svg: str) -> str:
    """Return a picture that is drawn with the fonts of who looks at it."""
    return _FAMILY.sub(_OURS, _FONT.sub("", _MAKER.sub("", svg)))


async def calm(pilot: Pilot[None]) -> None:
    """Wait until what was begun is drawn; what waits for an answer is not waited for."""
    await pilot.pause(0.3)
    while any(one.group in _READING and not one.is_finished for one in pilot.app.workers):
        await pilot.pause(0.05)
    await pilot.pause(0.1)


async def take(homes: DemoHomes, into: Path, only: list[str]) -> int:
    """Take the pictures and return how many."""
    look.plain_bars()
    desk = opening.unlock(homes.mentor, homes.passphrase)
    desk.now = lambda: datetime(DAY.year, DAY.month, DAY.day, 10).astimezone()
    services, taken = services_for(desk), 0
    app = Vip2App(homes.mentor, services=services)
    async with app.run_test(size=SIZES[0]) as pilot:
        await calm(pilot)
        chosen = [one for one in wishes(services) if not only or one[0] in only]
        for (name, wish, keys), size in product(chosen, SIZES):
            await pilot.resize_terminal(*size)
            if wish is not None:
                app.screen.post_message(replace(wish))
            await calm(pilot)
            await pilot.press(*keys)
            taken += await worn(pilot, into / f"{name}-{size[0]}")
            for _ in range(_BACK):  # whatever was opened, I dag is at the bottom
                await pilot.press("escape")
            await calm(pilot)
    return taken


async def take_first(home: Path, into: Path) -> int:
    """Take the first page somebody meets, on a computer without a vault; return how many."""
    taken = 0
    async with Vip2App(home).run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            taken += await worn(pilot, into / f"{FIRST}-{size[0]}")
    return taken


async def worn(pilot: Pilot[None], path: Path) -> int:
    """Take what is shown in each look; return how many that is."""
    for one in LOOKS:
        themes.wear(pilot.app, one)
        await calm(pilot)
        picture = path.with_name(f"{path.name}-{one}.svg")
        picture.write_text(plain(pilot.app.export_screenshot()), encoding="utf-8")
    return len(LOOKS)


def main() -> None:
    """Build the demo in a folder of its own and take the pictures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--only", nargs="*", default=[])
    given = asked.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        homes = build(Path(folder), today=DAY)
        taken = asyncio.run(take(homes, given.out, given.only))
        if not given.only or FIRST in given.only:
            taken += asyncio.run(take_first(Path(folder) / "ny", given.out))
    print(f"{taken} pictures in {given.out}")


if __name__ == "__main__":
    main()
