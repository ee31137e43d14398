"""The script that draws the screens for the README: what it takes, and that no address is left."""

from __future__ import annotations

import re

from screens.routes import ROUTES
from tests.screens.stage import SOREN, house
from tests.test_markup_lint import ROOT
from tools.pictures import plain, wishes


def test_twenty_screens_are_taken_each_from_a_place_that_there_is() -> None:
    services = house()
    services.citizens.add(SOREN)
    taken = list(wishes(services))
    assert len({name for name, _, _ in taken}) == len(taken) >= 20
    assert all(wish is None or wish.where in ROUTES for _, wish, _ in taken)


def test_a_picture_asks_no_other_computer() -> None:
    svg = (
        "<style>@font-face { font-family: 'Fira'; src: url('https://far.away/f.woff2'); } "
        ".t { font-family: Fira Code, monospace; font-size: 20px; }</style>"
    )
    assert "https" not in plain(svg)
    assert "Fira" not in plain(svg)


def test_the_readmes_pictures_are_there_and_ask_no_other_computer() -> None:
    named = re.findall(r"\((docs/billeder/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(named) == 4
    for one in named:
        text = (ROOT / one).read_text("utf-8")
        assert "@font-face" not in text
        assert set(re.findall(r"https?://[^\"' )]+", text)) <= {"http://www.w3.org/2000/svg"}
