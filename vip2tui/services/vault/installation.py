"""«Tjek min installation»: ten looks at a computer, with what to do, and a code to read aloud.

Nothing of the vault is opened for it, so it can be asked where the vault cannot be, or where there
is none. What is told of a person or a folder stands on the screen alone, never in the code.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from vip2tui import __version__
from vip2tui.base import program_files, windows_names
from vip2tui.base.paths import is_there, program_folder
from vip2tui.base.safe import terminal
from vip2tui.base.shared_disks import NETWORK, shared_by
from vip2tui.pictures.signs import PLAIN
from vip2tui.services.vault import check_code, upkeep
from vip2tui.services.vault.check_code import State
from vip2tui.storage import folder, header, lock
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import VaultError, VaultTooNewError
from vip2tui.text import danish
from vip2tui.text.danish import count
from vip2tui.text.days import say

LEAST_ROOM = 200 * 2**20
"""Bytes: less than that is gone with a few backups."""
OLDEST_BACKUP = timedelta(days=14)
EARLIEST = date(2026, 1, 1)
"""Before the program was made: a clock that says so has lost its battery."""
COLUMNS, LINES = 80, 24
_A_DAY = timedelta(days=1)
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Point:
    """One of the ten things that are looked at."""

    id: str
    name: str
    do: str
    """What to do where it is at fault."""


POINTS = (
    Point("keys", "Taster", "Prøv dem på skærmen: menuen Hjælp, «Prøv tasterne». Den siger, hvad "
          "du bruger i stedet for en tast, der ikke kommer."),
    Point("console", "Vindue", f"Gør vinduet større, mindst {COLUMNS} gange {LINES}, eller start "
          "med ikonet «Start vip2tui»."),
    Point("fonts", "Tegn", "Vælg skrifttypen Consolas i vinduets egenskaber, eller sig «nej, "
          "firkanter», hvor programmet spørger, om du ser et flueben."),
    Point("disk", "Disk", "Flyt hele arkivets mappe til computerens egen disk, og start igen."),
    Point("space", "Plads", "Tøm papirkurven, og slet store filer, du ikke skal bruge."),
    Point("write", "Skrive", "Se efter, om mappen er skrivebeskyttet, og bed dem, der passer "
          "computeren, om at undtage den fra antivirus."),
    Point("lock", "Lås", "Disken kan ikke holde to vinduer ude fra hinanden: åbn kun ét ad gangen, "
          "og flyt arkivet til computerens egen disk."),
    Point("clock", "Ur", "Stil computerens dato og ur. Datoer, du har skrevet imens, skal ses "
          "efter."),
    Point("backup", "Kopi", "Lav en sikkerhedskopi nu: menuen Sikkerhed, «Sikkerhedskopier», helst "
          "også på et stik."),
    Point("version", "Udgave", "Få den nyeste udgave af programmet fra kommunens kontor. Er der "
          "noget galt med filerne, så kopiér hele mappen «vip2tui» igen. Kan arkivet ikke læses, "
          "så hent en sikkerhedskopi."),
)  # fmt: skip
"""In the order the code has them: never changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look at one of them showed."""

    point: Point
    state: State
    told: str = ""
    """What was seen."""

    @property
    def words(self) -> str:
        """A line of it: the answer, what it is about, and what was seen."""
        return f"{_STATES[self.state]:<13}{self.point.name:<8}{self.told}".rstrip()


_STATES = {State.OK: "OK", State.FAULT: "FEJL", State.UNTRIED: "ikke prøvet"}


@dataclass(frozen=True, slots=True)
class Installation:
    """All ten, and the program's version."""

    answers: tuple[Answer, ...]
    version: str

    @property
    def faults(self) -> tuple[Answer, ...]:
        """Those that something must be done about."""
        return tuple(one for one in self.answers if one.state is State.FAULT)

    @property
    def code(self) -> str:
        """What is read aloud."""
        return check_code.make([one.state for one in self.answers], self.version)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of it, line by line: the ten, how it is, and what to do for each fault."""
        faults = count(len(self.faults), "fejl", "fejl") if self.faults else "ingen fejl"
        advice = (f"{one.point.name}: {one.point.do}" for one in self.faults)
        return (*(one.words for one in self.answers), "", f"Her er {faults}.", *advice)


@dataclass(frozen=True, slots=True)
class Shown:
    """What only the one who shows it knows."""

    keys: State = State.UNTRIED
    size: tuple[int, int] | None = None
    """Columns and lines of the window; None where there is none."""
    encoding: str | None = None
    """The letters the window takes."""
    has_few_letters: bool = False
    """Whether it is known that the window's font lacks our signs."""


Look = tuple[State, str]


def look(home: Path, shown: Shown, now: datetime) -> Installation:
    """Look at all ten. Nothing is changed, and nothing is left behind."""
    looks: dict[str, Callable[[], Look]] = {
        "keys": lambda: _keys(shown),
        "console": lambda: _window(shown),
        "fonts": lambda: _signs(shown),
        "disk": lambda: _disk(home),
        "space": lambda: _room(home),
        "write": lambda: _tried(home, _written),
        "lock": lambda: _tried(home, _locked),
        "clock": lambda: _clock(home, now),
        "backup": lambda: _backup(home, now),
        "version": lambda: _version(home),
    }
    return Installation(tuple(_answer(one, looks[one.id]) for one in POINTS), __version__)


def heard(code: str) -> Installation:
    """Return what a code means that was read aloud.

    Raises:
        BadCodeError: If a digit of it is wrong.
    """
    states, version = check_code.read(code)
    answers = (Answer(point, state) for point, state in zip(POINTS, states, strict=True))
    return Installation(tuple(answers), version)


def _answer(point: Point, see: Callable[[], Look]) -> Answer:
    try:
        state, told = see()
    except (OSError, ValueError, VaultError):
        state, told = State.FAULT, "kan ikke ses efter"
    return Answer(point, state, told)


def _keys(shown: Shown) -> Look:
    words = {State.OK: "kommer frem", State.FAULT: "nogle kommer ikke frem"}
    return shown.keys, words.get(shown.keys, "prøv dem på skærmen")


def _window(shown: Shown) -> Look:
    if shown.size is None:
        return State.UNTRIED, "her er intet vindue"
    columns, lines = shown.size
    is_large = columns >= COLUMNS and lines >= LINES
    return (State.OK if is_large else State.FAULT), f"{columns} gange {lines}"


def _signs(shown: Shown) -> Look:
    if shown.encoding is None:
        return State.UNTRIED, "her er intet vindue"
    wanted = f"æøåÆØÅé{''.join(PLAIN)}"
    if terminal(wanted, shown.encoding) != wanted:
        return State.FAULT, f"vinduet tager {shown.encoding}, ikke alle tegn"
    if shown.has_few_letters:
        return State.FAULT, "vinduets skrifttype har for få tegn"
    return State.OK, f"sendes som {shown.encoding}; se selv, om de vises rigtigt"


def _disk(home: Path) -> Look:
    place = shared_by(home)
    if place:
        return State.FAULT, f"arkivet ligger {'på' if place == NETWORK else 'i'} {place}"
    if windows_names.is_too_long(str(folder.longest_in(home.absolute()))):
        return State.FAULT, "mappen ligger for dybt"
    return State.OK, "computerens egen" if is_there(home) else "computerens egen, intet arkiv endnu"


def _room(home: Path) -> Look:
    free = shutil.disk_usage(_above(home)).free
    return (State.OK if free >= LEAST_ROOM else State.FAULT), f"{free // _MEGABYTE} MB ledige"


def _tried(home: Path, try_: Callable[[Disk, Path], Look]) -> Look:
    """Try something on a file of our own where the vault is, or would be; it goes again."""
    disk, path = Disk(), _above(home) / "vip2tui-tjek.tmp"
    if path.exists():  # what a power cut left, or somebody's
        path = path.with_name(f"vip2tui-tjek-{datetime.now().astimezone():%H%M%S%f}.tmp")
    try:
        disk.put(path, _BYTES)
        return try_(disk, path)
    finally:
        with suppress(OSError):
            disk.unlink(path)


_BYTES = bytes(range(256))


def _written(disk: Disk, path: Path) -> Look:
    is_same = disk.read(path) == _BYTES
    return (State.OK if is_same else State.FAULT), "skrevet, læst og slettet igen"


def _locked(_: Disk, path: Path) -> Look:
    works = lock.works_on(path)
    return (State.OK if works else State.FAULT), "holder andre ude" if works else "holder ingen ude"


def _clock(home: Path, now: datetime) -> Look:
    written = (datetime.fromtimestamp(one.stat().st_mtime, now.tzinfo) for one in folder.live(home))
    newest = max(written, default=now)
    is_right = now.date() >= EARLIEST and newest <= now + _A_DAY
    told = f"{say(now.date())} kl. {now:%H.%M}"
    return (State.OK, told) if is_right else (State.FAULT, f"{told}; arkivet er nyere, end uret er")


def _backup(home: Path, now: datetime) -> Look:
    found = upkeep.backups(home)
    if not found:
        if not folder.exists(home):
            return State.UNTRIED, "intet arkiv endnu"
        if folder.is_unused(home):
            return State.OK, "ingen endnu; den laves, når du har gemt noget"
        return State.FAULT, "der er ingen"
    at = found[0].at
    is_new = now.replace(tzinfo=None) - at <= OLDEST_BACKUP
    return (State.OK if is_new else State.FAULT), f"den nyeste er fra {say(at.date())}"


def _version(home: Path) -> Look:
    told = f"vip2tui {__version__}"
    for path in folder.live(home)[:1]:
        try:
            header.read_header(Disk().read_head(path, header.MAX_BYTES))
        except VaultTooNewError as error:
            by = f"vip2tui {error.version}" if error.version else "en nyere"
            return State.FAULT, f"{told}; arkivet er fra {by}"
        except VaultError:
            return State.FAULT, f"{told}; arkivets fil kan ikke læses"
    program = program_folder()
    return _files(program, told) if program else (State.OK, told)


def _files(program: Path, told: str) -> Look:
    """Look at the program's own files, where they lie in a folder that was built."""
    try:
        seen = program_files.compared(program)
    except FileNotFoundError:
        return State.FAULT, f"{told}; listen over dets filer mangler"
    wrong = [
        f"{danish.number(number)} {what}"
        for number, what in (
            (seen.missing, "mangler"),
            (seen.changed, "er ændret"),
            (seen.foreign, "hører ikke til"),
        )
        if number
    ]
    if not seen.is_whole:
        return State.FAULT, f"{told}; af filerne: {', '.join(wrong)}"
    older = f"; slet gerne {', '.join(seen.older)}" if seen.older else ""
    return State.OK, f"{told}; alle {danish.number(seen.files)} filer er hele{older}"


def _above(home: Path) -> Path:
    """Return the vault's folder, or the nearest one that is there."""
    return next(one for one in (home.absolute(), *home.absolute().parents) if is_there(one))
