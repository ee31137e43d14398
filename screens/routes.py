"""Which screen a wish leads to. Screens are imported when they are first wanted."""

from __future__ import annotations

from dataclasses import dataclass

from screens.base import BaseScreen, GoTo, Page
from screens.messages import To
from vip2tui.services.desk import NotFoundError
from vip2tui.services.house import Services

Way = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Route:
    """How one goes to a place."""

    whose: bool = False
    """Whether one can only go there with a citizen; who it is, is asked."""
    named: bool = False
    """Whether it is one of many, by its name."""
    or_named: bool = False
    """Whether its name is enough where no citizen is chosen."""
    is_one: bool = False
    """Whether there is one such screen, whomever it was opened about."""


_ELSE = Route()


def screen_for(wish: GoTo, services: Services, about: Page | None) -> BaseScreen:
    """Return the screen that is wanted.

    Args:
        wish: What is wanted.
        services: What it works with.
        about: The screen one comes from.

    Raises:
        NotFoundError: If there is no such place.
    """
    misses = asks_whom(wish) or (ROUTES.get(wish.where, _ELSE).named and not wish.name)
    made = None if misses else _made(wish, services, about)
    if made is None:
        raise NotFoundError("Det sted findes ikke i programmet. Intet er ændret.")
    made.way = way(wish)
    return made


def asks_whom(wish: GoTo) -> bool:
    """Return whether the citizen is missing."""
    route = ROUTES.get(wish.where, _ELSE)
    return route.whose and not wish.citizen and not (route.or_named and wish.name)


def asks_which(wish: GoTo) -> bool:
    """Return whether it is missing which of many is meant, and one is to do something there."""
    return ROUTES.get(wish.where, _ELSE).named and not wish.name and bool(wish.then)


def way(wish: GoTo) -> Way:
    """Return what two wishes for one screen have in common; a citizen's parts are one screen."""
    if wish.where in (To.CITIZEN, To.CHECKLIST):
        return (To.CITIZEN, wish.citizen, None)
    is_one = ROUTES.get(wish.where, _ELSE).is_one
    return (wish.where, None if is_one else wish.citizen, wish.name)


def part_of(wish: GoTo) -> str:
    """Return the part of the citizen's page, and the line in it, as the page is told."""
    if wish.where is To.CHECKLIST:
        return f"tjekliste/{wish.name}" if wish.name else "tjekliste"
    return wish.name or "overblik"


def _made(wish: GoTo, services: Services, about: Page | None) -> BaseScreen | None:
    citizen, name = wish.citizen or "", wish.name or ""
    match wish.where:
        case To.PEOPLE:
            from screens.citizen.citizens import Citizens

            return Citizens(services)
        case To.CITIZEN | To.CHECKLIST:
            from screens.citizen.screen import CitizenScreen

            return CitizenScreen(services, citizen, part_of(wish))
        case To.NOTE:
            from screens.citizen.note import NoteScreen

            return NoteScreen(services, citizen, measurement=name)
        case To.BEFORE:
            from screens.citizen.before import BeforeScreen

            return BeforeScreen(services, citizen)
        case To.SAMPLE:
            from screens.support.sample import SampleScreen
            from screens.support.sample_sheet import SampleSheetScreen

            return SampleSheetScreen(services, name) if name else SampleScreen(services)
        case To.CALLS:
            from screens.support.calls import CallsScreen

            return CallsScreen(services)
        case To.AWAY:
            from screens.support.away import AwayScreen

            return AwayScreen(services)
        case To.PAPERS:
            from screens.papers.papers import PapersScreen

            return PapersScreen(services, wish.citizen, name)
        case To.ROUND:
            from screens.citizen.weekly import WeeklyScreen

            return WeeklyScreen(services, citizen)
        case To.WEEK:
            from screens.citizen.week import WeekScreen

            return WeekScreen(services, citizen, wish.name)
        case To.MEASURE:
            from screens.progress.measuring import MeasureScreen

            return MeasureScreen(services, citizen, wish.name)
        case To.PACKAGES | To.START:
            from screens.packages.packages import PackagesScreen

            return PackagesScreen(services, wish.citizen, for_plan=wish.where is To.START)
        case To.PACKAGE:
            from screens.packages.package import PackageScreen

            return PackageScreen(services, name, wish.citizen)
        case To.COMPARE:
            from screens.packages.compare import CompareScreen

            return CompareScreen(services, *name.split("+", 1))
        case To.FITS:
            from screens.packages.fit import FitScreen

            return FitScreen(services, name, citizen)
        case To.WORDS:
            from screens.packages.quiz import QuizScreen

            return QuizScreen(services, name)
        case To.OWN_PACKAGE:
            from screens.packages.own.own_package import OwnPackageScreen

            return OwnPackageScreen(services, name)
        case To.RULES:
            from screens.packages.rules import RulesScreen

            return RulesScreen(services)
        case To.WORKPLACES:
            from screens.citizen.workplaces import WorkplacesScreen

            return WorkplacesScreen(services)
        case To.WORKPLACE:
            from screens.citizen.workplace import WorkplaceScreen

            return WorkplaceScreen(services, name)
        case To.NUMBERS:
            from screens.numbers.numbers import NumbersScreen

            return NumbersScreen(services)
        case To.METHOD:
            from screens.method import MethodScreen

            return MethodScreen(services)
        case To.SEARCH:
            from screens.search import SearchScreen

            return SearchScreen(services)
        case To.HELP:
            from screens.help import Help

            return Help(services, about, wish.citizen)
        case To.EXCHANGE:
            from screens.exchange.exchange import Exchange

            return Exchange(services)
        case To.FETCH:
            from screens.exchange.fetch import FetchScreen

            return FetchScreen(services)
        case To.DOUBTS:
            from screens.exchange.doubts import DoubtsScreen

            return DoubtsScreen(services)
        case To.DIARY:
            from screens.exchange.diary import DiaryScreen

            return DiaryScreen(services)
        case To.COMPUTERS:
            from screens.exchange.pairing import Computers

            return Computers(services)
        case To.HISTORY:
            from screens.history import HistoryScreen

            return HistoryScreen(services, wish.citizen)
        case To.READS:
            from screens.read_log import ReadLogScreen

            return ReadLogScreen(services, citizen)
        case To.SETTINGS:
            from screens.vault.settings import SettingsScreen

            return SettingsScreen(services)
    return None


ROUTES = {
    To.PEOPLE: Route(is_one=True),
    To.CITIZEN: Route(whose=True),
    To.CHECKLIST: Route(whose=True),
    To.NOTE: Route(whose=True),
    To.BEFORE: Route(whose=True),
    To.AWAY: Route(is_one=True),
    To.PAPERS: Route(whose=True, or_named=True),
    To.CALLS: Route(is_one=True),
    To.SAMPLE: Route(is_one=True),
    To.ROUND: Route(whose=True),
    To.WEEK: Route(whose=True),
    To.MEASURE: Route(whose=True),
    To.PACKAGES: Route(),
    To.START: Route(whose=True),
    To.PACKAGE: Route(named=True),
    To.COMPARE: Route(named=True),
    To.FITS: Route(whose=True, named=True),
    To.WORDS: Route(named=True),
    To.OWN_PACKAGE: Route(named=True),
    To.RULES: Route(is_one=True),
    To.WORKPLACES: Route(is_one=True),
    To.WORKPLACE: Route(named=True),
    To.NUMBERS: Route(is_one=True),
    To.METHOD: Route(is_one=True),
    To.SEARCH: Route(is_one=True),
    To.HELP: Route(is_one=True),
    To.EXCHANGE: Route(is_one=True),
    To.FETCH: Route(is_one=True),
    To.DOUBTS: Route(is_one=True),
    To.DIARY: Route(is_one=True),
    To.COMPUTERS: Route(is_one=True),
    To.HISTORY: Route(),
    To.READS: Route(whose=True),
    To.SETTINGS: Route(is_one=True),
}
"""Every place that is a screen; I dag is at the bottom already, the others ask."""
