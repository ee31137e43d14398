"""The end of a course and the weeks after, by line: consultant, office and mentor with files."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from tests.stories.exchange import Computer, paired
from vip2tui.storage import slots

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Computer, Computer, Computer]:
    monkeypatch.setattr(slots, "stretch", lru_cache(slots.stretch))
    return paired(tmp_path)


def carry_all(office: Computer, *laptops: Computer) -> None:
    for _ in range(2):
        for laptop in laptops:
            office.fetch(laptop.send(office))
            laptop.fetch(office.send(laptop))


def test_from_the_end_to_the_answer_of_the_fourth_week(
    three: tuple[Computer, Computer, Computer],
) -> None:
    office, mentor, consultant = three
    office.json("citizen", "add", "--name", "Amina Søgaard")
    office.json("course", "start", "Amina", "--package", "kabel", "--start", "-182")
    for laptop in (mentor, consultant):
        office.json("citizen", "assign", "Amina", "--to", laptop.name)
        laptop.fetch(office.send(laptop))

    # What is not asked for by the outcome is refused, and so is the mentor.
    wrong = consultant.run("course", "close", "Amina", "--outcome", "job_timer", "--trade", "Kabel")
    assert (wrong.code, "spørges der ikke om branche" in wrong.err) == (1, True)
    told = ("--hours", "30", "--permanent", "--start", "-27", "--reached", "ja",
            "--mentor-citizen", "5", "--reason", "Fik fast job")  # fmt: skip
    refused = mentor.run("course", "close", "Amina", "--outcome", "job_ord")
    assert (refused.code, "Ring til tovholderen" in refused.err) == (1, True)
    closed = consultant.json("course", "close", "Amina", "--outcome", "job_ord", *told)
    assert closed["ending"]["weekly"] == 1_800
    assert (closed["ending"]["missing"], closed["neighbours"]) == ([], [])

    # The mentor ticks without having heard of it: nothing is lost, and it is marked.
    mentor.json("checklist", "tick", "Amina", "m03.1")
    carry_all(office, mentor, consultant)
    for one in (office, consultant):
        (late,) = one.json("citizen", "show", "Amina")["came_after"]
        assert (late["what"], late["by"]) == ("kommet efter lukning", "Lars Bech")
        points = one.json("checklist", "show", "Amina", "--all")
        assert next(each for each in points if each["id"] == "m03.1")["status"] == "klaret"
    seen = mentor.json("course", "show", "Amina")
    assert (seen["outcome"], seen["ending"]["weekly"]) == ("job_ord", None)
    assert mentor.json("followup", "list", "Amina") == []

    # Four weeks after the first day the consultant is reminded, and tries twice.
    weeks = office.json("followup", "list")
    assert [(one["week"], one["stage"]) for one in weeks] == [
        (1, "mangler"), (4, "nu"), (13, "senere"), (26, "senere"),
    ]  # fmt: skip
    (asked,) = (one for one in consultant.json("today", "--all") if one["part"] == "opfoelgning")
    assert "uge 4" in asked["what"]
    first = consultant.json("followup", "add", "Amina", "--in-job", "ukendt", "--date", "-1")
    assert (first["week"], first["answer"], first["stage"]) == (4, None, "nu")
    second = consultant.json("followup", "add", "Amina", "--in-job", "ukendt")
    assert (second["answer"], second["stage"]) == ("ukendt", "besvaret")
    assert second["id"] != first["id"]
    late_answer = consultant.json("followup", "add", "Amina", "--in-job", "ja", "--other-place",
                                  "--hours", "20", "--worry", "transport", "--contact",
                                  "--answered-by", "leder")  # fmt: skip
    assert late_answer["answer"] == "ja"
    carry_all(office, mentor, consultant)
    assert [one["answer"] for one in office.json("followup", "list", "Amina")] == [
        None, "ja", None, None,
    ]  # fmt: skip
    assert "stadig i job · en anden arbejdsplads" in office.run("followup", "list", "Amina").out
    assert office.json("citizen", "list")[0]["follow_up"] is True

    # Opened again with a reason, and closed with reasons of two voices.
    office.json("course", "reopen", "Amina", "--reason", "Jobbet holdt ikke")
    carry_all(office, mentor, consultant)
    assert mentor.json("course", "show", "Amina")["reason"] == "Jobbet holdt ikke"
    assert consultant.json("followup", "list") == []
    stops = ("--stop", "borger=sprog,transport_boern", "--stop", "leder=fravaer")
    bad = consultant.run("course", "close", "Amina", "--outcome", "afbrudt", "--stop", "naboen=x")
    assert bad.code == 2
    ended = consultant.json("course", "close", "Amina", "--outcome", "afbrudt", *stops)["ending"]
    assert ended["stop_citizen"] == ["sprog", "transport_boern"]
    assert (ended["stop_leader"], ended["stop_mentor"]) == (["fravaer"], None)
    shown = consultant.run("course", "show", "Amina").out
    assert "Grunden, siger borgeren: sprog og transport eller børnepasning" in shown
    moved = consultant.json("course", "close", "Amina", "--outcome", "flyttet",
                            "--municipality", "Hjørring", "--correct")  # fmt: skip
    assert moved["ending"]["municipality"] == "0860"
    assert "ny kommune: Hjørring" in consultant.run("course", "show", "Amina").out
    carry_all(office, mentor, consultant)
    assert office.json("course", "show", "Amina")["outcome"] == "flyttet"
    assert office.digests().keys() >= mentor.digests().keys()
