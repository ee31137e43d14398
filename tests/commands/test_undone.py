"""What one took back while others wrote on; who wrote what; and no false «Fortryd»: by line."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE, make_vault, rewritten
from vip2tui.changes.change import MAX_CLOCK, compose
from vip2tui.domain.roles import Role
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]


@pytest.fixture
def office(home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vip:
    """Return the office's line, known to the mentor of ``vip`` and knowing them."""
    assert home.exists()
    other = str(tmp_path / "kontor")
    make_vault(tmp_path / "kontor", Role.OFFICE, "Laptop Syd")
    monkeypatch.chdir(tmp_path)
    for one, more in ((("--home", other), ()), ((), ("--home", other))):
        done = vip(*one, "device", "contact", "--out", "kontakt", "--json")
        vip(*more, "device", "trust", "kontakt", "--words", done.json["words"], "--json")
    return lambda *words: vip("--home", other, *words)


def carry(sender: Vip, to: Vip, name: str) -> Done:
    """Send all there is, and fetch it."""
    assert sender("send", "--to", name, "--out", "usb").code == 0
    return to("fetch", "usb")


def started(vip: Vip, office: Vip) -> None:
    """A mentor starts a course and sends; the office ticks a point of it; the mentor takes the
    start back, not having fetched."""
    vip("citizen", "add", "--name", "Amina Hassan", "--tovholder", "Tove Holm")
    vip("course", "start", "Amina", "--package", "lager-transport", "--start", "2026-05-04")
    carry(vip, office, "Laptop Syd")
    assert office("checklist", "tick", "Amina", "m01.1").code == 0
    assert vip("undo").code == 0


def test_the_honest_undo_takes_neither_course_nor_tick(vip: Vip, office: Vip) -> None:
    started(vip, office)
    told = carry(vip, office, "Laptop Syd").out
    assert "1 ting skal afgøres." in told
    assert "[x] m01.1" in office("checklist", "show", "Amina", "--all").out
    (asked,) = office("doubt", "list", "--json").json
    assert asked["id"].endswith(".undone")
    assert [one["id"] for one in asked["choices"]] == ["record", "undo"]
    shown = office("doubt", "list").out
    assert "En har fortrudt det, og andre har skrevet videre. Skal det blive stående?" in shown
    assert "Læg det væk (fortrudt af Mette, " in shown
    assert "skal afgøres: forløbet" in office("today").out
    back = carry(office, vip, "Laptop Nord")
    assert back.code == 0
    assert "[x] m01.1" in vip("checklist", "show", "Amina", "--all").out
    assert vip("doubt", "list", "--json").json[0]["id"] == asked["id"]


@pytest.mark.parametrize("keep", ["record", "undo"])
def test_an_answer_travels_and_is_asked_once(vip: Vip, office: Vip, keep: str) -> None:
    started(vip, office)
    carry(vip, office, "Laptop Syd")
    (asked,) = office("doubt", "list", "--json").json
    assert office("doubt", "decide", asked["id"], "--keep", "x").code == 1
    assert office("doubt", "decide", asked["id"], "--keep", keep).code == 0
    carry(office, vip, "Laptop Nord")
    for one in (vip, office):
        assert one("doubt", "list", "--json").json == []
        there = "m01.1" in one("checklist", "show", "Amina", "--all").out
        assert there == (keep == "record")
    assert office("undo").code == 0
    assert len(office("doubt", "list", "--json").json) == 1, "an answer can be taken back"


def test_the_history_says_what_was_taken_back_and_stands(vip: Vip, office: Vip) -> None:
    started(vip, office)
    carry(vip, office, "Laptop Syd")
    course = office("doubt", "list", "--json").json[0]["record"]
    assert "(fortrudt, men står endnu)" in office("history", course).out
    assert any(one["spared"] for one in office("history", course, "--json").json)


def test_another_name_never_stands_alone(vip: Vip, office: Vip, home: Path) -> None:
    """Anyone can type another's name; whose computer it is, its seal says."""
    rewritten(home, lambda me: dataclasses.replace(me, person="Karen Smed"))
    vip("citizen", "add", "--name", "Amina Hassan")
    vip("log", "add", "Amina", "--type", "note", "--text", "Gik godt")
    rewritten(home, lambda me: dataclasses.replace(me, person="Mette Holm"))
    told = carry(vip, office, "Laptop Syd").out
    who = "Karen Smed (skrevet på Laptop Nord, Mette Holm)"
    assert who in told
    assert who in office("log", "list", "Amina").out
    assert who in office("history", "Amina").out
    (note,) = office("log", "list", "Amina", "--json").json
    assert (note["by"], note["computer"], note["person"]) == (
        "Karen Smed", "Laptop Nord", "Mette Holm",
    )  # fmt: skip
    assert "Karen Smed (skrevet på denne computer, Mette Holm)" in vip("log", "list", "Amina").out
    assert office("history", "Amina", "--json").json[0]["person"] == "Mette Holm"
    everything = office("history", "Amina", "--all")
    assert set(office("history", "Amina").out.splitlines()) < set(everything.out.splitlines())
    assert ": Amina Hassan: navn: Amina Hassan (gælder)" in office("history").out
    assert office("history", "--json").json[0]["citizen"]


def test_what_a_file_would_hide_is_named_before(vip: Vip, office: Vip) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    vip("log", "add", "Amina", "--type", "note", "--text", "Gik [/] godt")
    carry(vip, office, "Laptop Syd")
    vip("undo")
    assert vip("send", "--to", "Laptop Syd", "--out", "usb").code == 0
    for words in (("fetch", "usb", "--preview"), ("fetch", "usb")):
        told = office(*words).out
        assert "1 notat er fortrudt dér og ses ikke længere." in told
        assert "Notatet «Gik [/] godt» (Amina Hassan): er fortrudt" in told
    (file,) = office("fetch", "usb", "--json").json["files"]
    assert file["unseen"] == []


def test_a_value_that_is_taken_back_is_named_too(vip: Vip, office: Vip) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    vip("log", "add", "Amina", "--type", "note", "--text", "Gik godt")
    note = vip("log", "list", "Amina", "--json").json[0]["id"]
    vip("log", "correct", note, "--text", "Gik skidt", "--reason", "x")
    carry(vip, office, "Laptop Syd")
    vip("undo")
    assert (
        "Notatet, tekst «Gik skidt» (Amina Hassan): er fortrudt"
        in carry(vip, office, "Laptop Syd").out
    )
    assert office("log", "list", "Amina", "--json").json[0]["text"] == "Gik godt"


UNDO = "Fortryd med"


def test_a_file_fetched_twice_is_taken_back_once(vip: Vip, office: Vip) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    assert UNDO in carry(vip, office, "Laptop Syd").out
    again = office("fetch", "usb")
    assert "Alt i filen er her allerede" in again.out
    assert UNDO not in again.out
    assert "der ikke ændrede noget" in office("undo").out
    assert [one["name"] for one in office("citizen", "list", "--json").json] == ["Amina Hassan"]
    assert office("undo").code == 0
    assert office("citizen", "list", "--json").json == []


def test_after_a_receipt_what_was_done_before_it_is_taken_back(vip: Vip, office: Vip) -> None:
    vip("citizen", "add", "--name", "Amina Hassan")
    carry(vip, office, "Laptop Syd")
    vip("log", "add", "Amina", "--type", "note", "--text", "Gik godt")
    receipt = carry(office, vip, "Laptop Nord")
    assert "Filen er en kvittering" in receipt.out
    assert UNDO not in receipt.out
    assert "notatet «Gik godt»" in vip("undo").out


def test_the_history_calls_a_proposal_by_what_it_is(vip: Vip, home: Path) -> None:
    citizen = vip("citizen", "add", "--name", "Amina Hassan", "--json").json["id"]
    desk = opening.unlock(home, PHRASE)
    far = compose(id=f"{desk.me.writer}.{citizen}.2", clock=MAX_CLOCK, action="a",
                  at="2026-05-04T10:00:00+02:00", by="P", record=citizen, kind="citizen",
                  set={"phone": "12345678"})  # fmt: skip
    desk.store.commit([far])
    desk.store.close()
    told = vip("history", citizen).out
    assert "telefon: 12345678 (kun et forslag, gælder ikke)" in told
    assert "fortrudt" not in told
