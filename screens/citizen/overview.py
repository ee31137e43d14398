"""Overblik: what happens next, how far the course is, what is missing, and the last notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from screens.citizen.absent import absence_rows
from screens.citizen.already_begun import ask_begun
from screens.citizen.calling import ask_call
from screens.citizen.doubts import doubt_rows, mark_rows
from screens.citizen.known_by_office import known_rows
from screens.citizen.months import beside, course_rows, heading, months, stairs, tally
from screens.citizen.notes import entry_row
from screens.citizen.part import Part, View
from screens.citizen.placing import PLACE, ask_place, place_words
from screens.citizen.stairs import STAIRS, stair_rows
from screens.citizen.timeline import last_lines
from screens.citizen.to_draft import to_draft
from screens.dialogs import Tell, choose
from screens.messages import To
from screens.panes import Panes
from screens.question import Question, answer
from screens.widgets.picture import PictureBox
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from screens.words import agreed, owner, owner_cells
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.course.upcoming import ALREADY, CHOOSE, THE_ROUND, Waiting, next_step
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.sentences.records import field_label
from vip2tui.services import drafts
from vip2tui.services.citizen.timeline import Told
from vip2tui.services.course import followups
from vip2tui.services.course.pacing import standing_of, waiting_about
from vip2tui.services.course.stairs import ABOUT
from vip2tui.services.drafts import DraftSeen
from vip2tui.text.days import due_words, say

LAST_NOTES = 3
ASKED_AGAIN = "Svaret står i feltet, næste gang der bliver spurgt."
CPR = "cpr"
"""Not a field of the citizen: it stands where only professionals see it."""


class Overview(Part):
    """The first part of the page."""

    HINT = "Pil op og ned vælger, Enter åbner. Pil til højre viser planen."

    @dataclass
    class Happened(Message):
        """The time line is read."""

        told: Sequence[Told]

    def compose(self) -> ComposeResult:
        yield Static(self.hint_content(), classes="hint")
        yield PictureBox(classes="months")
        yield Panes(Rows(), PictureBox(classes="happened"))

    def on_mount(self) -> None:
        self.query_one(".happened").border_title = "Tidslinje"

    def show(self, view: View, *, at: str | None = None) -> None:
        super().show(view, at=at)
        self.query_one(".months", PictureBox).draw(self._months)
        self._fill_pane()

    @on(Panes.Parted)
    def _fill_pane(self) -> None:
        """Fill the second pane while it is shown."""
        if self._view is not None and self.query_one(Panes).are_two:
            self._read_happened(self.view)

    @work(description="", thread=True, exclusive=True, group="aside")
    def _read_happened(self, view: View) -> None:
        """Read the time line beside the screen: the first time it takes a while."""
        worker = get_current_worker()
        try:
            told = view.services.timeline.told(view.case)
        except Vip2Error:  # told where it is opened; here there is only nothing to show
            return
        if not worker.is_cancelled:
            self.post_message(self.Happened(told))

    @on(Happened)
    def _draw_happened(self, message: Happened) -> None:
        message.stop()
        if self.query_one(Panes).are_two:
            lines = partial(last_lines, self.app, message.told, self.view.today)
            self.query_one(".happened", PictureBox).draw(lines)

    def _months(self, width: int) -> Picture:
        """Return the course, and how much is in place."""
        view, plan = self.view, self.view.case.course
        if plan is None:
            return ()
        bars = months(view, plan, self.app.size.height, width, self.signs)
        line = stairs(view, plan, self.signs)
        head = beside(heading(plan), line, width) if line else ()
        return (*(head or (heading(plan),)), *bars, *filter(None, [tally(view, plan, self.signs)]))

    def rows(self, view: View) -> Iterator[Row]:
        yield from draft_rows(self, view)
        yield from next_rows(self, view)
        yield from doubt_rows(self, view)
        yield from mark_rows(self, view)
        yield from do_rows(self, view)
        yield from absence_rows(self, view)
        yield from known_rows(self, view)
        missing = view.services.citizens.missing(view.case)
        if missing:
            yield Row(f"Mangler ({len(missing)}): Enter skriver det ind", heading=True)
            for name in missing:
                label = field_label(self.view.catalogue, Citizen.KIND, name)
                yield Row(label, f"field:{name}", "[ ] ", act=partial(self.ask_field, name))
        yield from stair_rows(self, view)
        yield from course_rows(view, self.signs)
        if view.case.entries:
            yield Row("Sidste notater", heading=True)
            for entry in view.case.entries[:LAST_NOTES]:
                yield entry_row(view, entry, partial(self.turn_to, "notater", entry.id), most=2)

    def help_about(self) -> str:
        row = self.list.row
        return f"Trappen\n{self.view.catalogue.worded(ABOUT)}" if row and row.key == STAIRS else ""

    def go_on(self, draft: DraftSeen) -> None:
        """Go on with a draft where it is written; an answer is shown with its question."""
        if draft.kind == drafts.ANSWER:
            text = "\n".join([draft.about, "", *draft.fields.values(), "", ASKED_AGAIN])
            self.app.push_screen(Tell("Kladde", text, free=True))
        else:
            self.page.post_message(to_draft(draft))

    async def ask_fields(self) -> None:
        """Ask which of the citizen's fields to write."""
        citizen, catalogue = self.view.case.citizen, self.view.catalogue
        asked = KINDS[Citizen.KIND].asked
        labels = {name: field_label(catalogue, Citizen.KIND, name) for name in asked}
        options = [
            (name, f"{label}: {getattr(citizen, name) or '(tomt)'}")
            for name, label in labels.items()
        ]
        if self.view.role is not Role.MENTOR:
            masked = self.page.masked_cpr(self.view.case)
            options.append((CPR, f"CPR-nummer: {masked or '(tomt)'}"))
        if where := place_words(self):
            options.append((PLACE, where))
        name = await choose(self, "Hvad vil du rette?", options)
        if name == PLACE:
            await ask_place(self)
        else:
            await (self._ask_cpr() if name == CPR else self.ask_field(name))

    async def _ask_cpr(self) -> None:
        """Ask for the number; it is never shown again in full, and a mentor is never asked."""
        view = self.view
        typed = await answer(self, Question("CPR-nummer (ti cifre):", str, draft=False))
        await self.write(
            lambda: view.services.citizens.set_cpr(view.case, typed),
            lambda told: " ".join(["CPR-nummeret er gemt.", *(one.text for one in told)]),
        )

    async def ask_field(self, name: str) -> None:
        """Ask for one of the citizen's fields."""
        view = self.view
        known = getattr(view.case.citizen, name) or ""
        label = field_label(self.view.catalogue, Citizen.KIND, name)
        typed = await answer(self, Question(f"{label}:", str, known))
        if typed != known:
            await self.write(
                lambda: view.services.citizens.change(view.case, **{name: typed}),
                f"{label} er gemt.",
            )


def draft_rows(part: Overview, view: View) -> Iterator[Row]:
    """Yield what was begun about the citizen and is not saved."""
    begun = drafts.about(drafts.waiting(view.services.desk), view.case.citizen.id)
    if begun:
        yield Row("Begyndt og ikke gemt færdigt", heading=True)
    for one in begun:
        yield Row(
            one.words(view.today),
            f"draft:{one.place}",
            f"{part.signs.go} ",
            act=partial(part.go_on, one),
        )


def next_rows(part: Part, view: View) -> Iterator[Row]:
    """Yield what happens next, and how far the course is."""
    yield Row("Næste skridt", heading=True)
    waiting, go = next_step(waiting_about(view.services.desk, view.case)), f"{part.signs.go} "
    if waiting is None:
        plan = view.case.course
        text = "Der venter ikke noget." if plan else "Start en jobpakke, så bliver planen lagt."
        yield Row(text, "next", f"{part.signs.go} ", act=part.way(To.ROUND if plan else To.START))
    else:
        due = due_words(waiting.due, view.today, waiting.times)
        who = owner(view.catalogue, waiting.owner, view.role, view.name)
        act = _next_act(part, waiting)
        tone = Tone.OVER if waiting.due < view.today else Tone.PLAIN
        aside = ((due, 24), (who, owner_cells(view.role)))
        yield Row(waiting.what, "next", go, aside, free=agreed(waiting), tone=tone, act=act)
    plan = view.case.course
    now = standing_of(view.services.desk, plan) if plan else None
    if now is not None:
        yield Row(f"Tempo: {now.in_words()}. Slut: {say(now.forecast)} (skøn).", "", "  ")


def _next_act(part: Part, waiting: Waiting) -> Act:
    if waiting.part == ALREADY:
        return partial(ask_begun, part.page, waiting.citizen, waiting.name)
    if waiting.part == followups.PART:
        return partial(ask_call, part.page, waiting.citizen, waiting.name)
    if waiting.part == THE_ROUND:
        return part.way(To.ROUND)
    if waiting.part == CHOOSE:
        return part.way(To.START)
    return partial(part.turn_to, waiting.part, waiting.name)


def do_rows(part: Overview, view: View) -> Iterator[Row]:
    """Yield what a person comes here to do."""
    yield Row("Gør", heading=True)
    running = view.case.course is not None and view.case.course.course.closed is None
    if running:
        yield Row("Ugens runde: fem spørgsmål, tre minutter", "round", f"{part.signs.go} ",
                  act=part.way(To.ROUND))  # fmt: skip
        yield Row("Før samtalen: aftalerne, det I øver, og ti ord", "before", f"{part.signs.go} ",
                  act=part.way(To.BEFORE))  # fmt: skip
    yield Row("Skriv et notat", "note", f"{part.signs.go} ", act=part.way(To.NOTE))
    start = "Start endnu en jobpakke" if running else "Start en jobpakke"
    yield Row(start, "packages", f"{part.signs.go} ", act=part.way(To.START))
    yield Row("Ret navn, telefon og andet …", "fields", f"{part.signs.go} ", act=part.ask_fields)
