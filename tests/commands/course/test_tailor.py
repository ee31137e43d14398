"""Tailoring by line: shown, asked once where it is large, one line one thing, refused in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

REPORT = {"id", "words", "changed", "moves", "notes"}


def steps(vip: Vip) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in vip("course", "show", "Amina", "--json").json["steps"]}


def tailor(vip: Vip, *words: str) -> Any:
    done = vip("course", "tailor", "Amina", *words, "--json")
    assert done.code == 0, done.err
    assert done.json.keys() == REPORT
    return done.json


@pytest.mark.usefixtures("amina")
def test_a_step_is_made_longer_moved_and_both(vip: Vip) -> None:
    before = steps(vip)
    name = next(one for one in before if before[one]["id"] == "praktik")
    found = tailor(vip, "--step", "praktik", "--weeks", "15")
    assert found["changed"]
    assert any("§ 61" in note for note in found["notes"])
    assert {"id", "what", "kind", "before", "after", "days", "day_off"} == set(found["moves"][0])
    now = steps(vip)
    assert now[name]["weeks"] == 15
    later = next(one for one in before if before[one]["id"] == "loentilskud")
    assert now[later]["start"] > before[later]["start"]
    both = ("--step", "praktik", "--weeks", "4", "--start", "2030-01-01", "--alone")
    assert tailor(vip, *both)["changed"]
    assert steps(vip)[name]["start"] == "2030-01-01"
    assert steps(vip)[later]["start"] == now[later]["start"]
    assert not tailor(vip, *both)["changed"]
    assert vip("undo").code == 0
    assert steps(vip) == now


@pytest.mark.usefixtures("amina")
def test_steps_are_added_named_put_taken_and_left_out(vip: Vip) -> None:
    new = tailor(vip, "--add", "Svejsekursus", "--track", "amu", "--weeks", "2")["id"]
    assert steps(vip)["Svejsekursus"]["id"] == new
    assert tailor(vip, "--step", "svejse", "--goal", "Svejser en søm")["id"]
    assert [one["text"] for one in steps(vip)["Svejsekursus"]["goals"]] == ["Svejser en søm"]
    tailor(vip, "--step", "svejse", "--to", "1")
    assert next(iter(steps(vip))) == "Svejsekursus"
    tailor(vip, "--step", "svejse", "--name", "Svejsning")
    tailor(vip, "--step", "svejsning", "--beside", "praktik")
    practice = next(one for one in steps(vip).values() if one["id"] == "praktik")
    assert steps(vip)["Svejsning"]["start"] == practice["start"]
    tailor(vip, "--step", "svejsning", "--drop", "--reason", "kan det i forvejen")
    assert steps(vip)["Svejsning"]["status"] == "sprunget_over"
    tailor(vip, "--step", "svejsning", "--take")
    assert steps(vip)["Svejsning"]["status"] == "planlagt"
    tailor(vip, "--from", "rutebus", "--step", "medkoersel")
    assert len(next(one for one in steps(vip).values() if "medkørsel" in one["name"])["goals"]) > 2


@pytest.mark.usefixtures("amina")
def test_moving_the_start_lists_asks_and_is_undone_at_once(vip: Vip) -> None:
    before = vip("course", "show", "Amina", "--json").json
    asked = vip("course", "tailor", "Amina", "--move-start", "2030-06-10")
    assert asked.code == 2
    assert "--yes" in asked.err
    assert "datoer flytter sig" in asked.out
    assert "Forløbets første dag" in asked.out
    assert "(OBS:" in asked.out or "(ikke " in asked.out
    assert vip("course", "show", "Amina", "--json").json == before
    moved = tailor(vip, "--move-start", "2030-06-10", "--yes")
    assert moved["moves"][0]["kind"] == "course"
    assert {one["kind"] for one in moved["moves"]} >= {"course", "step", "end", "item"}
    assert vip("course", "show", "Amina", "--json").json["start"] == "2030-06-10"
    assert vip("undo").code == 0
    assert vip("course", "show", "Amina", "--json").json == before


@pytest.mark.usefixtures("amina")
def test_an_item_on_a_day_off_is_never_moved_without_a_word(vip: Vip) -> None:
    made = tailor(vip, "--item", "Vaccination", "--date", "2026-12-26")
    assert made["notes"] == ["Fristen er man 28. december 2026, for 26. december er 2. juledag."]
    assert tailor(vip, "--item", "Vaccination 2", "--date", "2026-12-28")["notes"] == []


@pytest.mark.usefixtures("amina")
def test_items_and_proofs(vip: Vip) -> None:
    name = tailor(vip, "--item", "Nøgle er udleveret", "--date", "+3", "--owner", "L")["id"]
    assert vip("checklist", "tick", "Amina", name, "--json").json["item"] == name
    listed = vip("checklist", "show", "Amina", "--all", "--json").json
    assert next(one["text"] for one in listed if one["id"] == name) == "Nøgle er udleveret"
    assert tailor(vip, "--reword", name, "--text", "Nøgle og kort")["changed"]
    assert not tailor(vip, "--reword", name, "--text", "Nøgle og kort")["changed"]
    listed = vip("checklist", "show", "Amina", "--all", "--json").json
    assert next(one["text"] for one in listed if one["id"] == name) == "Nøgle og kort"
    assert tailor(vip, "--remove-item", name)["id"] == name
    assert not any(one["id"] == name for one in vip("checklist", "show", "Amina", "--json").json)
    assert tailor(vip, "--proof", "kran")["id"] == "kran"
    proof = vip("course", "tailor", "Amina", "--proof", "kran", "--date", "1/5 2026")
    assert "Beviset er skrevet på planen: fre 1. maj 2026. Gemt." in proof.out
    assert tailor(vip, "--no-proof", "kran")["changed"]
    assert not tailor(vip, "--no-proof", "kran")["changed"]


@pytest.mark.usefixtures("amina")
def test_a_goal_is_given_other_words(vip: Vip) -> None:
    goal = next(iter(steps(vip).values()))["goals"][0]
    assert tailor(vip, "--reword", goal["id"], "--text", "Viser kortet [/]")["changed"]
    assert next(iter(steps(vip).values()))["goals"][0]["text"] == "Viser kortet [/]"
    assert tailor(vip, "--reword", "viser kortet", "--text", goal["text"])["changed"]
    assert next(iter(steps(vip).values()))["goals"][0]["text"] == goal["text"]


@pytest.mark.usefixtures("amina")
def test_a_pause_begins_and_ends(vip: Vip) -> None:
    begun = vip("course", "pause", "Amina", "--step", "praktik", "--reason", "ferie", "--from",
                "-3", "--to", "+40", "--agreed-with", "Bent", "--plan", "Ring mandag",
                "--json")  # fmt: skip
    assert begun.json.keys() == REPORT
    assert any("lang pause" in note for note in begun.json["notes"])
    assert next(o for o in steps(vip).values() if o["id"] == "praktik")["status"] == "pause"
    ended = vip("course", "pause", "Amina", "--back", "i dag")
    assert "er planlagt igen" in ended.out
    assert vip("course", "pause", "Amina", "--back", "i dag").code == 1


@pytest.mark.usefixtures("amina")
def test_a_week(vip: Vip) -> None:
    vip("course", "week", "Amina", "--row", "praktik", "--when", "man-fre 8-14")
    found = vip("course", "week", "Amina", "--hours", "30", "--json").json
    assert (found["total"], found["target"], found["left"]) == (1800, 1800, 0)
    assert found["rows"]["praktik"] == "man-fre 8.00-14.00"
    shown = vip("course", "week", "Amina", "--row", "dansk", "--when", "tir 13-15")
    assert "ligger oven i hinanden i 60 minutter" in shown.out
    assert vip("course", "week", "Amina", "--row", "dansk", "--when", "").code == 0
    assert vip("course", "week", "Amina", "--row", "dansk", "--when", "altid").code == 1
    assert vip("course", "week", "Amina", "--row", "dansk").code == 2


@pytest.mark.usefixtures("amina")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Giv én ting"),
        (("--step", "praktik"), 2, "Giv én ting"),
        (("--step", "praktik", "--take", "--to", "2"), 2, "Giv én ting"),
        (("--step", "praktik", "--drop"), 2, "--reason"),
        (("--add", "x", "--weeks", "2"), 2, "--track"),
        (("--add", "x", "--weeks", "2", "--track", "hval"), 2, "kendes ikke"),
        (("--step", "praktik", "--weeks", "300"), 2, "mellem 0 og 260"),
        (("--step", "findes-ikke", "--weeks", "3"), 1, "Skriv ét af forløbets trin"),
        (("--from", "rutebus", "--step", "nej"), 1, "medkoersel"),
        (("--remove-item", "m03.1"), 1, "egne punkter"),
        (("--proof", "nej"), 1, "kræver ikke"),
        (("--reword", "m03.1", "--text", "x"), 1, "delmål"),
        (("--reword", "e", "--text", "x"), 1, "delmål"),
        (("--reword", "e"), 2, "--text"),
        (("--item", "x", "--date", "i dag", "--owner", "Q"), 2, "«Q» kendes ikke"),
        (("--step", "praktik", "--name", "\x1b[2J"), 0, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_danish(
    vip: Vip, words: tuple[str, ...], code: int, said: str
) -> None:
    done = vip("course", "tailor", "Amina", *words)
    assert done.code == code, done.err
    assert said in done.err
    assert "\x1b" not in done.out + done.err
