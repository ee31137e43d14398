"""Hent: files on sticks and in the usual folders, what they would do, and taking them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.message import Message

from screens import themes
from screens.citizen.joining import offer
from screens.dialogs import Confirm, Tell
from screens.exchange.fetch_dialogs import Brake, Preview, result
from screens.exchange.inside import ShowsInside
from screens.exchange.receipts import day_words
from screens.exchange.waiting import fetched_before, found_files, made_here
from screens.folders import Wanted, walk
from screens.messages import GoTo, To
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.working import Working, working
from vip2tui.base import places
from vip2tui.base.drives import Found
from vip2tui.base.paths import is_folder
from vip2tui.base.safe import clean_line
from vip2tui.exchange.files import SUFFIX
from vip2tui.services.exchange.diary import last_place, remember_place
from vip2tui.services.exchange.doubts import open_doubts
from vip2tui.services.exchange.seen import Seen
from vip2tui.services.house import Services
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import clock

OTHER, AGAIN = "anden", "igen"
_NOT_READ = "Stopper efter denne fil. Intet er hentet."
_STOPPING = "Stopper efter denne fil. Alt, der er hentet, er gemt."
NOTHING = "Her er ingen filer."
LOOKING = "Et øjeblik, jeg ser efter filer …"
_HOW = (
    "Sæt stikket i, vent lidt, og vælg «Se efter igen». "
    "Ligger filen et andet sted, så vælg «En anden mappe eller fil»."
)


class FetchScreen(ShowsInside):
    """Choose one file or several, see what they do, and take them in."""

    NAME = "Hent"
    HELP = (
        "Her står de låste filer, der ligger på USB-stik, i Hentede filer, Dokumenter og på "
        "skrivebordet, den nyeste øverst. Enter viser, hvad en fil gør, før noget bliver ændret. "
        "Mellemrum vælger flere. Rækkefølgen er lige meget, og en fil må gerne hentes to gange. "
        "En fil, der er hentet, kan fortrydes med Ctrl+Z."
    )
    CSS_PATH: ClassVar[Any] = [*ShowsInside.CSS_PATH, "fetch.tcss"]
    FIRST = LOOKING
    TICKS = True

    @dataclass
    class Looked(Message):
        """The places were looked in."""

        found: list[Found]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._found: dict[str, Found] = {}
        self._ticked: set[str] = set()
        self._is_again = False
        self._again = ""
        """When a person last had it looked for once more."""
        self._stand_in: Path | None = None
        """The folder that was walked to: the cursor goes to its newest file."""

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Enter", "Se først", "screen.choose"), ("Mellemrum", "Vælg", "screen.tick")
        )

    def read_again(self) -> None:
        self._look_for()

    def action_again(self) -> None:
        """Look for files once more: the stick was put in."""
        self._is_again = True
        self.say_above(LOOKING)
        self._look_for()

    @work(thread=True, exclusive=True, group="look")
    def _look_for(self) -> None:
        self.post_message(self.Looked(found_files(self.services)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._found = {str(one.path): one for one in message.found}
        self._ticked &= self._found.keys()
        if self._is_again:
            self._is_again, self._again = False, f" (kl. {clock(self.services.desk.now())})"
        self._draw()

    def _draw(self) -> None:
        number = count(len(self._found), "fil", "filer")
        chosen = f", {len(self._ticked)} valgt" if self._ticked else ""
        what = "Enter viser, hvad filen gør, før noget bliver ændret."
        said = f"{number} fundet{chosen}{self._again}. {what}"
        nothing = f"Der er stadig ingen filer{self._again}." if self._again else NOTHING
        self.say_above(said if self._found else f"{nothing} {_HOW}")
        known = {name: day_words(at) for name, at in fetched_before(self.services).items()}
        mine = made_here(self.services)
        rows = [self._row(key, one, known, mine) for key, one in self._found.items()]
        rows.sort(key=lambda row: row.weak)
        go = themes.signs(self.app).go
        other = Row("En anden mappe eller fil …", OTHER, f"{go}   ", act=self._other)
        shown = self.query_one(Rows)
        again = Row("Se efter igen: stikket er sat i", AGAIN, f"{go}   ", act=self.action_again)
        shown.fill([*rows, other, again])
        inside = [n for n, row in enumerate(rows) if Path(row.key).parent == self._stand_in]
        if inside:
            shown.highlighted, self._stand_in = inside[0], None

    def _row(self, key: str, one: Found, known: dict[str, str], mine: set[str]) -> Row:
        name = clean_line(one.path.name)
        beside = [one.place, say(datetime.fromtimestamp(one.at).astimezone().date())]
        if name in known:
            beside.append(f"hentet før, {known[name]}")
        if name in mine:
            beside.append("lavet her")
        mark = "[x] " if key in self._ticked else "[ ] "
        return Row(name, key, mark, below=" · ".join(beside), weak=name in mine,
                   more=partial(self.inside, one),
                   act=partial(self._choose, key), tick=partial(self._turn, key))  # fmt: skip

    def file(self, row: Row) -> Found | None:
        return self._found.get(row.key)

    def action_tick(self) -> None:
        """Choose the row the cursor stands on, or not."""
        row = self.query_one(Rows).row
        if row is not None:
            self._turn(row.key)

    def _turn(self, key: str) -> None:
        if key in self._found:
            self._ticked ^= {key}
            self._draw()

    async def _choose(self, key: str) -> None:
        keys = sorted(self._ticked) or [key]
        await self._fetch([self._found[one].path for one in keys if one in self._found])

    async def _other(self) -> None:
        """Walk to a folder, whose files then stand in the list, or to one file."""
        typed = "Hvilken mappe eller fil? Skriv den helt ud, fx E:\\Filer."
        last = last_place(self.services.desk)
        given = await walk(self, Wanted("Hvilken mappe eller fil?", typed, last, SUFFIX))

        def look() -> tuple[Path, list[Path], bool]:
            place, paths = places.typed(given), places.meant(given, SUFFIX)
            return place, paths, is_folder(place) and paths != [place]

        place, paths, has_files = await working(self, look)
        if has_files:
            self._stand_in = place
            await self.write(lambda: remember_place(self.services.desk, str(place)))
        else:
            await self._fetch(paths)

    def _singly(self, seen: Seen) -> list[str]:
        """Return a file's changes, a line each."""
        today = self.services.desk.today()
        return [one.words(today) for one in self.services.fetching.singles(seen)]

    async def _fetch(self, paths: list[Path]) -> None:
        """Look at the files, show what they do, and take in those that may be."""
        intake = self.services.fetching.intake()
        box = Working(f"{_files(paths)} bliver læst …", _NOT_READ)
        looked = await working(self, partial(intake.look, paths, box.progress), box)
        if box.progress.is_stopped:
            self.say("Stoppet. Intet er hentet.")
            return
        if not looked or not await self.app.push_screen_wait(
            Preview(looked, intake.refused, self._singly)
        ):
            if intake.refused and not looked:
                await self.app.push_screen_wait(Tell("Ikke hentet", result([], intake.refused)))
            return
        here = set(self.services.desk.persons.each())
        before, number = open_doubts(self.services.desk), len(intake.refused)
        taking = f"{_files(looked)} bliver hentet …"
        box = Working(taking, _STOPPING if len(looked) > 1 else "")
        asked = await working(self, partial(intake.begin, looked, box.progress), box)
        while asked is not None:
            yes = await self.app.push_screen_wait(Brake(asked.sender, asked.removals))
            box = Working(taking, _STOPPING if intake.left else "")
            answer = partial(intake.answer, asked, yes=yes, progress=box.progress)
            asked = await working(self, answer, box)
        for one in intake.refused[number:]:
            if one.error is not None:
                self.refuse(one.error)
        self._ticked.clear()
        text = result(intake.taken, intake.refused, intake.left)
        if not intake.taken:
            await self.app.push_screen_wait(Tell("Ikke hentet", text))
            return
        self.saved()
        if open_doubts(self.services.desk) <= before:
            await self.app.push_screen_wait(Tell("Hentet", text))
        elif await self.app.push_screen_wait(Confirm(text, "Afgør nu", "Senere")):
            self.post_message(GoTo(To.DOUBTS))
            return
        await offer(self, set(self.services.desk.persons.each()) - here)


def _files(files: Sequence[object]) -> str:
    return "Filen" if len(files) == 1 else count(len(files), "fil", "filer")
