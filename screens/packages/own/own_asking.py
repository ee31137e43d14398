"""What each line of a package of one's own asks, and how the answer is put into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from screens.base import BaseScreen
from screens.dialogs import agree, choose, find
from screens.form import YES_OR_NO, Ask, Form
from screens.messages import GoTo, To
from screens.packages.own.own_pages import LISTS, PARTIES, TEXTS
from screens.packages.package_shelf import ask_which
from vip2tui.base.safe import T, cut
from vip2tui.catalogue.checks import UNWRITTEN
from vip2tui.catalogue.own import Own, Party
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages import shaping, writing
from vip2tui.domain.packages.borrowing import with_certificate_of
from vip2tui.services.packages.package_text import DEMANDS
from vip2tui.text.danish import count
from vip2tui.text.days import IN_A_FIELD, parse_day, say

if TYPE_CHECKING:
    from screens.packages.own.own_package import OwnPackageScreen

Shape = Callable[[dict[str, str]], Package]
Gone = tuple[str, Callable[[], Package]]
"""What is taken out of the draft, and the draft without it."""

SAVED = "Gemt i kladden."
_HINTS = {
    "name": "fx Gartner",
    "trade": "fx Grønne områder",
    "danish": "fx DU2 M3",
    "hard_demand": "fx Kørekort B",
    "english": "fx Gardener",
}


async def ask(
    screen: OwnPackageScreen, question: str, asks: Sequence[Ask], shape: Shape, key: str,
    gone: Gone | None = None, removes: str = "Fjern",
) -> None:  # fmt: skip
    """Ask, and keep the draft as it then is; or take the thing out of it, after a question."""
    form = Form(
        question,
        asks,
        lambda typed: screen.put(shape(typed)),
        screen.services.drafts,
        f"egen:{screen.package.id}:{key}",
        removes=removes if gone else "",
    )
    done = await screen.app.push_screen_wait(form)
    if done == "gemt":
        screen.saved(SAVED)
    elif gone and done == "fjern":
        what, without = gone
        await agree(screen, f"Fjern «{cut(what, 80)}» fra kladden?", "Fjern", danger=True)
        await screen.write(lambda: screen.put(without()), "Fjernet fra kladden.")


async def demand(screen: OwnPackageScreen) -> None:
    """Ask which kind of demand, and then for it."""
    await line(screen, await choose(screen, "Hvad slags krav?", DEMANDS.items()), None)


async def text(screen: OwnPackageScreen, field: str) -> None:
    """Ask for a single text."""
    label, was = TEXTS[field][1], getattr(screen.package, field)
    old = "" if was is None or str(was) == UNWRITTEN else str(was)
    may_go = type(screen.package).model_fields[field].default is None and old
    asks = [Ask("text", label, old, _HINTS[field])]
    await ask(
        screen,
        label,
        asks,
        lambda typed: shaping.with_text(screen.package, field, typed["text"], label),
        f"text:{field}",
        (old, lambda: shaping.without_text(screen.package, field)) if may_go else None,
    )


async def line(screen: OwnPackageScreen, name: str, at: int | None, key: str = "") -> None:
    """Ask about a line of a list, a new one if there is none."""
    every = writing.lines(screen.package, name)
    if at is not None and at >= len(every):
        return
    old = every[at] if at is not None else None
    shown = writing.shown(name, old)
    asks = [
        Ask(one.key, one.label, shown[one.key], one.hint,
            options=YES_OR_NO if one.is_yes_or_no else ())
        for one in writing.KINDS[name].fields
    ]  # fmt: skip

    def shape(typed: dict[str, str]) -> Package:
        return writing.with_line(screen.package, name, at, typed, screen.services.desk.today(), key)

    place = f"{name}:{'ny' if at is None else at}{key}"
    gone: Gone | None = None
    if at is not None:
        gone = next(iter(shown.values())), lambda: writing.without_line(screen.package, name, at)
    await ask(screen, LISTS[name][1], asks, shape, place, gone)


async def neighbour(screen: OwnPackageScreen) -> None:
    """Ask which package one can go on to, and why."""
    here = {screen.package.id, *(one.id for one in screen.package.neighbours)}
    chosen = await ask_which(screen, "Hvilken jobpakke kan man gå til?", here)
    await line(screen, "neighbours", None, chosen)


async def proof(screen: OwnPackageScreen) -> None:
    """Offer the proofs that packages share; each brings its rule and its source."""
    here = {one.id for one in screen.package.certificates}
    shared = screen.services.catalogue.shared()
    rest = {one.id: one for one in shared.certificates if one.id not in here}
    if not rest:
        screen.say("Alle beviser fra den fælles liste er med. Skriv jeres eget.")
        return
    options = [(key, T(one.name)) for key, one in rest.items()]
    found = rest[await find(screen, "Hvilket bevis?", options)]
    await screen.write(
        lambda: screen.put(with_certificate_of(screen.package, shared, found)), SAVED
    )


async def opening(screen: OwnPackageScreen) -> None:
    """Ask who has jobs, how many, and when they were asked."""
    one = (screen.package.own or Own()).opening
    asks = [
        Ask("employer", "Arbejdsgiver", one.employer if one else "", "fx Grønt & Godt ApS"),
        Ask("vacancies", "Ledige job", str(one.vacancies) if one else "", "fx 2"),
        Ask(
            "asked", "Spurgt den", say(one.asked) if one else "", "fx i dag eller 3/5", is_day=True
        ),
    ]

    def shape(typed: dict[str, str]) -> Package:
        employer = shaping.said(typed["employer"], "Arbejdsgiveren")
        asked = parse_day(typed["asked"], screen.services.desk.today(), has_happened=True)
        return shaping.with_opening(screen.package, employer, typed["vacancies"], asked)

    await ask(screen, "Hvem har ledige job?", asks, shape, "opening")


async def tovholder(screen: OwnPackageScreen) -> None:
    """Ask who keeps the package up to date."""
    old = (screen.package.own or Own()).tovholder or ""
    asks = [Ask("name", screen.worded("Tovholder"), old, "Navnet på den ene, alle kan ringe til")]
    await ask(
        screen,
        "Hvem holder jobpakken ved lige?",
        asks,
        lambda typed: shaping.with_tovholder(screen.package, typed["name"]),
        "tovholder",
    )


async def yes(screen: OwnPackageScreen, party: Party) -> None:
    """Ask when a party said yes."""
    accepted = {one.party: one.day for one in (screen.package.own or Own()).accepted}
    old = accepted.get(party)
    asks = [Ask("day", "Sagde ja den", say(old) if old else "", f"fx {IN_A_FIELD}", is_day=True)]

    def shape(typed: dict[str, str]) -> Package:
        day = parse_day(typed["day"], screen.services.desk.today(), has_happened=True)
        return shaping.with_yes(screen.package, party, day)

    question = f"Hvornår har {screen.worded(PARTIES[party].lower())} sagt ja til jobpakken?"
    taken_back = (
        f"{screen.worded(PARTIES[party])}: ja",
        lambda: shaping.with_yes(screen.package, party, None),
    )
    await ask(screen, question, asks, shape, f"yes:{party.value}", taken_back if old else None)


async def begin(page: BaseScreen) -> None:
    """Ask for a name, begin a package on the common ladder, and go there."""
    made: list[Package] = []

    def write(typed: dict[str, str]) -> None:
        name = shaping.said(typed["name"], "Navnet", shaping.MOST_NAME)
        made.append(page.services.packages.begin(name))

    question = "Hvad hedder jobpakken? Skriv faget, fx «Gartner»."
    asks = [Ask("name", "Navn", "", "fx Gartner")]
    form = Form(question, asks, write, page.services.drafts, "egen:ny")
    if await page.app.push_screen_wait(form) != "gemt" or not made:
        return
    steps = count(len(made[0].steps), "trin", "trin")
    page.saved(f"Kladden er gemt. Den begynder med de fælles trin: {steps}.")
    page.post_message(GoTo(To.OWN_PACKAGE, None, made[0].id))
