"""What the parts of a citizen's page share: what they show, how they read and how they write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from screens import themes
from screens.base import BaseScreen, GoTo
from screens.messages import To
from screens.opened import worded
from screens.preview import in_words, weighed
from screens.question import a_day, answer
from screens.widgets.rows import Row, Rows
from screens.words import called, searching
from vip2tui.base.safe import T
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.exchange.receipts import Status
from vip2tui.pictures.signs import Signs
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.proposing import Proposal
from vip2tui.services.house import Services
from vip2tui.services.vault.settings import number_of
from vip2tui.text.danish import count

W = TypeVar("W")
STOOD = "Det stod der allerede."
"""Said where nothing was written, so there is nothing to take back."""


@dataclass(frozen=True, slots=True)
class View:
    """A citizen as read once, for drawing: what the person sees when they choose to write."""

    services: Services
    case: Casework
    name: str
    """What the citizen is called on this computer."""
    today: date
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """Record to how far what was written here has come."""

    @property
    def catalogue(self) -> Catalogue:
        return self.services.catalogue

    @property
    def role(self) -> Role:
        return self.services.desk.me.role

    @property
    def soon(self) -> int:
        """Days within which a day is near."""
        return number_of(self.services.desk.store, SOON)

    @classmethod
    def of(cls, services: Services, citizen_id: str) -> View:
        """Read a citizen.

        Raises:
            NotFoundError: If the citizen is not on this computer.
        """
        case = services.citizens.get(citizen_id)
        name = called(services, citizen_id, case.citizen.name)
        return cls(services, case, name, services.desk.today(), services.outbox.of_citizen(case))


class Part(Vertical):
    """One part of the page: a line that says what to do, and a list."""

    @dataclass
    class Wanted(Message):
        """Another part is wanted, at one of its rows."""

        part: str
        """Such as ``plan`` or ``tjekliste/m06.1``."""

    HINT: ClassVar[str] = ""
    TICKS: ClassVar[bool] = False

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._view: View | None = None

    def compose(self) -> ComposeResult:
        yield Static(self.hint_content(), classes="hint")
        yield Rows(ticks=self.TICKS)

    @property
    def list(self) -> Rows:
        return self.query_one(Rows)

    @property
    def view(self) -> View:
        """What is shown. Only asked after `show`."""
        if self._view is None:  # pragma: no cover - a part is filled before it can be used
            raise LookupError("nothing is shown yet")
        return self._view

    @property
    def signs(self) -> Signs:
        """The signs that are drawn here."""
        return themes.signs(self.app)

    @property
    def page(self) -> BaseScreen:
        screen = self.screen
        if not isinstance(screen, BaseScreen):  # pragma: no cover - parts stand on such a screen
            raise TypeError(type(screen).__name__)
        return screen

    def show(self, view: View, *, at: str | None = None) -> None:
        """Draw what was read; the cursor stays, or goes to the row `at`."""
        begins = self._view is None and not at
        self._view = view
        wanted = self.begin_at(view) if begins else self.key_of(view, at) if at else None
        self.list.fill(self.rows(view), at=wanted)

    def begin_at(self, view: View) -> str | None:  # noqa: ARG002 - for those who know better
        """Return the key of the row the cursor begins on; the first, if none is named."""
        return None

    def key_of(self, view: View, name: str) -> str:  # noqa: ARG002 - for those with other keys
        """Return the key of the row that others name so."""
        return name

    def rows(self, view: View) -> Iterator[Row]:
        """Yield the rows of this part."""
        raise NotImplementedError

    def help_about(self) -> str:
        """Return what «Hjælp» says first: of the row one stands on, if there is anything."""
        return ""

    def hint_content(self) -> Content:
        return T(worded(self.app, self.HINT))

    async def write(self, act: Callable[[], W], words: str | Callable[[W], str]) -> bool:
        """Do what writes, and say so, or say why not; what wrote nothing is none to take back."""
        desk = self.view.services.desk

        def acting() -> tuple[W, bool]:
            with desk.lock:
                before = desk.store.sequence
                return act(), desk.store.sequence != before

        def said(made: tuple[W, bool]) -> str:
            told = words(made[0]) if callable(words) else words
            return f"{told} Fortryd med Ctrl+Z." if made[1] else STOOD

        return await self.page.write(acting, said)

    def nothing_yet(self, heading: str, words: str) -> Iterator[Row]:
        """Yield what stands here until a course begins, and the way to begin one."""
        yield Row(heading, heading=True)
        yield Row(words, "start", f"{self.signs.go} ", act=self.way(To.START))

    def way(self, where: To, name: str | None = None) -> GoTo:
        """Return the way elsewhere with this citizen."""
        return GoTo(where, self.view.case.citizen.id, name)

    def turn_to(self, part: str, name: str) -> None:
        """Go to a row of another part."""
        self.post_message(self.Wanted(f"{part}/{name}"))

    @on(Rows.Narrowed)
    def _say_narrowed(self, event: Rows.Narrowed) -> None:
        event.stop()
        line = self.query_one(".hint", Static)
        if event.text:
            found = count(event.found, "linje", "linjer")
            line.update(T(searching(event.text, found)))
        else:
            line.update(self.hint_content())


async def weigh(part: Part, made: Proposal, alone: Proposal | None = None) -> None:
    """Show what a proposal comes to, and do it after a yes.

    Args:
        part: Where it is asked.
        made: What is proposed, the later steps along with it.
        alone: The same, where the later steps stay; asked only if that is something else.

    Raises:
        WentBack: If the person says no.
    """
    if not made.is_empty:
        answers = {"yes": "Ja"}
        if alone is not None and len(alone.drafts) != len(made.drafts):
            answers = {"yes": "Ja, og de senere med", "alone": "Kun dette trin"}
        if await weighed(part, made.words, in_words(made), answers) == "alone" and alone:
            made = alone
    await write(part, made)


async def write(part: Part, made: Proposal) -> None:
    """Write what is proposed, and say so."""
    if made.is_empty:
        part.page.say("Det stod der allerede. Intet er ændret.")
    else:
        await part.write(lambda: part.view.services.tailoring.do(made), made.words)


async def ask_day(
    part: Part, question: str, initial: date | None = None, *, has_happened: bool = False
) -> date:
    """Ask a part's reader for a day.

    Raises:
        WentBack: If the person goes back.
    """
    return await answer(part, a_day(question, part.view.today, initial, has_happened=has_happened))
