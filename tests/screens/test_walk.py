"""The whole program, walked with hostile names: Danish words, whole words, and keys that answer.

What a word was meant to be is known in two ways, and both must hold.

* A widget knows its text. `unfit` compares it with the room it has: a line that may not wrap and is
  wider than its widget, or more lines than the widget has and no way to scroll, is text that nobody
  sees. Textual gives both numbers, so this misses nothing that a widget was given whole.
* What was cut on its way to a widget, the widget cannot know. So each word that is drawn is looked
  up among all words the program can say (every text in its source and its data) and those people
  typed. A piece of a word is no word: «konsulen» is found, since nobody wrote it. A word beside an
  «…» says itself that it is cut. It would miss a piece that is a word too («bor» of «borger»), but
  not in every row of every screen.
"""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual.content import Content
from textual.widgets import Button, Static

from screens.base import BaseScreen
from screens.dialog import Dialog
from screens.page import Page
from screens.widgets.field import Field
from screens.widgets.frame import Keys, TooSmall
from screens.widgets.menu import Menu, MenuBar
from screens.widgets.row import row_content
from screens.widgets.rows import Rows
from screens.widgets.text_field import TextField
from tests.screens.stage import press, said, seen
from tests.screens.walking import CODE, Stop, back_to, filled, first_run, standing, stops
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.css.styles import RenderStyles
    from textual.geometry import Region
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.widget import Widget

ROOT = Path(__file__).parents[2]
SIZES = [(80, 24), (120, 40)]
TOO_SMALL = (60, 20)
NAMES = {
    Role.MENTOR: ["x [/] y", "[bold", "A\u030age Blåbærgrød", "\u202egnilmas", "lang " * 39],
    Role.CONSULTANT: ["lang " * 39, "[@click=app.quit]klik[/]", "\u202eÆrø A\u030arhus", "Bo Bo"],
    Role.OFFICE: ["\u202eÆrø A\u030arhus", "x [/] y", "[bold", "lang " * 39],
}
"""The first of them is the one the walk is about."""

ENGLISH = frozenset(
    re.findall(
        "[a-z]+",
        # what Textual's own widgets and messages say
        """palette screenshot submit cancel loading search select selection matches command commands
        keys quit theme toggle maximize minimize invalid must value valid expected failed"""
        # what programs say
        """ the you your with without not this that these those are was were has been will would
        should could from into file files folder save saved saving delete deleted remove removed
        open opened close closed back next previous new edit add added settings option options
        password passphrase error warning unknown empty text today tomorrow yesterday week month
        year day days hour hours minutes seconds name names user users enter press click help about
        show hide yes none true false null undefined or of be""",
    )
)
NOT_ENGLISH = {
    "enter": "the word on the key",
    "folder": "an option of a command that is named: vip2tui backup restore --folder",
}
"""Words of the list that may be drawn, and why. Left out of it is what is Danish too: «and», «is»,
«for», «list», «start», «it», «on» (onsdag)."""
ANY_LABEL = {"Enter", "Mellemrum", "Esc", "F2"}
"""What the row does that is chosen, or is ticked; where one goes back to; whose page there is."""
KEYS = {"→": "right", "PgUp": "pageup", "PgDn": "pagedown", "Del": "delete"}
"""What is written on a key, where Textual calls it something else."""
FIRST = {"Home": ["left"]}
"""What is pressed before it, so that there is somewhere to go."""
_WORD, _PIECE = re.compile(r"[^\W\d_]{2,}"), re.compile(r"[^\W\d_]+")
TYPED = ("Skov [/] og have", "Laptop", "Mette", "Kommunen")
"""What else people typed on this computer."""


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text that do not say themselves that they are cut."""
    text = unicodedata.normalize("NFC", text.replace("\x00", ""))
    for found in _WORD.finditer(text):
        if "…" not in (
            text[found.start() - 1 : found.start()],
            text[found.end() : found.end() + 1],
        ):
            yield _plain(found[0])


@cache
def said_by_the_program() -> frozenset[str]:
    """Return every word in the texts of the source and of the data."""
    words: set[str] = set()
    for path in [*(ROOT / "screens").rglob("*.py"), *(ROOT / "vip2tui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words |= {_plain(one) for one in _WORD.findall(node.value)}
    for path in (ROOT / "packages_data").rglob("*.json"):
        text = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        words |= {_plain(one) for one in _WORD.findall(text)}
    return frozenset(words)


def clipped(text: str, known: frozenset[str]) -> set[str]:
    """Return the words of a text that nobody said; a genitive is made of what is said.

    A word longer than its line, such as an address, goes on in the next one: there nothing is lost.
    """
    lines = [list(words_in(line)) for line in text.split("\n")]
    ends = [(found[0], found[-1]) for line in text.split("\n") if (found := _PIECE.findall(line))]
    goes_on = [
        {_plain(one), _plain(two)}
        for (_, one), (two, _) in pairwise(ends)
        if _plain(one + two) in known
    ]
    whole = known.union(*goes_on)
    every = {one for line in lines for one in line}
    return {one for one in every if one not in whole and one.removesuffix("s") not in whole}


def english(text: str) -> set[str]:
    return {one for one in words_in(text) if one in ENGLISH and one not in NOT_ENGLISH}


def unfit(screen: Screen[Any]) -> set[str]:
    """Return the texts that have less room than they need, and do not say so."""
    found = set()
    for widget, (region, clip) in screen._compositor.visible_widgets.items():
        if not isinstance(widget, Static | Button) or not widget.is_on_screen:
            continue
        content = widget.visual if isinstance(widget, Static) else widget.label
        if not isinstance(content, Content) or not content.plain.strip():
            continue
        if not _fits(widget, content) or _hangs_out(widget, region, clip):
            found.add(f"{type(widget).__name__}#{widget.id} {content.plain[:60]!r}")
    return found


def _fits(widget: Widget, content: Content) -> bool:
    width, height = widget.scrollable_content_region.size
    styles: RenderStyles = widget.styles
    if styles.text_wrap == "nowrap":
        widest = max((line.cell_length for line in content.split("\n")), default=0)
        return widest <= width or styles.text_overflow == "ellipsis"
    needs = content.get_height(styles, width) if width else 1
    return needs <= height or widget.max_scroll_y > 0


def _hangs_out(widget: Widget, region: Region, clip: Region) -> bool:
    """Return whether it stands where it cannot be seen to its end and nothing scrolls there."""
    return region.right > clip.right and not any(
        up.max_scroll_x > 0 and not isinstance(up, Keys)  # the footer has more, and never scrolls
        for up in widget.ancestors
        if hasattr(up, "max_scroll_x")
    )


def drawn(screen: Screen[Any]) -> str:
    """Return what stands on top: beside a dialog or a menu lie pieces of what is beneath.

    What is typed in a field is left out: it is longer than the field as long as one types.
    """
    lines = [list("".join(part.text for part in strip)) for strip in
             screen._compositor.render_strips()]  # fmt: skip
    tops: list[Widget] = []
    if isinstance(screen, Dialog):
        tops = [screen.query_one("#box"), *screen.query(Keys)]
    elif screen.query(Menu):
        tops = [*screen.query(Menu), *screen.query(MenuBar)]
    for field in screen.query("Field, TextField"):
        assert isinstance(field, Field | TextField)
        if field.is_on_screen and (field.value if isinstance(field, Field) else field.text):
            for y in range(field.region.y, min(field.region.bottom, len(lines))):
                lines[y][field.region.x : field.region.right] = " " * field.region.width
    if not tops:
        return "\n".join("".join(line) for line in lines)
    return "\n".join(
        "".join(lines[y][top.region.x : top.region.right])
        for top in tops
        for y in range(max(top.region.y, 0), min(top.region.bottom, len(lines)))
    )


def listed(screen: Screen[Any]) -> str:
    """Return every row of the lists, also those that are scrolled away."""
    return "\n".join(
        row_content(row, max(rows.scrollable_content_region.width - 1, 1)).plain
        for rows in screen.query(Rows)
        if rows.is_on_screen
        for row in rows.shown
    )


class Walk:
    """What is found on the way."""

    def __init__(self, pilot: Pilot[None], typed: frozenset[str] = frozenset()) -> None:
        self.pilot, self.typed = pilot, typed
        self.known = said_by_the_program() | typed
        self.faults: set[str] = set()
        self.labels: dict[str, set[str]] = defaultdict(set)
        self.tried: set[tuple[str, str]] = set()

    async def look(self, stop: Stop) -> None:
        """Read what stands there, in each size, and press the keys that are offered."""
        screen = self.pilot.app.screen
        for size in SIZES:
            await self._resize(size)
            text = f"{drawn(screen)}\n{listed(screen)}"
            where = f"{stop.name} ({type(screen).__name__}) {size[0]}"
            self._add(where, "English", english(text) - self.typed)
            self._add(where, "clipped", clipped(text, self.known))
            self._add(where, "no room", unfit(screen))
        await self._resize(TOO_SMALL)
        covered = screen.query_one(TooSmall)
        shown = _plain(seen(self.pilot))
        beneath = set(words_in(shown)) - set(words_in(str(covered.content)))
        self._add(stop.name, "seen though the window is too small", beneath)
        await self._resize(SIZES[0])
        await self._press_what_is_offered(stop, screen)

    async def _resize(self, size: tuple[int, int]) -> None:
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause()

    def _add(self, where: str, what: str, found: Iterable[str]) -> None:
        if found:
            self.faults.add(f"{where}: {what}: {', '.join(sorted(found)[:12])}")

    async def _press_what_is_offered(self, stop: Stop, screen: Screen[Any]) -> None:
        if not isinstance(screen, Page | Dialog) or stop.is_menu:
            return
        for shown, label, _ in screen.shortcuts():
            if shown not in ANY_LABEL:
                self.labels[shown].add(screen.worded(label))
            # Esc ends each stop, what Enter and Space do to a row, the walk looks at, and Ctrl+Q
            # ends the program.
            offered = (f"{type(screen).__name__} {stop.name if stop.is_screen else ''}", shown)
            if shown in {"Esc", "Enter", "Mellemrum", "Ctrl+Q"} or offered in self.tried:
                continue
            self.tried.add(offered)
            await press(self.pilot, *FIRST.get(shown, []))
            before = self._picture()
            await press(self.pilot, KEYS.get(shown, shown.lower()))
            if not await self._has_changed(before):
                self._add(stop.name, "a dead key", [shown])
            if not await back_to(self.pilot, screen):
                if isinstance(screen, BaseScreen):
                    self._add(stop.name, "no way back from", [shown])
                return

    async def _has_changed(self, before: object) -> bool:
        for _ in range(20):
            if self._picture() != before:
                return True
            await self.pilot.pause(0.02)
        return False

    def _picture(self) -> object:
        app = self.pilot.app
        return (
            [id(one) for one in app.screen_stack],
            seen(self.pilot),
            said(self.pilot),
            app.focused,
        )


@pytest.mark.parametrize("role", list(NAMES))
async def test_every_word_is_whole_and_danish_and_every_key_answers(
    tmp_path: Path, role: Role
) -> None:
    services = filled(role, NAMES[role])
    services.packages.begin(TYPED[0])
    citizen = next(iter(services.citizens.ids()))
    typed = frozenset(words_in(" ".join([*NAMES[role], *TYPED])))
    async with standing(tmp_path / "arkiv", services) as pilot:
        walk = Walk(pilot, typed)
        async for stop in stops(pilot, services, citizen, is_deep=True):
            await walk.look(stop)
    assert not walk.faults, "\n".join(sorted(walk.faults))
    two = {key: labels for key, labels in walk.labels.items() if len(labels) > 1}
    assert two == {}, "a key has one word, wherever it stands"


async def test_what_stands_there_before_it_is_opened_is_read_too(
    tmp_path: Path, locked: Any
) -> None:
    app = locked()
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        walk = Walk(pilot)
        await walk.look(Stop("Lås op"))
        before = walk._picture()
        await pilot.press("escape")
        assert await walk._has_changed(before), "Esc is offered at the prompt"
        await pilot.click("#forgot")
        await pilot.pause()
        await walk.look(Stop("Glemt adgangskoden"))
    assert not walk.faults, "\n".join(sorted(walk.faults))


@pytest.mark.parametrize("name", ["[@click=app.quit]klik[/]", "lang " * 39])
async def test_the_pages_that_make_a_vault_are_walked_too(tmp_path: Path, name: str) -> None:
    async with standing(tmp_path / "arkiv", None) as pilot:
        walk = Walk(pilot, frozenset(words_in(f"{name} {CODE}")))
        async for stop in first_run(pilot, name):
            await walk.look(stop)
            # Esc is tried where it turns no page: what is looked at next stands on this one.
            if stop.is_screen and stop.name.endswith(("hvem", "nødkode")):
                await pilot.press("escape")
                assert said(pilot), f"Esc says nothing: {stop.name}"
    assert not walk.faults, "\n".join(sorted(walk.faults))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("konsulen kommer", {"konsulen"}), ("konsulen… kommer", set()), ("Kommunens borgere", set())],
)
def test_a_piece_of_a_word_is_found(text: str, pieces: set[str]) -> None:
    assert clipped(text, said_by_the_program()) == pieces
