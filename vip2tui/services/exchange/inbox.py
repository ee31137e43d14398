"""Indbakke: a folder of files taken in as one act, and what came of it, a line for each computer.

Each file is an action of its own, in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from vip2tui.base.drives import openly
from vip2tui.exchange.files import SUFFIX
from vip2tui.exchange.peers import Peer
from vip2tui.sentences.people import whose_words
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.register import missing_words
from vip2tui.services.exchange.seen import COUNTS, RefusedFile, Seen, Summary
from vip2tui.text.danish import count, joined, number

_COUNTED = (*COUNTS, "doubts")
_MOST = 5
"""Numbers of files that are named."""


@dataclass(slots=True)
class FromComputer:
    """What came from one computer."""

    device: str
    whose: str
    """«Mette Holm (Laptop Nord)»."""
    before: int | None
    """The number of its last file before these; None of this computer's own files."""
    missing: int = 0
    """How many of its changes are missing now below one that is held."""
    numbers: set[int] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    files: int = 0

    @property
    def next(self) -> int | None:
        """The number of the file that comes next; None of this computer's own."""
        return None if self.before is None else max(self.before, *self.numbers) + 1

    @property
    def unseen(self) -> list[int]:
        """The first numbers between that no file had: what was in those is in a later one."""
        between = range((self.before or 0) + 1, self.next or 0)
        return [*islice((one for one in between if one not in self.numbers), _MOST + 1)]

    @property
    def words(self) -> str:
        """«Mette Holm (Laptop Nord): 2 filer · 14 nye · … · næste fil er nr. 5», on one line."""
        told = [
            count(self.files, "fil", "filer"),
            f"{number(self.counts['new'])} nye",
            f"{number(self.counts['changed'])} rettede",
            f"{number(self.counts['unchanged'])} uændrede",
        ]
        if self.counts["doubts"]:
            told.append(f"{number(self.counts['doubts'])} skal afgøres")
        if self.unseen:
            named = joined([str(one) for one in self.unseen[:_MOST]])
            more = " og flere" if len(self.unseen) > _MOST else ""
            told.append(f"fil {named}{more} er ikke set")
        told += missing_words(self.missing)
        told += [f"næste fil er nr. {self.next}"] if self.next else []
        return f"{self.whose}: {' · '.join(told)}"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a folder."""

    computers: tuple[FromComputer, ...]
    """By name."""
    refused: tuple[RefusedFile, ...]
    left: int
    """Files that were not come to, because a person stopped it."""

    @property
    def lines(self) -> list[str]:
        """A line for each computer, then one for each file that was not taken in."""
        told = [one.words for one in self.computers]
        told += [f"{one.file}: {one.why}" for one in self.refused]
        if self.left:
            told.append(
                f"Du stoppede. {count(self.left, 'fil', 'filer')} er ikke hentet endnu. Hent dem, "
                "når du vil; intet kommer dobbelt."
            )
        return told


def files_in(folder: Path) -> list[Path]:
    """Return the locked files of a folder.

    Raises:
        RefusedError: If there is none.
    """
    found = openly(folder, SUFFIX)
    if not found:
        raise RefusedError("Der er ingen låste filer at hente i den mappe. Intet er ændret.")
    return found


def report(done: Summary) -> Report:
    """Return what several files came to, computer by computer."""
    found: dict[str, FromComputer] = {}
    for seen in done.taken:
        one = found.setdefault(seen.plan.opened.manifest.sender, _first(seen))
        if one.before is not None:
            one.before = min(one.before, _before(seen.plan.opened.sender) or 0)
        one.files += 1
        one.numbers.add(seen.plan.opened.manifest.number)
        one.counts.update({name: seen.counts[name] for name in _COUNTED})
        one.missing = done.missing[one.device]
    return Report(_by_name(found.values()), done.refused, done.left)


def _first(seen: Seen) -> FromComputer:
    manifest, sender = seen.plan.opened.manifest, seen.plan.opened.sender
    whose = whose_words(sender.contact.person, sender.contact.name) if sender else "Denne computer"
    return FromComputer(manifest.sender, whose, _before(sender))


def _before(sender: Peer | None) -> int | None:
    return None if sender is None else sender.heard.number if sender.heard else 0


def _by_name(found: Iterable[FromComputer]) -> tuple[FromComputer, ...]:
    return tuple(sorted(found, key=lambda one: (one.whose.casefold(), one.device)))
