"""What has come how far, in words: the top line, a note's mark, and what the office knows."""

from __future__ import annotations

from datetime import date

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.preview import ready_words, underway_words
from vip2tui.exchange.receipts import Outbox, Status
from vip2tui.sentences.people import role_words
from vip2tui.services.exchange.doubts import open_doubts
from vip2tui.services.exchange.owing import owing_words, silent_words
from vip2tui.services.house import Services
from vip2tui.text.danish import capital, number
from vip2tui.text.days import say, say_short


def office_name(services: Services) -> str:
    """Return what the office is called by the person here."""
    return services.outbox.office_name()


def offices_name(services: Services) -> str:
    """Return what all offices together are called, where this computer works with several."""
    several = services.desk.me.role is not Role.OFFICE and len(services.desk.others.offices()) > 1
    return services.catalogue.worded("kommunerne") if several else office_name(services)


def receiver(services: Services, peer: Peer) -> str:
    """Return whom a file is to: «kommunen», or by name, where that could be several."""
    contact = peer.contact
    if contact.role is not Role.OFFICE:
        return cut(clean_line(contact.person), 30) or f"«{cut(clean_line(contact.name), 30)}»"
    if offices_name(services) == office_name(services):
        return office_name(services)
    return f"{cut(clean_line(contact.authority), 30)} («{cut(clean_line(contact.name), 20)}»)"


def status_words(status: Status | None, office: str) -> str:
    """Return how far something has come: «klar til at sende», «undervejs», «modtaget af …»."""
    if status is None:
        return ""
    known = {Status.READY: "klar til at sende", Status.UNDERWAY: "undervejs"}
    return known.get(status, f"modtaget af {office}")


def known_words(box: Outbox, office: str) -> str:
    """Return what the office knows of one citizen, in the words of the top line.

    Args:
        box: How what this computer wrote of the citizen stands with it.
        office: What the office is called.
    """
    waits = " · ".join(filter(None, (ready_words(box), underway_words(box))))
    if not waits:
        return f"{capital(office)} har alt, du har skrevet her." if box.received else ""
    return f"{waits}.{f' {capital(office)} har resten.' if box.received else ''}"


def top_words(services: Services) -> list[str]:
    """Return what the top line can say, the longest first; nothing if there is nothing to say."""
    if services.desk.me.role is Role.OFFICE:
        owed = owing_words(services.owing.waiting())
        return owed or silent_words(services.sharing)
    box, office = services.outbox.box(), offices_name(services)
    return outbox_words(box, office, open_doubts(services.desk), services.desk.today())


def outbox_words(box: Outbox, office: str, doubts: int = 0, today: date | None = None) -> list[str]:
    """Return what is said of what this computer wrote, the longest first.

    Args:
        box: How it stands with the office.
        office: What the office is called, such as «kommunen».
        doubts: How many doubts are open.
        today: The day; a day of another year then says so.
    """
    ready, underway = ready_words(box), underway_words(box)
    badge = f"{number(doubts)} skal afgøres" if doubts else ""
    has = ""
    if not box.unreceipted and box.received:
        has = f"{clean_line(office)} har alt"
    elif box.until:
        until = date.fromisoformat(box.until)
        has = f"{clean_line(office)} har alt til {say_short(until, today or until)}"
    first = ready or underway
    lines = [(badge, ready, underway, has), (badge, first, has), (first or badge, has),
             (badge, first), (first or badge or has,)]  # fmt: skip
    told = (" · ".join(part for part in one if part) for one in lines)
    return [one for one in dict.fromkeys(told) if one]


def computer(catalogue: Catalogue, peer: Peer) -> str:
    """Return a computer as it stands in a list: «Mette Holm, mentor (Laptop Nord)»."""
    contact = peer.contact
    name, person = cut(clean_line(contact.name), 30), cut(clean_line(contact.person), 30)
    role = role_words(catalogue, contact.role)
    return f"{person}, {role} ({name})" if person else f"{name or '(uden navn)'} ({role})"


def answered(peer: Peer, called: str) -> str:
    """Return when a computer was heard of last."""
    day = day_words(peer.seen)
    if not day:
        return f"{capital(called)} har ikke svaret endnu."
    return f"{capital(called)} svarede sidst {day}."


def day_words(at: str | None) -> str:
    """Return a stored time's day as «søn 3. maj 2026»; empty if there is none."""
    try:
        return say(date.fromisoformat((at or "")[:10]))
    except ValueError:
        return ""
