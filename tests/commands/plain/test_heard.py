"""What a screen reader meets: plain lines, a cursor at the question, and nothing that obeys."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE
from tests.commands.plain.test_week import A_NOTE, A_ROUND, CLOSE, FETCH, NOTE, SAVE, TICKS, TODAY
from tests.commands.test_hostile import EVIL, RAW, receive
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

BOX = re.compile("[\u2500-\u25ff]")


def test_no_line_is_drawn_and_nothing_is_drawn_over(amina: str, plain: Vip) -> None:
    assert amina
    said = plain(*A_ROUND, SAVE, *A_NOTE, SAVE, TODAY, "", TICKS, "+", "", FETCH, "", CLOSE).out
    assert not RAW.search(said)
    assert not BOX.search(said)
    assert max(map(len, said.splitlines())) < 300


def test_hostile_text_is_said_and_stored_as_text(amina: str, plain: Vip, vip: Vip) -> None:
    typed = EVIL.replace("\r", "").replace("\n", "")
    said = plain(NOTE, typed, "[/ æøå @ =1+1", "", SAVE, TODAY, typed, "", CLOSE).out
    assert not RAW.search(said)
    text = vip("log", "list", amina, "--json").json[0]["text"]
    assert "\x1b" not in text
    assert text.endswith("[/ æøå @ =1+1")


def test_a_received_name_makes_no_choice_of_its_own(home: Path, plain: Vip, vip: Vip) -> None:
    receive(home, f"{EVIL}\n8. Luk")
    vip("citizen", "add", "--name", "Bo")
    said = plain(NOTE, "Bo", "Hej", "", SAVE, TODAY, "", CLOSE).out
    assert not RAW.search(said)
    assert said.splitlines().count("8. Luk") == 1
    assert "Notat: Bo." in said


def test_wrong_answers_are_met_with_what_to_do(amina: str, plain: Vip) -> None:
    assert amina
    said = plain("99", "x", "?", "²", "-1", NOTE, "0", CLOSE).out
    assert "99 er ikke et af numrene. Skriv ? for at høre dem igen." in said
    assert said.count("Det er ikke et af dem.") == 3
    assert said.count("1. I dag") == 2


def test_many_are_heard_nine_at_a_time_and_found_by_a_part_of_the_name(
    amina: str, plain: Vip, vip: Vip
) -> None:
    assert amina
    for n in range(11):
        vip("citizen", "add", "--name", f"Person {chr(65 + n)}")
    said = plain(NOTE, "+", "12", "Hej", "", SAVE, NOTE, "person", "son c", "Hej", "", SAVE).out
    assert "3 til: skriv +" in said
    assert "10. Person I\n" in said
    assert "Notat: Person K." in said
    assert "Notat: Person C." in said


def test_each_sentence_is_danish(amina: str, plain: Vip) -> None:
    from tests.danish import forbidden_in

    assert amina
    said = plain(*A_ROUND, SAVE, *A_NOTE, "0", TODAY, "", TICKS, "1", "", FETCH, "", CLOSE).out
    assert not forbidden_in(said)


def test_a_program_is_refused(home: Path, vip: Vip) -> None:
    assert home
    done = vip("--plain", "--json")
    assert done.code == 2
    assert done.out == ""


@pytest.mark.parametrize("wish", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str)
def test_it_begins_where_it_is_wished_and_the_cursor_stands_at_the_question(
    home: Path, wish: dict[str, str]
) -> None:
    with Terminal(home=home, env={"VIP2TUI_PASSPHRASE": "", **wish}) as seen:
        seen.until("Adgangskode:")
        seen.press(PHRASE, "enter")
        seen.until("Nummer:")
        cursor = seen._screen.cursor
        line = seen._screen.display[cursor.y]
        assert line[: cursor.x] == "Nummer: "
        assert not line[cursor.x :].strip()
        seen.press("luk", "enter")
        assert seen.ended() == 0
        assert b"\x1b" not in seen.raw


def test_who_did_not_wish_it_has_the_screen(home: Path) -> None:
    with Terminal(home=home, env={"ACCESSIBLE": "0"}) as seen:
        seen.until("Adgangskode")
        assert b"\x1b" in seen.raw


def test_every_sign_of_it_can_be_said() -> None:
    from vip2tui.commands.plain import reader

    said = json.dumps(reader.RULES, ensure_ascii=False)
    assert not [one for one in said if unicodedata.category(one) == "So"]
