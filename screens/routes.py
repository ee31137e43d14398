"""Which screen a wish leads to. Screens are imported when they are first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.services.desk import NotFoundError

if TYPE_CHECKING:
    from screens.base import BaseScreen, GoTo, Page
    from vip2tui.services.house import Services

_EXCHANGE = ("send", "hent", "tvivl", "sendt", "computere")
"""What is about files and other computers."""


def screen_for(wish: GoTo, services: Services, about: Page | None) -> BaseScreen:
    """Return the screen that is wanted.

    Raises:
        NotFoundError: If there is no such place.
    """
    made = _of_a_citizen(wish, services) if wish.citizen else None
    made = made or _of_all(wish, services, about)
    if made is None:
        raise NotFoundError("Det sted findes ikke i programmet. Intet er ændret.")
    made.way = way(wish)
    return made


def way(wish: GoTo) -> tuple[str, str | None, str | None]:
    """Return what two wishes for one screen have in common; a citizen's parts are one screen."""
    if wish.where in ("borger", "tjekliste"):
        return ("borger", wish.citizen, None)
    if wish.where in ("borgere", "soeg", "hjaelp", "regler", *_EXCHANGE):
        return (wish.where, None, wish.name)
    return (wish.where, wish.citizen, wish.name)


def part_of(wish: GoTo) -> str:
    """Return the part of the citizen's page, and the line in it, as the page is told."""
    if wish.where == "tjekliste":
        return f"tjekliste/{wish.name}" if wish.name else "tjekliste"
    return wish.name or "overblik"


def _of_a_citizen(wish: GoTo, services: Services) -> BaseScreen | None:
    if wish.citizen is None:
        return None
    if wish.where in ("borger", "tjekliste"):
        from screens.citizen.screen import CitizenScreen

        return CitizenScreen(services, wish.citizen, part_of(wish))
    if wish.where == "notat":
        from screens.citizen.note import NoteScreen

        return NoteScreen(services, wish.citizen)
    if wish.where == "runde":
        from screens.citizen.weekly import WeeklyScreen

        return WeeklyScreen(services, wish.citizen)
    if wish.where == "uge":
        from screens.citizen.week import WeekScreen

        return WeekScreen(services, wish.citizen, wish.name)
    if wish.where == "passer" and wish.name:
        from screens.packages.fit import FitScreen

        return FitScreen(services, wish.name, wish.citizen)
    return None


def _of_all(wish: GoTo, services: Services, about: Page | None) -> BaseScreen | None:
    if wish.where == "borgere":
        from screens.citizen.citizens import Citizens

        return Citizens(services)
    if made := _of_packages(wish, services):
        return made
    if wish.where == "soeg":
        from screens.search import SearchScreen

        return SearchScreen(services)
    if wish.where == "hjaelp":
        from screens.help import Help

        name, text = (about.NAME, about.HELP) if about else ("", "")
        return Help(services, name, text, wish.citizen)
    return _of_exchange(wish, services)


def _of_packages(wish: GoTo, services: Services) -> BaseScreen | None:
    if wish.where == "jobpakker":
        from screens.packages.packages import PackagesScreen

        return PackagesScreen(services, wish.citizen)
    if wish.where == "regler":
        from screens.packages.rules import RulesScreen

        return RulesScreen(services)
    if not wish.name:
        return None
    if wish.where == "jobpakke":
        from screens.packages.package import PackageScreen

        return PackageScreen(services, wish.name, wish.citizen)
    if wish.where == "ord":
        from screens.packages.quiz import QuizScreen

        return QuizScreen(services, wish.name)
    if wish.where == "sammenlign":
        from screens.packages.compare import CompareScreen

        return CompareScreen(services, *wish.name.split("+", 1))
    if wish.where == "egen":
        from screens.packages.own.own_package import OwnPackageScreen

        return OwnPackageScreen(services, wish.name)
    return None


def _of_exchange(wish: GoTo, services: Services) -> BaseScreen | None:
    if wish.where == "send":
        from screens.exchange.exchange import Exchange

        return Exchange(services)
    if wish.where == "hent":
        from screens.exchange.fetch import FetchScreen

        return FetchScreen(services)
    if wish.where == "tvivl":
        from screens.exchange.doubts import DoubtsScreen

        return DoubtsScreen(services)
    if wish.where == "sendt":
        from screens.exchange.diary import DiaryScreen

        return DiaryScreen(services)
    if wish.where == "computere":
        from screens.exchange.pairing import Computers

        return Computers(services)
    return None
