"""``vip2tui redact``: what it takes away, what it says, and when it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import make_vault
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

SECRET = "010190-1234"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_vault(tmp_path / "hjem", Role.OFFICE)
    return tmp_path / "hjem"


def a_corrected_note(vip: Callable[..., Done]) -> str:
    citizen = vip("citizen", "add", "--name", "Amina Hassan", "--json").json["id"]
    added = vip("log", "add", citizen, "--type", "note", "--text", f"CPR {SECRET}",
                "--minutes", "30", "--next", "ring til Bent", "--json")  # fmt: skip
    note = str(added.json["id"])
    assert vip("log", "correct", note, "--text", "mødte", "--reason", "forkert").code == 0
    return note


@pytest.mark.usefixtures("office")
def test_the_text_goes_and_the_rest_stands(vip: Callable[..., Done]) -> None:
    note = a_corrected_note(vip)
    looked = vip("redact", note, "--reason", "CPR-nummer", "--preview", "--json").json
    assert [one["text"] for one in looked["values"]] == ["mødte", f"CPR {SECRET}"]
    assert [one["stands"] for one in looked["values"]] == [True, False]
    assert SECRET in vip("history", note).out
    done = vip("redact", note[:8], "--reason", "CPR-nummer")
    assert done.code == 0
    assert "Fjernet: 2 tekster." in done.out
    assert SECRET not in done.out
    shown = vip("log", "list", "Amina").out
    assert "teksten er fjernet af Mette Holm" in shown
    assert "CPR-nummer" in shown
    assert "0:30" in shown
    (row,) = vip("log", "list", "Amina", "--json").json
    assert (row["text"], row["minutes"], row["next"]) == ("", 30, "ring til Bent")
    assert row["gone"].startswith("fjernet af Mette Holm")
    told = vip("history", note).out
    assert SECRET not in told
    assert "tekst: fjernet" in told
    assert vip("search", SECRET).out.strip() == "Intet fundet."
    assert vip("verify", "--json").json["ok"]
    assert vip("redact", note, "--reason", "igen").code == 1  # nothing else goes with it unasked


@pytest.mark.usefixtures("office")
def test_of_a_contact_the_agreement_goes_and_a_second_time_nothing(
    vip: Callable[..., Done],
) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    made = vip("absence", "contact", "Amina", "--result", "naaet", "--back", "2099-01-04",
               "--agreed", f"CPR {SECRET}", "--json").json["id"]  # fmt: skip
    done = vip("redact", made, "--reason", "CPR-nummer")
    assert (done.code, "Fjernet: 1 tekst." in done.out) == (0, True)
    (shown,) = vip("absence", "list", "Amina", "--json").json
    assert (shown["agreed"], shown["result"], shown["back"]) == (None, "naaet", "2099-01-04")
    for more in (), ("--preview",):
        again = vip("redact", made, "--reason", "igen", *more)
        assert (again.code, again.out) == (1, "")
        assert "Her er ikke mere tekst at fjerne." in again.err
    assert vip("absence", "list", "Amina", "--json").json == [shown]
    assert vip("redact", made, "--reason", "forkert", "--field", "back").code == 0


@pytest.mark.usefixtures("office")
def test_one_version_or_one_field_alone(vip: Callable[..., Done]) -> None:
    note = a_corrected_note(vip)
    looked = vip("redact", note, "--reason", "x", "--preview", "--json").json["values"]
    first = looked[-1]["change"]
    done = vip("redact", note, "--reason", "CPR-nummer", "--change", first, "--json").json
    assert (done["changes"], done["values"], done["finished"]) == ([first], 1, True)
    (row,) = vip("log", "list", "Amina", "--json").json
    assert (row["text"], row["gone"]) == ("mødte", None)
    assert vip("redact", note, "--reason", "navn", "--field", "next").code == 0
    (row,) = vip("log", "list", "Amina", "--json").json
    assert (row["text"], row["next"]) == ("mødte", None)


@pytest.mark.usefixtures("office")
def test_refusals_say_what_to_do(vip: Callable[..., Done]) -> None:
    note = a_corrected_note(vip)
    assert vip("redact", note).code == 2
    for words, code in (
        (("redact", "ukendt", "--reason", "x"), 1),
        (("redact", note, "--reason", " "), 1),
        (("redact", note, "--reason", "x", "--field", "findes_ikke"), 1),
        (("redact", note, "--reason", f"der stod CPR {SECRET}"), 1),
        (("redact", note, "--reason", "x", "--change", "a.b.1"), 1),
    ):
        done = vip(*words)
        assert (done.code, done.out) == (code, ""), words
        assert SECRET not in done.err
    assert SECRET in vip("history", note).out


@pytest.mark.usefixtures("home")
def test_a_mentor_takes_away_what_is_in_no_file(vip: Callable[..., Done]) -> None:
    note = a_corrected_note(vip)
    done = vip("redact", note, "--reason", "CPR-nummer")
    assert "Det kommer ikke med i nogen fil." in done.out
    assert vip("undo").code == 0  # what was done before it, and not the taking away
    assert SECRET not in vip("history", note).out
