"""A mentor's whole week in the plain mode, line by line, and what is stored of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

TODAY, ROUND, NOTE, TICKS, SEND, FETCH, UNDO, CLOSE = map(str, range(1, 9))
SAVE = "1"
A_ROUND = (
    ROUND, "4 af 5", "Ferie", "1:30", "Hun sagde til", "og spurgte", "", "-", "Tale om vagter",
    "om 3 dage",
)  # fmt: skip
A_NOTE = (NOTE, "Første linje", "Anden linje", "")


def test_the_round_is_one_action_and_says_what_it_wrote(amina: str, plain: Vip, vip: Vip) -> None:
    done = plain(*A_ROUND, SAVE, CLOSE)
    assert done.code == 0
    assert "Notat, 1:30 timer, fravær og 3 flueben er gemt." in done.out
    assert "Lukket. Alt er gemt." in done.out
    met, meeting = vip("log", "list", amina, "--json").json
    if met["type"] == "mentormoede":
        met, meeting = meeting, met
    assert (met["attended"], met["planned"], met["absence"]) == (4, 5, "ferie")
    assert meeting["minutes"] == 90
    assert meeting["text"] == "Godt: Hun sagde til\nog spurgte\nNæste: Tale om vagter"
    assert meeting["next_date"]
    assert vip("draft", "list", "--json").json == []
    assert "Fortrudt" in plain(UNDO, CLOSE).out
    assert vip("log", "list", amina, "--json").json == []


def test_a_note_is_written_with_day_time_kind_and_reader(amina: str, plain: Vip, vip: Vip) -> None:
    done = plain(*A_NOTE, "3", "i går", "4", "9-10.30", "5", "Telefon", "6", "Kun for mig",
                 SAVE, CLOSE)  # fmt: skip
    assert "Notatet er gemt for" in done.out
    assert "Bliver på denne computer" in done.out
    (note,) = vip("log", "list", amina, "--json").json
    assert note["text"] == "Første linje\nAnden linje"
    assert (note["start"], note["end"], note["place"]) == ("09:00", "10:30", "private")


def test_ticks_go_and_come(amina: str, plain: Vip, vip: Vip) -> None:
    def items() -> list[dict[str, object]]:
        return list(vip("checklist", "show", amina, "--json").json)

    once = next(one for one in items() if len(one["times"]) == 1 and one["owner"] == "M")
    text = str(once["text"])

    def status() -> object:
        return next(one["status"] for one in items() if one["id"] == once["id"])

    done = plain(TICKS, text, "1", "0", CLOSE)
    assert f"Flueben sat ved {once['id']}: {text}. Gemt." in done.out
    assert status() == "klaret"
    assert "er fjernet. Gemt." in plain(TICKS, "Fjern et", text, "En fejl", "0", CLOSE).out
    assert status() == "aaben"
    for deed, typed, left in (("3", "+3", "udskudt"), ("4", "Findes ikke", "ikke_relevant")):
        plain(TICKS, text, deed, typed, "0", CLOSE)
        assert status() == left
    before = [one["status"] for one in items()]
    said = plain(TICKS, "1", "", "1", "2", "", "", CLOSE).out
    assert said.count("Intet er ændret.") == 2
    assert [one["status"] for one in items()] == before


def test_today_leads_to_what_settles_a_line(amina: str, plain: Vip, vip: Vip) -> None:
    said = plain(TODAY, "allerede i gang", "Nej", TODAY, "Ugens runde", "5", "", "", CLOSE).out
    assert "punkter er udskudt en uge" in said
    assert "Ugens runde: Amina." in said
    (draft,) = vip("draft", "list", "--json").json
    assert draft["kind"] == "round"
    said = plain(TODAY, "Kladde om Amina", SAVE, CLOSE).out
    assert "Vi fandt en kladde." in said
    assert "Fremmøde og 1 flueben er gemt." in said
    line = next(one for one in vip("today", "--json").json if one["part"] == "tjekliste")
    assert "Flueben sat ved" in plain(TODAY, line["what"], "1", CLOSE).out


def test_today_ticks_what_was_agreed_and_goes_on_with_a_draft_of_several(
    amina: str, plain: Vip, vip: Vip
) -> None:
    vip("log", "add", amina, "--type", "note", "--text", "x", "--next", "Ring til Ali",
        "--next-date", "i dag")  # fmt: skip
    plain(TODAY, "allerede i gang", "Nej", CLOSE)
    said = plain(TODAY, "Ring til Ali", "1", CLOSE).out
    assert "Flueben sat ved det, I aftalte. Gemt." in said
    assert vip("log", "list", amina, "--json").json[0]["next_done"]
    assert "Ring til Ali" not in vip("today", "--all").out
    plain(NOTE, "Første", "", "", CLOSE)
    plain(ROUND, "5", "", "", CLOSE)
    drafts = vip("draft", "list", "--json").json
    assert {one["kind"] for one in drafts} == {"note", "round"}
    assert vip("today").out.count("Kladde om Amina") == 2, "there is room for both"
    said = plain(TODAY, "et notat", SAVE, CLOSE).out
    assert "Notatet er gemt" in said


def test_a_measurement_that_falls_due_is_answered_figure_by_figure(
    amina: str, plain: Vip, vip: Vip
) -> None:
    vip("checklist", "begun", amina, "--done")
    vip("measure", "add", amina, "--voice", "mentor", "--scores", "w01=2", "--date", "-28")
    said = plain(TODAY, "Måling forfalder", "3", "6", "-", "4", CLOSE).out
    assert "Møder til tiden: 1 sjældent, 3 for det meste, 5 altid." in said
    assert "Skriv et tal fra 1 til 5, eller -." in said
    (draft,) = vip("draft", "list", "--json").json
    assert (draft["kind"], draft["fields"]) == ("measure", {})
    said = plain(TODAY, "Kladde om Amina", SAVE, CLOSE).out
    assert "Melder afbud i tide, når noget kommer i vejen: ved ikke / vil ikke svare" in said
    assert "Mentorens svar er gemt." in said
    last = vip("measure", "show", amina, "--json").json["measurements"][-1]
    assert last["answers"] == {"w01": 3, "w02": "-", "w03": 4}
    assert vip("draft", "list", "--json").json == []
    assert vip("measure", "due", "--json").json == []


@pytest.fixture
def office(home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An office that knows the mentor, and is known."""
    other = str(tmp_path / "kontor")
    make_vault(tmp_path / "kontor", Role.OFFICE, "Laptop Syd")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "usb").mkdir()
    for one, more in ((("--home", other), ()), ((), ("--home", other))):
        done = vip(*one, "device", "contact", "--out", "kontakt", "--json")
        vip(*more, "device", "trust", "kontakt", "--words", done.json["words"], "--json")
    assert home.exists()
    return other


def test_a_file_goes_out_and_an_answer_comes_back(
    amina: str, office: str, plain: Vip, vip: Vip, tmp_path: Path
) -> None:
    usb = str(tmp_path / "usb")
    done = plain(SEND, "En anden mappe", usb, CLOSE)
    assert "Til Mette Holm (Laptop Syd): 1 borger" in done.out
    assert "Kun den computer kan åbne den." in done.out
    (file,) = (tmp_path / "usb").glob("*.vip2")
    assert vip("--home", office, "fetch", str(file), "--json").json["new"] > 0
    file.unlink()
    vip("--home", office, "send", "--to", "Laptop Nord", "--out", usb)
    (answer,) = (tmp_path / "usb").glob("*.vip2")
    said = plain(FETCH, answer.stem, "Nej", FETCH, "En anden", str(answer), "Ja", CLOSE).out
    assert said.count("1 fil er hentet. Gemt.") == 1
    assert "Intet er ændret." in said
    assert vip("diary", "--json").json[0]["what"] == "fetched"
    nothing = plain(SEND, "Nej", SEND, "Ja", "En anden", usb, CLOSE).out
    assert "Der er ikke noget nyt at sende." in nothing


def test_what_is_to_be_decided_is_counted_and_asked_by_numbers(
    amina: str, office: str, plain: Vip, vip: Vip, tmp_path: Path
) -> None:
    usb = tmp_path / "usb"

    def carry(source: tuple[str, ...], to: str, target: tuple[str, ...]) -> None:
        vip(*source, "send", "--to", to, "--out", str(usb))
        (file,) = usb.glob("*.vip2")
        assert vip(*target, "fetch", str(file), "--yes").code == 0
        file.unlink()

    assert "skal afgøres" not in plain("Luk").out
    there = ("--home", office)
    carry((), "Laptop Syd", there)
    vip("citizen", "edit", amina, "--phone", "11 22 33 44")
    vip(*there, "citizen", "edit", amina, "--phone", "55 66 77 88")
    carry(there, "Laptop Nord", ())
    (asked,) = vip("doubt", "list", "--json").json
    said = plain("skal afgøres", "", "Luk").out
    assert "Det, der skal afgøres: 1" in said
    assert "1 af 1. Amina" in said
    assert "Telefon" in said
    assert len(vip("doubt", "list", "--json").json) == 1
    kept = asked["choices"][0]["words"]
    assert "Afgjort. Gemt." in plain(TODAY, "skal afgøres: telefon", kept, "Luk").out
    assert vip("doubt", "list", "--json").json == []


def test_the_checklist_says_how_much_is_in_place(amina: str, plain: Vip, vip: Vip) -> None:
    before = re.search(r"Tjekliste: Amina. (\d+) af (\d+) er klaret", plain(TICKS, "", CLOSE).out)
    assert before
    plain(TICKS, "1", "1", "0", CLOSE)
    after = re.search(r"Tjekliste: Amina. (\d+) af (\d+) er klaret", plain(TICKS, "", CLOSE).out)
    assert after
    assert (int(after[1]), after[2]) == (int(before[1]) + 1, before[2])


def test_who_has_nobody_is_told_what_to_do(plain: Vip) -> None:
    said = plain(ROUND, NOTE, TICKS, SEND, TODAY, CLOSE).out
    assert said.count("Her er ingen borgere endnu.") == 3
    assert "kender ikke nogen at sende til" in said
    assert "Der venter ikke noget." in said


def test_it_does_not_say_that_all_is_saved_beside_a_draft(amina: str, plain: Vip, vip: Vip) -> None:
    done = plain(*A_NOTE, "", CLOSE)
    assert "Det er ikke gemt færdigt." in done.out
    assert "Lukket. 1 kladde venter." in done.out
