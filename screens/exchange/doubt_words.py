"""A doubt in words: who wrote what, when and on which computer. Never «lokal», never «fjern»."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from screens.exchange.receipts import capital
from screens.words import called, listed
from vip2tui.base.safe import clean_line, clean_text, cut, width_of
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.places import shared_case
from vip2tui.sentences.records import doubtful, record_words
from vip2tui.sentences.values import is_habit, value_words
from vip2tui.services.exchange.doubt_card import GOES, STAYS
from vip2tui.services.exchange.doubts import KEEP, LET_GO
from vip2tui.text.danish import count, first_name
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.services.exchange.doubts import OpenDoubt
    from vip2tui.services.house import Services

_WHOLE = 2_000
"""Characters of a value on the card: the rest can be read in the note itself."""
_SHORT = 30
_VALUE = 60


def whose(services: Services, one: OpenDoubt) -> str:
    """Return whom a doubt is about, or which workplace."""
    case = shared_case(one.case)
    record = services.desk.state(case).records.get(case)
    name = clean_line(str(record.get("name") or "")) if record else ""
    return called(services, case, name or NAMELESS)


def about(services: Services, one: OpenDoubt) -> str:
    """Return what is in doubt: «telefon», or «notatet fra 3. maj, tekst»."""
    doubt = one.doubt
    record = services.desk.state(one.case).records.get(doubt.record)
    if doubt.is_undone:
        return record_words(doubt.kind, record.values if record else {})
    if record and doubt.kind == Mark.KIND:
        return doubtful(doubt.kind, doubt.field, record.values)
    if doubt.kind == Citizen.KIND:
        return capital(doubtful(doubt.kind, doubt.field, {}))
    today = services.desk.today()
    what, _, field = doubtful(doubt.kind, doubt.field, {}).partition(", ")
    if record and doubt.kind == Entry.KIND:
        if doubt.field != "day" and (day := _day(str(record.get("day") or ""), today)):
            what += f" fra {day}"
        if doubt.field != "text" and (said := clean_line(str(record.get("text") or ""))):
            what += f" «{cut(said, _SHORT)}»"
    return f"{what}, {field}" if field else what


def asked(one: OpenDoubt) -> str:
    """Return what has happened, as it is said of two or of more."""
    if one.doubt.is_undone:
        return "En har fortrudt det, og andre har skrevet videre"
    pens = {head.place[0] for head in one.doubt.heads}
    return "I har begge rettet det samme" if len(pens) < 3 else "Flere har rettet det samme"


def told(services: Services, one: OpenDoubt) -> list[str]:
    """Return one sentence for each value: «Mette skrev «mandag» på Laptop Nord 3. maj.»"""
    if one.doubt.is_undone:
        return [*(_taken_back(services, one, head) for head in one.doubt.heads), _SO]
    return [_sentence(services, one, head) for head in one.doubt.heads]


def rows_below(services: Services, one: OpenDoubt) -> list[str]:
    """Return the values short, each with who and when; the last one stands meanwhile."""
    doubt = one.doubt
    if doubt.is_undone:
        return [
            f"fortrudt af {_stamp(services, one, head)} – står her endnu" for head in doubt.heads
        ]
    found = [f"«{_value(one, head)}» ({_stamp(services, one, head)})" for head in doubt.heads]
    return [*found[:-1], f"{found[-1]} – står der nu"]


def choices(services: Services, one: OpenDoubt, room: int) -> list[tuple[str, str]]:
    """Return the id and the button of each value: «Behold «mandag» (Mette, 3. maj)».

    Args:
        services: Everything.
        one: The doubt.
        room: Cells a button has.
    """
    if one.doubt.is_undone:
        return [(KEEP, STAYS), (LET_GO, GOES)]
    found = []
    for head in one.doubt.heads:
        value, stamp = _value(one, head), _stamp(services, one, head)
        left = room - len("Behold «» ()")
        value = cut(value, max(left - width_of(stamp), left // 2))
        found.append((head.id, f"Behold «{value}» ({cut(stamp, left - width_of(value))})"))
    return found


def kept(one: OpenDoubt, change_id: str) -> str:
    """Return what is said when it is decided."""
    if change_id in _SETTLED:
        return _SETTLED[change_id]
    values = {head.id: _value(one, head) for head in one.doubt.heads}
    if change_id in values:
        return f"Afgjort: «{cut(values[change_id], _SHORT)}»."
    return "Afgjort: begge tekster står der nu."


_SETTLED = {
    KEEP: "Afgjort: det bliver stående.",
    LET_GO: "Afgjort: det er lagt væk.",
}
_SO = "Lægges det væk, ses det andre har skrevet i det, heller ikke. Intet bliver slettet."


def _taken_back(services: Services, one: OpenDoubt, undo: Change) -> str:
    author = services.sharing.author(undo)
    who = "Du" if author.is_me and not author.differs else author.words or "En anden"
    device = clean_line(author.computer)
    on = f" på {device}" if device and who != "Du" and not author.differs else ""
    return f"{who} har fortrudt det{on} {_when(one, undo, services.desk.today())}."


def waiting(number: int) -> str:
    """Return «2 ting skal afgøres»."""
    return f"{count(number, 'ting', 'ting')} skal afgøres"


def _sentence(services: Services, one: OpenDoubt, head: Change) -> str:
    author = services.sharing.author(head)
    when = _when(one, head, services.desk.today())
    if author.differs:
        return f"{author.words} skrev «{_value(one, head, whole=True)}» {when}."
    who = "Du" if author.is_me else _called(one, head) or "En uden navn"
    device = clean_line(author.computer)
    # One's own computer goes without saying, unless both were written by oneself.
    on = f" på {device}" if device and (who != "Du" or _is_one_persons(services, one)) else ""
    return f"{who} skrev «{_value(one, head, whole=True)}»{on} {when}."


def _stamp(services: Services, one: OpenDoubt, head: Change) -> str:
    """Return who and when; the computer too, where the person is the same."""
    author = services.sharing.author(head)
    who = "dig" if author.is_me else _called(one, head) or "ukendt"
    if author.differs:
        return f"{author.called}, {_when(one, head, services.desk.today())}"
    device = clean_line(author.computer)
    if device and _is_one_persons(services, one):
        who = f"{who} på {device}"
    return f"{who}, {_when(one, head, services.desk.today())}"


def _called(one: OpenDoubt, head: Change) -> str:
    """Return the first name of who wrote a value, or the whole where two have that."""
    first = clean_line(first_name(head.by))
    others = {other.by for other in one.doubt.heads if clean_line(first_name(other.by)) == first}
    return first if len(others) == 1 else clean_line(head.by)


def _is_mine(services: Services, head: Change) -> bool:
    return head.place[0] in services.desk.me.writers


def _is_one_persons(services: Services, one: OpenDoubt) -> bool:
    """Return whether two values have one person's name, so that only the computers differ."""
    people = [services.desk.me.person if _is_mine(services, head) else head.by
              for head in one.doubt.heads]  # fmt: skip
    return len(set(people)) < len(people)


def _value(one: OpenDoubt, head: Change, *, whole: bool = False) -> str:
    value = head.set[one.doubt.field]
    if whole and isinstance(value, str) and one.both_can_stand:
        text = clean_text(value)
        return text if len(text) <= _WHOLE else f"{text[:_WHOLE]} …"
    return value_words(one.doubt.kind, one.doubt.field, value, _VALUE, habit=is_habit(head))


def _when(one: OpenDoubt, head: Change, today: date) -> str:
    """Return the day, and the time where two were written on one day."""
    days = [other.at[:10] for other in one.doubt.heads]
    day = _day(head.at, today)
    if days.count(head.at[:10]) == 1 or not day:
        return day
    try:
        at = datetime.fromisoformat(head.at)
    except ValueError:
        return day
    return f"{day} kl. {at.hour}.{at.minute:02}"


def _day(at: str, today: date) -> str:
    try:
        return say_short(date.fromisoformat(at[:10]), today)
    except ValueError:
        return ""


def both(one: OpenDoubt) -> str | None:
    """Return the words for keeping both; None where only one can stand."""
    if not one.both_can_stand:
        return None
    return "Behold begge: teksterne kommer efter hinanden"


def headline(number: int, people: list[str]) -> str:
    """Return what the list is about, in one line."""
    if not number:
        return "Der er ikke noget, der skal afgøres."
    return f"{waiting(number)} om {listed(people[:3])}{' og flere' if len(people) > 3 else ''}."
