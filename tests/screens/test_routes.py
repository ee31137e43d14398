"""Where one can go: one table, and every place in it."""

import pytest

from screens.messages import GoTo, To
from screens.routes import ROUTES, screen_for, way
from tests.screens.stage import house
from vip2tui.services.desk import NotFoundError

ASKED = {
    To.TODAY, To.FIND, To.BACKUPS, To.GO_BACK, To.PASSPHRASE, To.CODE, To.NEW_CITIZEN, To.KEYS,
    To.CHECK, To.SHOW,
}  # fmt: skip
"""I dag is always there, what is shown to the citizen lies over everything; the others ask."""


def test_every_place_has_its_screen_or_is_asked_about_on_the_way() -> None:
    assert set(To) - ROUTES.keys() == ASKED
    services = house()
    citizen = services.citizens.add("Amina Hassan")
    made = [screen_for(GoTo(one, citizen, "butik+lager-transport"), services, None)
            for one in ROUTES]  # fmt: skip
    assert len({type(one) for one in made}) == len(ROUTES) - 2, (
        "the checklist is a part, and one list is read and chosen from"
    )
    assert all(one.way == way(GoTo(to, citizen, "butik+lager-transport"))
               for to, one in zip(ROUTES, made, strict=True))  # fmt: skip


@pytest.mark.parametrize("where", [*sorted(ASKED), *(to for to, one in ROUTES.items() if one.whose),
                                   *(to for to, one in ROUTES.items() if one.named)])  # fmt: skip
def test_where_something_is_missing_there_is_no_screen(where: To) -> None:
    with pytest.raises(NotFoundError):
        screen_for(GoTo(where), house(), None)
