"""Drafts by line: seen in I dag and at the citizen, listed, read and thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

LONG = "lang " * 2100


def test_what_became_a_draft_is_seen_everywhere(amina: str, vip: Vip) -> None:
    assert vip("log", "add", "Amina", "--type", "note", "--text", LONG).code == 1
    assert "Kladde om Amina fra kl. " in vip("today").out
    [row] = [one for one in vip("today", "--json").json if one["part"] == "kladde"]
    assert (row["citizen"], row["urgency"], row["name"]) == (amina, "draft", f"note:{amina}")
    assert "Kladde fra kl. " in vip("citizen", "show", "Amina").out
    assert vip("citizen", "show", "Amina", "--json").json["drafts"][0]["id"] == f"note:{amina}"
    [listed] = vip("draft", "list", "--json").json
    assert (listed["citizen_name"], listed["fields"]["text"]) == ("Amina Søgaard", LONG)
    for name in (f"note:{amina}", "note", "Amina"):
        assert LONG[:40] in vip("draft", "show", name).out


def test_a_draft_is_thrown_away_after_a_yes_and_nothing_else_is(amina: str, vip: Vip) -> None:
    vip("log", "add", "Amina", "--type", "note", "--text", "Et møde")
    vip("log", "add", "Amina", "--type", "note", "--text", LONG)
    assert vip("draft", "drop", "Amina").code == 2
    assert vip("draft", "drop", "Amina", "--yes").code == 0
    assert vip("draft", "list").out == "Her er ingen kladder.\n"
    assert "Kladde" not in vip("today").out
    assert vip("draft", "show", "Amina").code == 1
    assert [one["text"] for one in vip("log", "list", "Amina", "--json").json] == ["Et møde"]
