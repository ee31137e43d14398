"""Six months with one citizen: measured at three computers, read back alike on each, by line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.stories.exchange import Computer, paired
from vip2tui.storage import slots

if TYPE_CHECKING:
    from pathlib import Path

INDICATORS = [f"p{n:02}" for n in range(1, 12)]


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Computer, Computer, Computer]:
    monkeypatch.setattr(slots, "stretch", lru_cache(slots.stretch))
    return paired(tmp_path)


def measure(one: Computer, voice: str, scores: dict[str, Any], *more: str) -> dict[str, Any]:
    said = ",".join(f"{name}={answer}" for name, answer in scores.items())
    made = one.json("measure", "add", "Amina", "--voice", voice, "--scores", said, *more)
    return dict(made)


def curves(one: Computer, voice: str) -> dict[str, list[int]]:
    shown = one.json("measure", "show", "Amina")["curves"]
    return {
        each["id"]: [at["value"] for at in each["points"]]
        for each in shown
        if each["voice"] == voice
    }


def test_half_a_year_from_the_first_measurement_to_the_third(
    three: tuple[Computer, Computer, Computer],
) -> None:
    office, mentor, consultant = three
    office.json("citizen", "add", "--name", "Amina Søgaard")
    office.json("course", "start", "Amina", "--package", "kabel", "--start", "-182")
    for laptop in (mentor, consultant):
        office.json("citizen", "assign", "Amina", "--to", laptop.name)
        laptop.fetch(office.send(laptop))

    # The consultant measures at the start and after three months; the citizen answers too.
    for days, figure in ((-170, 2), (-91, 3)):
        answered = dict.fromkeys(INDICATORS, figure)
        measure(consultant, "professional", answered, "--date", f"{days}")
        mine = dict.fromkeys(INDICATORS[:10], figure + 1) | {"p09": "-"}
        measure(consultant, "citizen", mine, "--date", f"{days}", "--read-aloud")
    # The mentor answers every four weeks, with a small step.
    for days, figure in ((-84, 2), (-56, 2), (-28, 3)):
        measure(mentor, "mentor", {"w01": figure, "w07": 3}, "--date", f"{days}",
                "--small-step", f"Uge {days}")  # fmt: skip
    (asked,) = consultant.json("measure", "due")
    assert (asked["round"], asked["stage"], asked["voices"]) == (
        "182", "nu", ["konsulent", "borger"],
    )  # fmt: skip
    assert [one["voices"] for one in mentor.json("measure", "due")] == [["mentor"]]
    assert not office.json("measure", "due")

    # The third time: the consultant first, and nobody sees it before the citizen has answered.
    measure(consultant, "professional", dict.fromkeys(INDICATORS, 4) | {"p02": 1})
    for laptop in (mentor, consultant):
        office.fetch(laptop.send(office))
    for one in (office, consultant):
        assert curves(one, "konsulent")["p01"] == [2, 3]
    measure(consultant, "citizen", dict.fromkeys(INDICATORS[:10], 4))
    for _ in range(2):
        for laptop in (mentor, consultant):
            office.fetch(laptop.send(office))
            laptop.fetch(office.send(laptop))

    # The curves are read back alike at the office and at the consultant's.
    whole = office.json("measure", "show", "Amina", "--belief")
    assert whole["curves"] == consultant.json("measure", "show", "Amina", "--belief")["curves"]
    assert curves(office, "konsulent")["p01"] == [2, 3, 4]
    assert curves(office, "konsulent")["p02"] == [2, 3, 1]
    assert curves(office, "borger")["p09"] == [4]
    assert curves(consultant, "mentor") == {"w01": [2, 2, 3], "w07": [3, 3, 3]}
    assert whole["pictures"] == {
        "konsulent": {"up": 10, "same": 0, "down": 1},
        "borger": {"up": 0, "same": 9, "down": 0},
    }
    assert whole["talk_about"] == ["p02"]
    assert [one["id"] for one in whole["prompts"]] == ["forskel", "p02-ned"]
    told = consultant.run("measure", "show", "Amina").out
    assert "p04 Faglig kunnen: 2 → 3 → 4 ▄▄█, på vej op siden" in told
    assert "Op: 9 · uændret: 0 · ned: 1" in told  # without the expectation (p11)
    assert "Konsulentens forventning" not in told

    # The mentor sees what is at work, and nothing else.
    shown = mentor.json("measure", "show", "Amina")
    assert {one["voice"] for one in shown["measurements"]} == {"mentor"}
    assert curves(mentor, "mentor") == {"w01": [2, 2, 3], "w07": [3, 3, 3]}
    assert (shown["pictures"], shown["talk_about"]) == ({}, [])
    lines = [one["what"] for one in mentor.json("citizen", "timeline", "Amina")]
    assert any("et lille skridt: «Uge -28»" in one for one in lines)
    assert not any("borgerens svar" in one for one in lines)
    assert not consultant.json("measure", "due")
