"""The screen of each place. Screens are imported when they are first wanted."""

from __future__ import annotations

from screens.base import BaseScreen, GoTo, Page
from screens.messages import To
from vip2tui.services.house import Services


def part_of(wish: GoTo) -> str:
    """Return the part of the citizen's page, and the line in it, as the page is told."""
    if wish.where is To.CHECKLIST:
        return f"tjekliste/{wish.name}" if wish.name else "tjekliste"
    return wish.name or "overblik"


def screen_of(wish: GoTo, services: Services, about: Page | None) -> BaseScreen | None:
    """Return the screen of a place; None if there is none. What it needs is known."""
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
        case To.PACKAGES:
            from screens.packages.packages import PackagesScreen

            return PackagesScreen(services, wish.citizen)
        case To.START:
            from screens.packages.packages import PackagesScreen

            return PackagesScreen(services, citizen, for_plan=True)
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
        case To.KNOWN:
            from screens.citizen.known import KnownScreen

            return KnownScreen(services, citizen)
        case To.READS:
            from screens.read_log import ReadLogScreen

            return ReadLogScreen(services, citizen)
        case To.SETTINGS:
            from screens.vault.settings import SettingsScreen

            return SettingsScreen(services)
    return None
