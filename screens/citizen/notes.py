"""Notater: what was written, the newest first; corrected ones with what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from screens.citizen.beside import PartBeside
from screens.citizen.known_by_office import status_of
from screens.citizen.note import NoteScreen
from screens.citizen.part import View
from screens.citizen.removing import REMOVE, remove
from screens.dialogs import Tell, pick
from screens.messages import To
from screens.question import Question, answer
from screens.widgets.row import Act, Row
from screens.words import short, stamped
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.redaction import KIND as REDACTION
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.sentences.records import field_words
from vip2tui.sentences.values import code_name, value_words
from vip2tui.services.citizen.redacting import GONE, gone_words
from vip2tui.services.citizen.replies import EMPTY, is_answered
from vip2tui.services.history import Event, HistoryService
from vip2tui.services.typed import required
from vip2tui.text.days import say, say_done
from vip2tui.text.hours import clock, say_minutes

PLACE_WORDS = {Place.PRIVATE: "kun for mig", Place.PROFESSIONAL: "kun kommunen"}
_CORRECTED = ("text", "minutes", "day")
_KIND, _MINUTES = 16, 5


class Notes(PartBeside):
    """The fourth part of the page."""

    HINT = "F6 skriver et nyt notat. Enter læser eller retter. Bogstaver søger."
    TITLE, ABOUT = "Notater", "Notatet"
    LONG, UNDER = True, 6

    def rows(self, view: View) -> Iterator[Row]:
        yield Row("Skriv et notat", "new", f"{self.signs.go} ", act=self.way(To.NOTE))
        if not view.case.entries:
            yield Row("Her er ingen notater endnu", heading=True)
        heads = [(short(one.day, view.today), _since(view, one)) for one in view.case.entries]
        wide = max((len(day) for day, _ in heads), default=0)
        room = max((len(since) for _, since in heads), default=0)
        for entry, (day, since) in zip(view.case.entries, heads, strict=True):
            row = entry_row(view, entry, partial(self._choose, entry))
            kind = code_name(view.catalogue, "entry_types", entry.type)
            minutes = "" if entry.minutes is None else say_minutes(entry.minutes)
            beside = ((since, room), (minutes, _MINUTES)) if room else ((minutes, _MINUTES),)
            yield replace(row, mark=f"{day:{wide}} {self.signs.note} ", who=(kind, _KIND),
                          aside=beside)  # fmt: skip

    def begin_at(self, view: View) -> str | None:
        """Begin on the newest note, so that it is read at once."""
        newest = next(iter(view.case.entries), None)
        return f"entry:{newest.id}" if newest else None

    def key_of(self, view: View, name: str) -> str:  # noqa: ARG002 - as others have it
        return name if name == "new" else f"entry:{name}"

    async def _choose(self, entry: Entry) -> None:
        view = self.view
        show, citizen = self.app.push_screen, view.case.citizen.id
        options: list[tuple[str, Callable[[], object]]] = [
            (
                "Læs det hele",
                lambda: show(Tell(lead(view, entry), whole(view, entry), free=True)),
            ),
            (
                "Ret notatet …",
                lambda: show(NoteScreen(view.services, citizen, correcting=entry.id)),
            ),
        ]
        if is_corrected(entry):
            old = "\n\n".join(before(view, entry))
            options.append(
                ("Se, hvad der stod før", lambda: show(Tell("Hvem skrev hvad", old, free=True)))
            )
        if texts := view.services.redacting.texts(entry.id):
            options.append((REMOVE, partial(remove, self.page, texts)))
        if view.services.desk.me.role is not Role.MENTOR and is_answered(entry):
            options.insert(1, ("Svar på det …", partial(self._reply, entry.id)))
        title = f"{code_name(view.catalogue, 'entry_types', entry.type)}, {say(entry.day)}"
        await pick(self, title, options)

    async def _reply(self, note: str) -> None:
        """Write the line that goes back to the mentor."""
        services, seen = self.view.services, self.view.case
        asked = "Du har læst det. Hvad skal mentoren vide? Fx «truckkurset er bestilt»."
        text = await answer(self, Question(asked, lambda typed: required(typed, EMPTY)))
        said = "Svaret er gemt og kommer med i den næste fil. Fortryd med Ctrl+Z."
        await self.page.write(lambda: services.replies.write(seen, text, note), said)


def _since(view: View, entry: Entry) -> str:
    """Return in one word what happened to a note since it was written; mostly nothing."""
    record = view.case.states[entry.case].records.get(entry.id)
    if record is not None and record.undone_by:
        return "fortrudt"
    return "rettet" if is_corrected(entry) else ""


def entry_row(view: View, entry: Entry, act: Act, most: int = 0) -> Row:
    """Return one note; a corrected one shows what stood there before."""
    said = whole(view, entry)
    old = before(view, entry) if is_corrected(entry) else []
    below = f"rettet, fordi: {entry.reason}" if entry.reason else ""
    if old:
        below += f"\nfør: {cut(clean_line(old[-1]), 200)}"
    return Row(
        said or "(ingen tekst)",
        f"entry:{entry.id}",
        "  ",
        lead=lead(view, entry),
        below=below,
        free=(said, below),
        most=most,
        find=str(entry.day),
        act=act,
    )


def lead(view: View, entry: Entry) -> str:
    """Return date, kind, who wrote it, hours, for whom it is, and how far it has come."""
    record = view.case.states[entry.case].records.get(entry.id)
    stamp = record.stamp("type") if record else None
    author = view.services.desk.others.author
    times = f" ({clock(entry.start)}–{clock(entry.end)})" if entry.start and entry.end else ""
    parts = [
        say_done(entry.day, view.today),
        code_name(view.catalogue, "entry_types", entry.type),
        author(stamp).words if stamp else "",
        "" if entry.minutes is None else f"{say_minutes(entry.minutes)}{times}",
        "rettet" if is_corrected(entry) else "",
        *(f"fortrudt af {author(one).words}" for one in (record.undone_by if record else ())),
        view.catalogue.worded(PLACE_WORDS.get(place_of(entry.case), "")),
        status_of(view, entry.id),
    ]
    return " · ".join(part for part in parts if part)


def whole(view: View, entry: Entry) -> str:
    """Return all that a note says, and who took away what it does not say any more."""
    gone = gone_words(view.case.states[entry.case], entry.id, "text")
    absence = entry.absence and code_name(view.catalogue, "absence", entry.absence).lower()
    parts = [
        f"(teksten er {gone})" if gone else "",
        entry.text,
        f"Fravær: {absence}." if absence else "",
        f"Næste: {entry.next}" if entry.next and entry.next not in entry.text else "",
        f"Aftalt til {short(entry.next_date, view.today)}." if entry.next_date else "",
        f"Det næste er klaret {short(entry.next_done, view.today)}." if entry.next_done else "",
    ]
    return "\n".join(part for part in parts if part)


def is_corrected(entry: Entry) -> bool:
    """Tell whether what stands is not what was written first."""
    return bool(entry.reason)


def before(view: View, entry: Entry) -> list[str]:
    """Return the values that were replaced, oldest first, each with who and when."""
    record = view.case.states[entry.case].records.get(entry.id)
    if record is None:
        return []
    heads = tuple(head.id for name in _CORRECTED for head in record.heads.get(name, ()))
    gone = len(view.case.states[entry.case].of_kind(REDACTION))
    return list(_before(view.catalogue, view.services.history, entry.id, heads, gone, view.today))


@lru_cache(maxsize=512)
def _before(
    catalogue: Catalogue,
    history: HistoryService,
    entry: str,
    heads: tuple[str, ...],  # noqa: ARG001 - it is read anew when other values stand
    taken: int,  # noqa: ARG001 - or one was taken away for good
    today: date,
) -> tuple[str, ...]:
    """Return what was replaced. Kept, for a history is looked for through every case."""
    try:
        events = history.of(entry)
    except Vip2Error:
        return ()
    gone = [one for one in events if one.field in _CORRECTED and not one.stands and not one.undone]
    return tuple(_old(catalogue, one, today) for one in gone)


def _old(catalogue: Catalogue, event: Event, today: date) -> str:
    name = field_words("entry", event.field)
    if event.gone:
        return f"{name}: {GONE} ({stamped(event.by, event.at, today)})"
    text = str(event.value) if event.field == "text" else ""
    value = text or value_words(catalogue, "entry", event.field, event.value, 60)
    return f"{name}: «{value}» ({stamped(event.who, event.at, today)})"
