"""Which screen a wish leads to, and what must be known to go there."""

from __future__ import annotations

from dataclasses import dataclass

from screens.base import BaseScreen, GoTo, Page
from screens.making import screen_of
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
    made = None if misses else screen_of(wish, services, about)
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
    To.KNOWN: Route(whose=True),
    To.READS: Route(whose=True),
    To.SETTINGS: Route(is_one=True),
}
"""Every place that is a screen; I dag is at the bottom already, the others ask."""
