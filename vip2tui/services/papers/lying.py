"""Papers that lie somewhere, readable by anybody: remembered, and taken away again (R167).

What is remembered stays on this computer: where a file lies, what sort of paper it is, when it was
made, and the ids of the citizens it tells of, so that it goes when they are erased.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from vip2tui.base import targets
from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import expanded
from vip2tui.base.patience import unlink
from vip2tui.base.safe import clean_line
from vip2tui.base.targets import Target
from vip2tui.services.desk import Desk
from vip2tui.storage.port import Row
from vip2tui.text.danish import count

TABLE = "papers"
NOTHING = "Der ligger ingen papirer, programmet har lavet."
KEPT = timedelta(days=14)
"""So long a paper may lie before it is asked about."""


class NotDeletedError(Vip2Error):
    """The disk does not let the file go."""

    says = (
        "Filen kunne ikke slettes. Den ligger der endnu. Se efter, om den er åben i et andet "
        "program, og prøv igen."
    )


class AwayError(NotDeletedError):
    """The folder it lies in is not to be seen: a stick that is out."""

    says = (
        "Filen kunne ikke slettes, for stikket eller mappen er her ikke nu. Den er husket endnu. "
        "Sæt stikket i, og prøv igen."
    )


@dataclass(frozen=True, slots=True)
class LyingPaper:
    """A readable file that this program made."""

    key: str
    path: Path
    name: str
    """What sort of paper it is."""
    made: date
    whose: frozenset[str] = frozenset()
    """The citizens it tells of, by id; none where that is not known, or they are many."""

    @property
    def is_here(self) -> bool | None:
        """Whether it lies there; None where its folder is not to be seen, as on a stick."""
        try:
            if self.path.is_file():
                return True
            return False if self.path.parent.is_dir() else None
        except OSError:
            return None


@dataclass(frozen=True, slots=True)
class LyingService:
    """What was made to be read, and lies outside the sealed vault."""

    desk: Desk

    def put(self, target: Target, data: bytes, name: str, whose: Sequence[str] = ()) -> Path:
        """Write a file anybody can read, remember it, and return where it lies.

        Raises:
            NotWrittenError: If the disk refuses.
        """
        targets.put(target, lambda file: file.write(data))
        self.remember(target.path, name, whose)
        return target.path

    def remember(
        self, path: Path, name: str, whose: Sequence[str] = (), made: date | None = None
    ) -> None:
        """Remember that a file anybody can read was made.

        Args:
            path: Where it lies.
            name: What sort of paper it is.
            whose: The citizens it tells of, by id, where they are few enough to know.
            made: The day; today if left out.
        """
        whole, day = path.absolute(), made or self.desk.today()
        value = {**_stored(whole), "name": name, "made": day.isoformat()}
        self.desk.act([], [Row(TABLE, _key(whole), value | ({"who": [*whose]} if whose else {}))])

    def every(self) -> tuple[LyingPaper, ...]:
        """Return what was made and is not known to be gone, the oldest first.

        What somebody deleted by hand is forgotten here.
        """
        gone, found = list[Row](), list[LyingPaper]()
        for one in self._known():
            if one.is_here is False:
                gone.append(Row(TABLE, one.key, None))
            else:
                found.append(one)
        if gone:
            self.desk.act([], gone)
        return tuple(sorted(found, key=lambda one: (one.made, str(one.path))))

    def old(self) -> tuple[LyingPaper, ...]:
        """Return those that have lain longer than they should."""
        before = self.desk.today() - KEPT
        return tuple(one for one in self._known() if one.made <= before and one.is_here)

    def delete(self, one: LyingPaper) -> None:
        """Delete a file, and forget it.

        Raises:
            NotDeletedError: If the disk refuses, or it lies on a stick that is out; it is
                remembered still.
        """
        if one.is_here is None:
            raise AwayError
        try:
            unlink(one.path)
        except OSError as error:
            raise NotDeletedError from error
        self.forget(one)

    def about(self, citizens: Collection[str]) -> tuple[LyingPaper, ...]:
        """Return those that tell of some citizens and of nobody else."""
        return tuple(one for one in self._known() if one.whose and one.whose <= {*citizens})

    def delete_all(
        self, papers: Iterable[LyingPaper], *, names_nobody: bool = False
    ) -> tuple[int, tuple[Path, ...]]:
        """Delete files; return how many went, and where those lie that could not be.

        One that cannot be deleted stops none of the others, and is remembered still.

        Args:
            papers: The files.
            names_nobody: Whether those that are left are remembered without whom they tell of: of
                somebody who is erased nothing may stand anywhere.
        """
        gone, left = 0, list[Path]()
        for one in papers:
            if one.is_here is False:
                self.forget(one)
                continue
            try:
                self.delete(one)
                gone += 1
            except NotDeletedError:
                left.append(one.path)
                if names_nobody:
                    self.remember(one.path, one.name, made=one.made)
        return gone, tuple(left)

    def forget(self, one: LyingPaper) -> None:
        """Remember a file no more, and leave it where it lies."""
        self.desk.act([], [Row(TABLE, one.key, None)])

    def _known(self) -> Iterator[LyingPaper]:
        for key, row in self.desk.store.rows(TABLE).items():
            try:
                made = date.fromisoformat(str(row.get("made")))
            except ValueError:
                made = self.desk.today()
            whose = frozenset(map(str, row.get("who", ())))
            yield LyingPaper(key, _read(row), str(row.get("name")), made, whose)


def deleted_words(gone: int, left: Sequence[Path]) -> str:
    """Return how many files went, and where those lie that could not be deleted."""
    done = f"{count(gone, 'papir', 'papirer')} er slettet."
    if not left:
        return done
    places = ", ".join(map(clean_line, map(str, left[:3])))
    more = f" og {len(left) - 3} til" if len(left) > 3 else ""
    return (
        f"{done} {count(len(left), 'papir', 'papirer')} kunne ikke slettes og er husket endnu: "
        f"{places}{more}. Er det på et stik, så sæt det i, og prøv igen."
    )


def old_words(old: tuple[LyingPaper, ...]) -> str:
    """Return what is asked about papers that have lain long."""
    return f"{count(len(old), 'papir', 'papirer')} ligger stadig, hvor alle kan læse dem"


def _stored(path: Path) -> dict[str, str]:
    """Return a path as it is kept: as text, and as bytes too where they are no letters."""
    raw = os.fsencode(path)
    text = raw.decode("utf-8", "replace")
    return {"path": text} if text.encode() == raw else {"path": text, "bytes": raw.hex()}


def _read(row: Mapping[str, Any]) -> Path:
    """Return a path as this computer names it now, whatever letters it knows."""
    try:
        return Path(os.fsdecode(bytes.fromhex(str(row["bytes"]))))
    except (KeyError, ValueError):
        return expanded(str(row.get("path")))


def _key(path: Path) -> str:
    return sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:24]
