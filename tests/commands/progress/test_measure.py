"""Measuring by line: each voice for itself, what moved, what is asked for now."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault, process
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

FORM = {
    "id", "round", "voice", "day", "scale", "answers", "is_hidden", "declined", "read_aloud",
    "interpreted", "is_after", "corrected", "small_step", "by", "is_one_of_several", "counts",
}  # fmt: skip


@pytest.fixture
def olena(tmp_path: Path, vip: Vip) -> str:
    """A citizen at a consultant's computer, on the second day after baseline is due."""
    make_vault(tmp_path / "hjem", Role.CONSULTANT)
    citizen: str = vip("citizen", "add", "--name", "Olena Prøve", "--json").json["id"]
    assert vip("course", "start", "Olena", "--package", "kabel", "--start", "-16").code == 0
    return citizen


def add(vip: Vip, voice: str, scores: str, *more: str) -> Done:
    return vip("measure", "add", "Olena", "--voice", voice, "--scores", scores, "--json", *more)


@pytest.mark.usefixtures("olena")
def test_each_voice_answers_without_seeing_the_others(vip: Vip) -> None:
    asked = vip("measure", "due", "--json").json
    assert [(one["round"], one["stage"], one["voices"]) for one in asked] == [
        ("start", "nu", ["konsulent", "borger"])
    ]
    first = add(vip, "professional", "p04=2,p06=4,p11=1")
    assert first.code == 0, first.err
    assert first.json.keys() == FORM
    assert (first.json["is_hidden"], first.json["answers"]) == (True, {})
    hidden = vip("measure", "show", "Olena")
    assert "Konsulentens svar" in hidden.out
    assert "skjult, til der er svaret" in hidden.out
    assert "Faglig kunnen" not in hidden.out
    assert [one["voices"] for one in vip("measure", "due", "--json").json] == [["borger"]]

    second = add(vip, "citizen", "p04=4,p06=-", "--read-aloud", "--interpreter")
    assert (second.json["is_hidden"], second.json["answers"]) == (False, {"p04": 4, "p06": "-"})
    assert (second.json["read_aloud"], second.json["interpreted"]) == (True, True)
    shown = vip("measure", "show", "Olena").out
    assert "oplæst, med tolk" in shown
    assert "p04 Faglig kunnen: 2" in shown
    assert "p06 Samarbejde: -" in shown
    assert "Tal om det: Faglig kunnen" in shown
    assert "Målingen er et samtaleredskab" in shown
    assert vip("measure", "due").out == "Ingen målinger skal laves nu.\n"


@pytest.mark.usefixtures("olena")
def test_the_belief_is_shown_to_nobody_unless_asked_for(vip: Vip) -> None:
    add(vip, "professional", "p01=3,p11=1")
    add(vip, "citizen", "", "--declined")
    found = vip("measure", "show", "Olena", "--json").json
    assert [one["id"] for one in found["curves"]] == ["p01"]
    assert found["measurements"][0]["answers"] == {"p01": 3}
    assert found["measurements"][1]["declined"]
    asked = vip("measure", "show", "Olena", "--belief", "--json").json
    assert [(one["id"], one["now"]) for one in asked["curves"]] == [("p01", 3), ("p11", 1)]


@pytest.mark.usefixtures("olena")
def test_what_moved_is_said_in_words(vip: Vip) -> None:
    for days, figure in (("-190", 2), ("-91", 3), ("-0", 4)):
        vip("course", "tailor", "Olena", "--move-start", "-182", "--yes")
        for voice in ("professional", "citizen"):
            done = add(vip, voice, f"p05={figure}", "--date", days)
            assert done.code == 0, done.err
    shown = vip("measure", "show", "Olena").out
    assert "p05 Dansk på jobbet: 2 → 3 → 4 ▄▄█, på vej op siden" in shown
    found = vip("measure", "show", "Olena", "--json").json
    assert [one["round"] for one in found["measurements"]] == [
        "start", "start", "91", "91", "182", "182",
    ]  # fmt: skip
    assert [(one["steps"], one["tendency"]) for one in found["curves"]] == [(1, True)] * 2


@pytest.mark.usefixtures("olena")
def test_a_correction_needs_a_reason_and_is_marked(vip: Vip) -> None:
    made = add(vip, "professional", "p01=3").json["id"]
    add(vip, "citizen", "p01=4")
    assert vip("measure", "correct", "Olena", made, "--scores", "p01=2").code == 2
    done = vip("measure", "correct", "Olena", made, "--scores", "p01=2", "--reason", "Fejl")
    assert done.code == 0, done.err
    form = vip("measure", "show", "Olena", "--json").json["measurements"][0]
    assert (form["answers"], form["is_after"]) == ({"p01": 2}, True)
    assert form["corrected"] == "Fejl"
    told = vip("history", made)
    assert "tro på job: 3 (rettet siden)" in told.out
    assert "tro på job: 2 (gælder)" in told.out
    rows = [one for one in vip("history", made, "--json").json if one["field"] == "p01"]
    assert [(one["value"], one["sealed"]) for one in rows] == [(3, False), (2, False)]
    assert "rettelse af målingen: tro på job" in vip("undo").out


@pytest.mark.usefixtures("olena")
def test_a_correction_does_not_tell_what_is_hidden(vip: Vip) -> None:
    made = add(vip, "citizen", "p01=3", "--date", "-14").json["id"]
    assert vip("measure", "show", "Olena", "--json").json["measurements"][0]["answers"] == {}
    assert "tro på job: (et svar, der ses under Fremskridt) (gælder)" in vip("history", made).out
    same, other = (
        vip("measure", "correct", "Olena", made, "--scores", f"p01={one}", "--reason", "Fejl")
        for one in (3, 4)
    )
    assert (same.code, same.out, same.err) == (other.code, other.out, other.err)
    assert same.out == "Målingen er rettet. Gemt.\n"


@pytest.mark.usefixtures("amina")
def test_a_mentor_answers_about_work_alone(vip: Vip) -> None:
    refused = vip("measure", "add", "Amina", "--voice", "professional", "--scores", "p01=3")
    assert (refused.code, "kun for kommunen" in refused.err) == (1, True)
    done = vip("measure", "add", "Amina", "--voice", "mentor", "--scores", "w01=2,w08=5",
               "--small-step", "Spurgte selv [/]", "--json")  # fmt: skip
    assert done.code == 0, done.err
    assert (done.json["voice"], done.json["answers"]) == ("mentor", {"w01": 2, "w08": 5})
    shown = vip("measure", "show", "Amina").out
    assert "w01 Møder til tiden: 2" in shown
    assert "Et lille skridt: Spurgte selv [/]" in shown
    assert "Se på transport og børnepasning først." in shown
    assert "et lille skridt: «Spurgte selv [/]»" in vip("citizen", "timeline", "Amina").out
    assert "Spurgte selv" in vip("search", "spurgte").out


@pytest.mark.usefixtures("olena")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--voice", "citizen", "--scores", "p11=3"), 1, "p11 er ikke et spørgsmål her"),
        (("--voice", "citizen", "--scores", "w01=3"), 1, "w01 er ikke et spørgsmål her"),
        (("--voice", "citizen", "--scores", "p01=6"), 1, "et tal fra 1 til 5"),
        (("--voice", "citizen", "--scores", "p01=0"), 1, "et tal fra 1 til 5"),
        (("--voice", "citizen", "--scores", "p01"), 2, "«p01» er ikke et svar"),
        (("--voice", "citizen", "--scores", "p01=3,p01=4"), 2, "hvert spørgsmål én gang"),
        (("--voice", "citizen", "--scores", "p01=³"), 2, "er ikke et svar"),
        (("--voice", "citizen"), 1, "ingen svar endnu"),
        (("--voice", "citizen", "--scores", "p01=3", "--declined"), 1, "har ingen svar"),
        (("--voice", "citizen", "--scores", "p01=3", "--small-step", "x"), 2, "mentorens svar"),
        (("--voice", "mentor", "--scores", "w01=3", "--declined"), 2, "konsulentens svar"),
        (("--voice", "mentor", "--scores", "w01=7"), 1, "et tal fra 1 til 5"),
        (
            (
                "--voice",
                "mentor",
            ),
            1,
            "ingen svar endnu",
        ),
        (("--voice", "alle"), 2, "kendes ikke"),
        (("--voice", "citizen", "--scores", "p01=3", "--date", "+1"), 1, "ikke kommet endnu"),
        (("--voice", "mentor", "--scores", "w01=3", "--date", "+1"), 1, "ikke kommet endnu"),
    ],
)
def test_what_cannot_be_written_is_said(
    words: tuple[str, ...], code: int, said: str, vip: Vip
) -> None:
    done = vip("measure", "add", "Olena", *words)
    assert (done.code, said in done.err) == (code, True), done.err
    assert vip("measure", "show", "Olena", "--json").json["measurements"] == []


@pytest.mark.usefixtures("olena")
def test_a_voice_answers_once_in_a_round(vip: Vip) -> None:
    made = add(vip, "professional", "p01=3").json["id"]
    again = add(vip, "professional", "p01=4")
    assert again.code == 1
    assert f"Ret dem i stedet (id {made})" in again.err


@pytest.mark.usefixtures("olena")
def test_a_measurement_is_put_off_by_line(vip: Vip) -> None:
    done = vip("measure", "postpone", "Olena", "--until", "+5", "--reason", "Ferie", "--json")
    assert done.code == 0, done.err
    assert done.json.keys() == {"id", "round", "until"}
    assert vip("measure", "due", "--json").json == []
    again = vip("measure", "postpone", "Olena", "--until", "+5", "--reason", "Ferie")
    assert (again.code, "ingen måling at udskyde" in again.err) == (1, True)
    assert vip("measure", "postpone", "Olena", "--until", "+5").code == 2


@pytest.mark.usefixtures("olena")
def test_the_questions_are_read_with_what_the_figures_mean(vip: Vip) -> None:
    every = vip("measure", "questions", "--voice", "citizen", "--json").json
    assert [one["id"] for one in every] == [f"p{n:02}" for n in range(1, 11)]
    assert every[1]["text"] == "Gør du noget for at finde et job, her eller et andet sted?"
    assert every[1]["anchors"] == {
        "1": "gør ikke noget", "2": "i mindre grad", "3": "af og til", "4": "i høj grad",
        "5": "hver uge",
    }  # fmt: skip
    assert [one["id"] for one in every if one["is_optional"]] == ["p08", "p09"]
    told = vip("measure", "questions", "--voice", "mentor").out
    assert "w01 Møder til tiden\n    1 sjældent · 3 for det meste · 5 altid" in told
    assert "- ved ikke / vil ikke svare" in told
    assert "Et lille skridt siden sidst" in told
    assert "Målingen er et samtaleredskab" in told
    theirs = vip("measure", "questions", "--voice", "professional", "--json").json
    assert theirs[-1]["id"] == "p11"


@pytest.mark.usefixtures("olena")
def test_the_citizens_answers_first_are_taken_and_said(vip: Vip) -> None:
    done = add(vip, "citizen", "p01=3")
    assert (done.code, "Konsulentens svar mangler" in done.err) == (0, True)
    assert add(vip, "professional", "p01=2").err == ""
    forms = vip("measure", "show", "Olena", "--json").json["measurements"]
    assert [(one["voice"], one["is_after"]) for one in forms] == [
        ("borger", False), ("konsulent", True),
    ]  # fmt: skip
    assert "efter borgerens svar" in vip("measure", "show", "Olena").out


@pytest.mark.usefixtures("olena")
def test_the_curve_is_drawn_with_the_keyboards_signs_where_one_asks_for_them(vip: Vip) -> None:
    vip("course", "tailor", "Olena", "--move-start", "-91", "--yes")
    for days, figure in (("-80", 1), ("-0", 5)):
        for voice in ("professional", "citizen"):
            add(vip, voice, f"p05={figure}", "--date", days)
    assert (
        "p05 Dansk på jobbet: 1 > 5 _#, på vej op" in vip("measure", "show", "Olena", "--ascii").out
    )


@pytest.mark.usefixtures("olena")
def test_a_measurement_is_turned_into_a_note_and_shown_to_the_citizen(vip: Vip) -> None:
    assert vip("measure", "show", "Olena", "--to-citizen").code == 1
    add(vip, "professional", "p04=2,p06=4")
    made = add(vip, "citizen", "p04=4").json["id"]
    noted = vip("measure", "note", "Olena", made[:8], "--text", "Prøv kassen", "--json")
    assert noted.code == 0, noted.err
    assert noted.json.keys() == {"id", "citizen", "text"}
    (entry,) = vip("log", "list", "Olena", "--json").json
    assert (entry["type"], entry["place"], entry["id"]) == (
        "maaling", "professional", noted.json["id"],
    )  # fmt: skip
    assert entry["text"].endswith("Aftalt: Prøv kassen")
    assert "(kun kommunen)" in vip("measure", "note", "Olena", made).out
    shown = vip("measure", "show", "Olena", "--to-citizen", "--json").json
    assert shown.keys() == {"id", "heading", "lines"}
    assert [one["now"] for one in shown["lines"]] == [4]
    assert "Faglig kunnen: 4, af 5" in vip("measure", "show", "Olena", "--to-citizen").out
    assert vip("measure", "show", "Olena", "--to-citizen", "--belief").code == 2


def test_a_second_measurement_at_work_on_one_day_is_remarked(tmp_path: Path, vip: Vip) -> None:
    make_vault(tmp_path / "hjem", Role.MENTOR)
    vip("citizen", "add", "--name", "Olena Prøve")
    assert vip("course", "start", "Olena", "--package", "kabel", "--start", "-16",
               "--tovholder", "Tove Holm").code == 0  # fmt: skip
    told = [add(vip, "mentor", "w01=3").err for _ in range(2)]
    assert ["så nu er der to" in one for one in told] == [False, True]
    assert "så nu er der to" not in add(vip, "mentor", "w01=3", "--date", "-1").err


@pytest.mark.usefixtures("olena")
def test_what_is_taken_away_for_good_is_not_told_before_it_may_be_seen(vip: Vip) -> None:
    made = add(vip, "professional", "p01=2,p11=1").json["id"]
    for field, called in (("p01", "tro på job"), ("p11", "konsulentens forventning")):
        asked = ("redact", made, "--field", field, "--reason", "x", "--preview")
        told = vip(*asked).out
        assert told.startswith(f"{called}: (et svar, der ses under Fremskridt) (Mette Holm, ")
        assert [one["text"] for one in vip(*asked, "--json").json["values"]] == [None]
    assert add(vip, "citizen", "p01=4").code == 0
    done = vip("redact", made, "--field", "p01", "--reason", "Forkert borger", "--json")
    assert done.json["values"] == 1


@pytest.mark.usefixtures("olena")
def test_the_answers_stand_in_the_order_of_the_questions(tmp_path: Path, vip: Vip) -> None:
    vip("course", "tailor", "Olena", "--move-start", "-91", "--yes")
    for days, own, theirs in (("-80", 1, 4), ("-0", 2, 5)):
        for voice, figure, last in (("professional", own, 12), ("citizen", theirs, 11)):
            scores = ",".join(f"p{n:02}={figure}" for n in range(1, last))
            made = add(vip, voice, scores, "--date", days).json["id"]
    said = set()
    for seed in ("1", "2"):
        for words in (("show", "Olena", "--json"), ("show", "Olena"), ("note", "Olena", made)):
            done = process(tmp_path / "hjem", "measure", *words, env={"PYTHONHASHSEED": seed})
            assert done.returncode == 0, done.stderr
            said.add((words, re.sub(rb"[0-9a-f-]{36}", b"", done.stdout)))
    assert len(said) == 3
    ((shown, _),) = [(json.loads(out), words) for words, out in said if words[-1] == "--json"]
    every = [f"p{n:02}" for n in range(1, 11)]
    assert [list(one["answers"]) for one in shown["measurements"]] == [every] * 4
    assert [list(one["talk_about"]) for one in [shown]] == [every]
