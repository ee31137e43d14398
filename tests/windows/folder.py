"""Start the folder under Wine as a person does, and let it and Linux reach one another by files.

``python -m tests.windows.folder FOLDER WORK``, with Wine's prefix set up: `.ci/windows` does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any

from vip2tui import __version__

PHRASE = "gondol student ramme telt blyant"
TEXT = "Amina kom til tiden [/] æøå @"


def windows(path: Path) -> str:
    """Return what Wine calls a file."""
    return "Z:" + str(PureWindowsPath(path))


@dataclass(frozen=True)
class Computer:
    """One person's computer: a line in, a line out."""

    home: Path
    stick: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        known = {"VIP2TUI_HOME": str(self.home), "VIP2TUI_PASSPHRASE": PHRASE}
        return self.started([sys.executable, "-m", "vip2tui", *words], known)

    def path(self, name: str) -> str:
        """Return a file of the stick as this computer names it."""
        return str(self.stick / name)

    def started(
        self, command: list[str], known: dict[str, str], folder: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command,
            cwd=folder,
            env=os.environ | known,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=240,
            check=False,
        )

    def said(self, *words: str) -> str:
        """Run a line that must end well and return what it said."""
        done = self.run(*words)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout.decode("utf-8").replace("\r\n", "\n")

    def json(self, *words: str) -> Any:
        return json.loads(self.said("--json", *words))

    def begin(self, role: str, name: str, device: str) -> None:
        told = self.json("init", "--role", role, "--name", name, "--authority", "Vejle Kommune",
                         "--device", device)  # fmt: skip
        assert told

    def trusts(self, other: Computer) -> None:
        """Believe another's contact file, with the words that were read aloud."""
        made = other.json("device", "contact", "--out", other.path(""))
        self.json("device", "trust", self.path(name_of(made)), "--words", made["words"])

    def send(self, to: str) -> str:
        return name_of(self.json("send", "--to", to, "--out", self.path("")))

    def fetch(self, name: str) -> Any:
        return self.json("fetch", self.path(name))


@dataclass(frozen=True)
class Windows(Computer):
    """The computer that has the folder."""

    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        known = {"VIP2TUI_HOME": windows(self.home), "VIP2TUI_PASSPHRASE": PHRASE}
        # A file of one line, so that each word comes as it would from a prompt. The words stand
        # outside it: without a console Wine reads such a file in the code page of the year 1981.
        named = {f"WORD{n}": word for n, word in enumerate(words)}
        line = " ".join(f'"%{name}%"' for name in named)
        script = self.stick.parent / "line.cmd"
        script.write_bytes(f'@call "Start vip2tui.cmd" {line}\r\n'.encode("ascii"))
        command = ["wine64", "cmd", "/c", windows(script)]
        return self.started(command, known | named, self.folder)

    def path(self, name: str) -> str:
        return windows(self.stick / name)


def name_of(made: dict[str, Any]) -> str:
    """Return the name of a file that was made, on either system."""
    return PureWindowsPath(made["file"]).name


def main(folder: Path, work: Path) -> None:
    stick = work / "usb"
    stick.mkdir()
    office = Computer(work / "kontor", stick)
    mentor = Windows(work / "nord", stick, folder)

    assert mentor.said("--version").strip() == f"vip2tui {__version__}"
    print("--version")
    assert mentor.said("package", "list") == office.said("package", "list")
    print("package list: as on Linux, sign by sign")
    office.begin("office", "Ulla Holm", "Kontorets computer")
    mentor.begin("mentor", "Mette Holm", "Laptop Nord")
    assert "Traceback" not in mentor.said("today")
    print("init, today")

    office.trusts(mentor)
    mentor.trusts(office)
    citizen = office.json("citizen", "add", "--name", "Amina Søgaard")["id"]
    office.json("course", "start", citizen, "--package", "kabel", "--start", "-20")
    office.json("citizen", "assign", citizen, "--to", "Laptop Nord")
    mentor.fetch(office.send("Laptop Nord"))
    assert [one["name"] for one in mentor.json("citizen", "list")] == ["Amina Søgaard"]
    print("a file from Linux, fetched on Windows")
    mentor.json("log", "add", citizen, "--type", "note", "--text", TEXT)
    office.fetch(mentor.send("Kontorets computer"))
    assert TEXT in [one["text"] for one in office.json("log", "list", citizen)]
    print("a file from Windows, fetched on Linux")
    mentor.fetch(office.send("Laptop Nord"))
    here, there = (one.json("verify")["cases"][citizen] for one in (office, mentor))
    assert here == there, (here, there)
    print(f"verify: {here} on both")

    copy = Computer(work / "kopi", stick)
    shutil.copytree(mentor.home, copy.home)
    assert copy.json("verify")["cases"] == mentor.json("verify")["cases"]
    print("the vault that Windows wrote, opened on Linux: the same sums")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
