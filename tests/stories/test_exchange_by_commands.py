"""A mentor's words reach the office and the answer comes home: by command line alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.commands.helpers import PHRASE
from tests.storage.helpers import put_back
from tests.stories.exchange import Computer, paired
from vip2tui.services.house import services_for
from vip2tui.services.vault import opening
from vip2tui.storage import slots
from vip2tui.storage.restore import by_passphrase

Three = tuple[Computer, Computer, Computer]

TEXT = "Amina kom til tiden [/] æøå @"


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Three:
    # Each line opens a vault; what a passphrase stretches to is worked out once.
    monkeypatch.setattr(slots, "stretch", lru_cache(slots.stretch))
    return paired(tmp_path)


@pytest.fixture
def given(three: Three) -> str:
    """A citizen the office has added and given to the mentor, who has fetched her."""
    office, mentor, _ = three
    citizen: str = office.json("citizen", "add", "--name", "Amina Søgaard")["id"]
    office.json("course", "start", "Amina", "--package", "kabel", "--start", "-20")
    office.json("citizen", "assign", "Amina", "--to", "laptop nord")
    mentor.fetch(office.send(mentor))
    return citizen


def test_a_day_goes_to_the_office_and_the_answer_comes_home(three: Three, given: str) -> None:
    office, mentor, _ = three
    assert [one["name"] for one in mentor.json("citizen", "list")] == ["Amina Søgaard"]
    mentor.note(given, TEXT)
    assert mentor.json("checklist", "tick", given, "m03.1")["changed"]
    assert mentor.notes(given)[TEXT]["status"] == "klar"
    assert mentor.json("device", "show")["line"] == "2 skal sendes"

    made = mentor.json("send", "--to", "kontorets", "--out", str(mentor.stick))
    assert made["changes"] == 2
    assert made["words"] == "1 borger, 1 notat, 1 flueben"
    assert "mette" not in made["file"].rpartition("/")[2].lower()
    assert mentor.notes(given)[TEXT]["status"] == "undervejs"

    before = office.bytes()
    looked = office.fetch("--preview", made["file"])
    assert office.bytes() == before
    done = office.fetch(made["file"])
    assert {**looked, "files": None} == {**done, "files": None}
    assert (done["new"], done["changed"], done["unchanged"]) == (2, 0, 0)
    assert (done["doubts"], done["gaps"], done["refused"]) == (0, 0, [])
    assert office.notes(given)[TEXT]["by"] == "Mette Holm"

    mentor.fetch(office.send(mentor))
    assert mentor.notes(given)[TEXT]["status"] == "modtaget"
    assert "modtaget af kommunen" in mentor.run("log", "list", given).out
    assert mentor.json("device", "show")["line"] == "kommunen har alt"
    assert mentor.digests() == {
        case: one for case, one in office.digests().items() if case == given
    }


def test_the_same_file_twice_changes_nothing(three: Three, given: str) -> None:
    office, mentor, _ = three
    mentor.note(given, TEXT)
    file = mentor.send(office)
    office.fetch(file)
    before = office.digests()
    again = office.fetch(file, file)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert office.digests() == before


def test_lost_repeated_and_reordered_files(three: Three, given: str) -> None:
    office, mentor, _ = three
    files = []
    for n in range(4):
        mentor.note(given, f"besked {n}")
        files.append(mentor.send(office))
    done = office.fetch(files[3], files[1], files[3], files[0])
    assert (done["new"], done["gaps"]) == (4, 0)
    mentor.fetch(office.send(mentor))
    mentor.note(given, "tabt")
    mentor.send(office)  # nobody sees it again
    mentor.note(given, "senere")
    assert office.fetch(mentor.send(office))["new"] == 2
    assert {"tabt", "senere", "besked 0"} <= office.notes(given).keys()


def test_a_doubt_is_decided_once_and_gone_everywhere(three: Three, given: str) -> None:
    office, mentor, consultant = three
    note = mentor.note(given, "søndag")
    office.json("citizen", "assign", given, "--to", "Besøgslaptop")
    office.fetch(mentor.send(office))
    consultant.fetch(office.send(consultant))
    mentor.fetch(office.send(mentor))
    mentor.json("log", "correct", note, "--text", "mandag", "--reason", "fejl")
    consultant.json("log", "correct", note, "--text", "tirsdag", "--reason", "fejl")
    done = office.fetch(mentor.send(office), consultant.send(office))
    assert done["doubts"] == 1
    mentor.fetch(office.send(mentor))

    (doubt,) = mentor.json("doubt", "list")
    assert (doubt["citizen"], doubt["field"], doubt["both"]) == (given, "text", True)
    choices = {one["value"]: one for one in doubt["choices"]}
    assert choices["mandag"]["words"].startswith("Behold «mandag» (dig, ")
    assert choices["tirsdag"]["words"].startswith("Behold «tirsdag» (Lars, ")
    assert choices["mandag"]["computer"] == "Laptop Nord"
    assert choices["tirsdag"]["computer"] == "Besøgslaptop"
    tuesday = choices["tirsdag"]["id"]
    assert mentor.json("doubt", "decide", doubt["id"], "--keep", tuesday)["value"] == "tirsdag"

    office.fetch(mentor.send(office))
    consultant.fetch(office.send(consultant))
    for one in three:
        assert one.json("doubt", "list") == []
        assert "tirsdag" in one.notes(given)
    assert mentor.run("doubt", "decide", doubt["id"], "--keep", "both").code == 1


def test_what_each_did_at_once_is_answered_at_once(three: Three, given: str) -> None:
    office, mentor, _ = three
    step = office.json("course", "show", given)["steps"][1]
    for one, weeks, day in ((mentor, "3", "+40"), (office, "11", "+50")):
        words = ("--step", step["name"], "--start", day, "--weeks", weeks, "--alone")
        one.json("course", "tailor", given, *words)
    office.fetch(mentor.send(office))
    rows = office.json("doubt", "list")
    assert {one["field"] for one in rows} == {"start", "weeks"}
    (card,) = {one["card"] for one in rows}
    shown = office.run("doubt", "list").out
    assert f"Amina Søgaard: trinnet «{step['name']}», start og uger. I har begge rettet" in shown
    (whole,) = [line for line in shown.splitlines() if "alt fra Mette" in line]
    assert "3 uger" in whole
    keep = whole.partition("--keep ")[2].split()
    assert keep[1:] == ["--whole"]
    done = office.json("doubt", "decide", rows[1]["id"], "--keep", *keep)
    assert (done["id"], set(done["values"])) == (card, {one["id"] for one in rows})
    assert office.json("course", "show", given)["steps"][1]["weeks"] == 3
    assert office.json("doubt", "list") == []
    office.run("undo")
    by_field = next(one for one in rows if one["field"] == "weeks")
    eleven = next(one["id"] for one in by_field["choices"] if one["value"] == 11)
    assert office.json("doubt", "decide", by_field["id"], "--keep", eleven)["value"] == 11
    assert [one["field"] for one in office.json("doubt", "list")] == ["start"]


def test_both_texts_can_stand(three: Three, given: str) -> None:
    office, mentor, _ = three
    note = mentor.note(given, "første")
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    mentor.json("log", "correct", note, "--text", "mandag", "--reason", "a")
    office.json("log", "correct", note, "--text", "tirsdag", "--reason", "a")
    office.fetch(mentor.send(office))
    (doubt,) = office.json("doubt", "list")
    kept = office.json("doubt", "decide", doubt["id"], "--keep", "both")["value"]
    assert sorted(kept.split("\n")) == ["mandag", "tirsdag"]


def test_an_import_is_undone_and_done_again(three: Three, given: str) -> None:
    office, mentor, _ = three
    mentor.note(given, TEXT)
    file = mentor.send(office)
    before = office.notes(given)
    office.fetch(file)
    with_it = office.digests()
    assert "hentning af filen" in office.json("undo")["words"]
    assert office.notes(given) == before
    assert office.digests() == with_it  # kept, and receipted
    office.json("redo")
    assert TEXT in office.notes(given)
    office.json("undo")
    again = office.run("fetch", file)
    assert "som blev fortrudt, kommer frem igen" in again.out
    assert TEXT in office.notes(given)


def test_a_vault_that_was_put_back_loses_nothing(three: Three, given: str, tmp_path: Path) -> None:
    office, mentor, _ = three
    for n in range(3):
        mentor.note(given, f"før {n}")
    office.fetch(mentor.send(office))
    mentor.image(tmp_path / "billede")
    for n in range(3):
        mentor.note(given, f"mellem {n}")
    office.fetch(mentor.send(office))
    mentor.put_back(tmp_path / "billede")
    for n in range(4):
        mentor.note(given, f"efter {n}")
    for _ in range(3):
        office.fetch(mentor.send(office))
        mentor.fetch(office.send(mentor))
    wanted = {f"{when} {n}" for when in ("før", "mellem", "efter") for n in range(3)} | {"efter 3"}
    for one in (office, mentor):
        notes = one.json("log", "list", given)
        assert sorted(note["text"] for note in notes) == sorted(wanted)
    assert mentor.digests()[given] == office.digests()[given]
    assert mentor.json("device", "show")["line"] == "kommunen har alt"


def test_a_vault_from_a_backup_gets_back_what_the_office_has(
    three: Three, given: str, tmp_path: Path
) -> None:
    office, mentor, _ = three
    mentor.note(given, "før")
    made = mentor.json("backup", "make", "--yes", "--folder", str(tmp_path / "kopier"))
    mentor.note(given, "mellem")
    office.fetch(mentor.send(office))
    put_back(mentor.home, Path(made["path"]), unlock=by_passphrase(PHRASE)).close()
    assert set(mentor.notes(given)) == {"før"}
    mentor.note(given, "efter")
    for _ in range(2):
        office.fetch(mentor.send(office))
        mentor.fetch(office.send(mentor))
    for one in (office, mentor):
        notes = one.json("log", "list", given)
        assert sorted(note["text"] for note in notes) == ["efter", "før", "mellem"]
    assert mentor.digests()[given] == office.digests()[given]


def test_the_professional_part_goes_past_the_mentor(three: Three, given: str) -> None:
    office, mentor, consultant = three
    office.json("log", "add", given, "--type", "note", "--text", "kun kommunen", "--professional")
    mentor.json("log", "add", given, "--type", "note", "--text", "kun mig", "--private")
    office.json("citizen", "assign", given, "--to", "Besøgslaptop")
    consultant.fetch(office.send(consultant))
    mentor.fetch(office.send(mentor))
    office.fetch(mentor.send(office))
    assert "kun kommunen" in consultant.notes(given)
    assert set(mentor.digests()) == {given, f"{given}.p"}
    assert set(office.digests()) == {given, f"{given}.f"}


def test_a_withdrawn_citizen_gets_nothing_more(three: Three, given: str) -> None:
    office, mentor, _ = three
    mentor.note(given, "skrevet før")
    office.json("citizen", "withdraw", given, "--from", "Laptop Nord")
    office.note(given, "skrevet efter")
    mentor.fetch(office.send(mentor))
    assert "skrevet efter" not in mentor.notes(given)
    office.fetch(mentor.send(office))
    assert "skrevet før" in office.notes(given)
    mentor.fetch(office.send(mentor))
    assert mentor.notes(given)["skrevet før"]["status"] == "modtaget"


def refused(computer: Computer, file: str, words: str) -> None:
    before = computer.bytes()
    done = computer.run("--json", "fetch", file)
    assert done.code == 1
    ((one,),) = (done.json["refused"],)
    assert words in one["reason"]
    assert words in done.err
    assert computer.bytes() == before


def test_what_is_refused_says_so_and_changes_nothing(three: Three, given: str) -> None:
    office, mentor, consultant = three
    mentor.note(given, TEXT)
    file = mentor.send(office)
    refused(consultant, file, "ikke til denne computer")
    data = bytearray((office.stick / file).read_bytes())
    data[-40] ^= 1
    flipped = office.stick / "vendt.vip2"
    flipped.write_bytes(data)
    refused(office, str(flipped), "beskadiget")
    flipped.write_bytes(data[: len(data) // 2])
    refused(office, str(flipped), "beskadiget")
    refused(office, str(office.stick / "findes-ikke.vip2"), "ingen mappe og ingen fil")
    (office.stick / "tom").mkdir()
    refused(office, str(office.stick / "tom"), "ingen låste filer")

    office.json("device", "revoke", "Laptop Nord")
    refused(office, file, "spærret")
    assert office.run("send", "--to", "Laptop Nord", "--out", str(office.stick)).code == 1


def test_an_unknown_sender(three: Three, tmp_path: Path) -> None:
    (tmp_path / "andre").mkdir()
    _, stranger, _ = paired(tmp_path / "andre")
    office = three[0]
    made = office.json("device", "contact", "--out", str(office.stick))
    stranger.json("device", "trust", made["file"], "--words", made["words"])
    stranger.json("citizen", "add", "--name", "Fremmed", "--office", made["id"])
    file = stranger.json("send", "--to", made["id"], "--out", str(office.stick))["file"]
    refused(office, file, "der ikke er godkendt her")


def test_one_bad_file_does_not_stop_the_others(three: Three, given: str) -> None:
    office, mentor, _ = three
    mentor.note(given, TEXT)
    bad = office.stick / "noget.vip2"
    bad.write_text("hej", encoding="utf-8")
    done = office.run("--json", "fetch", str(bad), mentor.send(office), str(bad))
    assert done.code == 1
    assert (done.json["new"], len(done.json["refused"])) == (1, 2)
    assert TEXT in office.notes(given)
    # The first one is written down with the file after it; the last one waits for the next.
    assert [one["what"] for one in office.json("diary")] == ["fetched", "refused", "sent"]


def test_a_revoked_laptop_is_told_to_the_others(three: Three) -> None:
    office, _, consultant = three
    office.json("device", "revoke", "Laptop Nord")
    consultant.fetch(office.send(consultant))
    known = {one["name"]: one for one in consultant.json("device", "list")}
    assert known["Laptop Nord"]["revoked"]
    assert not known["Kontorets computer"]["revoked"]


def test_wrong_words_trust_nobody(three: Three) -> None:
    office, mentor, consultant = three
    made = mentor.json("device", "contact", "--out", str(mentor.stick))
    before = consultant.bytes()
    wrong = " ".join(reversed(made["words"].split()))
    assert consultant.run("device", "trust", made["file"], "--words", wrong).code == 1
    asked = consultant.run("device", "trust", made["file"])
    assert (asked.code, "--words" in asked.err) == (2, True)
    assert made["words"] in asked.err
    assert consultant.bytes() == before
    assert office.run("device", "trust", str(office.stick / "nej")).code == 1
    assert mentor.run("device", "trust", made["file"], "--yes").code == 1  # its own
    assert consultant.json("device", "trust", made["file"], "--yes")["trusted"]


def test_mass_removal_asks_first(three: Three, given: str) -> None:
    office, mentor, _ = three
    for n in range(7):
        mentor.json("citizen", "add", "--name", f"Ny {n}")
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    services = services_for(opening.unlock(mentor.home, PHRASE))
    for one in [one for one in services.citizens.ids() if one != given]:
        services.citizens.put_away(services.citizens.get(one))
    services.desk.store.close()
    file = mentor.send(office)
    before = office.bytes()
    asked = office.run("fetch", file)
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert "7 borgere bliver lagt væk" in asked.err
    assert office.bytes() == before
    assert office.run("fetch", file, "--yes").code == 0
    assert len(office.json("citizen", "list")) == 1


def test_a_file_that_is_no_locked_file_is_not_written_over(three: Three, tmp_path: Path) -> None:
    office, mentor, _ = three
    mine = tmp_path / "brev.txt"
    mine.write_text("vigtigt", encoding="utf-8")
    assert mentor.run("send", "--to", office.name, "--out", str(mine)).code == 1
    assert mentor.run("device", "contact", "--out", str(mine)).code == 1
    assert mine.read_text(encoding="utf-8") == "vigtigt"
    out = str(tmp_path / "til-kontoret")
    for _ in range(2):
        assert mentor.json("send", "--to", office.name, "--out", out)["file"] == out
    assert mentor.run("send", "--to", office.name, "--out", str(tmp_path / "nej" / "x")).code == 1
    assert not list(tmp_path.glob("*.ny"))
    assert [one["file"] for one in mentor.json("diary")] == ["til-kontoret"] * 2


def test_two_corrections_of_one_answer_are_told_by_line_when_they_may_be_seen(
    three: Three, given: str
) -> None:
    office, _, consultant = three
    office.json("citizen", "assign", given, "--to", "Besøgslaptop")
    consultant.fetch(office.send(consultant))

    def measured(voice: str) -> str:
        words = ("--voice", voice, "--scores", "p01=2")
        made: str = consultant.json("measure", "add", given, *words)["id"]
        return made

    made = measured("professional")
    office.fetch(consultant.send(office))
    for one, figure in ((office, "3"), (consultant, "5")):
        why = ("--scores", f"p01={figure}", "--reason", f"fejl {one.name}")
        assert one.run("measure", "correct", given, made, *why).code == 0
    office.fetch(consultant.send(office))

    (doubt,) = office.json("doubt", "list")
    assert [one["value"][f"{made}.p01"] for one in doubt["choices"]] == [None, None]
    assert "tro på job (et svar" in office.run("doubt", "list").out
    measured("citizen")
    office.fetch(consultant.send(office))
    (doubt,) = office.json("doubt", "list")
    found = {one["value"][f"{made}.p01"]: one for one in doubt["choices"]}
    assert found[5]["value"][f"{made}.reason"] == f"fejl {consultant.name}"
    shown = office.run("doubt", "list").out
    assert "tro på job 3" in shown
    assert "tro på job 5" in shown
    assert "--whole" not in shown
    done = office.json("doubt", "decide", f"{made}.reason", "--keep", found[5]["id"])
    assert (done["value"], len(done["values"])) == (5, 2)
    assert office.json("doubt", "list") == []
