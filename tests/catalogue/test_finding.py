"""Finding a package by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.test_packages import each
from vip2tui.catalogue.catalogue import SHIPPED


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Slagterimedarbejder", "slagteri"),
        ("slagterimedarbejder", "slagteri"),
        ("Lagermedarbejder i transportbranchen", "lager-transport"),
        ("Lagermedarbejder i medicinalindustrien", "lager-medicinal"),
        ("køkken", "koekken"),
        ("koekken", "koekken"),
        ("KØKKEN", "koekken"),
        ("ko\u0308kken", "koekken"),
        ("rengoering", "rengoering"),
        ("rengoring", "rengoering"),
        ("bus driver", "rutebuschauffoer"),
        ("takograf", "lastbilchauffoer"),
        ("tarme", "slagteri"),
        ("truckcertifikat", "lager-transport"),
    ],
)
def test_a_package_is_found_by_what_people_type(typed: str, found: str) -> None:
    assert found in [one.id for one in SHIPPED.find_packages(typed)]


@each
def test_a_name_or_alias_finds_its_package_first(package_id: str) -> None:
    package = SHIPPED.package(package_id)
    for name in (package.name, *package.aliases):
        assert SHIPPED.find_packages(str(name))[0].id == package_id


def test_an_empty_search_shows_all_and_nonsense_none() -> None:
    assert SHIPPED.find_packages("  ") == SHIPPED.package_names()
    assert SHIPPED.find_packages("qqqq") == ()


@given(st.text(max_size=40))
def test_a_search_never_fails(typed: str) -> None:
    assert set(SHIPPED.find_packages(typed)) <= set(SHIPPED.package_names())
