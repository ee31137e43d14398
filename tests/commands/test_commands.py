"""Each command does what it says, and gives programs the same keys every time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import OTHER, PHRASE, bytes_of, is_mine_alone, make_vault
from vip2tui.domain.roles import Role
from vip2tui.services.citizen import casework

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

KEYS = {
    "citizen list": "apart doubts follow_up id last_contact name next pace package practice "
    "withdrawn",
    "citizen show Amina": "apart came_after case_key courses doubts drafts follow_up id "
    "interpreter language "
    "last_contact mentor missing name next notes pace package phone practice tovholder "
    "tovholder_phone unreadable waiting withdrawn",
    "course show Amina": "citizen closed end ending id name others outcome pace package proofs "
    "reason start steps version warnings workplace workplace_name",
    "checklist show Amina": "area course due id important name overdue owner status text ticked "
    "times",
    "checklist tick Amina m03.1": "changed id item status",
    "log list Amina": "absence at attended by citizen computer confirmed corrected day end gone id "
    "minutes next next_date next_done person place planned start status taken_back text type",
    "history Amina": "at by change computer field gone id kind person proposal sealed spared "
    "stands undone value who",
    "today": "citizen citizen_name due id later minutes name owner part reason times urgency what",
    "search Amina": "citizen citizen_name day id kind said text",
    "undo": "id words",
    "verify": "cases changes ok told unread",
    "backup make": "at id path size",
    "backup list": "at id path size",
    "package list": "aliases danish english hard_demand id name version weeks weeks_text",
}


@pytest.mark.usefixtures("amina")
def test_the_keys_programs_read_are_these(vip: Vip) -> None:
    vip("log", "add", "Amina", "--type", "samtale", "--text", "hej")
    for words, keys in KEYS.items():
        found = vip("--json", *words.split()).json
        row = found[0] if isinstance(found, list) else found
        assert sorted(row) == sorted(keys.split()), words


@pytest.mark.usefixtures("amina")
def test_options_stand_anywhere(vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIP2TUI_HOME")
    monkeypatch.delenv("VIP2TUI_PASSPHRASE")
    code = tmp_path / "kode.txt"
    code.write_bytes(b"\xef\xbb\xbf" + PHRASE.encode() + b"\r\n")
    given = ("--home", str(tmp_path / "hjem"), "--passphrase-file", str(code), "--json")
    lines = [
        (*given, "citizen", "list"),
        ("citizen", *given, "list"),
        ("citizen", "list", *given),
        (*given[:2], "citizen", *given[2:4], "list", given[4]),
    ]
    answers = [vip(*line).json for line in lines]
    assert answers == [answers[0]] * 4
    assert answers[0][0]["name"] == "Amina Søgaard"


def test_an_option_in_a_text_is_text(amina: str, vip: Vip) -> None:
    vip("log", "add", "Amina", "--type", "note", "--text", "--json")
    assert vip("log", "list", amina, "--json").json[0]["text"] == "--json"


def test_what_the_municipality_answers_for_is_never_late_at_a_mentor(
    amina: str, vip: Vip, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As one who was written down before the course began: nothing of it is asked about apart.
    monkeypatch.setattr(casework, "written_since", lambda *_: None)
    vip("course", "tailor", "Amina", "--move-start", "-60", "--yes")
    every = vip("checklist", "show", amina, "--json").json
    late = {one["owner"] for one in every if one["overdue"]}
    assert "M" in late
    assert "J" not in late
    shown = vip("checklist", "show", amina).out.split("\n")
    assert any("(kommunen, hos kommunen" in one for one in shown)
    assert not any("(kommunen" in one and "over fristen" in one for one in shown)


def test_a_course_that_begins_says_what_to_mind_and_that_the_day_is_a_day_off(
    amina: str, vip: Vip
) -> None:
    said = vip("course", "start", amina, "--package", "postarbejder", "--start", "2026-12-19").out
    assert "fridag (lørdag)" in said
    assert "!  Markedet er vendt." in said
    assert "(VUB), Gaffeltruckcertifikat B" in said


@pytest.mark.usefixtures("amina")
def test_ticks_are_set_and_taken_away_with_a_reason(vip: Vip) -> None:
    first = vip("checklist", "tick", "Amina", "m06.1", "--date", "i går", "--json").json
    assert first["item"].startswith("m06.1@")
    again = vip("checklist", "tick", "Amina", first["item"], "--json").json
    assert again["changed"] is False
    gone = vip("checklist", "untick", "Amina", "m06.1", "--reason", "forkert uge", "--json").json
    assert (gone["item"], gone["changed"]) == (first["item"], True)
    assert vip("checklist", "tick", "Amina", "m01.1").code == 1


@pytest.mark.usefixtures("amina")
def test_a_settled_item_says_when_and_who_and_not_its_limit(vip: Vip) -> None:
    vip("checklist", "tick", "Amina", "m03.2", "--date", "2026-05-04", "--note", "i kantinen")
    line = next(
        x for x in vip("checklist", "show", "Amina", "--all").out.splitlines() if "[x]" in x
    )
    assert line.endswith("(dig, man 4. maj 2026, Mette Holm, i kantinen)")
    rows = vip("checklist", "show", "Amina", "--json").json
    (done,) = [time for row in rows if row["id"] == "m03.2" for time in row["times"]]
    assert (done["day"], done["by"]) == ("2026-05-04", "Mette Holm")
    assert {time["by"] for row in rows if not row["ticked"] for time in row["times"]} == {None}


@pytest.mark.usefixtures("amina")
def test_a_tick_taken_away_says_where_both_can_be_read(vip: Vip) -> None:
    vip("checklist", "tick", "Amina", "m01.7")
    told = vip("checklist", "untick", "Amina", "m01.7", "--reason", "en fejl").out
    history = vip("history", told.partition("«vip2tui history ")[2].partition("»")[0])
    assert history.code == 0, history.err
    assert "en fejl" in history.out
    assert "status: åben (gælder)" in history.out


@pytest.mark.usefixtures("amina")
def test_the_history_says_codes_by_their_names(vip: Vip) -> None:
    note = vip("log", "add", "Amina", "--type", "mentormoede", "--text", "Godt", "--json").json[
        "id"
    ]
    step = vip("course", "show", "Amina", "--json").json["steps"][0]
    vip("course", "step", "Amina", step["id"], "i_gang")
    told = vip("history", note).out + vip("history", step["record"]).out
    assert "slags: mentormøde (gælder)" in told
    assert "status: i gang (gælder)" in told
    assert not {"mentormoede", "i_gang"} & set(told.split())
    assert vip("history", note, "--json").json[0]["kind"] == "entry"
    assert "borger: Amina" in vip("history", note).out
    assert "forløb: Kabel- og ledningsarbejder" in vip("history", step["record"]).out
    citizen = next(one["value"] for one in vip("history", note, "--json").json
                   if one["field"] == "citizen")  # fmt: skip
    assert citizen not in told


@pytest.mark.usefixtures("amina")
def test_a_note_is_corrected_and_both_stand_in_the_history(vip: Vip) -> None:
    note = vip("log", "add", "Amina", "--type", "Mentormøde", "--text", "Godt", "--from", "9.30",
               "--to", "10.15", "--confirmed", "--json").json["id"]  # fmt: skip
    assert vip("log", "correct", note[:8], "--minutes", "30").code == 2
    assert vip("log", "correct", note[:8], "--minutes", "30", "--reason", "tastefejl").code == 0
    entry = vip("log", "list", "Amina", "--json").json[0]
    assert (entry["minutes"], entry["confirmed"], entry["corrected"]) == (30, True, "tastefejl")
    minutes = [e["value"] for e in vip("history", note, "--json").json if e["field"] == "minutes"]
    assert minutes == [45, 30]


@pytest.mark.usefixtures("amina")
def test_the_weekly_round_is_one_action(vip: Vip) -> None:
    words = (
        "--days",
        "4 af 5",
        "--absence",
        "egen_sygdom",
        "--minutes",
        "1,5",
        "--good",
        "Gik godt",
    )
    assert vip("round", "Amina", *words, "--json").json["ticked"] >= 1
    assert len(vip("log", "list", "Amina", "--json").json) == 2
    vip("undo")
    assert vip("log", "list", "Amina", "--json").json == []
    assert vip("redo").code == 0
    assert vip("redo").code == 1


@pytest.mark.usefixtures("amina")
def test_a_course_is_closed_once(vip: Vip) -> None:
    assert vip("course", "close", "Amina", "--outcome", "job_ord", "--reason", "Fast job").code == 0
    assert vip("course", "show", "Amina", "--json").json["outcome"] == "job_ord"
    assert vip("course", "close", "Amina", "--outcome", "job_ord").code == 1


@pytest.mark.usefixtures("amina")
def test_what_is_too_long_is_kept_as_drafts_where_the_screens_find_them(
    home: Path, vip: Vip
) -> None:
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening

    short = vip("log", "add", "Amina", "--type", "note", "--text", "kort", "--json").json["id"]
    add = ("log", "add", "Amina", "--type", "note", "--private", "--minutes", "90", "--text")
    for line in (
        (*add, "x" * 10_001),
        (*add, "y" * 10_002),
        ("log", "correct", short, "--reason", "kortere", "--text", "z" * 10_003),
        ("round", "Amina", "--days", "4/5", "--good", "g" * 10_004),
    ):
        done = vip(*line)
        assert done.code == 1
        assert "Den bliver her som kladde og er ikke væk." in done.err
    desk = opening.unlock(home, PHRASE)
    house = services_for(desk)
    citizen = house.citizens.find("Amina")
    note = f"note:{citizen}"
    rest = {"time": "1:30", "type": "note", "who": ".p"}
    assert house.drafts.take_up(note) == {"text": "x" * 10_001} | rest
    assert house.drafts.take_up(note) == {"text": "x" * 10_001} | rest
    house.drafts.drop(note)
    assert house.drafts.take_up(note) == {"text": "y" * 10_002} | rest
    house.drafts.drop(note)
    assert house.drafts.take_up(f"correct:{short}") == {"text": "z" * 10_003, "reason": "kortere"}
    assert house.drafts.take_up(f"round:{citizen}") == {
        "days": "4",
        "planned": "5",
        "good": "g" * 10_004,
    }
    assert len(house.drafts.places()) == 2
    desk.store.close()
    done = vip("citizen", "add", "--name", "x" * 201)
    assert done.code == 1
    assert "kladde" not in done.err


@pytest.mark.usefixtures("home")
def test_the_name_may_be_said_in_part_if_nobody_else_fits(vip: Vip) -> None:
    for name in ("Jens Hansen", "Jens Holm"):
        vip("citizen", "add", "--name", name)
    assert vip("citizen", "show", "holm").code == 0
    done = vip("citizen", "show", "jens")
    assert (done.code, done.out) == (1, "")
    assert "2 borgere passer" in done.err
    assert vip("package", "show", "lager").code == 1


def test_keys_are_changed_and_found_again(tmp_path: Path, vip: Vip) -> None:
    code = make_vault(tmp_path / "hjem")
    new, paper = tmp_path / "ny.txt", tmp_path / "papir.txt"
    new.write_text(OTHER, encoding="utf-16")
    paper.write_text(code.lower().replace("-", "\n"), encoding="utf-8")
    assert vip("passphrase", "change", "--new-passphrase-file", str(new)).code == 0
    assert vip("verify").code == 3
    assert vip("verify", "--passphrase-file", str(new)).code == 0
    new.write_text(PHRASE, encoding="utf-8")
    given = ("--recovery-key-file", str(paper), "--new-passphrase-file", str(new))
    assert vip("recover", *given).code == 0
    assert vip("verify").code == 0
    new.write_text("kort", encoding="utf-8")
    done = vip("recover", *given)
    assert done.code == 1
    assert "for let at gætte" in done.err


def test_the_open_copy_leaves_out_what_is_nobodys_business(home: Path, vip: Vip) -> None:
    vip("citizen", "add", "--name", "Amina Søgaard")
    vip("citizen", "add", "--name", "Øve Øvesen", "--practice")
    vip("log", "add", "Amina", "--type", "note", "--text", "fælles ord")
    vip("log", "add", "Amina", "--type", "note", "--text", "hemmelige ord", "--private")
    file = home.parent / "kopi.json"
    refused = vip("send", "--open-copy", str(file))
    assert refused.code == 2
    assert "--yes" in refused.err
    assert not file.exists()
    made = vip("send", "--open-copy", str(file), "--yes", "--json").json
    assert (made["citizens"], made["cases"]) == (1, 1)
    assert is_mine_alone(file)
    text = file.read_text(encoding="utf-8")
    assert "fælles ord" in text
    assert "hemmelige" not in text
    assert "Øve" not in text
    assert [path.name for path in home.parent.iterdir()] == ["hjem", "kopi.json"]
    (line,) = [one for one in text.splitlines() if '"kind":"entry"' in one]
    case = vip("citizen", "show", "Amina", "--json").json["id"]
    assert json.loads(text)["cases"][case][-1] == json.loads(line.rstrip(",]"))


def test_an_open_copy_that_cannot_be_written_leaves_nothing(home: Path, vip: Vip) -> None:
    before = bytes_of(home)
    done = vip("send", "--open-copy", str(home.parent / "ingen" / "kopi.json"), "--yes")
    assert done.code == 1
    assert "alt i arkivet er i behold" in done.err
    assert bytes_of(home) == before


def test_a_consultant_may_write_for_the_municipality_alone(tmp_path: Path, vip: Vip) -> None:
    make_vault(tmp_path / "hjem", Role.CONSULTANT)
    vip("citizen", "add", "--name", "Amina")
    vip("log", "add", "Amina", "--type", "note", "--text", "kun os", "--professional")
    assert vip("log", "list", "Amina", "--json").json[0]["place"] == "professional"


def test_the_demo_prints_the_day_where_there_is_no_terminal(tmp_path: Path, vip: Vip) -> None:
    done = vip("demo", "--into", str(tmp_path / "demo"), "--citizens", "3", "--years", "0,3")
    assert done.code == 0
    assert "I dag, " in done.out
    assert vip("demo", "--into", str(tmp_path / "demo")).code == 3


@pytest.mark.usefixtures("amina")
def test_the_pace_says_why_and_when_it_is_likely_to_end(
    vip: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "  tempo: ikke kendt endnu" in vip("course", "show", "Amina").out
    monkeypatch.setattr(casework, "written_since", lambda *_: None)
    shown = vip("course", "show", "Amina")
    assert "  tempo: langt bagud (9 uger), fordi «" in shown.out
    assert "(skøn)" in shown.out
    found = vip("course", "show", "Amina", "--json").json
    assert found["pace"].keys() == {"done", "whole", "behind", "reason", "forecast"}
    assert found["pace"]["behind"] == 60
    assert found["pace"]["forecast"] > found["end"]
    assert "  slut: " in vip("citizen", "show", "Amina").out
    vip("course", "close", "Amina", "--outcome", "job_ord")
    assert vip("course", "show", "Amina", "--json").json["pace"] is None
    assert "tempo" not in vip("course", "show", "Amina").out


def test_a_telephone_number_is_found_by_line_in_search_and_in_the_list(
    home: Path, vip: Vip
) -> None:
    add = ("citizen", "add", "--name", "Søren Ærø", "--phone", "+45 12 34 56 78", "--json")
    citizen = vip(*add).json["id"]
    vip("citizen", "add", "--name", "Amina Hassan")
    for typed in ("12345678", "1234 5678", "+4512345678", "004512345678"):
        assert vip("search", typed).out == f"borger [{citizen[:8]}]: Søren Ærø: +45 12 34 56 78\n"
        assert [one["id"] for one in vip("citizen", "list", typed, "--json").json] == [citizen]
    assert "Ingen borger her passer" in vip("citizen", "list", "87654321").out


def test_two_of_one_name_are_told_of_when_added_and_told_apart_in_the_list(
    home: Path, vip: Vip
) -> None:
    add = ("citizen", "add", "--name", "Søren Ærø", "--phone")
    first = vip(*add, "12345678", "--json").json
    assert first["maybe_same"] == []
    second = vip(*add, "87654321")
    assert second.code == 0
    told = f"Måske findes Søren Ærø allerede: Søren Ærø, samme navn. Id: {first['id']}\n"
    new = second.out.rsplit("Id: ", 1)[1].strip()
    join = f"Er det samme person, så saml dem: vip2tui citizen join {first['id']} {new}\n"
    assert second.err == told + join
    third = vip("citizen", "add", "--name", "Bent", "--phone", "+45 1234 5678", "--json").json
    assert third["maybe_same"] == [{"id": first["id"], "name": "Søren Ærø", "why": "samme telefon"}]
    shown = vip("citizen", "list").out
    assert "Søren Ærø (tlf. 12345678)" in shown
    assert "Søren Ærø (tlf. 87654321)" in shown
    refused = vip("log", "add", "Søren Ærø", "--type", "note", "--text", "x")
    assert refused.code == 1
    begin = first["id"][:8]
    assert f"Søren Ærø (tlf. 12345678, id {begin})" in refused.err
    assert "Skriv begyndelsen af det id, du mener." in refused.err
    assert vip("log", "add", begin, "--type", "note", "--text", "x").code == 0
    assert "Søren Ærø (tlf. 12345678): x" in vip("search", "x").out
