"""What each line of a package of one's own asks, and how the answer is put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.dialogs import Confirm
from screens.form import Ask, Form
from screens.messages import GoTo
from screens.own_package_rows import LISTS, PARTIES, TEXTS
from vip2tui.domain import shaping
from vip2tui.domain.catalogue.checks import UNWRITTEN
from vip2tui.domain.catalogue.own import Own, Party
from vip2tui.domain.danish import count
from vip2tui.domain.days import EXAMPLES, parse_day, say
from vip2tui.errors import Vip2Error
from vip2tui.safe import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from screens.base import BaseScreen
    from screens.own_package import OwnPackageScreen
    from vip2tui.domain.catalogue.package import Package

    Shape = Callable[[dict[str, str]], Package]

SAVED = "Gemt i kladden."
_HINTS = {
    "name": "fx Gartner",
    "trade": "fx Grønne områder",
    "danish": "fx DU2 M3",
    "english": "fx Gardener",
    "tasks": "fx Klippe hække med motorsaks",
    "market": "fx Tre firmaer i byen søger folk, maj 2026",
    "language": "fx Forstår korte beskeder på dansk",
    "parties": "fx Grønt & Godt ApS",
    "sentences": "fx Hvor skal jeg lægge værktøjet?",
    "competences": "fx Kan klippe en hæk lige",
}


async def answer(screen: OwnPackageScreen, key: str) -> None:
    """Ask what a line is about, and write the answer."""
    from screens import own_steps

    what, *rest = key.split(":")
    match what:
        case "text":
            await _text(screen, rest[0])
        case "add":
            await _item(screen, rest[0], None)
        case "item":
            await _item(screen, rest[0], int(rest[1]))
        case "opening":
            await _opening(screen)
        case "tovholder":
            await _tovholder(screen)
        case "yes":
            await _yes(screen, Party(rest[0]))
        case "goal":
            await own_steps.goal(screen, rest[0], rest[1] if rest[1:] else None)
        case "step":
            await own_steps.step(screen, rest[0])
        case "ladder":
            await own_steps.ladder(screen)
        case "fromstep":
            await own_steps.from_package(screen)
        case "newstep":
            await own_steps.new_step(screen)


async def ask(
    screen: OwnPackageScreen, question: str, asks: Sequence[Ask], shape: Shape, key: str,
    *, removes: str = "",
) -> bool:  # fmt: skip
    """Ask, keep the draft as it then is, and return whether the thing is to be taken away."""
    form = Form(
        question,
        asks,
        lambda typed: screen.put(shape(typed)),
        screen.services.drafts,
        f"egen:{screen.package.id}:{key}",
        removes=removes,
    )
    done = await screen.app.push_screen_wait(form)
    if done == "gemt":
        screen.saved(SAVED)
    return done == "fjern"


async def remove(screen: OwnPackageScreen, what: str, shape: Callable[[], Package]) -> None:
    """Ask once more, and take a thing out of the draft."""
    question = f"Fjern «{cut(what, 80)}» fra kladden?"
    if not await screen.app.push_screen_wait(Confirm(question, "Fjern", "Behold", danger=True)):
        return
    try:
        screen.put(shape())
    except Vip2Error as error:
        screen.refuse(error)
    else:
        screen.saved("Fjernet fra kladden.")


async def _text(screen: OwnPackageScreen, field: str) -> None:
    old = str(getattr(screen.package, field))
    asks = [Ask("text", TEXTS[field], "" if old == UNWRITTEN else old, _HINTS[field])]
    await ask(
        screen,
        TEXTS[field],
        asks,
        lambda typed: shaping.with_text(screen.package, field, typed["text"], TEXTS[field]),
        f"text:{field}",
    )


async def _item(screen: OwnPackageScreen, field: str, at: int | None) -> None:
    package = screen.package
    title, one, _ = LISTS[field]
    every = package.demands.language if field == "language" else getattr(package, field)
    if at is not None and at >= len(every):
        return
    old = every[at] if at is not None else None
    shown = str(getattr(old, "danish", "") or getattr(old, "name", "") or old or "")
    if field == "words":
        english = str(getattr(old, "english", ""))
        asks = [Ask("text", "Dansk", shown, "fx hæk"), Ask("en", "Engelsk", english, "fx hedge")]
    else:
        asks = [Ask("text", one, shown, _HINTS[field])]

    def shape(typed: dict[str, str]) -> Package:
        if field == "words":
            return shaping.with_word(screen.package, at, typed["text"], typed["en"])
        if field == "competences":
            return shaping.with_competence(screen.package, at, typed["text"])
        return shaping.with_item(screen.package, field, at, typed["text"], one)

    place = f"{field}:{'ny' if at is None else at}"
    if await ask(screen, title, asks, shape, place, removes="" if at is None else "Fjern"):
        await remove(screen, shown, lambda: shaping.without_item(screen.package, field, at or 0))


async def _opening(screen: OwnPackageScreen) -> None:
    one = (screen.package.own or Own()).opening
    asks = [
        Ask("employer", "Arbejdsgiver", one.employer if one else "", "fx Grønt & Godt ApS"),
        Ask("vacancies", "Ledige job", str(one.vacancies) if one else "", "fx 2"),
        Ask("asked", "Spurgt den", say(one.asked) if one else "", "fx i dag eller 3/5"),
    ]

    def shape(typed: dict[str, str]) -> Package:
        employer = shaping.said(typed["employer"], "Arbejdsgiveren")
        asked = parse_day(typed["asked"], screen.services.desk.today())
        return shaping.with_opening(screen.package, employer, typed["vacancies"], asked)

    await ask(screen, "Hvem har ledige job?", asks, shape, "opening")


async def _tovholder(screen: OwnPackageScreen) -> None:
    old = (screen.package.own or Own()).tovholder or ""
    asks = [Ask("name", "Tovholder", old, "Navnet på den ene, alle kan ringe til")]
    await ask(
        screen,
        "Hvem holder jobpakken ved lige?",
        asks,
        lambda typed: shaping.with_tovholder(screen.package, typed["name"]),
        "tovholder",
    )


async def _yes(screen: OwnPackageScreen, party: Party) -> None:
    accepted = {one.party: one.day for one in (screen.package.own or Own()).accepted}
    old = accepted.get(party)
    asks = [Ask("day", "Sagde ja den", say(old) if old else "", f"fx {EXAMPLES}")]

    def shape(typed: dict[str, str]) -> Package:
        day = parse_day(typed["day"], screen.services.desk.today())
        return shaping.with_yes(screen.package, party, day)

    question = f"Hvornår har {PARTIES[party].lower()} sagt ja til jobpakken?"
    key = f"yes:{party.value}"
    if await ask(screen, question, asks, shape, key, removes="Fjern" if old else ""):
        what = f"{PARTIES[party]}: ja"
        await remove(screen, what, lambda: shaping.with_yes(screen.package, party, None))


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
    page.saved(f"Kladden er gemt. Den begynder med den fælles stige: {steps}.")
    page.post_message(GoTo("egen", None, made[0].id))
