"""Tidslinje: everything about a citizen in one list, one line each, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import App, ComposeResult
from textual.widgets import Static

from screens import hiding, themes
from screens.citizen.part import Part, View
from screens.messages import To
from screens.widgets.long_rows import LongRows
from screens.widgets.row import Act, Row
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.table import KINDS
from vip2tui.pictures.drawn import Line, Picture, Tone
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.happened import WIDEST, WORDS, Sort
from vip2tui.services.citizen.timeline import Happened, beside
from vip2tui.text.days import short

_TONES = {Sort.POINT: Tone.DONE, Sort.PRESENCE: Tone.DONE}
_TYPED = (Sort.NOTE, Sort.PRESENCE)
"""What of it people wrote."""


class Timeline(Part):
    """The fifth part of the page."""

    HINT = "Bogstaver søger i alt. Enter viser, hvor det står."

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._made: tuple[Sequence[Happened], list[Row]] | None = None

    def compose(self) -> ComposeResult:
        yield Static(self.hint_content(), classes="hint")
        yield LongRows()

    def rows(self, view: View) -> Iterator[Row]:
        """Yield the lines; they are made again only when something happened."""
        happened = view.services.timeline.of(view.case)
        if self._made is None or self._made[0] is not happened:
            signs = themes.signs(self.app)
            days = [short(one.day, view.today) for one in happened]
            wide = max(map(len, days), default=0)
            rows = [
                self._row(view, one, f"{day:{wide}}", signs, at)
                for at, (one, day) in enumerate(zip(happened, days, strict=True))
            ]
            self._made = (happened, rows)
        yield from self._made[1] or [Row("Her kommer alt, der sker, det nyeste øverst",
                                         heading=True)]  # fmt: skip

    def _row(self, view: View, one: Happened, day: str, signs: Signs, at: int) -> Row:
        return Row(
            one.words,
            f"{at}",
            f"{day} {sign_of(one.sort, signs)} {WORDS[one.sort]:{WIDEST}} ",
            tone=_TONES.get(one.sort, Tone.PLAIN),
            find=beside(one),
            free=(one.words,) if one.sort in _TYPED else (),
            act=self._way(view, one),
        )

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
        Sort.NOTE: signs.note, Sort.PRESENCE: signs.now, Sort.POINT: signs.done,
        Sort.GOAL: signs.milestone, Sort.PLAN: signs.flat, Sort.CARD: signs.measured,
        Sort.FILE: signs.down, Sort.OTHER: signs.same,
    }[sort]  # fmt: skip


def last_lines(app: App[None], view: View, width: int) -> Picture:
    """Return the newest lines for a pane beside a list, as many as the screen is high."""
    signs, lines = themes.signs(app), list[Line]()
    for one in view.services.timeline.of(view.case)[: app.size.height]:
        day = f"{short(one.day, view.today):>7} "
        words = hiding.text(app, one.words, (one.words,) if one.sort in _TYPED else ())
        room = max(width - width_of(day) - 2, 8)
        lines.append(
            (
                (day, Tone.MUTED),
                (f"{sign_of(one.sort, signs)} ", _TONES.get(one.sort, Tone.PLAIN)),
                (cut(clean_line(words), room), Tone.PLAIN),
            )
        )
    return tuple(lines)
