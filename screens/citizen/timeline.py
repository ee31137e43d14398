"""Tidslinje: everything about a citizen in one list, one line each, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from screens import hiding, themes
from screens.citizen.beside import PartBeside
from screens.citizen.part import View
from screens.dialogs import pick
from screens.messages import To
from screens.widgets.row import Act, Row
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.table import KINDS
from vip2tui.pictures.drawn import Line, Picture, Tone
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.happened import WIDEST, WORDS, Sort
from vip2tui.services.citizen.timeline import Happened, Told, beside
from vip2tui.text.days import say, short

_TONES = {Sort.POINT: Tone.DONE, Sort.PRESENCE: Tone.DONE}
_TYPED = (Sort.NOTE, Sort.PRESENCE, Sort.ABSENCE, Sort.MEASURE)
"""What of it people wrote."""
_READING = "Et øjeblik, jeg læser …"
_EMPTY = "Her kommer alt, der sker, det nyeste øverst"


class Timeline(PartBeside):
    """The fifth part of the page. It is read beside the screen: the frame stands at once."""

    HINT = "Bogstaver søger i alt. Enter viser, hvor det står."
    TITLE, ABOUT = "Tidslinje", "Det, der skete"
    LONG, UNDER = True, 4

    @dataclass
    class Read(Message):
        """All lines are read, or it is known why not."""

        view: View
        at: str | None
        made: list[Row]
        why_not: Vip2Error | None = None

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._made: tuple[Sequence[Told], list[Row]] | None = None

    def show(self, view: View, *, at: str | None = None) -> None:
        """Have it read; what stands there stays until then."""
        if self._view is None:
            self.list.fill([Row(_READING, heading=True)])
        self._view = view
        self._read(view, at)

    @work(description="", thread=True, exclusive=True, group="read")
    def _read(self, view: View, at: str | None) -> None:
        worker = get_current_worker()
        try:
            found = self.Read(view, at, list(self.rows(view)))
        except Vip2Error as error:
            found = self.Read(view, at, [], error)
        if not worker.is_cancelled:
            self.post_message(found)

    @on(Read)
    def _fill(self, message: Read) -> None:
        message.stop()
        if message.why_not is not None:
            self.page.refuse(message.why_not)
        self.list.fill(message.made, at=message.at)
        self.tell()

    def rows(self, view: View) -> Iterator[Row]:
        """Yield the lines; they are made again only when something happened."""
        told = view.services.timeline.told(view.case)
        if self._made is None or self._made[0] is not told:
            signs = self.signs
            days = [short(one.first.day, view.today) for one in told]
            wide = max(map(len, days), default=0)
            rows = [
                self._row(view, one, f"{day:{wide}}", signs)
                for one, day in zip(told, days, strict=True)
            ]
            self._made = (told, rows)
        yield from self._made[1] or [Row(_EMPTY, heading=True)]

    def _row(self, view: View, one: Told, day: str, signs: Signs) -> Row:
        first = one.first
        is_typed = first.sort in _TYPED
        whole = first.more if first.more and clean_line(first.more) not in one.words else ""
        return Row(
            one.words,
            f"{first.sort}:{first.record}:{first.at}",
            f"{day} {sign_of(first.sort, signs)} {WORDS[first.sort]:{WIDEST}} ",
            lead=f"{say(first.day)} · {WORDS[first.sort]} · {one.by}".rstrip(" ·"),
            below=whole,
            tone=_TONES.get(first.sort, Tone.PLAIN),
            find=" ".join(beside(each) for each in one.lines),
            free=(one.words, whole) if is_typed else (),
            act=self._act(view, one),
        )

    def _act(self, view: View, one: Told) -> Act | None:
        """Return where Enter leads; where there are several, one is chosen first."""
        if len({each.record for each in one.lines}) == 1:
            return self._way(view, one.first)
        return partial(self._choose, view, one)

    async def _choose(self, view: View, one: Told) -> None:
        ways = [(each.words, self._way(view, each)) for each in one.lines]
        await pick(self, "Hvor vil du hen?",
                   [(words, partial(self.page.do, way)) for words, way in ways if way])  # fmt: skip

    def _way(self, view: View, one: Happened) -> Act | None:
        """Return where Enter leads: to the note, the point, the step or the competence."""
        if one.sort is Sort.FILE:
            return self.way(To.DIARY)
        if one.kind == Mark.KIND:
            known = next((mark for mark in view.case.marks if mark.id == one.record), None)
            return self._turning("kort", known.competence) if known else None
        page = KINDS[one.kind].page if one.kind in KINDS else ""
        return self._turning(page, one.record) if page else None

    def _turning(self, part: str, record: str) -> Act:
        return lambda: self.turn_to(part, record)


def sign_of(sort: Sort, signs: Signs) -> str:
    """Return the sign of what happened; the word beside it says the same."""
    return {
        Sort.NOTE: signs.note, Sort.PRESENCE: signs.now, Sort.ABSENCE: signs.ahead,
        Sort.POINT: signs.done,
        Sort.GOAL: signs.milestone, Sort.PLAN: signs.flat, Sort.CARD: signs.measured,
        Sort.MEASURE: signs.measured, Sort.FILE: signs.down, Sort.OTHER: signs.same,
    }[sort]  # fmt: skip


def last_lines(app: App[None], told: Sequence[Told], today: date, width: int) -> Picture:
    """Return the newest lines for a pane beside a list, as many as the screen is high."""
    signs, lines = themes.signs(app), list[Line]()
    shown = told[: app.size.height]
    wide = max((width_of(short(one.first.day, today)) for one in shown), default=0)
    for one in shown:
        sort, day = one.first.sort, f"{short(one.first.day, today):<{wide}} "
        words = hiding.text(app, one.words, (one.words,) if sort in _TYPED else ())
        room = max(width - width_of(day) - 2, 8)
        lines.append(
            (
                (day, Tone.MUTED),
                (f"{sign_of(sort, signs)} ", _TONES.get(sort, Tone.PLAIN)),
                (cut(clean_line(words), room), Tone.PLAIN),
            )
        )
    return tuple(lines)
