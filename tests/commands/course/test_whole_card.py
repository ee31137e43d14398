"""The card that is handed on, by line: drafted, taken in, confirmed, and read as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

LINE = {"id", "competence", "name", "field", "package", "level", "behind"}
YES = {"id", "whose", "name", "day"}
VERSION = {"number", "status", "lacks", "yes", "lines", "assessments", "educations"}
CARD = {
    "id", "number", "status", "in_doubt", "lines", "assessments", "educations", "versions",
    "paid_today",
}  # fmt: skip
ROER = "Rør- og kabellægning"
PAID = "\nOpgaver, der kan give løn, "
APART = "Regnet ud af niveauerne i dag, ikke en del af det bekræftede kort."


def done(found: Done) -> Done:
    assert found.code == 0, found.err
    return found


@pytest.mark.usefixtures("amina")
def test_a_card_from_the_first_line_to_the_second_version(vip: Vip) -> None:
    assert vip("card", "draft", "Amina", "--json").json == []
    assert "ikke noget nyt" in vip("card", "draft", "Amina").out
    done(vip("card", "mark", "Amina", "roer", "3", "--date", "3/5 2026"))
    (draft,) = vip("card", "draft", "Amina", "--json").json
    assert (draft["id"], draft["level"], draft["why"]) == ("roer", 3, "new")
    assert [(one["sort"], one["day"]) for one in draft["behind"]] == [("niveau", "2026-05-03")]
    assert (
        f"{ROER} · roer · kan selv · bygger på niveau 3. maj" in vip("card", "draft", "Amina").out
    )

    made = done(vip("card", "take", "Amina", "roer", "--json")).json
    assert made.keys() == LINE | {"lost", "changed"}
    assert (made["name"], made["level"], made["changed"]) == (ROER, 3, True)
    own = done(vip("card", "line", "Amina", "--field", "personlige", "--text", "Rolig [/]",
                   "--json")).json["id"]  # fmt: skip
    done(vip("card", "assess", "Amina", "--text", "Stabil", "--by", "Lise Leder",
             "--reference", "Bo Berg", "--phone", "12 34 56 78", "--date", "4/5 2026"))  # fmt: skip
    done(vip("card", "education", "Amina", "--name", "Kok", "--place", "Aleppo", "--level",
             "svarer til faglært", "--by", "Kommunen", "--date", "1/5 2026"))  # fmt: skip
    shown = vip("card", "version", "Amina").out
    for words in ("udgave 1: kladde", f"  {ROER} · kan selv · bygger på niveau 3. maj",
                  "  Rolig [/] · ingen dato bag", "Almene kompetencer: ikke vurderet", "  Stabil",
                  "  Reference: Bo Berg, 12 34 56 78",
                  "  Kok · Aleppo · svarer til faglært · vurderet af Kommunen 1. maj",
                  PAID, f"{APART}\n  {ROER}"):  # fmt: skip
        assert words in shown, words

    refused = vip("card", "confirm", "Amina", "--whose", "citizen")
    assert (refused.code, "Virksomheden har ikke" in refused.err) == (1, True)
    card = done(
        vip("card", "confirm", "Amina", "--whose", "workplace", "--date", "3/5 2026", "--json")
    ).json
    assert card.keys() == CARD | {"changed"}
    assert (card["status"], card["number"], card["changed"]) == ("confirmed", 1, True)
    assert card["versions"][0].keys() == VERSION
    assert card["versions"][0]["yes"][0].keys() == YES
    assert card["versions"][0]["yes"][0]["name"] == "Lise Leder", "whoever assessed is proposed"
    done(vip("card", "confirm", "Amina", "--whose", "citizen", "--date", "4/5 2026"))
    told = vip("card", "version", "Amina", "1").out
    assert "gennemgået med borgeren 4. maj" in told
    assert "Amina Søgaard" in told

    card, _, paid = vip("card", "version", "Amina").out.partition(PAID)
    assert "Bekræftede udgaver\n" in card, "after all that is confirmed"
    assert paid.endswith(f" {APART}\n  {ROER}\n")
    done(vip("card", "mark", "Amina", "roer", "2"))
    assert vip("card", "version", "Amina").out == card
    assert vip("card", "version", "Amina", "--json").json["paid_today"]["tasks"] == []
    done(vip("card", "mark", "Amina", "roer", "4"))
    assert vip("card", "version", "Amina").out == f"{card}{PAID}{paid}"
    (task,) = vip("card", "version", "Amina", "--json").json["paid_today"]["tasks"]
    assert task["level"] == 4

    done(vip("card", "off", "Amina", "rolig"))
    assert vip("card", "version", "Amina", "--json").json["status"] == "draft"
    first = vip("card", "version", "Amina", "1", "--json").json
    assert first.keys() == VERSION | {"id"}
    assert (first["status"], own in {one["id"] for one in first["lines"]}) == ("with_citizen", True)
    assert vip("card", "version", "Amina", "2").code == 1


@pytest.mark.usefixtures("amina")
def test_what_is_asked_for_and_what_is_refused(vip: Vip) -> None:
    done(vip("log", "add", "Amina", "--type", "note", "--text", "Rør- og kabellægning gik godt"))
    refused = vip("card", "take", "Amina", "roer")
    assert (refused.code, "niveau 2 til 4" in refused.err) == (1, True)
    done(vip("card", "take", "Amina", "roer", "--level", "2"))
    levels = {one["id"]: one["level"] for one in vip("card", "show", "Amina", "--json").json}
    assert levels["roer"] == 2
    again = vip("card", "take", "Amina", "roer")
    assert (again.code, "ikke noget nyt" in again.err) == (1, True)
    assert vip("card", "off", "Amina", "findes ikke").code == 1
    assert vip("card", "assess", "Amina", "--text", " ").code == 1
    assert vip("card", "education", "Amina", "--place", "Homs").code == 1
    done(vip("card", "education", "Amina", "--name", "Kok"))
    done(vip("card", "education", "Amina", "Kok", "--place", "Homs"))
    (known,) = vip("card", "version", "Amina", "--json").json["educations"]
    assert (known["name"], known["place"]) == ("Kok", "Homs")
    done(vip("card", "education", "Amina", "Kok", "--remove"))
    assert not vip("card", "version", "Amina", "--json").json["educations"]
    for whose in ("nogen", ""):
        assert vip("card", "confirm", "Amina", "--whose", whose).code == 2
    assert vip("card", "line", "Amina", "--field", "x", "--text", "y").code == 2
