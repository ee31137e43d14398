"""Søg (F7): people, packages and notes in one list, while one types. «soren» finds «Søren»."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from screens.base import BaseScreen, GoTo
from screens.messages import To
from screens.sheet import BASE_CSS
from screens.widgets.finder import NO_MATCH, Finder
from screens.widgets.frame import Shortcut
from screens.widgets.rows import Row, Rows
from screens.words import called
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line
from vip2tui.domain.kinds.table import KINDS
from vip2tui.sentences.records import found_words
from vip2tui.sentences.values import day_words
from vip2tui.services.citizen.people import called as named
from vip2tui.services.house import Services
from vip2tui.services.search import Hit
from vip2tui.text.danish import count
from vip2tui.text.hits import excerpt

_AROUND = 30
"""Letters shown before the place where a word was found."""
_LONG = 110
"""Letters that fit the two lines of a place."""


class SearchScreen(BaseScreen):
    """One field, and everything it finds."""

    NAME = "Søg"
    HELP = (
        "Skriv et navn eller et ord. Listen viser personer, jobpakker og notater, mens du skriver. "
        "Du behøver ikke skrive æ, ø og å: «soren» finder «Søren». "
        "Pil op og ned vælger, Enter åbner."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("search.tcss")]

    @dataclass
    class Found(Message):
        """What a search came to."""

        text: str
        rows: list[Row]

    def __init__(self, services: Services, text: str = "") -> None:
        super().__init__(services)
        self._begin = text

    def compose_body(self) -> ComposeResult:
        yield Finder(clean_line(self._begin), "Skriv et navn eller et ord", id="find")
        yield Static(id="found")
        yield Rows(typing=False)

    def on_mount(self) -> None:
        field = self.query_one(Finder)
        field.cursor_position = len(field.value)
        field.focus()

    def heading_content(self) -> Content:
        return T("Søg i alt: personer, jobpakker og notater")

    def shortcuts(self) -> list[Shortcut]:
        return self.around(("Enter", "Åbn", "screen.choose"), self.people_key())

    def read_again(self) -> None:
        self._look()

    @on(Input.Changed)
    def _look(self) -> None:
        self._find(self.query_one(Finder).value)

    @work(description="", thread=True, exclusive=True, group="find")
    def _find(self, text: str) -> None:
        """Look everywhere, away from the screen: the first time every case is read."""
        worker = get_current_worker()
        try:
            hits = self.services.search.find(text)
        except Vip2Error:  # told where something is saved; here there is only nothing to show
            hits = []
        rows = [hit_row(self.services, hit, text) for hit in hits]
        if not worker.is_cancelled:
            self.post_message(self.Found(text, rows))

    @on(Found)
    def _show(self, found: Found) -> None:
        self.query_one(Rows).fill(found.rows, asked=found.text)
        if found.rows:
            words = count(len(found.rows), "sted", "steder")
        else:
            words = NO_MATCH if found.text.strip() else ""
        self.query_one("#found", Static).update(T(words))


def hit_row(services: Services, hit: Hit, text: str) -> Row:
    """Return one place that was found, with whose it is and when."""
    kind = found_words(services.catalogue, hit.kind).capitalize()
    whose, citizen = services.search.whose(hit), hit.citizen or ""
    whose = called(services, citizen, whose) if whose else ""
    apart = services.citizens.people.told(citizen) if citizen else ""
    if apart:
        whose = named(whose, apart) if whose else apart
    mark = services.withdrawn.mark(citizen)
    whose = f"{whose}{mark}" if whose else mark.strip()
    below = " · ".join(word for word in (whose, day_words(hit.day or "")) if word)
    act = _way(hit)
    row_key = f"{hit.kind} {citizen} {hit.id}" if act else ""
    shown = excerpt(clean_line(hit.text), text, _AROUND, _LONG)
    if hit.said:
        room = max(_LONG - len(shown), _AROUND)
        shown += f" · {excerpt(clean_line(hit.said), text, _AROUND, room)}"
    free = (shown,) if _is_free(hit) else ()
    return Row(shown, row_key, f"{kind:<13}", below=below, free=free, most=2, hit=text, act=act)


def _is_free(hit: Hit) -> bool:
    """Return whether what was found may be what people wrote freely."""
    known = KINDS.get(hit.kind)
    return known is not None and any(says.free for says in known.fields.values())


def _way(hit: Hit) -> GoTo | None:
    """Return where a hit stands; some stand on no page."""
    if hit.kind == "package":
        return GoTo(To.PACKAGE, None, hit.id)
    part = KINDS[hit.kind].page
    return (
        GoTo(To.CITIZEN, hit.citizen, f"{part}/{hit.id}" if part else None) if hit.citizen else None
    )
