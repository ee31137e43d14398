"""The page of measures: a section that is measured again takes its place, and no other moves."""

from __future__ import annotations

import re

from tests.benchmarks.__main__ import SECTIONS, TABLE, put

PAGE = "# How fast?\n\nWords.\n\n## One\n\nold\n\n### of it\n\n## Two\n\nkept\n"


def test_a_section_takes_the_place_of_the_one_before() -> None:
    assert put(PAGE, "One", "## One\n\nnew\n") == (
        "# How fast?\n\nWords.\n\n## One\n\nnew\n\n## Two\n\nkept\n"
    )


def test_a_new_section_stands_last_and_can_be_put_again() -> None:
    once = put(PAGE, "Three", "## Three\n\n| a |\n")
    assert once == f"{PAGE}\n## Three\n\n| a |\n"
    assert put(once, "Three", "## Three\n\n| a |\n") == once


def test_every_section_of_the_page_can_be_measured_again() -> None:
    headings = re.findall("^## (.*)$", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(headings) <= {one.heading for one in SECTIONS.values()}


def test_every_section_that_can_be_measured_stands_on_the_page() -> None:
    page = TABLE.read_text(encoding="utf-8")
    missing = [name for name, one in SECTIONS.items() if f"\n## {one.heading}\n" not in page]
    assert missing == []
