"""Files on their way in: what one would do, in words and numbers, and the loop over several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.base.progress import FILES, SILENT, Progress, Step, each
from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.exchange import preview
from vip2tui.exchange.plan import ImportPlan
from vip2tui.services.exchange.diary import DiaryService
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from vip2tui.services.exchange.fetching import FetchService


COUNTS = ("new", "changed", "unchanged")
"""What is summed up over several files."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was looked at: what it would do."""

    file: str
    """Its name, without a folder."""
    data: bytes = field(repr=False)
    plan: ImportPlan
    again: tuple[Change, ...]
    """What an earlier import brought that was undone, and this file lets in again."""
    basis: tuple[int, int]
    """What the look was based on."""
    action: str
    """The id of the action it would be; what the plan writes itself belongs to it too."""
    twins: tuple[str, ...]
    """Citizens it brings who may be somebody here already, a sentence each."""
    receipts: int
    """How many of this computer's words the sender says it has that it had not said before."""
    catalogue: Catalogue = field(repr=False)
    """Whose words it is told in."""
    withdrawn: tuple[str, ...] = ()
    """Who would be taken back from this computer, a sentence each."""
    unseen: tuple[str, ...] = ()
    """Everything that would no longer be seen, one line for each."""
    closing: tuple[str, ...] = ()
    """Everything that would be closed or joined, likewise."""
    found: bool = False
    """Whether it is a barred computer's that was found again: all of it is proposals."""
    under: tuple[str, ...] = ()
    """Who wrote something under another name than that of their computer's own person."""

    @property
    def changes_nothing(self) -> bool:
        """Whether nothing of what is seen here would be another: a receipt, or fetched before."""
        return self.plan.is_empty and not self.again

    @property
    def sender(self) -> str:
        """«Fil 7 fra Laptop Nord (Mette Holm).»"""
        return preview.sender_line(self.plan)

    @property
    def sentences(self) -> list[str]:
        """What would happen, the most important first."""
        told = [*self.withdrawn, *preview.sentences(self.catalogue, self.plan), *self.twins]
        if self.again:
            back = count(len(self.again), "ændring", "ændringer")
            words = f"{back}, som blev fortrudt, kommer frem igen."
            told = [words, *(told[1:] if self.plan.is_empty else told)]
        return [*told, *preview.under(self.under)]

    @property
    def removals(self) -> list[str]:
        """Everything it would put away, take back, close or join: what a yes is said to."""
        return [*self.unseen, *self.closing]

    @property
    def nameless(self) -> list[str]:
        """The same for the diary: a name kept beside the case would be removed by nothing."""
        named = {*self.withdrawn, *self.twins}
        return [one for one in self.sentences if one not in named]

    @property
    def counts(self) -> dict[str, int]:
        """The numbers, counting changes, and the receipts."""
        return self.plan.counts() | {"receipts": self.receipts}

    @property
    def brakes(self) -> bool:
        """Whether a person must say yes a second time: much is put away, closed or joined.

        Somebody who is erased here is asked about too.
        """
        return self.plan.effects.brakes or bool(self.plan.going.cases)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not taken in, and why."""

    file: str
    why: str
    needs_yes: bool = False
    """Only because it would put much away, and nobody said yes to that."""
    error: Vip2Error | None = field(default=None, repr=False)
    """What stopped it; None if a person did."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of several files."""

    taken: tuple[Seen, ...]
    refused: tuple[RefusedFile, ...]
    doubts: int
    """Open now."""
    missing: Counter[str]
    """Computer to how many of its changes are missing now below one that is held."""
    left: int = 0
    """Files that were not come to, because a person stopped it."""

    @property
    def gaps(self) -> int:
        """How many are missing of all computers."""
        return self.missing.total()

    @property
    def counts(self) -> dict[str, int]:
        """New, changed and unchanged changes over all files."""
        return {name: sum(seen.counts[name] for seen in self.taken) for name in COUNTS}


class Intake:
    """Files that are looked at and taken in; one that is refused stops none of the others.

    What is refused, at the look or after it, is in `refused` and in the diary.
    """

    def __init__(self, fetching: FetchService, diary: DiaryService) -> None:
        self._fetching = fetching
        self._diary = diary
        self._left: list[Path | Seen] = []
        self._of = 0
        self.taken: list[Seen] = []
        self.refused: list[RefusedFile] = []

    @property
    def left(self) -> int:
        """How many files were not come to, because a person stopped it."""
        return len(self._left)

    def look(self, paths: Iterable[Path], progress: Progress = SILENT) -> list[Seen]:
        """Return what each file would do, of those that are not refused. Nothing is written."""
        told = each([*paths], FILES, progress, lambda path: path.name)
        return [seen for path in told if (seen := self._look(path)) is not None]

    def begin(self, files: Iterable[Path | Seen], progress: Progress = SILENT) -> Seen | None:
        """Take files in, looked at or not, as far as it goes without a person.

        Args:
            files: The files, in any order.
            progress: Told before each file; stopped between two, as each is an action of its own.

        Returns:
            The file that a person must say yes to first, to be answered with `answer`; None when
            all are done, or it was stopped.
        """
        self._left = [*files]
        self._of = len(self._left)
        return self._go_on(progress)

    def answer(self, seen: Seen, *, yes: bool, progress: Progress = SILENT) -> Seen | None:
        """Take the file that was asked about in or leave it, and go on as `begin`."""
        if yes:
            self._take(seen)
        else:
            self.refused.append(RefusedFile(seen.file, _brake(seen), needs_yes=True))
        return self._go_on(progress)

    def _go_on(self, progress: Progress) -> Seen | None:
        while self._left and not progress.is_stopped:
            file = self._left.pop(0)
            name = file.file if isinstance(file, Seen) else file.name
            progress.tell(Step(self._of - len(self._left) - 1, self._of, FILES, name))
            seen = file if isinstance(file, Seen) else self._look(file)
            if seen is not None and seen.brakes:
                return seen
            if seen is not None:
                self._take(seen)
        return None

    def _look(self, path: Path) -> Seen | None:
        try:
            return self._fetching.look(path)
        except Vip2Error as error:
            self._refused(clean_line(path.name), error)
            return None

    def _take(self, seen: Seen) -> None:
        try:
            self.taken.append(self._fetching.take_in(seen))
        except Vip2Error as error:
            self._refused(seen.file, error)

    def _refused(self, file: str, error: Vip2Error) -> None:
        self.refused.append(RefusedFile(file, str(error), error=error))
        self._diary.remember(file, str(error))


def _brake(seen: Seen) -> str:
    told = " ".join(seen.sentences)
    return f"Filen er ikke hentet endnu, for den lægger meget væk eller samler borgere: {told}"
