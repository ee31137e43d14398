"""What a file with the municipality's own data changes, in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.test_rules import a_set
from vip2tui.catalogue.kle import Kle
from vip2tui.catalogue.rulebook import RuleSet
from vip2tui.domain.packages.office_diff import kle_diff, rules_diff

WAITS = {"status": "afventer", "regler": []}
REPLACES = "Den afløser reglerne i LAB-2024 fra den dag."
NAMED = "«Ny lov» gælder fra fre 1. januar 2027."


def an_act(**more: Any) -> RuleSet:
    return RuleSet.model_validate(a_set(**more))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (an_act(), an_act(), []),
        (an_act(gyldig_fra="2027-02-01"), an_act(), [NAMED]),
        (an_act(**WAITS), an_act(regler=[]), [NAMED, REPLACES]),
        (an_act(regler=[]), an_act(**WAITS), ["«Ny lov» afventer og gælder ikke endnu."]),
        (an_act(), an_act(gyldig_til="2027-12-31"), ["Sidste dag er fre 31. december 2027."]),
        (
            None,
            an_act(),
            [
                NAMED,
                REPLACES,
                "Regel lab-2027.mentor-laengde kommer til: «Højst 9 måneder.»",
            ],
        ),
    ],
)  # fmt: skip
def test_an_act_is_told_by_what_is_new_in_it(
    old: RuleSet | None, new: RuleSet, told: list[str]
) -> None:
    assert list(rules_diff(old, new)) == told


def numbers(**topics: str) -> Kle:
    every = [
        {"emne": topic, "nr": number, "navn": "Støtte", "kilde": "lokal"}
        for topic, number in topics.items()
    ]
    return Kle.model_validate({
        "format": 1, "version": "1.0", "laest": "2026-04", "numre": every,
        "kilder": {"lokal": {"navn": "Nordstrand", "aar": 2026}},
    })  # fmt: skip


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"mentor": "15.20.00"}, []),
        ({"mentor": "15.20.99"}, ["KLE-nummer 15.20.00 Støtte bliver til 15.20.99 Støtte."]),
        (
            {"mentor": "15.20.00", "praktik": "15.20.05"},
            ["KLE-nummer kommer til: 15.20.05 Støtte."],
        ),
        ({}, ["KLE-nummer udgår: 15.20.00 Støtte."]),
    ],
)
def test_numbers_that_come_go_or_are_others_are_told(now: dict[str, str], told: list[str]) -> None:
    assert list(kle_diff(numbers(mentor="15.20.00"), numbers(**now))) == told
