"""An audit played: each known fault is found, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.audited import CASES, Case, play, table
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.settings import LIMITS
from vip2tui.domain.support.checks import CHECKS, Result

PAGE = Path(__file__).parents[2] / "docs" / "brug" / "dokumentation.md"


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_the_known_faults_of_a_case_are_found_and_no_other(case: Case, tmp_path: Path) -> None:
    played = play(case, tmp_path)
    audit = played.audit()
    assert {one.check.code for one in audit.findings} == set(case.found)
    levels = {one.code: one.level for one in SHIPPED.codes().audit}
    worst = {levels[code] for code in case.found}
    assert audit.result is (
        Result.LACKING if "F" in worst else Result.NEARLY if "A" in worst else Result.WHOLE
    )
    assert all(one.since <= audit.day for one in audit.findings)
    stored = played.one.store.sequence
    played.one.clock.turn(hours=9)
    played.one.reopen()
    assert played.audit() == audit, "it follows from what is written and the day alone"
    assert played.one.store.sequence == stored, "and is no record"


def test_together_the_cases_try_every_question_both_ways() -> None:
    assert len(CASES) == 21
    assert {code for case in CASES for code in case.found} == CHECKS.keys()
    assert all(any(code not in case.found for case in CASES) for code in CHECKS)


def test_the_page_shows_every_limit() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for one in LIMITS:
        assert f"| `{one.name}` | {one.words(one.default)} | {one.help} |" in page


def test_the_page_shows_the_cases_as_they_are_played() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert table() in page
    codes = SHIPPED.codes()
    for one in (each.by(codes.support, 6) for each in codes.audit):
        assert f"| {one.code} | {one.level} | {one.name} |" in page
