"""Borger: a page with parts. It reads a person once and gives every part the same reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from screens import commands, teaching, themes
from screens.citizen.card import Card
from screens.citizen.checklist import Checklist
from screens.citizen.erasing import Erasing
from screens.citizen.joining import same_person
from screens.citizen.notes import Notes
from screens.citizen.overview import Overview
from screens.citizen.part import Part, View
from screens.citizen.plan import Plan
from screens.citizen.putting_away import put_away
from screens.citizen.timeline import Timeline
from screens.exchange import giving_on
from screens.messages import GoTo, To
from screens.page import key_of
from screens.progress.standing import Standing
from screens.sheet import BASE_CSS
from screens.support.standing import Support
from screens.widgets.frame import Shortcut
from screens.widgets.picture import line_content
from vip2tui.base.safe import T, cut, width_of
from vip2tui.papers import kinds
from vip2tui.pictures.drawn import Tone
from vip2tui.services.course.pacing import standing_of
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services

PARTS = {
    "overblik": "Overblik",
    "plan": "Plan",
    "tjekliste": "Tjekliste",
    "notater": "Notater",
    "tidslinje": "Tidslinje",
    "fremskridt": "Fremskridt",
    "kort": "Kompetencekort",
    "mentorstoette": "Mentorstøtte",
}
"""The parts in their order, as messages name them and as they are read."""
_BEGIN = "overblik"
_SIDES = 2
"""Cells of the body's padding."""
_LEAST = 4


_PAPERS = {
    "plan": kinds.PLAN,
    "tjekliste": kinds.CHECKLIST,
    "kort": kinds.CARD,
    "fremskridt": kinds.STATUS,
    "mentorstoette": kinds.SHEET,
}
"""What holds the same on paper as a part."""


class PartName(Static):
    """The name of a part: a place to click, in brackets while it is open."""

    def __init__(self, part: str) -> None:
        super().__init__(T(f" {PARTS[part]}"), id=f"name-{part}")
        self.part = part

    def mark(self, open_part: str, name: str) -> None:
        """Show whether it is the open one, and as much of its name as there is room for."""
        self.set_class(self.part == open_part, "-open")
        self.update(T(f"[{name}]" if self.part == open_part else f" {name}"))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(Part.Wanted(self.part))


class CitizenScreen(Erasing):
    """One person, in eight parts."""

    NAME = "Borger"
    HELP = (
        "Siden har otte dele. Pil til højre og venstre skifter mellem dem, eller klik på navnet. "
        "Pil op og ned vælger en linje, og Enter åbner den eller viser, hvad du kan gøre. "
        "På tjeklisten sætter mellemrum et flueben; Enter og «Forklar punktet» siger, hvad punktet "
        "betyder, og F1 begynder med det samme. På kompetencekortet sætter Enter et niveau eller "
        "tager en linje med på kortet, der gives videre. "
        "Fremskridt viser målingerne: tallet nu, hvilken vej det går, og hvad I kan tale om. "
        "Skriv bogstaver for at finde en linje. "
        "Alt kan fortrydes med Ctrl+Z."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("citizen.tcss")]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,ctrl+left", "turn(-1)", "Forrige", id="borger.forrige", show=False),
        Binding("right,ctrl+right", "turn(1)", "Næste", id="borger.naeste", show=False),
        Binding("f4", "part('tjekliste')", "Tjekliste", id="borger.tjekliste", show=False),
    ]

    def __init__(self, services: Services, citizen_id: str, part: str = _BEGIN) -> None:
        super().__init__(services)
        self.CITIZEN = citizen_id
        name, _, self._at = part.partition("/")
        self._part = name if name in PARTS else _BEGIN
        self._called = services.catalogue.worded(self.NAME)
        self._behind = ""
        self._is_put_away = False
        """Whether it is put away from here: then that was said."""

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="parts"):
            for part in PARTS:
                yield PartName(part)
        with ContentSwitcher(initial=self._part):
            yield Overview("overblik")
            yield Plan("plan")
            yield Checklist("tjekliste")
            yield Notes("notater")
            yield Timeline("tidslinje")
            yield Standing("fremskridt")
            yield Card("kort")
            yield Support("mentorstoette")

    @property
    def stands_at(self) -> str:
        return self._part

    def heading_content(self) -> Content:
        said = ((f"  {themes.signs(self.app).over} {self._behind}", Tone.OVER),)
        return T(self._called) + (line_content(said) if self._behind else T(""))

    def shortcuts(self) -> list[Shortcut]:
        there = key_of(commands.CHECKLIST, "screen.part('tjekliste')")
        third = key_of(commands.SEARCH) if self._part == "tjekliste" else there
        return self.around(key_of(commands.ROUND), key_of(commands.NOTE), third)

    def read_again(self) -> None:
        """Read the person anew, and draw the open part where the cursor stands."""
        if self.CITIZEN is None:  # pragma: no cover - this screen always has one
            return
        try:
            view = View.of(self.services, self.CITIZEN)
        except NotFoundError as error:  # put away, or its making was undone
            if not self._is_put_away:
                self.refuse(error)
            self.action_back()
            return
        practice = " (øvelsesborger)" if view.case.citizen.practice else ""
        self._called = f"{view.name}{self.services.withdrawn.mark(self.CITIZEN)}{practice}"
        plan = view.case.course
        now = standing_of(self.services.desk, plan) if plan else None
        self._behind = now.pace.in_words() if now and now.pace.is_behind else ""
        self.query_one("#heading", Static).update(self.heading_content())
        part = self.query_one(f"#{self._part}", Part)
        at, self._at = self._at, ""
        part.show(view, at=at or None)
        self._mark_names()
        if self.focused is not part.list:  # a hidden part's list would still take the keys
            part.list.focus()

    def on_resize(self) -> None:
        self._mark_names()

    def _mark_names(self) -> None:
        shown = names_of_parts(self._part, self.app.size.width - _SIDES)
        for name in self.query(PartName):
            name.mark(self._part, shown[name.part])

    def open_part(self, part: str) -> None:
        """Show a part, at a row of it if one is named after «/»."""
        name, _, self._at = part.partition("/")
        if name not in PARTS:
            return
        self._part = name
        self.query_one(ContentSwitcher).current = name
        self.read_again()
        self.query_one(f"#{name}", Part).list.focus()
        teaching.follow(self)
        self.call_later(self.refresh_frame)  # the footer is another where F4 has led

    def help_about(self) -> str:
        return self.query_one(f"#{self._part}", Part).help_about()

    @property
    def paper(self) -> str:
        """The paper of the part that is open."""
        kind = _PAPERS.get(self._part)
        return kind.code if kind else ""

    def way_with(self, where: To, part: str = "") -> GoTo:
        """Return the way somewhere; a note begun on a measurement is about that."""
        way = super().way_with(where, part)
        if where is To.NOTE and self._part == "fremskridt":
            return replace(way, name=self.query_one(Standing).measurement)
        return way

    def action_part(self, part: str) -> None:
        self.open_part(part)

    def action_turn(self, step: int) -> None:
        """Go to the part beside; the last is followed by the first."""
        names = list(PARTS)
        self.open_part(names[(names.index(self._part) + step) % len(names)])

    def action_edit(self) -> None:
        """Ask which of what is known of the person to write."""
        self.open_part(_BEGIN)
        self.do(self.query_one(Overview).ask_fields)

    def action_hand_over(self) -> None:
        self.do(lambda: giving_on.give_on(self, self.CITIZEN or ""))

    def action_put_away(self) -> None:
        self.do(self._put_away)

    def action_same(self) -> None:
        self.do(lambda: same_person(self, self.CITIZEN or ""))

    async def _put_away(self) -> None:
        self._is_put_away = True
        try:
            await put_away(self, self.CITIZEN or "")
        finally:
            self._is_put_away = False

    @on(Part.Wanted)
    def _open(self, event: Part.Wanted) -> None:
        event.stop()
        self.open_part(event.part)


def names_of_parts(open_part: str, width: int) -> dict[str, str]:
    """Return the names of the parts as they have room beside each other in so many cells.

    The longest that is not open is cut where all have none: each stands a cell from the next, and
    the open one in brackets.
    """
    over = sum(width_of(name) + 1 for name in PARTS.values()) + 1 - width
    if over <= 0:
        return PARTS
    long = max((one for one in PARTS if one != open_part), key=lambda one: width_of(PARTS[one]))
    return PARTS | {long: cut(PARTS[long], max(width_of(PARTS[long]) - over, _LEAST))}
