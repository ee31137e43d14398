"""What is in a file that was opened: who signed it, and the words of each writer in each case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vip2tui.changes.change import Change, parse
from vip2tui.exchange.introduction import Awaited
from vip2tui.exchange.manifest import Manifest
from vip2tui.exchange.peers import Peer


@dataclass(slots=True)
class Arrived:
    """What came of one writer in one case. The chain is of these very lines."""

    case: str
    writer: str
    first: int
    last: int
    before: str
    chain: str = ""
    lines: list[bytes] = field(default_factory=list, repr=False)
    is_cut: bool = False
    """Whether a value was taken away of any of them."""
    exposed: list[Change] = field(default_factory=list, repr=False)
    """Those that are for professionals only and stand where everybody reads."""

    def changes(self) -> Iterator[Change]:
        """Yield the changes; they were checked when the file was opened."""
        return map(parse, self.lines)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is whole, for this device, and signed by a sender that is trusted."""

    manifest: Manifest
    sender: Peer | None
    """None if this device made it itself: its own words, which it may have lost since."""
    runs: tuple[Arrived, ...]
    bound: Awaited | None = None
    """The start file that the sender was set up with, if this is its first file here."""

    @property
    def name(self) -> str:
        """What the sender's computer is called; empty for this device's own."""
        return self.sender.contact.name if self.sender else ""

    def by_case(self) -> dict[str, list[Arrived]]:
        """Return the runs by case."""
        cases: dict[str, list[Arrived]] = {}
        for run in self.runs:
            cases.setdefault(run.case, []).append(run)
        return cases
