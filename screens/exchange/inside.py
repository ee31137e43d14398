"""What is in the file one stands on, said beside a list of files: read unasked, taken in never."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from screens.exchange.fetch_dialogs import in_short
from screens.listing import ListScreen
from screens.widgets.beside import WithMore, paragraphs
from screens.widgets.rows import Row, Rows
from vip2tui.base import drives
from vip2tui.base.drives import Found
from vip2tui.base.errors import Vip2Error
from vip2tui.pictures.drawn import Picture, Tone
from vip2tui.services.house import Services

_REST = 0.15
"""Seconds the cursor stands still before a file is read unasked."""
_MOST = 512 * 1024
"""Bytes of a file that is read unasked: more takes a while, and whoever waits wants to know why."""
READING = "Et øjeblik, filen bliver læst …"
LARGE = "Filen er stor. Enter læser den og viser, hvad den gør."
REFUSED = "Filen kan ikke hentes."
_HOW = "Enter viser det hele, før noget bliver ændret."


class ShowsInside(ListScreen):
    """A list of files. Where a pane stands beside it, the file one stands on is read for it."""

    ABOUT = "I filen"

    @dataclass
    class Read(Message):
        """A file was read, held against so much as was written here."""

        file: Found
        sequence: int
        said: list[str]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._inside: dict[Found, tuple[int, list[str]]] = {}
        """What was said of a file as it lies there, and how much was written here then."""
        self._waits: Timer | None = None

    @abstractmethod
    def file(self, row: Row) -> Found | None:
        """Return the file a row is about, if it is about one."""

    def inside(self, one: Found, width: int) -> Picture:
        """Return what is in a file, as far as it is known, in lines of so many cells."""
        _, (head, *rest) = self._inside.get(one, (0, [READING]))
        said = [(head, Tone.STRONG), *((one, Tone.PLAIN) for one in rest)]
        if rest and head != REFUSED:
            said += [("", Tone.PLAIN), (_HOW, Tone.MUTED)]
        return paragraphs(self.app, said)(width)

    @on(Rows.Moved)
    @on(WithMore.Parted)
    def _wait(self) -> None:
        """Read the file one stands on once one has stood there for a moment."""
        if self._waits is not None:
            self._waits.stop()
        self._waits = self.set_timer(_REST, self._begin) if self.are_two else None

    def _begin(self) -> None:
        row = self.query_one(Rows).row
        one = self.file(row) if row is not None else None
        if one is not None and not self._is_known(one):
            self._read(one)

    def _is_known(self, one: Found) -> bool:
        """Return whether it was read, and nothing was written here since."""
        return one in self._inside and self._inside[one][0] == self.services.desk.store.sequence

    @work(thread=True, exclusive=True, description="", group="inside")
    def _read(self, one: Found) -> None:
        """Say what a file would do. Nothing is written, not in the diary either."""
        sequence = self.services.desk.store.sequence
        try:
            is_large = drives.size(one.path) > _MOST
            said = [LARGE] if is_large else in_short(self.services.fetching.look(one.path))
        except Vip2Error as error:
            said = [REFUSED, str(error)]
        self.post_message(self.Read(one, sequence, said))

    @on(Read)
    def _tell(self, message: Read) -> None:
        self._inside[message.file] = message.sequence, message.said
        self.query_one(WithMore).tell()
        if not self._is_known(message.file):
            self._wait()
