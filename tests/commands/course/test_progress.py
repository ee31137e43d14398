"""How steps and goals go, by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


def step(vip: Vip, name: str) -> dict[str, Any]:
    steps: list[dict[str, Any]] = vip("course", "show", "Amina", "--json").json["steps"]
    return next(one for one in steps if one["id"] == name)


@pytest.mark.usefixtures("amina")
def test_a_goal_is_reached_with_a_day_and_what_shows_it(vip: Vip) -> None:
    text = "Kurset Vejen som arbejdsplads er bestået"
    done = vip("course", "goal", "Amina", text, "naaet", "--date", "3/5 2026", "--json")
    assert done.code == 0, done.err
    assert (done.json["day"], done.json["shown_by"]) == ("2026-05-03", "bevis")
    again = vip("course", "goal", "Amina", text, "Nået", "--shown-by", "udtalelse", "--note", "[/]")
    assert "nået, søn 3. maj 2026, udtalelse. Gemt." in again.out
    found = next(one for one in step(vip, "praktik")["goals"] if text in one["text"])
    assert found.keys() == {
        "id", "record", "text", "measure", "unit", "status", "day", "shown_by", "evidence",
    }  # fmt: skip
    assert (found["shown_by"], found["evidence"]) == ("udtalelse", "[/]")
    back = vip("course", "goal", "Amina", text, "paa_vej", "--json").json
    assert (back["status"], back["day"], back["shown_by"]) == ("paa_vej", None, None)


@pytest.mark.usefixtures("amina")
def test_a_step_is_begun_done_and_left_out_with_a_reason(vip: Vip) -> None:
    assert "i gang. Gemt." in vip("course", "step", "Amina", "afklaring", "i_gang").out
    assert step(vip, "afklaring")["status"] == "i_gang"
    assert vip("course", "step", "Amina", "afklaring", "Gennemført").code == 0
    assert step(vip, "afklaring")["status"] == "gennemfoert"
    refused = vip("course", "step", "Amina", "loentilskud", "sprunget_over")
    assert (refused.code, "Skriv kort hvorfor" in refused.err) == (1, True)
    done = vip("course", "step", "Amina", "loentilskud", "sprunget_over", "--reason", "x", "--json")
    assert done.json.keys() == {"id", "step", "status"}
    assert vip("undo").code == 0
    assert step(vip, "loentilskud")["status"] == "planlagt"


@pytest.mark.usefixtures("amina")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("step", "Amina", "afklaring", "pause"), 2, "Brug «course pause»"),
        (("step", "Amina", "afklaring", "begyndt"), 2, "«begyndt» kendes ikke"),
        (("step", "Amina", "hygge", "i_gang"), 1, "Skriv ét af forløbets trin"),
        (("goal", "Amina", "hygge", "naaet"), 1, "Skriv ét af forløbets delmål"),
        (("goal", "Amina", "Møder frem", "naaet", "--shown-by", "rygte"), 2, "«rygte» kendes ikke"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    words: tuple[str, ...], code: int, said: str, vip: Vip
) -> None:
    before = vip("course", "show", "Amina", "--json").json["steps"]
    done = vip("course", *words)
    assert done.code == code
    assert said in done.err
    assert vip("course", "show", "Amina", "--json").json["steps"] == before
