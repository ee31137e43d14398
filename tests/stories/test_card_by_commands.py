"""A competence card goes from mentor to office to consultant and back, by line, in two editions."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.stories.exchange import Computer, paired
from vip2tui.storage import slots

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Computer, Computer, Computer]:
    monkeypatch.setattr(slots, "stretch", lru_cache(slots.stretch))
    return paired(tmp_path)


def card(one: Computer) -> dict[str, Any]:
    return dict(one.json("card", "version", "Amina"))


def lines(shown: dict[str, Any]) -> dict[str, int | None]:
    return {one["name"]: one["level"] for one in shown["lines"]}


def test_a_card_is_confirmed_at_work_and_gone_through_by_the_consultant(
    three: tuple[Computer, Computer, Computer],
) -> None:
    office, mentor, consultant = three
    office.json("citizen", "add", "--name", "Amina Søgaard")
    office.json("course", "start", "Amina", "--package", "kabel", "--start", "-60")
    for laptop in (mentor, consultant):
        office.json("citizen", "assign", "Amina", "--to", laptop.name)
        laptop.fetch(office.send(laptop))

    def meet() -> None:
        for _ in range(2):
            for laptop in (mentor, consultant):
                office.fetch(laptop.send(office))
                laptop.fetch(office.send(laptop))

    # The mentor marks and writes; the consultant writes what only the municipality may read.
    mentor.json("card", "mark", "Amina", "roer", "3", "--date", "-3")
    mentor.json("log", "add", "Amina", "--type", "note", "--text", "Rør- og kabellægning gik godt")
    consultant.json("log", "add", "Amina", "--type", "note", "--text", "Kabeltræk: se sagen",
                    "--private")  # fmt: skip
    assert [one["id"] for one in mentor.json("card", "draft", "Amina")] == ["roer"]
    assert not consultant.json("card", "draft", "Amina"), "only of the shared case"
    taken = mentor.json("card", "take", "Amina", "roer")
    assert sorted(one["sort"] for one in taken["behind"]) == ["niveau", "notat"]
    mentor.json("card", "assess", "Amina", "--text", "Stabil", "--by", "Lise Leder",
                "--reference", "Bo Berg")  # fmt: skip
    mentor.json("card", "confirm", "Amina", "--whose", "workplace")
    meet()

    # The consultant goes through it with the citizen; all three read the same.
    for one in three:
        assert (card(one)["status"], card(one)["number"]) == ("confirmed", 1)
    consultant.json("card", "confirm", "Amina", "--whose", "citizen")
    meet()
    assert card(mentor) == card(consultant) == card(office)
    assert card(office)["status"] == "with_citizen"

    # Meanwhile: the mentor confirms a higher level, the consultant adds an education.
    mentor.json("card", "mark", "Amina", "roer", "4")
    mentor.json("card", "take", "Amina", "roer")
    mentor.json("card", "confirm", "Amina", "--whose", "workplace", "--name", "Lise Leder")
    assert (card(mentor)["status"], card(mentor)["number"]) == ("confirmed", 2)
    consultant.json("card", "education", "Amina", "--name", "Kok", "--place", "Aleppo")
    assert card(consultant)["status"] == "draft"
    meet()

    # What Lise confirmed was a card without the education: nobody shows the two as one.
    for one in three:
        now = card(one)
        assert (now["status"], now["number"], lines(now)) == (
            "draft", 3, {"Rør- og kabellægning": 4},
        )  # fmt: skip
        first, second = (one.json("card", "version", "Amina", n) for n in ("1", "2"))
        assert (first["status"], list(lines(first).values())) == ("with_citizen", [3])
        assert (second["status"], list(lines(second).values())) == ("confirmed", [4])
        assert (second["educations"], now["educations"][0]["name"]) == ([], "Kok")
        assert [task["id"] for task in now["paid_today"]["tasks"]] == ["roer"]
    mentor.json("card", "confirm", "Amina", "--whose", "workplace", "--name", "Lise Leder")
    meet()
    assert {(card(one)["status"], card(one)["number"]) for one in three} == {("confirmed", 3)}
