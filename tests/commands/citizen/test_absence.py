"""``vip2tui absence``: written, listed and followed up by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done


@pytest.mark.usefixtures("amina")
def test_absence_by_line(vip: Callable[..., Done]) -> None:
    assert "intet fravær" in vip("absence", "list", "amina").out
    assert vip("absence", "list", "amina", "--json").json == []
    made = vip("absence", "add", "amina", "--reason", "sygdom", "--date", "2026-01-05",
               "--until", "2026-01-06", "--told-by", "mentor", "--how", "sms",
               "--json").json  # fmt: skip
    assert made == {
        "id": made["id"], "sort": "absence", "day": "2026-01-05", "until": "2026-01-06",
        "planned": None, "attended": None, "told_by": "mentor", "told": None, "told_how": "sms",
        "reason": "egen_sygdom", "lawful": False,
        "remarks": [],
    }  # fmt: skip
    tried = vip("absence", "contact", "amina", "--result", "Fik fat", "--date", "2026-01-07",
                "--back", "2026-01-08", "--agreed", "Møder [x] kl. 9", "--json").json  # fmt: skip
    assert tried == {
        "id": tried["id"], "sort": "contact", "day": "2026-01-07", "how": None, "result": "naaet",
        "back": "2026-01-08", "agreed": "Møder [x] kl. 9",
    }  # fmt: skip
    vip("log", "add", "amina", "--type", "fravaer", "--text", "Kom ikke", "--date", "2026-01-09")
    rows = vip("absence", "list", "amina", "--json").json
    assert [(one["sort"], one["day"]) for one in rows] == [
        ("note", "2026-01-09"), ("contact", "2026-01-07"), ("absence", "2026-01-05"),
    ]  # fmt: skip
    assert {"planned_days", "attended_days", "reason", "lawful"} <= rows[0].keys()
    out = vip("absence", "list", "amina").out
    assert "egen sygdom · meldt af mentoren (SMS eller besked)" in out
    assert "aftalt: Møder [x] kl. 9" in out


@pytest.mark.usefixtures("amina")
def test_what_is_asked_about_stands_with_its_text(vip: Callable[..., Done]) -> None:
    vip("course", "start", "amina", "--package", "lager-transport", "--start", "i dag")
    out = vip("absence", "add", "amina", "--reason", "udeblevet").out
    assert "! Ring og spørg: kom ikke, og ingen havde meldt afbud" in out
    (task,) = vip("absence", "list", "amina", "--asked", "--json").json
    assert (task["seen"], task["times"], task["weeks"]) == ("udeblevet", 1, None)
    assert task["id"] == f"udeblevet:{task['since']}"
    assert task["text"].startswith("Amina")
    waiting = vip("today", "--json").json
    assert any(one["id"].endswith(f"/fravaer/{task['id']}") for one in waiting)
    vip("absence", "contact", "amina", "--result", "naaet")
    assert vip("absence", "list", "amina", "--asked", "--json").json == []
    assert "intet fravær at tale om" in vip("absence", "list", "amina", "--asked").out


@pytest.mark.usefixtures("amina")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["add", "amina"], 2),
        (["add", "amina", "--reason", "hekseri"], 2),
        (["add", "amina", "--reason", "ferie", "--date", "2026-01-05", "--until", "2026-01-01"], 1),
        (["contact", "amina", "--result", "måske"], 2),
        (["contact", "amina", "--result", "naaet", "--back", "2020-01-01"], 1),
        (["list", "ingen"], 1),
    ],
)
def test_what_does_not_fit_changes_nothing(
    given: list[str], code: int, vip: Callable[..., Done]
) -> None:
    assert vip("absence", *given).code == code
    assert vip("absence", "list", "amina", "--json").json == []


@pytest.mark.usefixtures("amina")
def test_a_wrong_absence_is_corrected_by_line(vip: Callable[..., Done]) -> None:
    made = vip(
        "absence", "add", "amina", "--reason", "ferie", "--date", "2026-01-05", "--json"
    ).json
    fixed = vip("absence", "edit", made["id"][:8], "--until", "2026-01-06", "--reason", "transport",
                "--json").json  # fmt: skip
    assert made.pop("remarks") == fixed.pop("remarks") == []
    assert fixed == made | {
        "until": "2026-01-06", "reason": "transport", "lawful": False, "changed": True,
    }  # fmt: skip
    assert "Rettet og gemt" in vip("absence", "edit", made["id"], "--date", "2026-01-04").out
    assert "i forvejen" in vip("absence", "edit", made["id"], "--date", "2026-01-04").out
    assert vip("absence", "edit", made["id"]).code == 2
    assert vip("absence", "edit", made["id"], "--until", "2026-01-01").code == 1
    assert "absence list BORGER" in vip("absence", "edit", "ffffffff", "--reason", "ferie").err
    vip("round", "amina", "--days", "3/5", "--absence", "transport")
    (told,) = [one for one in vip("absence", "list", "amina", "--json").json
               if one["sort"] == "note"]  # fmt: skip
    assert vip("absence", "edit", told["id"], "--came", "4", "--json").json == told | {
        "attended_days": 4, "changed": True, "remarks": [],
    }  # fmt: skip
    *_, row = vip("absence", "list", "amina", "--json").json
    assert (row["day"], row["until"]) == ("2026-01-04", "2026-01-06")


@pytest.mark.usefixtures("amina")
def test_absence_that_ends_in_a_lifetime_is_told_of_and_kept(vip: Callable[..., Done]) -> None:
    given = ["absence", "add", "amina", "--reason", "ferie", "--until", "2099-01-05"]
    assert "til og med man 5. januar 2099: passer det?" in vip(*given).out
    (row,) = vip("absence", "list", "amina", "--json").json
    assert "Den første dag er" in vip("absence", "edit", row["id"], "--date", "2099-01-04").out
