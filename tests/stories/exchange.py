"""Three people with a vault each, who reach one another by files alone; everything is a line."""

from __future__ import annotations

import contextlib
import io
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.commands.helpers import PHRASE
from tests.storage.helpers import CHEAP
from vip2tui import cli
from vip2tui.domain.roles import Role
from vip2tui.services.vault import opening
from vip2tui.storage import vault

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = {
    "kontor": ("Ulla Holm", Role.OFFICE, "Kontorets computer"),
    "nord": ("Mette Holm", Role.MENTOR, "Laptop Nord"),
    "besoeg": ("Lars Bech", Role.CONSULTANT, "Besøgslaptop"),
}


@dataclass
class Done:
    """What a line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Computer:
    """One person's computer."""

    home: Path
    stick: Path
    name: str

    def run(self, *args: str) -> Done:
        """Run one line with nobody at the keyboard."""
        out, err = io.StringIO(), io.StringIO()
        os.environ["VIP2TUI_PASSPHRASE"] = PHRASE
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.run(["--home", str(self.home), *args])
        assert "Traceback" not in out.getvalue() + err.getvalue()
        return Done(code, out.getvalue(), err.getvalue())

    def json(self, *args: str) -> Any:
        """Run a line that must end well, and return its answer."""
        done = self.run("--json", *args)
        assert done.code == 0, done.err
        return done.json

    def send(self, to: Computer) -> str:
        """Make a file on the stick and return its path."""
        return str(self.json("send", "--to", to.name, "--out", str(self.stick))["file"])

    def fetch(self, *files: str) -> dict[str, Any]:
        """Take files in and return the numbers."""
        return dict(self.json("fetch", *files))

    def notes(self, citizen: str) -> dict[str, dict[str, Any]]:
        """Return the notes by what they say."""
        return {one["text"]: one for one in self.json("log", "list", citizen)}

    def note(self, citizen: str, text: str) -> str:
        made = self.json("log", "add", citizen, "--type", "note", "--text", text)
        return str(made["id"])

    def digests(self) -> dict[str, str]:
        """Return the sum of each case that can leave the computer."""
        cases = self.json("verify")["cases"]
        return {case: one for case, one in cases.items() if case != "local"}

    def bytes(self) -> dict[str, bytes]:
        """Return every file of the vault but the lock."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and path.name != "vault.lock"
        }

    def image(self, to: Path) -> None:
        """Keep the vault's files, as somebody does who copies a folder."""
        import shutil

        shutil.copytree(self.home, to)

    def put_back(self, image: Path) -> None:
        """Put the files back as they were."""
        import shutil

        shutil.rmtree(self.home)
        shutil.copytree(image, self.home)


def new(folder: Path, key: str, stick: Path) -> Computer:
    """Make somebody's vault with a passphrase that is quick to try."""
    person, role, name = PEOPLE[key]
    home = folder / key
    real = vault.create
    vault.create = lambda *given, **more: real(*given, **{**more, "cost": CHEAP})  # type: ignore[assignment]
    try:
        desk, _ = opening.create(
            home, passphrase=PHRASE, name=person, role=role, authority="Vejle Kommune", device=name
        )
    finally:
        vault.create = real
    desk.store.close()
    return Computer(home, stick, name)


def paired(folder: Path) -> tuple[Computer, Computer, Computer]:
    """Return office, mentor and consultant; the laptops and the office trust one another."""
    stick = folder / "usb"
    stick.mkdir()
    office, mentor, consultant = (new(folder, key, stick) for key in PEOPLE)
    for laptop in (mentor, consultant):
        for one, other in ((office, laptop), (laptop, office)):
            made = other.json("device", "contact", "--out", str(stick))
            one.json("device", "trust", made["file"], "--words", made["words"].upper())
    return office, mentor, consultant
