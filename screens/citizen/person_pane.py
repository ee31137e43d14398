"""The citizen one stands on, beside the list: where the course is, the last note, what waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from screens import hiding, themes, words
from screens.widgets.picture import PictureBox
from screens.widgets.row import wrapped
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut, width_of
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.staircase import stair_line
from vip2tui.services.citizen.person_seen import PersonSeen, person_seen
from vip2tui.text.danish import count
from vip2tui.text.days import due_brief, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from vip2tui.pictures.drawn import Line, Picture
    from vip2tui.pictures.signs import Signs
    from vip2tui.services.house import Services

_LINES = 3
"""Lines of a note or a promise."""
_LABEL, _MARK = 8, 2
"""Cells of what a line is called, and of the sign before a thing that waits."""
_MOST = 8
"""Things that wait, by name; the rest is in the number."""


class PersonPane(PictureBox):
    """Tells about one citizen; read beside the screen, so that the cursor never waits."""

    DEFAULT_CSS = "PersonPane { padding: 0 1; }"

    class Read(Message):
        """What is known of the citizen is read."""

        def __init__(self, seen: PersonSeen | None, called: str) -> None:
            super().__init__()
            self.seen, self.called = seen, called

    def __init__(self, services: Services) -> None:
        super().__init__(id="person")
        self._services = services

    @work(description="", thread=True, exclusive=True, group="person")
    def show(self, citizen: str | None) -> None:
        """Show a citizen, or nobody.

        Args:
            citizen: The id.
        """
        worker = get_current_worker()
        seen = None
        if citizen:
            try:
                seen = person_seen(self._services.desk, self._services.citizens.get(citizen))
            except Vip2Error:  # put away meanwhile: the list is read again too
                seen = None
        called = words.called(self._services, seen.id, seen.name) if seen else ""
        if not worker.is_cancelled:
            self.post_message(self.Read(seen, called))

    @on(Read)
    def _draw(self, message: Read) -> None:
        if not self.display:  # the window was made narrower meanwhile
            return
        seen = message.seen
        self.border_title = T(cut(clean_line(message.called), 40))
        today, signs = self._services.desk.today(), themes.signs(self.app)
        shown = partial(hiding.text, self.app)
        self.draw(partial(_picture, seen, today, signs, shown) if seen else lambda _: _NOBODY)


_NOBODY: Picture = (((" ", Tone.PLAIN),),)


def _picture(
    seen: PersonSeen, today: date, signs: Signs, shown: Callable[..., str], width: int
) -> Picture:
    return tuple(_lines(seen, today, signs, shown, width))


def _lines(
    seen: PersonSeen, today: date, signs: Signs, shown: Callable[..., str], width: int
) -> Iterator[Line]:
    """Yield what stands in the pane, line by line."""
    yield ((cut(seen.package or "ingen jobpakke", width), Tone.STRONG),)
    if seen.stairs:
        stairs = stair_line(seen.stairs, signs)
        yield (("Trappe".ljust(_LABEL), Tone.MUTED), *stairs)
        if seen.pace:
            yield from _told("Tempo", seen.pace, width)
    yield ()
    last = (
        f"{short(seen.last.day, today)} «{shown(seen.last.text, (seen.last.text,))}»"
        if seen.last
        else "intet notat"
    )
    yield from _told("Sidst", last, width)
    if seen.promised:
        when = due_brief(seen.promised.due, today)
        yield from _told(
            "Lovet", f"{shown(seen.promised.what, words.agreed(seen.promised))} ({when})", width
        )
    yield ()
    yield ((f"{count(len(seen.waiting), 'ting', 'ting')} venter", Tone.STRONG),)
    for one in seen.waiting[:_MOST]:
        what = clean_line(shown(one.what, words.agreed(one)))
        yield from _waits(what, one.due, today, signs, width)


def _waits(what: str, due: date, today: date, signs: Signs, width: int) -> Iterator[Line]:
    """Yield a thing that waits and its day, whole where two lines are enough."""
    late, when = due < today, f" · {due_brief(due, today)}"
    mark, tone = (signs.over, Tone.OVER) if late else (" ", Tone.PLAIN)
    room = max(width - _MARK, 8)
    first, *rest = wrapped(what, room)
    if not rest and width_of(first + when) > room:
        first, *rest = wrapped(what, max(room - width_of(when), 8))
    last = cut(" ".join(rest) or first, max(room - width_of(when), 8))
    if rest:
        yield (f"{mark} ", tone), (first, Tone.PLAIN)
        mark, tone = " ", Tone.PLAIN
    yield (f"{mark} ", tone), (last, Tone.PLAIN), (when, Tone.MUTED)


def _told(label: str, text: str, width: int) -> Iterator[Line]:
    """Yield a text after its label, at most so many lines of it."""
    room = max(width - _LABEL, 8)
    lines = wrapped(clean_line(text), room)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], cut(" ".join(lines[_LINES - 1 :]), room)]
    for number, line in enumerate(lines):
        yield ((label if number == 0 else "").ljust(_LABEL), Tone.MUTED), (line, Tone.PLAIN)
