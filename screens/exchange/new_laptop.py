"""«Ny bærbar» at the office: a start file is made with few questions, and its words are shown once.

A computer that is lost is barred in one act, told how far everything of it is here, and another is
made in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from screens import themes
from screens.base import BaseScreen
from screens.dialogs import Tell, agree, choose, find, pick
from screens.exchange.pairing_dialogs import spoken
from screens.exchange.places import ask_folder, where
from screens.question import Question, answer
from screens.vault.first_words import suggested_name
from screens.widgets.row import Row
from screens.words import people
from screens.working import Working, working
from vip2tui.base import drives
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import role_words, whose_words
from vip2tui.services import handing_out
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.lost import lose
from vip2tui.services.exchange.start_files import Wish
from vip2tui.services.exchange.starting import started
from vip2tui.text.danish import count
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.exchange.introduction import Awaited
    from vip2tui.exchange.peers import Peer
    from vip2tui.services.exchange.start_files import MadeStart

NEW = "Ny bærbar"
_WIDE = 30
_READY = (
    "Giv filen til den, der skal have computeren. Vent på, at de ringer, og sig så de seks ord. De "
    "vises kun nu, og de må aldrig følge med filen:"
)
_DONE = "ready"


async def new_laptop(page: BaseScreen, instead_of: Peer | None = None) -> None:
    """Ask what cannot be known, make a start file, and show its words."""
    services = page.services
    _, last, ways = services.start_files.said()
    name = await answer(page, Question(
        "Hvad skal den nye computer hedde? Ikke en persons navn: det står på filerne.", _named,
        initial=suggested_name()))  # fmt: skip
    if instead_of is None:
        roles = [(one.value, role_words(services.catalogue, one).capitalize())
                 for one in (Role.MENTOR, Role.CONSULTANT)]  # fmt: skip
        role = Role(await choose(page, f"Hvem skal have «{name}»?", roles))
        citizens = await _whom(page, name)
    else:
        role = instead_of.contact.role
        citizens = await working(page, lambda: services.assignments.held_by(instead_of.device))
    phone = await answer(page, Question(
        "Hvem kan de ringe til? Navn og telefon; det kan læses, før de seks ord er skrevet.",
        clean_line, initial=last, example="fx Tove Holm, 12 34 56 78"))  # fmt: skip
    routes = await answer(page, Question(
        "Hvilke veje må filer gå? Skriv komma imellem.", clean_line,
        initial=", ".join(ways) or "USB-stik"))  # fmt: skip

    def make() -> tuple[MadeStart, str]:
        wish = Wish(
            name=name,
            role=role,
            citizens=[services.citizens.get(one) for one in citizens],
            instead_of=instead_of.device if instead_of else "",
            phone=phone,
            routes=tuple(one.strip() for one in routes.split(",") if one.strip()),
        )
        made = services.start_files.make(wish, place)
        return made, drives.where(made.path.parent)

    question = f"Hvor skal startfilen til «{name}» ligge?"
    if handing_out.is_set(services.desk):
        place = await ask_folder(page, question, handing_out.begins_in(services.desk))
    else:
        place = await where(page, question)
    made, lies = await working(page, make, Working("Startfilen bliver lavet …"))
    page.saved()
    with_ = page.worded(count(made.citizens, "borger", "borgere"))
    text = (f"Gemt {lies} som\n{made.path.name}\nMed {with_}.\n\n{_READY}\n\n"
            f"{spoken(made.words)}")  # fmt: skip
    await page.app.push_screen_wait(Tell("Startfilen er klar", text))
    page.read_again()


async def lost(page: BaseScreen, peer: Peer) -> None:
    """Bar a computer that is lost, tell how far everything of it is here, and offer another."""
    services = page.services
    who = whose_words(peer.contact.person, peer.contact.name, _WIDE)
    question = (
        f"Er {who} blevet væk?\n\nComputeren bliver spærret: filer fra den bliver ikke taget imod, "
        "og de andre computere får det at vide med den næste fil."
    )
    await agree(page, question, "Spær computeren", danger=True)
    _, far = await working(page, partial(lose, services.devices, peer.device))
    page.saved("Computeren er spærret.")
    again = f"{far.words}\n\nVil du lave en startfil til en ny computer i dens sted?"
    await agree(page, again, "Lav en startfil", "Ikke nu")
    await new_laptop(page, services.devices.find(peer.device))


async def _whom(page: BaseScreen, name: str) -> list[str]:
    """Ask which citizens a laptop begins with, one after the other, until that is all."""
    services, chosen = page.services, list[str]()
    every = [one for one in services.citizens.ids() if not _practises(page, one)]
    while left := [one for one in every if one not in chosen]:
        number = page.worded(count(len(chosen), "borger", "borgere"))
        ready = (_DONE, T(f"Det var alle ({number})" if chosen else "Ingen borgere endnu"))
        asked = page.worded(f"Hvilke borgere skal «{name}» have med? Enter vælger én ad gangen.")
        one = await find(page, asked, [ready, *people(services, left)])
        if one == _DONE:
            break
        chosen.append(one)
    return chosen


def _practises(page: BaseScreen, citizen: str) -> bool:
    fact = page.services.sharing.fact(citizen)
    return bool(fact and fact.practice)


def _named(typed: str) -> str:
    if name := clean_line(typed).strip():
        return name
    raise RefusedError("Skriv, hvad computeren skal hedde.")


def start_file_rows(page: BaseScreen) -> Iterator[Row]:
    """Yield the way to make a start file, and those nobody has used; at the office alone."""
    services = page.services
    if services.desk.me.role is not Role.OFFICE:
        return
    yield Row("Startfiler", heading=True)
    yield Row(NEW, "new", f"{themes.signs(page.app).go}  ", act=partial(new_laptop, page),
              below="En startfil gør den klar på to minutter")  # fmt: skip
    today = services.desk.today()
    for one in filter(lambda one: one.is_open, services.start_files.all()):
        made = say_short(today.fromisoformat(one.made[:10]), today)
        yield Row(cut(clean_line(one.name), _WIDE), f"start {one.device}", "   ",
                  below=f"startfil, lavet {made} · {one.state}",
                  act=partial(_about, page, one))  # fmt: skip


def told_rows(page: BaseScreen) -> Iterator[Row]:
    """Yield what this computer's own start file said: whom to ring to, and how files may go."""
    said = started(page.services)
    if said is not None and said.words:
        yield Row("Fra din startfil", heading=True)
        yield Row(said.words[0], "told", "   ", below=" ".join(said.words[1:]))


async def _about(page: BaseScreen, one: Awaited) -> None:
    name = cut(clean_line(one.name), _WIDE)
    options: list[tuple[str, Callable[[], object]]] = [
        ("Træk startfilen tilbage …", partial(_withdraw, page, one, name))
    ]
    await pick(page, f"Startfilen til «{name}»: {one.state}", options)


async def _withdraw(page: BaseScreen, one: Awaited, name: str) -> None:
    question = (
        f"Træk startfilen til «{name}» tilbage?\n\nFiler fra en computer, der er sat op med den, "
        "bliver ikke taget imod, og borgerne i den bliver taget tilbage."
    )
    await agree(page, question, "Træk den tilbage", danger=True)
    await page.write(lambda: page.services.start_files.withdraw(one.device),
                     f"Startfilen til «{name}» er trukket tilbage.")  # fmt: skip
