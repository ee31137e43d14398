"""The method on one page: one text on screen, line and paper, that can be read by anyone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.catalogue.danish import lix
from tests.danish import forbidden_in
from vip2tui.text.method import METHOD, NAME, Part

PAGE = Path(__file__).parents[2] / "docs" / "brug" / "metoden.md"


def test_the_page_has_the_same_words() -> None:
    told = [NAME]
    for part in METHOD:
        told += [part.title, *part.points, f"(kilde: {part.source})"]
    bare = re.sub(r"^(#+|-) ", "", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert bare.split() == " ".join(told).split()


@pytest.mark.parametrize("part", METHOD, ids=lambda one: one.title)
def test_anyone_can_read_it_and_it_says_where_it_is_from(part: Part) -> None:
    text = " ".join(part.points)
    assert lix(text) <= 35
    assert not forbidden_in(text)
    assert part.source


def test_the_projects_own_figures_stand_there() -> None:
    text = " ".join(METHOD[0].points)
    assert all(figure in text for figure in ("193", "320", "130", "15. juni 2010"))
