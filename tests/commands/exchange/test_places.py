"""What a path stands for: the screen and the line answer one table alike."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens.exchange.fetch import FetchScreen
from tests.commands.helpers import PHRASE, make_vault
from tests.screens.pair import flat, put_in_stick, told
from tests.screens.stage import choose, press, row, rows, said, showing, stand_on, until, write
from tests.systems import posix_only
from vip2tui.base import paths
from vip2tui.domain.roles import Role
from vip2tui.services.house import services_for
from vip2tui.services.vault import opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

    Vip = Callable[..., Done]

ONE, TWO = ["Fil 1 fra"], ["Fil 1 fra", "Fil 2 fra"]
NOTHING, PIPE = ["Der er ingen mappe og ingen fil på det sted."], ["Filen kan ikke læses."]
TABLE = {
    "{stik}/2026-1.vip2": ONE,
    '"{stik}/2026-1.vip2"': ONE,
    "{stik}/*.vip2": TWO,
    "{stik}/2026-?.vip2": TWO,
    "{stik}/*-2*": ["Fil 2 fra"],
    "{nfc}": ONE,
    "{stik}/brev.docx": ["Det er ikke en låst fil, men et Word-dokument"],
    "{stik}/._2026-1.vip2": ["Filen er beskadiget"],
    "{stik}/nej.vip2": NOTHING,
    "{stik}/nej*.vip2": NOTHING,
    "{stik}/nej/": ["Der er ingen mappe, der hedder"],
    "{tom}": ["Der er ingen låste filer i mappen."],
    "{tom}/": ["Der er ingen låste filer i mappen."],
    "{stik}/roer": PIPE,
}
"""What is typed, and what is said of it: which files would be taken in, or why none."""


@pytest.fixture
def places(home: Path, vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A stick with two files and what lies beside them, and an empty folder."""
    stick, empty = tmp_path / "stik", tmp_path / "tom"
    for folder in (stick, empty):
        folder.mkdir()
    make_vault(tmp_path / "kontor", Role.OFFICE, "Laptop Syd")
    monkeypatch.chdir(tmp_path)
    for one, more in (((), ("--home", "kontor")), (("--home", "kontor"), ())):
        assert vip(*one, "device", "contact", "--out", "kontakt.vip2kontakt").code == 0
        assert vip(*more, "device", "trust", '"*.vip2kontakt"', "--yes").code == 0
        (tmp_path / "kontakt.vip2kontakt").unlink()
    for number in "12":
        [made] = vip("send", "--to", "Laptop Syd", "--out", "tom", "--json").json["files"]
        Path(made).rename(stick / f"2026-{number}.vip2")
    spelt = unicodedata.normalize("NFD", "blå.vip2")
    (tmp_path / spelt).write_bytes((stick / "2026-1.vip2").read_bytes())
    (stick / "._2026-1.vip2").write_bytes(b"\x00\x05\x16\x07 what a Mac keeps for itself")
    (stick / "brev.docx").write_bytes(b"PK\x03\x04....[Content_Types].xml word/document.xml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(stick / "roer")
    return {"stik": str(stick), "tom": str(empty), "nfc": str(tmp_path / "blå.vip2")}


async def test_the_screen_and_the_line_say_the_same_of_a_path(
    places: dict[str, str], vip: Vip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {typed.format(**places): words for typed, words in TABLE.items()}
    if not hasattr(os, "mkfifo"):
        table = {typed: words for typed, words in table.items() if words is not PIPE}
    for typed, words in table.items():
        done = vip("--home", "kontor", "fetch", "--preview", typed)
        answer = " ".join((done.out + done.err).split())
        assert [word for word in words if word not in answer] == [], typed
        assert answer.count(" fra Mette Holm") == "".join(words).count(" fra"), typed
    (tmp_path / "usb").mkdir()
    put_in_stick(monkeypatch, tmp_path / "usb")
    office = services_for(opening.unlock(tmp_path / "kontor", PHRASE))
    async with showing(office, FetchScreen(office), (100, 40)) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) == 2)
        for typed, words in table.items():
            await stand_on(pilot, row(pilot, "En anden mappe").text)
            await press(pilot, "enter")
            await told(pilot, "Hvilken mappe eller fil?", "Skriv stedet")
            await choose(pilot, "Skriv stedet")
            await told(pilot, "Skriv den helt ud")
            await write(pilot, typed)
            if "mappe, der hedder" in words[0]:
                await until(pilot, lambda words=words: words[0] in said(pilot))  # type: ignore[misc]
                continue
            await told(pilot, *words)
            assert flat(pilot).count(" fra Mette Holm") == "".join(words).count(" fra"), typed
            await press(pilot, "escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, FetchScreen))
    office.desk.store.close()


@posix_only("no file of Windows waits for another program")
@pytest.mark.usefixtures("home")
def test_no_command_waits_for_a_pipe_that_nobody_writes_in(vip: Vip, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roer.json")
    for words in (
        ("package", "check"),
        ("package", "fetch"),
        ("data", "check"),
        ("data", "fetch"),
        ("device", "trust"),
        ("fetch",),
    ):
        done = vip(*words, str(tmp_path / "roer.json"))
        assert done.code == 1, words
        assert "kan ikke læses" in done.err, words


@pytest.mark.usefixtures("home")
def test_a_folder_that_holds_one_package_file_gives_that(vip: Vip, tmp_path: Path) -> None:
    assert vip("package", "export", "kabel", "--out", str(tmp_path / "stik.json")).code == 0
    for typed in (f"{tmp_path}/*.json", f'"{tmp_path}/stik.json"'):
        assert "stik.json" in vip("package", "check", typed).out
    stick = tmp_path / "stik"
    stick.mkdir()
    (tmp_path / "stik.json").rename(stick / "kabel.json")
    (stick / "._kabel.json").write_bytes(b"what a Mac keeps for itself")
    assert "kabel.json" in vip("package", "check", f"{stick}/").out


def test_a_name_that_no_file_of_windows_can_have_is_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = OSError(22, "Invalid argument")
    refused.winerror = 123  # type: ignore[attr-defined,unused-ignore]

    def stat(path: Path) -> None:
        raise refused

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(FileNotFoundError):
        paths.bytes_of(tmp_path / "nej*.vip2", 1)
    refused.winerror = 5  # type: ignore[attr-defined,unused-ignore]
    with pytest.raises(OSError, match="Invalid") as said:
        paths.bytes_of(tmp_path / "nej.vip2", 1)
    assert said.value is refused
