"""Numbers: true on the screen of who has the cases; what leaves is made safe and told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from vip2tui.base import targets
from vip2tui.catalogue.codes import Codes
from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES
from vip2tui.domain.numbers.counting import (
    COMPLETED,
    DROPPED,
    ENDS,
    OTHERWISE,
    STILL,
    PackageNumbers,
    Stair,
    beside,
    by_package,
    stairs,
)
from vip2tui.domain.numbers.kept import gathered, parted
from vip2tui.domain.numbers.shielding import Told
from vip2tui.domain.numbers.telling import ToldHalf, halves, tell
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import GOAL
from vip2tui.papers.tables import Cell, table_bytes
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.numbers.reading import read
from vip2tui.services.numbers.told import drafts_of, told_here
from vip2tui.services.vault.settings import number_of
from vip2tui.storage.port import Row
from vip2tui.text.danish import sort_key

_TABLE, _VOUCHED = "numbers", "vouched"
"""Under which writer of this device a person said that nothing is missing of what was told."""
NOT_HERE = (
    "Tallene over alle borgere er for konsulenten og kommunens kontor. "
    "Dine egne borgere står under Borgere."
)
ONE_PLACE = (
    "Tal går kun ud fra kommunens kontor: kom de også fra en konsulents computer, kunne de to "
    "trækkes fra hinanden og vise et lille tal."
)
TRUE_ONES = "De sande tal står på siden Tal og ses her med «vip2tui numbers --here»."
PUT_BACK = (
    "Arkivet her er hentet fra en sikkerhedskopi, og tal, der er taget ud efter kopien, kender det "
    "ikke. Tages de ud igen, kan de to trækkes fra hinanden og vise et lille tal. Sig kun ja, hvis "
    "der ikke er taget tal ud siden kopien."
)
ONE_COMPUTER = (
    "Har kontoret to computere, så send en fil til den anden, før den tager tal ud: først da ved "
    "den, hvad der er taget ud her."
)
NOTHING_YET = (
    "Her er intet halvår, der kan gå ud endnu: det skal være slut for mere end fire uger siden, og "
    "der skal være mindst ti borgere i et tal."
)
HEAD = ("Halvår", "Fra", "Til", "Jobpakke", "Tal", "Antal", "Procent", "Taget ud første gang")
_PARTS = {COMPLETED: "outcomes", DROPPED: "stops"}
"""The list of codes that tells what a way of ending is parted in."""
END_WORDS: Mapping[str, str] = {
    COMPLETED: "Gennemført", DROPPED: "Afbrudt", OTHERWISE: "Andet",
}  # fmt: skip
STILL_WORDS: Mapping[str, str] = {YES: "ja", NO: "nej", UNKNOWN: "ukendt"}


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that is counted here, as it is today."""

    every: PackageNumbers
    packages: tuple[PackageNumbers, ...]
    """The one with the most first."""
    names: dict[str, str]
    goal: int
    stairs: tuple[Stair, ...]
    several: int
    """How many stand on several tracks at once."""
    pairs: tuple[tuple[str, str, int], ...]
    """Which tracks, and how many."""


class Line(NamedTuple):
    """A number that leaves."""

    half: ToldHalf
    package: str
    words: str
    number: int
    of: int
    """What it is a part of; 0 if it stands alone."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What may leave: the newest half-year first."""

    halves: tuple[ToldHalf, ...]
    names: Mapping[str, str]
    codes: Codes

    def lines(self) -> Iterator[Line]:
        """Yield every number with what it says."""
        for half in self.halves:
            for package, told in half.packages.items():
                name = self.names.get(package, package)
                for words, number, total in self._said(told):
                    yield Line(half, name, words, number, total)

    def _said(self, told: Told) -> Iterator[tuple[str, int, int]]:
        if "started" in told:
            yield "Begyndt", told["started"], 0
        if closed := told.get("closed", 0):
            yield "Sluttet", closed, 0
        for end in ENDS:
            if (number := told.get("ends", {}).get(end)) is None:
                continue
            yield END_WORDS[end], number, closed
            if (days := told.get("median_days", {}).get(end)) is not None:
                yield f"{END_WORDS[end]}: typisk antal dage (median)", days, 0
            for code, part in told.get("parts", {}).get(end, {}).items():
                yield f"{END_WORDS[end]}: {self.codes.name_of(_PARTS[end], code)}", part, number
        for week, said in told.get("in_job", {}).items():
            for code in STILL:
                if code in said:
                    yield f"I job efter {week} uger: {STILL_WORDS[code]}", said[code], closed

    def as_json(self) -> list[dict[str, Any]]:
        """Return it for a program."""
        return [
            {
                "id": one.half.key,
                "from": one.half.first.isoformat(),
                "to": one.half.last.isoformat(),
                "told_on": one.told_on.isoformat(),
                "packages": [
                    {"id": package, "name": self.names.get(package, package)} | told
                    for package, told in one.packages.items()
                ],
            }
            for one in self.halves
        ]

    def as_table(self) -> bytes:
        """Return it as a file for a spreadsheet."""
        return table_bytes(HEAD, map(_row, self.lines()))


def _row(line: Line) -> tuple[Cell, ...]:
    half, share = line.half.half, line.number * 100 / line.of if line.of else None
    days = half.first, half.last
    return (half.words, *days, line.package, line.words, line.number, share, line.half.told_on)


@dataclass(frozen=True, slots=True)
class NumbersService:
    """What is counted over everybody here."""

    desk: Desk
    sharing: Sharing

    @property
    def is_for_me(self) -> bool:
        """Whether they are shown to the role here: a mentor has one or two citizens."""
        return self.desk.me.role is not Role.MENTOR

    @property
    def may_leave(self) -> bool:
        """Whether they may leave from here."""
        return self.desk.me.role is Role.OFFICE

    @property
    def may_lack(self) -> bool:
        """Whether more may have left than is known: the vault was put back from a backup.

        A device takes a new writer then. Who says that nothing is missing says it for that one.
        """
        me = self.desk.me
        vouched = self.desk.store.row(_TABLE, _VOUCHED) or {}
        return len(me.writers) > 1 and vouched.get("writer") != me.writer

    def here(self) -> Seen:
        """Return the true numbers, for who has the cases.

        Raises:
            RefusedError: On a mentor's computer.
        """
        if not self.is_for_me:
            raise RefusedError(NOT_HERE)
        cases, tracks = read(self.desk), self.desk.catalogue.codes().tracks
        every, *packages = by_package(cases.courses, self.desk.today())
        packages.sort(key=lambda one: (-one.started, sort_key(cases.names[one.package])))
        several, pairs = beside(cases.stood)
        return Seen(
            every, tuple(packages), cases.names, number_of(self.desk.store, GOAL),
            tuple(stairs(cases.stood, [one.code for one in tracks])), several, tuple(pairs),
        )  # fmt: skip

    def leaving(self, *, is_sure: bool = False) -> Leaving:
        """Return what may leave, and keep that it was told.

        Args:
            is_sure: Whether a person says that nothing has left that is not known here.

        Raises:
            RefusedError: Anywhere but at the office, or if it `may_lack` and nobody is sure.
            StorageError: If it cannot be kept; then nothing leaves.
        """
        if not self.may_leave:
            raise RefusedError(f"{ONE_PLACE} {TRUE_ONES}" if self.is_for_me else NOT_HERE)
        if self.may_lack and not is_sure:
            raise RefusedError(f"{PUT_BACK} Der er ikke taget tal ud.")
        cases, codes = read(self.desk), self.desk.catalogue.codes()
        with self.desk.lock:
            kept, today = gathered(told_here(self.sharing)), self.desk.today()
            told = tell(cases.courses, [one.code for one in codes.stops], today, kept)
            drafts = drafts_of(self.desk, parted(kept, told, self.desk.new_id, today))
            rows = [Row(_TABLE, _VOUCHED, {"writer": self.desk.me.writer})] if self.may_lack else []
            if drafts or rows:
                self.desk.act(drafts, rows)
        return Leaving(tuple(halves(told)), cases.names, codes)


def write(leaving: Leaving, folder: Path) -> Path:
    """Write what leaves into a folder, beside what is there already.

    Raises:
        RefusedError: If there is nothing yet.
        BadTargetError: If nothing may be written there.
        NotWrittenError: If the disk refuses.
    """
    if not leaving.halves:
        raise RefusedError(f"{NOTHING_YET} Der er ikke skrevet nogen fil.")
    target, data = targets.in_folder(folder, "tal", ".csv"), leaving.as_table()
    targets.put(target, lambda file: file.write(data))
    return target.path
