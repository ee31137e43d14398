"""What was typed, or came in a file, never reaches the terminal as an order to it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tests.commands.helpers import PHRASE, bytes_of, process
from tests.systems import posix_only
from vip2tui.changes.change import compose
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

EVIL = "a\x1b]52;c;cHduZWQ=\x07b\x9b31mc\u202ed\u2066e\x7ff[red]g[/]h\r\ni\x08"
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def receive(home: Path, name: str) -> None:
    """Put changes in the vault as another, hostile program would have written them."""
    desk = opening.unlock(home, PHRASE)

    def change(n: int, record: str, kind: str, values: dict[str, object]) -> object:
        return compose(id=f"ond.c1.{n}", clock=n, action=f"a{n}", at=EVIL, by=EVIL,
                       record=record, kind=kind, set=values)  # fmt: skip

    desk.store.commit(
        [
            change(1, "c1", "citizen", {"name": name, "tovholder": EVIL, "phone": EVIL}),
            change(2, "n1-ond", "entry",
                   {"type": EVIL, "day": "2026-05-04", "text": name, "citizen": "c1"}),
        ]  # type: ignore[list-item]
    )  # fmt: skip
    desk.store.close()


COMMANDS = (
    ("citizen", "list"),
    ("citizen", "show", "c1"),
    ("log", "list", "c1"),
    ("history", "c1"),
    ("search", "a"),
    ("today", "--all"),
    ("verify",),
)


def test_received_escapes_are_drawn_as_nothing(home: Path, vip: Vip) -> None:
    receive(home, EVIL)
    for words in COMMANDS:
        for done in (vip(*words), vip(*words, "--json")):
            assert done.code == 0, done.err
            assert not RAW.search(done.out + done.err), words


def test_what_is_typed_on_the_line_comes_back_harmless(home: Path, vip: Vip) -> None:
    for words in (
        ("citizen", "add", "--name", EVIL),
        ("citizen", "show", EVIL + "x"),
        ("package", "show", EVIL),
        (EVIL,),
        ("citizen", "list", "--" + EVIL),
        ("log", "add", "x", "--type", EVIL, "--text", "y"),
        ("course", "start", "x", "--package", "kabel", "--start", EVIL),
        ("today", "--passphrase-file", "/ingen/" + EVIL),
        ("today", EVIL),
    ):
        done = vip(*words)
        assert not RAW.search(done.out + done.err), words
    assert home.exists()


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0",
                         "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "cp850"}],
                         ids=["ascii", "C", "cp850"])  # fmt: skip
def test_a_terminal_without_utf8_is_no_reason_to_stop(home: Path, env: dict[str, str]) -> None:
    text = "[/ æøå «@» … 漢字"
    assert process(home, "citizen", "add", "--name", "Søren Ærø", env=env).returncode == 0
    added = process(home, "log", "add", "soren", "--type", "note", "--text", text, env=env)
    assert added.returncode == 0, added.stderr
    for words in (("log", "list", "soren"), ("--help",), ("citizen", "shw")):
        done = process(home, *words, env=env)
        assert done.returncode == (2 if words[-1] == "shw" else 0), done.stderr
        assert b"Traceback" not in done.stderr
        assert b"Error" not in done.stderr


def test_names_and_places_survive_a_shell_without_letters(home: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    file = home.parent / "kø" / "kopi.json"
    file.parent.mkdir()
    process(home, "citizen", "add", "--name", "Søren Ærø", env=env)
    assert process(home, "send", "--yes", "--open-copy", str(file), env=env).returncode == 0
    assert "Søren Ærø" in file.read_text(encoding="utf-8")


@posix_only("Windows hands over letters, not bytes")
def test_a_passphrase_with_danish_letters_opens_in_a_shell_without_letters(tmp_path: Path) -> None:
    env = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "VIP2TUI_PASSPHRASE": "kæmpe ørken måned vindue bordben",
    }
    begin = ("init", "--name", "M", "--role", "mentor", "--authority", "Ærø")
    assert process(tmp_path, *begin, env=env).returncode == 0
    with_letters = {"VIP2TUI_PASSPHRASE": env["VIP2TUI_PASSPHRASE"], "PYTHONUTF8": "1"}
    assert process(tmp_path, "verify", env=with_letters).returncode == 0
    broken = {"VIP2TUI_PASSPHRASE": os.fsdecode(b"k\xe6mpe \xf8rken")}
    done = process(tmp_path, "verify", env=broken)
    assert done.returncode == 2
    assert "er ikke UTF-8 og kan ikke læses. Intet er ændret." in done.stderr.decode()


def _no_utf8(word: bytes) -> str:
    """As `os.fsdecode` gives it on POSIX; read there where there are no such words, too."""
    return word.decode("utf-8", "surrogateescape")


@posix_only("the words of a line are letters on Windows")
@pytest.mark.parametrize(
    "words",
    [
        ("citizen", "add", "--name", _no_utf8(b"S\xf8ren")),
        ("citizen", "add", _no_utf8(b"--name=S\xf8ren")),
        ("search", _no_utf8(b"S\xf8ren")),
        ("search", _no_utf8(b"--S\xf8ren")),
        ("log", "add", "Amina", "--type", "note", "--text", _no_utf8(b"bl\xe5/gr\xf8n")),
    ],
)
def test_letters_that_are_no_utf8_are_refused_in_words(
    words: tuple[str, ...], home: Path, vip: Vip
) -> None:
    before = bytes_of(home)
    done = vip(*words)
    assert done.code == 2
    assert "ikke UTF-8" in done.err
    assert bytes_of(home) == before


@posix_only("the names of files are letters on Windows")
def test_a_file_with_such_a_name_can_still_be_given(home: Path, vip: Vip, tmp_path: Path) -> None:
    old = tmp_path / os.fsdecode(b"bes\xf8g.vip2")
    old.write_bytes(b"%PDF-1.7")
    vip("device", "show")
    done = vip("fetch", str(old))
    assert (done.code, "et PDF-dokument" in done.err) == (1, True)
