"""What can go wrong, in a real terminal and on the command line: a sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.stories.helpers import (
    by_line,
    made,
    notes,
    opened,
    the_file,
    unlock,
    words,
)
from tests.stories.test_first_day import do
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

resource = pytest.importorskip("resource", reason="limits are POSIX", exc_type=ImportError)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("arkiv") / "hjem")


@pytest.fixture
def home(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path / "hjem")
    return tmp_path / "hjem"


def quit_with(terminal: Terminal, code: int) -> None:
    terminal.press("ctrl+q")
    assert terminal.ended() == code
    assert b"Traceback" not in terminal.raw


# ---- the vault that does not open


def test_a_wrong_passphrase_waits_longer_each_time_and_touches_nothing(home: Path) -> None:
    before = the_file(home).read_bytes()
    with Terminal(home=home) as terminal:
        said = unlock(terminal, to="Vent 1 sek", phrase="forkert kode her")
        assert "Adgangskoden passer ikke. Dit arkiv er ikke rørt. Prøv igen" in said
        terminal.settle(1.5)
        assert "Vent" not in terminal.shown()
        terminal.press("enter")
        terminal.until("Vent 2 sek")
        quit_with(terminal, 0)
    code, told = by_line(home, "today", phrase="forkert")
    assert code == 3
    assert told.startswith("Adgangskoden passer ikke. Dit arkiv er ikke rørt. Prøv igen")
    assert the_file(home).read_bytes() == before


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def foreign(_: bytes) -> bytes:
    return b"PK\x03\x04" + bytes(range(256)) * 20


def zeroed(data: bytes) -> bytes:
    return bytes(len(data))


def emptied(_: bytes) -> bytes:
    return b""


REFUSED = [
    (flipped, "Filen er ikke ændret, og intet er skåret væk. Hent den nyeste sikkerhedskopi"),
    (halved, "Filen er ikke ændret, og intet er skåret væk. Hent den nyeste sikkerhedskopi"),
    (foreign, "Filen er ikke et arkiv fra vip2tui. Den er ikke rørt. Vælg den rigtige mappe"),
    (zeroed, "Dit arkiv er beskadiget. Filen er ikke ændret, og intet er skåret væk."),
    (emptied, "Dit arkiv er beskadiget. Filen er ikke ændret, og intet er skåret væk."),
]
BEFORE_THE_KEY = (foreign, zeroed, emptied)
"""What shows before a passphrase is typed for nothing."""


@pytest.mark.parametrize(("spoil", "sentence"), REFUSED)
def test_a_file_that_is_not_whole_is_left_alone_and_told(
    home: Path, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    bad = spoil(the_file(home).read_bytes())
    the_file(home).write_bytes(bad)
    with Terminal(home=home) as terminal:
        if spoil in BEFORE_THE_KEY:
            terminal.until("kan ikke åbnes", seconds=30)
            said = words(terminal)
        else:
            said = unlock(terminal, to="kan ikke åbnes")
        assert sentence in said
        assert "Her er ingen sikkerhedskopi" in said
        assert "Hent sikkerhedskopi" not in said, "there is none"
        quit_with(terminal, 3)
    for line in (["today"], ["init", "--name", "M", "--role", "mentor", "--authority", "Ærø"]):
        code, told = by_line(home, *line)
        assert code == 3
        assert sentence in told or (line[0] == "init" and "ikke rørt" in told)
    assert the_file(home).read_bytes() == bad


def test_what_is_sound_of_a_damaged_archive_can_be_read(home: Path) -> None:
    bad = flipped(the_file(home).read_bytes())
    the_file(home).write_bytes(bad)
    with Terminal(home=home) as terminal:
        unlock(terminal, to="Læs det, der er helt")
        do(terminal, "tab", "tab", "enter")
        terminal.until("DER GEMMES IKKE", seconds=30)
        said = words(terminal)
        assert "Her vises kun det, der er helt." in said
        assert "Alt er gemt" not in said
        do(terminal, "enter", "f6", "kan ikke skrives")
        assert "kan ikke skrives" not in terminal.settle()
        quit_with(terminal, 0)
    assert the_file(home).read_bytes() == bad


@pytest.mark.parametrize("spoil", [flipped, halved, foreign, zeroed])
def test_the_newest_sound_backup_is_put_back_and_what_was_there_is_kept(
    home: Path, spoil: Callable[[bytes], bytes]
) -> None:
    assert by_line(home, "log", "add", "Søren", "--type", "note", "--text", "Før kopien")[0] == 0
    assert by_line(home, "backup", "make")[0] == 0
    rotten = home / "sikkerhedskopier" / "vip2tui-20991231-235959.v2t"
    rotten.write_bytes(flipped(next((home / "sikkerhedskopier").glob("*.v2t")).read_bytes()))
    bad = spoil(the_file(home).read_bytes())
    the_file(home).write_bytes(bad)
    with Terminal(home=home) as terminal:
        if spoil in BEFORE_THE_KEY:
            terminal.until("Hent sikkerhedskopi", seconds=30)
            assert "Den nyeste sikkerhedskopi er fra" in words(terminal)
            do(terminal, "enter")
            unlock(terminal, to="Godt at vide")
        else:
            unlock(terminal, to="Hent sikkerhedskopi")
            do(terminal, "enter")
            terminal.until("ved siden af.")
            terminal.press("enter")
        terminal.until("Godt at vide", seconds=30)
        assert "Dit arkiv er hentet fra sikkerhedskopien" in words(terminal)
        assert "Sikkerhedskopien, der er hentet, er fra" in do(terminal, "enter")
        do(terminal, "enter")
        quit_with(terminal, 0)
    assert notes(home) == ["Før kopien"]
    kept = [path.read_bytes() for path in home.glob("*.replaced")]
    assert kept == [bad]


def test_an_archive_whose_file_was_thrown_away_comes_back_from_its_backup(home: Path) -> None:
    assert by_line(home, "log", "add", "Søren", "--type", "note", "--text", "Før kopien")[0] == 0
    assert by_line(home, "backup", "make")[0] == 0
    for one in home.glob("vault-*"):
        one.unlink()
    code, told = by_line(home, "init", "--name", "M", "--role", "mentor", "--authority", "Ærø")
    assert code == 3
    assert "Arkivets fil er væk fra mappen." in told
    assert by_line(home, "today") == (3, told)
    with Terminal(home=home) as terminal:
        terminal.until("Hent sikkerhedskopi", seconds=30)
        said = words(terminal)
        assert "Arkivets fil er væk fra mappen." in said
        assert "Læs det, der er helt" not in said
        do(terminal, "enter")
        terminal.until("Så hentes den nyeste sikkerhedskopi")
        unlock(terminal, to="Godt at vide")
        terminal.until("Godt at vide", seconds=30)
        do(terminal, "enter", "enter")
        quit_with(terminal, 0)
    assert notes(home) == ["Før kopien"]


def test_a_newer_programs_archive_is_refused_untouched(home: Path) -> None:
    from tests.storage.test_refusals import rewritten

    rewritten(home, lambda body: body.update(format=99, program="2.1"))
    before = the_file(home).read_bytes()
    with Terminal(home=home) as terminal:
        said = unlock(terminal, to="kan ikke åbnes")
        assert "en nyere udgave af programmet (vip2tui 2.1). Det er ikke rørt. Få vip2tui" in said
        quit_with(terminal, 3)
    assert by_line(home, "today")[0] == 3
    assert the_file(home).read_bytes() == before


def test_a_second_window_says_so_before_a_passphrase_is_typed(home: Path) -> None:
    with Terminal(home=home) as first:
        unlock(first)
        with Terminal(home=home) as second:
            second.until("allerede åben i et andet vindue", seconds=30)
            quit_with(first, 0)
            do(second, "enter")
            unlock(second)
            quit_with(second, 0)


def test_a_first_run_cut_short_begins_again_and_a_cut_vault_does_not(
    home: Path, tmp_path: Path
) -> None:
    cut = the_file(home).read_bytes()[:600]
    for name, leads_to in (("first-0badcafe.v2t", "Kom i gang"), ("vault-00000001.v2t", "Adgang")):
        empty = tmp_path / name
        empty.mkdir()
        (empty / name).write_bytes(cut)
        with Terminal(home=empty) as terminal:
            terminal.until(leads_to, seconds=30)
            assert "Velkommen" not in terminal.settle() or leads_to == "Kom i gang"


def test_a_backup_that_is_newer_is_told_and_fetched_on_the_way_in(home: Path) -> None:
    early = the_file(home).read_bytes()
    assert by_line(home, "log", "add", "Søren", "--type", "note", "--text", "Det sidste")[0] == 0
    assert by_line(home, "backup", "make")[0] == 0
    the_file(home).write_bytes(early)
    with Terminal(home=home) as terminal:
        said = unlock(terminal, to="Hent den")
        assert "er nyere" in said
        assert "vip2tui backup restore" in said
        do(terminal, "enter")
        terminal.until("Godt at vide", seconds=30)
        assert "Dit arkiv er hentet fra sikkerhedskopien" in words(terminal)
        do(terminal, "enter", "enter")
        quit_with(terminal, 0)
    assert notes(home) == ["Det sidste"]


def test_a_second_window_is_refused_and_goes_on_when_the_first_is_closed(home: Path) -> None:
    with Terminal(home=home) as first, Terminal(home=home) as second:
        unlock(first)
        second.settle(quiet=1.5)  # by now it has looked whether it is alone
        if "kan ikke åbnes" in words(second):
            do(second, "enter")
        said = unlock(second, to="kan ikke åbnes")
        assert "allerede åben i et andet vindue" in said
        assert "Dit arkiv er ikke rørt. Brug det vindue, eller luk det først." in said
        code, told = by_line(home, "today")
        assert code == 3
        assert "allerede åben i et andet vindue" in told
        quit_with(first, 0)
        do(second, "enter")
        second.press("enter")
        second.until("I dag", seconds=30)
        quit_with(second, 0)


# ---- the disk that refuses


LIMITED = (
    "import resource, runpy, signal, sys;"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), -1));"
    "sys.argv = ['vip2tui', *sys.argv[2:]]; runpy.run_module('vip2tui', run_name='__main__')"
)


def test_a_full_disk_keeps_the_text_and_saves_when_there_is_room(home: Path) -> None:
    (home / "ballast.bin").unlink()
    text = "Et langt notat om ugen."
    room = the_file(home).stat().st_size + 30
    with Terminal((sys.executable, "-c", LIMITED, str(room)), home=home) as terminal:
        unlock(terminal)
        do(terminal, "f6", text)
        said = " ".join(do(terminal, "ctrl+s").split())
        assert "DER GEMMES IKKE: " in said
        assert "Det, der var gemt før, er i behold." in said
        assert text in said, "what was typed stays"
        assert "Gemt kl." not in said.replace("Kladde", "")
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (-1, -1))
        said = " ".join(do(terminal, "ctrl+s").split())
        assert "DER GEMMES IKKE" not in said
        assert "Notatet er gemt" in said
        quit_with(terminal, 0)
    assert notes(home) == [text]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=False
    )
    if done.returncode:
        pytest.skip("no right to mount a disk here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(not shutil.which("mount") or os.geteuid() != 0, reason="needs to mount")
def test_a_disk_that_is_full_or_closed_for_writing(original: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, "3m"):
        home = disk / "hjem"
        shutil.copytree(original, home)
        (home / "ballast.bin").unlink()
        (disk / "fyld").write_bytes(bytes(100))
        with (disk / "fyld").open("ab", buffering=0) as filling:
            for size in (2**16, 2**10, 64):
                while True:
                    try:
                        if filling.write(bytes(size)) < size:
                            break
                    except OSError:
                        break
        before = the_file(home).read_bytes()
        code, told = by_line(home, "log", "add", "Søren", "--type", "note", "--text", "x" * 9000)
        assert code == 1
        assert "DER GEMMES IKKE: Disken er fuld. Det, der var gemt før, er i behold." in told
        assert the_file(home).read_bytes().startswith(before[:-200])
        (disk / "fyld").unlink()
        assert notes(home) == []
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        code, told = by_line(home, "today")
        assert code == 3
        assert "Der kan ikke skrives i arkivets mappe" in told
        with Terminal(home=home) as terminal:
            said = unlock(terminal, to="kan ikke åbnes")
            assert "Se efter, om mappen er skrivebeskyttet" in said
            quit_with(terminal, 3)
        with Terminal(home=disk / "nyt") as terminal:
            terminal.until("trin 1 af 4")
            quit_with(terminal, 0)


# ---- the terminal


def test_a_terminal_without_utf_8_is_told_so_and_nothing_is_opened(home: Path) -> None:
    env = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    with Terminal(home=home, env=env) as terminal:
        assert terminal.ended() == 2
        said = " ".join(terminal.settle().split())
        assert "Terminalen bruger ikke UTF-8" in said
        assert "PYTHONUTF8=1 vip2tui" in said
        assert b"Traceback" not in terminal.raw


def test_a_byte_that_is_no_letter_is_told_and_the_rest_is_kept(home: Path) -> None:
    with Terminal(home=home, env={"LC_ALL": "C"}) as terminal:
        unlock(terminal)
        do(terminal, "f6")
        os.write(terminal.master, "smør".encode("latin-1"))
        terminal.until("terminalen bruger ikke UTF-8")
        said = words(terminal)
        assert "sm\ufffdr" in said
        assert "Det, du har skrevet, er i behold." in said
        quit_with(terminal, 0)


def resized(terminal: Terminal, columns: int, lines: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    terminal._screen.resize(lines, columns)
    os.killpg(terminal.process.pid, signal.SIGWINCH)


def test_a_window_too_small_says_so_takes_no_keys_and_loses_nothing(home: Path) -> None:
    with Terminal(home=home) as terminal:
        unlock(terminal)
        do(terminal, "f6", "Det hele")
        resized(terminal, 40, 10)
        terminal.until("Gør vinduet større")
        assert "Det, du er i gang med, er her endnu." in " ".join(terminal.settle().split())
        terminal.press("usynligt", "ctrl+s")
        terminal.settle()
        resized(terminal, 80, 24)
        terminal.until("Notat om Søren")
        said = terminal.settle()
        assert "Det hele" in said
        assert "usynligt" not in said
        resized(terminal, 40, 10)
        terminal.until("Gør vinduet større")
        quit_with(terminal, 0)
    services = opened(home)
    (citizen,) = services.citizens.ids()
    assert services.drafts.get(f"note:{citizen}")["text"] == "Det hele"
    services.desk.store.close()


# ---- too much


@pytest.mark.parametrize("size", [10_001, 100_000])
def test_a_note_that_is_too_long_is_kept_as_a_draft(home: Path, size: int) -> None:
    text = ("Notat " * (size // 6 + 1))[: size - 1] + "!"
    with Terminal(home=home) as terminal:
        unlock(terminal)
        do(terminal, "f6")
        data = f"\x1b[200~{text}\x1b[201~".encode()
        while data:
            data = data[os.write(terminal.master, data[:4000]) :]
            terminal.read(0.01)
        terminal.until("tegn for meget", seconds=30)
        said = " ".join(do(terminal, "ctrl+s").split())
        assert "og der er plads til 10.000. Den bliver her som kladde og er ikke væk." in said
        do(terminal, "esc")
        quit_with(terminal, 0)
    assert notes(home) == []
    services = opened(home)
    (citizen,) = services.citizens.ids()
    assert services.drafts.get(f"note:{citizen}")["text"] == text
    services.desk.store.close()
    code, told = by_line(home, "log", "add", "Søren", "--type", "note", "--text", text)
    assert code == 1
    assert "plads til 10.000" in told
    assert notes(home) == []


def test_without_a_terminal_the_app_says_what_to_do(home: Path) -> None:
    code, told = by_line(home)
    assert code == 2
    assert "her er ingen terminal" in told
