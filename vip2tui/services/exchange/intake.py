"""Several files on their way in, one after the other: the one loop that screen and line use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.services.exchange.seen import RefusedFile, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vip2tui.services.exchange.diary import DiaryService
    from vip2tui.services.exchange.fetching import FetchService


class Intake:
    """Files that are looked at and taken in; one that is refused stops none of the others.

    What is refused, at the look or after it, is in `refused` and in the diary.
    """

    def __init__(self, fetching: FetchService, diary: DiaryService) -> None:
        self._fetching = fetching
        self._diary = diary
        self._left: list[Path | Seen] = []
        self.taken: list[Seen] = []
        self.refused: list[RefusedFile] = []

    def look(self, paths: Iterable[Path]) -> list[Seen]:
        """Return what each file would do, of those that are not refused. Nothing is written."""
        return [seen for path in paths if (seen := self._look(path)) is not None]

    def begin(self, files: Iterable[Path | Seen]) -> Seen | None:
        """Take files in, looked at or not, as far as it goes without a person.

        Args:
            files: The files, in any order.

        Returns:
            The file that a person must say yes to first, to be answered with `answer`; None when
            all are done.
        """
        self._left = [*files]
        return self._go_on()

    def answer(self, seen: Seen, *, yes: bool) -> Seen | None:
        """Take the file that was asked about in or leave it, and go on as `begin`."""
        if yes:
            self._take(seen)
        else:
            self.refused.append(RefusedFile(seen.file, _brake(seen), needs_yes=True))
        return self._go_on()

    def _go_on(self) -> Seen | None:
        while self._left:
            file = self._left.pop(0)
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
