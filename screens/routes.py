"""Which screen a wish leads to. Screens are imported when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from screens.base import BaseScreen, GoTo, Page
from screens.messages import To
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services

Way = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a screen is made of: whose, which, and the screen one comes from."""

    services: Services
    citizen: str
    """Empty where it is about nobody."""
    name: str
    about: Page | None


@dataclass(frozen=True, slots=True)
class Route:
    """How one goes to a place."""

    make: Callable[[Wanted], BaseScreen]
    whose: bool = False
    """Whether one can only go there with a citizen; who it is, is asked."""
    named: bool = False
    """Whether it is one of many, by its name."""
    is_one: bool = False
    """Whether there is one such screen, whomever it was opened about."""
    menu: str = ""
    """What the menu calls it, if it has no key that does."""


def screen_for(wish: GoTo, services: Services, about: Page | None) -> BaseScreen:
    """Return the screen that is wanted.

    Raises:
        NotFoundError: If there is no such place.
    """
    route = ROUTES.get(wish.where)
    if route is None or (route.whose and not wish.citizen) or (route.named and not wish.name):
        raise NotFoundError("Det sted findes ikke i programmet. Intet er ændret.")
    name = part_of(wish) if route.make is _citizen else wish.name or ""
    made = route.make(Wanted(services, wish.citizen or "", name, about))
    made.way = way(wish)
    return made


def asks_whom(wish: GoTo) -> bool:
    """Return whether the citizen is missing."""
    route = ROUTES.get(wish.where)
    return route is not None and route.whose and not wish.citizen


def way(wish: GoTo) -> Way:
    """Return what two wishes for one screen have in common; a citizen's parts are one screen."""
    route = ROUTES.get(wish.where)
    if route and route.make is _citizen:
        return (To.CITIZEN, wish.citizen, None)
    return (wish.where, None if route and route.is_one else wish.citizen, wish.name)


def part_of(wish: GoTo) -> str:
    """Return the part of the citizen's page, and the line in it, as the page is told."""
    if wish.where is To.CHECKLIST:
        return f"tjekliste/{wish.name}" if wish.name else "tjekliste"
    return wish.name or "overblik"


def _people(wanted: Wanted) -> BaseScreen:
    from screens.citizen.citizens import Citizens

    return Citizens(wanted.services)


def _citizen(wanted: Wanted) -> BaseScreen:
    from screens.citizen.screen import CitizenScreen

    return CitizenScreen(wanted.services, wanted.citizen, wanted.name)


def _note(wanted: Wanted) -> BaseScreen:
    from screens.citizen.note import NoteScreen

    return NoteScreen(wanted.services, wanted.citizen)


def _round(wanted: Wanted) -> BaseScreen:
    from screens.citizen.weekly import WeeklyScreen

    return WeeklyScreen(wanted.services, wanted.citizen)


def _week(wanted: Wanted) -> BaseScreen:
    from screens.citizen.week import WeekScreen

    return WeekScreen(wanted.services, wanted.citizen, wanted.name or None)


def _packages(wanted: Wanted) -> BaseScreen:
    from screens.packages.packages import PackagesScreen

    return PackagesScreen(wanted.services, wanted.citizen or None)


def _package(wanted: Wanted) -> BaseScreen:
    from screens.packages.package import PackageScreen

    return PackageScreen(wanted.services, wanted.name, wanted.citizen or None)


def _compare(wanted: Wanted) -> BaseScreen:
    from screens.packages.compare import CompareScreen

    return CompareScreen(wanted.services, *wanted.name.split("+", 1))


def _fits(wanted: Wanted) -> BaseScreen:
    from screens.packages.fit import FitScreen

    return FitScreen(wanted.services, wanted.name, wanted.citizen)


def _words(wanted: Wanted) -> BaseScreen:
    from screens.packages.quiz import QuizScreen

    return QuizScreen(wanted.services, wanted.name)


def _own_package(wanted: Wanted) -> BaseScreen:
    from screens.packages.own.own_package import OwnPackageScreen

    return OwnPackageScreen(wanted.services, wanted.name)


def _rules(wanted: Wanted) -> BaseScreen:
    from screens.packages.rules import RulesScreen

    return RulesScreen(wanted.services)


def _workplaces(wanted: Wanted) -> BaseScreen:
    from screens.citizen.workplaces import WorkplacesScreen

    return WorkplacesScreen(wanted.services)


def _search(wanted: Wanted) -> BaseScreen:
    from screens.search import SearchScreen

    return SearchScreen(wanted.services)


def _help(wanted: Wanted) -> BaseScreen:
    from screens.help import Help

    about = wanted.about
    name, text = (about.NAME, about.HELP) if about else ("", "")
    return Help(wanted.services, name, text, wanted.citizen or None)


def _exchange(wanted: Wanted) -> BaseScreen:
    from screens.exchange.exchange import Exchange

    return Exchange(wanted.services)


def _fetch(wanted: Wanted) -> BaseScreen:
    from screens.exchange.fetch import FetchScreen

    return FetchScreen(wanted.services)


def _doubts(wanted: Wanted) -> BaseScreen:
    from screens.exchange.doubts import DoubtsScreen

    return DoubtsScreen(wanted.services)


def _diary(wanted: Wanted) -> BaseScreen:
    from screens.exchange.diary import DiaryScreen

    return DiaryScreen(wanted.services)


def _computers(wanted: Wanted) -> BaseScreen:
    from screens.exchange.pairing import Computers

    return Computers(wanted.services)


ROUTES = {
    To.PEOPLE: Route(_people, is_one=True),
    To.CITIZEN: Route(_citizen, whose=True),
    To.CHECKLIST: Route(_citizen, whose=True),
    To.NOTE: Route(_note, whose=True),
    To.ROUND: Route(_round, whose=True),
    To.WEEK: Route(_week, whose=True),
    To.PACKAGES: Route(_packages),
    To.PACKAGE: Route(_package, named=True),
    To.COMPARE: Route(_compare, named=True),
    To.FITS: Route(_fits, whose=True, named=True),
    To.WORDS: Route(_words, named=True),
    To.OWN_PACKAGE: Route(_own_package, named=True),
    To.RULES: Route(_rules, is_one=True, menu="Regler: hvad der gælder, og hvad ordene betyder"),
    To.WORKPLACES: Route(
        _workplaces, is_one=True, menu="Arbejdspladser: hvem man spørger efter, og hvem der er der"
    ),
    To.SEARCH: Route(_search, is_one=True),
    To.HELP: Route(_help, is_one=True),
    To.EXCHANGE: Route(_exchange, is_one=True),
    To.FETCH: Route(_fetch, is_one=True),
    To.DOUBTS: Route(_doubts, is_one=True),
    To.DIARY: Route(_diary, is_one=True),
    To.COMPUTERS: Route(_computers, is_one=True),
}
"""Every place that is a screen; I dag is at the bottom already, the menu and a new citizen ask."""
