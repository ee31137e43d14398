"""The card of a doubt: «Behold «mandag» (Mette, 3. maj) · Behold «tirsdag» (dig, 4. maj)»."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.sentences.records import doubtful
from vip2tui.sentences.values import is_habit, value_words
from vip2tui.services.exchange.doubts import BOTH, KEEP, LET_GO, OpenDoubt
from vip2tui.text.danish import first_name
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.changes.change import Json
    from vip2tui.changes.record import Record
    from vip2tui.services.authors import Author
    from vip2tui.services.exchange.sharing import Sharing

_WIDE = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that can stand."""

    keep: str
    """What `DoubtService.decide` is given."""
    words: str
    """«Behold «mandag» (Mette, 3. maj)», clean and on one line."""
    value: Json
    by: str
    computer: str
    person: str
    """Whose computer it is; empty if it is not known here."""
    day: str


STAYS = "Det bliver stående"
GOES = "Læg det væk"
"""What can be said of what was taken back while others wrote on."""


def question(shown: OpenDoubt, record: Record | None = None) -> str:
    """Return what the doubt is about: «I har begge rettet notatet, tekst»."""
    doubt = shown.doubt
    if doubt.is_undone:
        what = doubtful(doubt.kind, doubt.field, record.values if record else {})
        return f"{what[:1].upper()}{what[1:]}. Skal det blive stående?"
    return (
        f"I har begge rettet {doubtful(doubt.kind, doubt.field, record.values if record else {})}"
    )


def choices(sharing: Sharing, shown: OpenDoubt) -> list[Choice]:
    """Return what can be kept, in the order it was written, and both where both can stand.

    The computer is named where the person alone would not tell them apart.
    """
    doubt = shown.doubt
    if doubt.is_undone:
        return _settling(sharing, shown)
    heads = sorted(doubt.heads, key=lambda head: head.order)
    authors = {head.id: sharing.author(head) for head in heads}
    called = [_called(author) for author in authors.values()]
    found, today = [], sharing.desk.today()
    for head in heads:
        author, value = authors[head.id], head.set[doubt.field]
        who = _called(author)
        if called.count(who) > 1 and author.computer and not author.differs:
            who = f"{who}, {cut(clean_line(author.computer), 20)}"
        day = head.at[:10]
        with suppress(ValueError):
            who = f"{who}, {say_short(date.fromisoformat(day), today)}"
        said = value_words(doubt.kind, doubt.field, value, habit=is_habit(head))
        words = f"Behold «{cut(said, _WIDE)}» ({who})"
        found.append(_choice(head.id, words, value, author, day))
    if shown.both_can_stand:
        found.append(Choice(BOTH, "Behold begge", None, "", "", "", ""))
    return found


def _settling(sharing: Sharing, shown: OpenDoubt) -> list[Choice]:
    """Return what can be done about what was taken back: it stays, or it is put away as it says."""
    undo = shown.doubt.heads[-1]
    author, day = sharing.author(undo), undo.at[:10]
    who = "dig" if author.is_me and not author.differs else author.words or "en anden"
    with suppress(ValueError):
        who = f"{who}, {say_short(date.fromisoformat(day), sharing.desk.today())}"
    stays = Choice(KEEP, STAYS, None, "", "", "", "")
    return [stays, _choice(LET_GO, f"{GOES} (fortrudt af {who})", None, author, day)]


def _choice(keep: str, words: str, value: Json, author: Author, day: str) -> Choice:
    return Choice(keep, words, value, author.person, author.computer, author.owner, day)


def _called(author: Author) -> str:
    if author.differs:
        return author.called
    if author.is_me:
        return "dig"
    return cut(clean_line(first_name(author.person) or author.person), 20) or "en anden"
