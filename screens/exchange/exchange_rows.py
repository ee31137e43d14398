"""The rows of «Send/hent»: what is to be sent and fetched, what was, and the computers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from screens import commands, themes
from screens.base import BaseScreen, GoTo
from screens.exchange import diary
from screens.exchange.inbox import inbox
from screens.exchange.new_laptop import NEW, new_laptop
from screens.exchange.receipts import computer
from screens.exchange.send import ALL, answer_all, send, send_to
from screens.exchange.waiting import (
    AGAIN,
    NOBODY,
    NOBODY_AT_OFFICE,
    NOTHING_NEW,
    ToSend,
    Waits,
    no_answer,
)
from screens.messages import To
from screens.widgets.beside import paragraphs
from screens.widgets.row import Row
from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.ruled import ruled
from vip2tui.services.exchange.diary import WHAT
from vip2tui.services.house import Services
from vip2tui.text.danish import capital, count
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.base.drives import Found
    from vip2tui.exchange.peers import Peer
    from vip2tui.pictures.drawn import Picture

READING = "Et øjeblik, jeg tæller, hvad der er klar …"
LOOKING = "Et øjeblik, jeg ser efter filer …"
FIRST = "first"
_WHO = 21
_NAMED = 4
"""Computers that wait, by name; the rest is in the number."""
_FILES = 8


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known so far; what is not read yet is none."""

    waits: Waits | None = None
    files: Sequence[Found] | None = None


def exchange_rows(page: BaseScreen, seen: Seen) -> Iterator[Row]:
    """Yield all rows, group by group, for what is known so far."""
    waits = seen.waits
    if waits is None:
        yield _heading(page, "SKAL SENDES")
        yield Row(READING, FIRST, _mark(page, ""), who=("Send", _WHO), act=partial(send, page))
    else:
        yield from _to_send(page, waits)
    yield from _to_fetch(page, seen)
    if waits is not None:
        yield from _files(page, waits)
        yield from _rest(page, waits)


def _heading(page: BaseScreen, title: str, said: str = "", tone: Tone = Tone.PLAIN) -> Row:
    signs = themes.signs(page.app)
    mark = signs.soon if tone is Tone.SOON else " "
    line = partial(ruled, title, said, signs=signs, mark=mark, tone=tone)
    return Row("", heading=True, drawn=lambda width: (line(width=width),))


def _mark(page: BaseScreen, sign: str) -> str:
    return f"{sign or themes.signs(page.app).go} "


def _to_send(page: BaseScreen, waits: Waits) -> Iterator[Row]:
    signs, role = themes.signs(page.app), page.services.desk.me.role
    is_one = len(waits.sends) == 1
    waiting = bool(waits.ready or waits.owed)
    said = "" if is_one else waits.said
    yield _heading(page, "SKAL SENDES", said, Tone.SOON if waiting else Tone.PLAIN)
    if not waits.known:
        said = NOBODY_AT_OFFICE if role is Role.OFFICE else page.worded(NOBODY)
        yield Row(said, "send", _mark(page, ""), act=partial(send, page))
        return
    if role is Role.OFFICE:
        yield from _owed(page, waits)
        return
    for one in waits.sends:
        yield _send_row(page, waits, one, is_one=is_one)
    if waits.underway and (waits.ready or not is_one):
        said = f"Lagt i en fil. {no_answer(page.services)}."
        more = paragraphs(page.app, [(AGAIN, Tone.MUTED)])
        yield Row(said, "underway", _mark(page, signs.same), _aside(waits.underway), most=1,
                  who=("Undervejs", _WHO), more=more, act=partial(send, page))  # fmt: skip


def _send_row(page: BaseScreen, waits: Waits, one: ToSend, *, is_one: bool) -> Row:
    """Return the row of one that files go to; where it is the only one, the numbers are its."""
    signs = themes.signs(page.app)
    number, tone, sign, below = "", Tone.PLAIN, signs.done, one.answered
    if one.what:
        number = waits.ready if is_one else ""
        tone, sign = Tone.SOON, signs.soon
    if one.what and is_one and not waits.ready:
        number, tone, sign, below = waits.underway, Tone.PLAIN, signs.same, f"{below} {AGAIN}"
    in_file = [f"  {part}" for part in one.what.split(", ")] if one.what else []
    more = paragraphs(page.app, [
        *([("I den næste fil:", Tone.STRONG)] if in_file else []),
        *((part, Tone.PLAIN) for part in in_file),
        ("", Tone.PLAIN),
        ("Enter spørger, hvor filen skal ligge. Kun modtageren kan åbne den.", Tone.MUTED),
    ])  # fmt: skip
    who, said = f"Til {one.who}", one.why_not or one.what or NOTHING_NEW
    fits = width_of(who) <= _WHO
    return Row(
        said if fits else f"{who}: {said}",
        f"send {one.peer.device}",
        _mark(page, sign),
        _aside(number),
        below=below,
        tone=tone,
        who=(who, _WHO) if fits else ("", 0),
        more=more,
        act=partial(send_to, page, one.peer),
    )


def _owed(page: BaseScreen, waits: Waits) -> Iterator[Row]:
    """Yield who waits for the office's receipt, and the way to send to anybody."""
    signs = themes.signs(page.app)
    if waits.owed:
        number = count(len(waits.owed), "computer", "computere")
        names = paragraphs(page.app, [(one.words, Tone.PLAIN) for one in waits.owed])
        yield Row(f"{ALL}: {number}", "all", _mark(page, signs.soon), tone=Tone.SOON, more=names,
                  act=partial(answer_all, page))  # fmt: skip
    for one in waits.owed[:_NAMED]:
        yield Row(
            "venter på kvittering",
            f"send {one.peer.device}",
            _mark(page, ""),
            _aside(f"siden {say_short(one.day, one.today)}"),
            who=(cut(one.who, _WHO), _WHO),
            more=paragraphs(page.app, [(one.whose, Tone.PLAIN)]),
            act=partial(send_to, page, one.peer),
        )
    if waits.silent:
        yield Row(waits.silent, "silent", _mark(page, signs.over), act=GoTo(To.COMPUTERS))
    files = f"Filer kan laves til {count(waits.known, 'computer', 'computere')}."
    yield Row(files, "send", _mark(page, ""), who=("Send til …", _WHO), more=_computers(page),
              act=partial(send, page))  # fmt: skip


def _to_fetch(page: BaseScreen, seen: Seen) -> Iterator[Row]:
    signs, files = themes.signs(page.app), seen.files
    number = count(len(files), "fil", "filer") if files else ""
    yield _heading(page, "SKAL HENTES", number, Tone.SOON if files else Tone.PLAIN)
    if files is None:
        said = LOOKING
    elif files:
        places = sorted({one.place for one in files})
        said = f"{number} ligger klar: {', '.join(places)}"
    else:
        said = "Ingen nye filer.\nEr stikket sat i?"
    shown = [(f"{clean_line(one.path.name)} · {one.place}", Tone.PLAIN) for one in files or ()]
    yield Row(said, "fetch", _mark(page, signs.soon if files else ""),
              _aside(commands.FETCH.shown), tone=Tone.SOON if files else Tone.PLAIN,
              who=("Hent", _WHO), most=2, more=paragraphs(page.app, shown[:_FILES]),
              act=GoTo(To.FETCH))  # fmt: skip
    if page.services.desk.me.role is Role.OFFICE:
        yield Row("en mappe med filer på én gang", "inbox", _mark(page, ""),
                  who=("Indbakke", _WHO), act=partial(inbox, page))  # fmt: skip
    if seen.waits is not None and seen.waits.gaps:
        missing = count(seen.waits.gaps, "ændring er", "ændringer er")
        said = f"{missing} ikke kommet. Den næste fil har som regel det med."
        yield Row(said, "gaps", _mark(page, signs.over), who=("En fil mangler", _WHO),
                  tone=Tone.OVER)  # fmt: skip


def _files(page: BaseScreen, waits: Waits) -> Iterator[Row]:
    """Yield the last files, and the way to all of them."""
    number = count(waits.files, "fil", "filer") if waits.files else "ingen filer endnu"
    yield _heading(page, "SENDT OG HENTET", number)
    signs, today = themes.signs(page.app), page.services.desk.today()
    for line in waits.lines:
        words = [clean_line(line.person or line.computer), clean_line(line.words)]
        yield Row(
            " · ".join(filter(None, words)),
            line.id,
            _mark(page, diary.sign(line, signs)),
            _aside(diary.day(line, today)),
            most=1,
            who=(capital(WHAT.get(line.what, clean_line(line.what))), _WHO),
            more=paragraphs(page.app, [(diary.whole(line), Tone.MUTED)]),
            act=partial(diary.look, page, line),
        )
    yield Row(waits.light, "light", _mark(page, signs.done), act=GoTo(To.BACKUPS))
    yield Row("med dato og antal", "diary", _mark(page, ""),
              who=("Alle filer", _WHO), act=GoTo(To.DIARY))  # fmt: skip


def _rest(page: BaseScreen, waits: Waits) -> Iterator[Row]:
    services, signs = page.services, themes.signs(page.app)
    yield _heading(page, "TVIVL OG COMPUTERE")
    said = count(waits.doubts, "ting", "ting") if waits.doubts else "ikke noget lige nu"
    yield Row(said, "doubts", _mark(page, signs.soon if waits.doubts else signs.done),
              who=("Skal afgøres", _WHO), act=GoTo(To.DOUBTS),
              tone=Tone.SOON if waits.doubts else Tone.PLAIN)  # fmt: skip
    if services.desk.me.role is Role.OFFICE:
        yield Row("en startfil gør den klar på to minutter", "new", _mark(page, ""),
                  who=(NEW, _WHO), act=partial(new_laptop, page))  # fmt: skip
    known = len(_known(services))
    said = count(known, "computer", "computere") if known else "ingen endnu"
    yield Row(said, "computers", _mark(page, ""), who=("Computere, du kender", _WHO),
              more=_computers(page), act=GoTo(To.COMPUTERS))  # fmt: skip


def _known(services: Services) -> list[Peer]:
    return [peer for peer in services.devices.all() if peer.trusted and not peer.revoked]


def _computers(page: BaseScreen) -> Callable[[int], Picture]:
    catalogue = page.services.catalogue
    known = ((computer(catalogue, one), Tone.PLAIN) for one in _known(page.services))
    return paragraphs(page.app, known)


def _aside(text: str) -> tuple[tuple[str, int], ...]:
    return ((text, max(width_of(text), 1)),) if text else ()
