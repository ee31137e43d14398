"""A call after the end, heard and answered by numbers: the same is stored as from the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

TODAY, CLOSE = "1", "8"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A consultant's vault."""
    make_vault(tmp_path / "hjem", role=Role.CONSULTANT)
    return tmp_path / "hjem"


@pytest.fixture
def ended(amina: str, vip: Vip) -> str:
    """A citizen who got a job four weeks ago, and nothing else waits."""
    for point in vip("checklist", "show", amina, "--all", "--json").json:
        vip("checklist", "not-relevant", amina, point["name"] or point["id"], "--reason", "x")
    told = ("--outcome", "job_ord", "--start", "-28", "--hours", "30")
    assert vip("course", "close", amina, *told).code == 0
    return amina


def weeks(vip: Vip, citizen: str) -> dict[int, Any]:
    return {one["week"]: one for one in vip("followup", "list", citizen, "--json").json}


def test_a_call_is_answered_by_numbers(ended: str, plain: Vip, vip: Vip) -> None:
    heard = plain(TODAY, "ring og hør", "Ja", "Ja", "25", "Det ved jeg ikke", "Transport", "Nej",
                  "Lederen", "1", CLOSE)  # fmt: skip
    assert "Uge 4: er Amina Søgaard stadig i job?" in heard.out
    assert "Opfølgningen er skrevet. Gemt." in heard.out
    week = weeks(vip, ended)[4]
    assert week["answer"] == "ja"
    (call,) = week["calls"]
    del call["id"], call["day"]
    assert call == {
        "in_job": "ja", "same_place": True, "weekly": 1_500, "permanent": None,
        "worry": "transport", "contact": False, "answered_by": "leder",
    }  # fmt: skip
    assert vip("draft", "list", "--json").json == []


def test_hours_that_no_job_has_are_asked_again(ended: str, plain: Vip, vip: Vip) -> None:
    heard = plain(TODAY, "ring og hør", "Ja", "Ja", "9999", "99", "25", "Det ved jeg ikke",
                  "Transport", "Nej", "Lederen", "1", CLOSE)  # fmt: skip
    assert "er mere, end der er plads til" in heard.out + heard.err
    assert "skriv højst 60" in heard.out + heard.err
    (call,) = weeks(vip, ended)[4]["calls"]
    assert call["weekly"] == 1_500


def test_two_tries_are_an_answer(ended: str, plain: Vip, vip: Vip) -> None:
    assert "Forsøget er skrevet" in plain(TODAY, "ring og hør", "Ukendt", CLOSE).out
    again = plain(TODAY, "ring og hør", "Ukendt", CLOSE).out
    assert "1 forsøg før." in again
    assert weeks(vip, ended)[4]["answer"] == "ukendt"
    assert "ring og hør" not in plain(TODAY, CLOSE).out


def test_what_was_begun_is_a_draft_and_gone_on_with(ended: str, plain: Vip, vip: Vip) -> None:
    plain(TODAY, "ring og hør", "Nej", "Løn")
    (draft,) = vip("draft", "list", "--json").json
    assert draft["what"].endswith("en opfølgning")
    assert "Vi fandt en kladde" in plain(TODAY, "ring og hør", "Nej", "1", CLOSE).out
    (call,) = weeks(vip, ended)[4]["calls"]
    assert (call["in_job"], call["worry"]) == ("nej", "loen")
