"""The card by line: every competence with its level, marked by id or name, refused in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

KEYS = {
    "id", "name", "field", "package", "level", "day", "by", "note", "from", "elsewhere", "record",
}  # fmt: skip


@pytest.mark.usefixtures("amina")
def test_a_level_is_set_and_seen_and_taken_back(vip: Vip) -> None:
    done = vip("card", "mark", "Amina", "rør", "3", "--date", "3/5 2026", "--note", "20 m [/]",
               "--by", "Lise Leder", "--json")  # fmt: skip
    assert done.code == 0, done.err
    assert done.json.keys() == KEYS | {"changed"}
    assert (done.json["id"], done.json["level"], done.json["day"]) == ("roer", 3, "2026-05-03")
    assert (done.json["package"], done.json["by"]) == ("kabel-ledning", "Lise Leder")
    assert done.json["changed"]
    shown = vip("card", "show", "Amina").out
    assert (
        "[3] Rør- og kabellægning · roer · søn 3. maj 2026 · Kan selv, når det er rutine" in shown
    )
    assert "set af Lise Leder" in shown
    assert "20 m [/]" in shown
    assert "[ ] Møder til tiden · moede" in shown
    every = vip("card", "show", "Amina", "--json").json
    assert {frozenset(one) for one in every} == {frozenset(KEYS)}
    assert [one["id"] for one in every if one["level"] is not None] == ["roer"]
    assert "niveau: niveau 3, søn 3. maj 2026" in vip("history", done.json["record"]).out
    assert "niveau 3" in vip("undo").out
    assert not [one for one in vip("card", "show", "Amina", "--json").json if one["level"]]


@pytest.mark.usefixtures("amina")
def test_what_stood_there_is_said(vip: Vip) -> None:
    assert "niveau 0" in vip("card", "mark", "Amina", "moede", "0").out
    again = vip("card", "mark", "Amina", "Møder til tiden", "0")
    assert (again.code, "Intet er ændret" in again.out) == (0, True)


@pytest.mark.usefixtures("amina")
def test_a_habit_is_said_in_its_own_words(vip: Vip) -> None:
    done = vip("card", "mark", "Amina", "moede", "For det meste",
               "--date", "4/5 2026", "--json")  # fmt: skip
    assert (done.code, done.json["level"]) == (0, 3)
    shown = vip("card", "show", "Amina").out
    assert "[3] Møder til tiden · moede · man 4. maj 2026 · For det meste" in shown
    told = vip("history", done.json["record"]).out
    assert "niveau: niveau 3 (for det meste), man 4. maj 2026" in told
    assert "niveau 3 (for det meste)" in vip("undo").out
    assert "1 sjældent, 3 for det meste, 4 altid" in vip("card", "mark", "--help").out


@pytest.mark.usefixtures("amina")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("moede", "5"), 2, "mellem 0 og 4"),
        (("moede", "tre"), 2, "«tre» er ikke et helt tal"),
        (("moede",), 2, "Der mangler NIVEAU"),
        (("svejsning", "3"), 1, "Den kompetence er ikke på kortet"),
        (("signaler og skilte", "3"), 1, "ikke på kortet"),
        (("e", "3"), 1, "Flere kompetencer passer"),
    ],
)
def test_what_cannot_be_marked_is_said(
    words: tuple[str, ...], code: int, said: str, vip: Vip
) -> None:
    done = vip("card", "mark", "Amina", *words)
    assert done.code == code
    assert said in done.err
    assert not [one for one in vip("card", "show", "Amina", "--json").json if one["level"]]


@pytest.mark.usefixtures("amina")
def test_a_course_that_did_not_hold_says_what_lies_near_and_what_counts_there(vip: Vip) -> None:
    vip("card", "mark", "Amina", "moede", "3")
    held = vip("course", "close", "Amina", "--outcome", "job_ord", "--json")
    assert held.json["neighbours"] == []
    vip("undo")
    done = vip("course", "close", "Amina", "--outcome", "afbrudt", "--json")
    assert [one["id"] for one in done.json["neighbours"]] == [
        "produktionsmedarbejder", "lager-transport",
    ]  # fmt: skip
    assert done.json["neighbours"][0].keys() == {"id", "name", "why", "shown"}
    assert done.json["neighbours"][0]["shown"] == ["moede"]
    vip("undo")
    words = vip("course", "close", "Amina", "--outcome", "udskudt").out
    assert "Produktionsmedarbejder i industrien: Når vinteren" in words
    assert "1 kompetence er vist allerede: Møder til tiden. (id produktionsmedarbejder)" in words
    begun = vip("course", "start", "Amina", "--package", "lager-transport", "--start", "+7")
    assert "1 kompetence er vist allerede: Møder til tiden." in begun.out
    shown = vip("package", "show", "kabel").out
    assert "  - Produktionsmedarbejder i industrien: Når vinteren" in shown
