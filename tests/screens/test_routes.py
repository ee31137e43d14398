"""Where one can go: one table, and every place in it."""

from screens.messages import To
from screens.routes import ROUTES

ASKED = {To.TODAY, To.MENU, To.NEW_CITIZEN}
"""I dag is always there; the other two ask, and then lead to a place of the table."""


def test_every_place_has_its_screen_or_is_asked_about_on_the_way() -> None:
    assert set(To) - ROUTES.keys() == ASKED
