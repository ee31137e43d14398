"""What is in a package's file is what people read of it: every text, its source and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.catalogue.test_packages import SEED_NAMES, raw_package
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.law.rule_words import month_words
from vip2tui.domain.packages.shaping import with_local
from vip2tui.services.packages.package_text import (
    heads,
    in_short,
    sections,
    share_with_source,
    stamped,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.catalogue.stamped import Source

each = pytest.mark.parametrize("package_id", SEED_NAMES)
READ = {
    "tekst", "navn", "naar", "regel", "fornyelse", "bemaerkning", "risiko", "tegn", "handling",
    "da", "en", "url",
}  # fmt: skip


def told(package_id: str) -> str:
    package = SHIPPED.package(package_id)
    short = in_short(SHIPPED, package)
    lines = [package.name.text, str(package.hard_demand or ""), short.text, short.below]
    for section in sections(SHIPPED, package):
        source, said = stamped(SHIPPED, section, package)
        lines += [section.name, source, *(f"{one.text}\n{one.below}" for one in said)]
    return "\n".join(lines)


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key in READ and isinstance(value, str):
                yield value
            yield from texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value)


@each
def test_every_text_of_the_file_is_read_somewhere(package_id: str) -> None:
    said = told(package_id)
    assert [one for one in texts(raw_package(package_id)) if one not in said] == []


@each
def test_every_text_says_where_it_is_from(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    assert "(kilde: " in in_short(SHIPPED, package).stamp
    for section in sections(SHIPPED, package):
        source, said = stamped(SHIPPED, section, package)
        bare = [one.text for one in said if not source and "(kilde: " not in one.stamp]
        assert bare == ([one.text for one in said] if section.id == "kilder" else []), section.id


@each
def test_nothing_shipped_says_that_somebody_local_filled_it_in(package_id: str) -> None:
    assert not any("lokalt" in name.lower() for name in map(str, stamps(package_id)))


def stamps(package_id: str) -> list[Source]:
    shared = (SHIPPED.shared(), SHIPPED.instrument(), *SHIPPED.rule_sets())
    return [one for file in (SHIPPED.package(package_id), *shared) for one in file.sources.values()]


@each
def test_the_page_says_how_many_texts_can_be_looked_up(package_id: str) -> None:
    data = raw_package(package_id)
    codes = [one["kilde"] for one in with_stamp(data)]
    found = sum("url" in data["kilder"][code] for code in codes)
    said = f"Kilde til {found} af {len(codes)} tekster."
    assert share_with_source(SHIPPED, SHIPPED.package(package_id)) == said
    assert in_short(SHIPPED, SHIPPED.package(package_id)).below.endswith(said)
    assert 0 < found < len(codes)


def with_stamp(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "kilde" in part:
            yield part
        for value in part.values():
            yield from with_stamp(value)
    elif isinstance(part, list):
        for value in part:
            yield from with_stamp(value)


def test_ones_own_package_says_that_it_was_filled_in_locally() -> None:
    own = with_local(SHIPPED.package("butik"))
    assert str(own.sources["lokal"]).startswith("Lokalt udfyldt")


@each
def test_what_grows_old_says_when_it_was_checked(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    said = {
        one.text: one.below
        for section in sections(SHIPPED, package)
        for one in section.said
    }  # fmt: skip
    aging = {one.text: one.checked for one in (*package.warnings, *package.market, *package.rules)}
    aging |= {one.name: one.checked for one in package.certificates}
    for text, month in aging.items():
        assert (f"Kontrolleret {month_words(month)}." if month else "") in said[text], text
        assert month or "Kontrolleret" not in said[text], text


@each
def test_a_goal_has_its_measure_and_its_week(package_id: str) -> None:
    said = told(package_id)
    for step in SHIPPED.package(package_id).steps:
        for goal in step.goals:
            limit = goal.direction == "hoejst" or goal.target != 1
            week = f" (uge {goal.week} af trinnet)" if goal.week else ""
            assert f"{goal.text}{f': {goal.in_words}' if limit else ''}{week}\n" in said, goal.id


def test_a_step_that_is_left_out_until_it_is_chosen_is_not_a_day_long() -> None:
    said = told("rutebuschauffoer")
    assert "Løntilskud eller lønnede timer · 0–13 uger fra uge 31" in said
    assert "· 1 dag" not in said


def test_what_all_packages_share_is_read_too() -> None:
    shared, said = SHIPPED.shared(), told("butik")
    every = (*shared.rules, *shared.mentor, *shared.amu)
    assert [one.text for one in every if one.text not in said] == []
    assert [one.risk for one in shared.risks if one.risk not in said] == []


@each
def test_what_one_must_have_stands_above_the_package_in_short(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    *hard, short = heads(SHIPPED, package)
    assert short == in_short(SHIPPED, package)
    demand = package.hard_demand
    assert [one.text for one in hard] == ([f"Særlige krav: {demand}"] if demand else [])


def test_some_packages_have_such_a_demand() -> None:
    every = [SHIPPED.package(one).hard_demand for one in SEED_NAMES]
    assert 0 < sum(map(bool, every)) < len(every)
