"""``workplace`` by line: every field, who was there, what is told, and what «-» takes away."""

from __future__ import annotations

from typing import Any


def test_everything_of_a_workplace_by_line(vip: Any, amina: str) -> None:
    made = vip(
        "workplace", "add", "--name", "Bageren [x]", "--cvr", "10150818",
        "--p-number", "1003388394", "--contact", "Bo", "--leader", "Ida",
        "--safety", "Kim", "--mentors", "Bo og Ida",
        "--jobs", "Pakning", "--asked", "for 100 dage siden", "--employees", "4", "--bus", "2A",
        "--vitas-sent", "i går", "--vitas-approved", "i dag", "--earliest", "+7", "--json",
    ).json  # fmt: skip
    assert "kontrolciffer" in made["remarks"][0]
    assert [one["name"] for one in vip("workplace", "list", "--ask-again", "--json").json] == [
        "Bageren [x]"
    ]
    put = vip("course", "workplace", amina, "Bageren", "--json").json
    assert (put["workplace"], put["changed"]) == (made["id"], True)
    assert any("plads til 0" in one for one in put["notes"])
    assert vip("course", "show", amina, "--json").json["workplace_name"] == "Bageren [x]"
    assert "arbejdsplads: Bageren [x]" in vip("course", "show", amina).out

    changed = vip("workplace", "edit", "Bageren", "--contact", "Åse", "--asked", "-", "--bus", "-")
    assert changed.out.startswith("Rettet og gemt.")
    shown = vip("workplace", "show", "Bageren", "--json").json
    assert (shown["asked"], shown["bus"], shown["employees"], shown["ask_again"]) == (
        None, None, 4, False,
    )  # fmt: skip
    assert [(one["field"], one["old"], one["new"]) for one in shown["changes"]] == [
        ("contact", "Bo", "Åse")
    ]
    assert [(one["citizen"], one["last"]) for one in shown["placements"]] == [(amina, None)]
    said = vip("workplace", "show", "Bageren").out
    assert "Bus" not in said, "an empty field asks nothing"
    assert "kontaktperson var Bo, nu Åse" in said
    assert "Amina Søgaard · siden" in said
    assert "kontaktperson var Bo, nu Åse" in vip("citizen", "timeline", amina).out

    assert vip("course", "workplace", amina, "-").out.startswith("Forløbet er ikke på en arb")
    assert vip("course", "show", amina, "--json").json["workplace"] is None


def test_what_cannot_be_read_is_refused(vip: Any, amina: str) -> None:
    vip("workplace", "add", "--name", "Bageren")
    assert vip("workplace", "edit", "Bageren", "--asked", "snart").code == 2
    assert vip("workplace", "edit", "Bageren", "--employees", "mange").code == 2
    assert vip("workplace", "edit", "Bageren").code == 2
    assert vip("course", "workplace", amina, "Findes ikke").code == 1
    assert vip("workplace", "list", "--ask-again").out.startswith("Der skal ikke spørges")
