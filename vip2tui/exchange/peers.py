"""Another device as it is known here: its contact, and what of each case it is known to have."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from vip2tui.changes.vector import Vector
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.scope import Party

TABLE = "peers"


@dataclass(frozen=True, slots=True)
class Heard:
    """A file of the other device that was fetched here."""

    bundle: str
    number: int
    """The other device counts the files it makes to this one."""
    made: str = ""
    """When it was made, by the other device's clock: for people to read."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What this device knows of another one."""

    contact: Contact
    trusted: bool = False
    """Its control words were read aloud, or the office's roster names it."""
    revoked: bool = False
    have: Mapping[str, Vector] = field(default_factory=dict)
    """Case to what it said it has: at once its receipt for what was sent to it."""
    writers: tuple[str, ...] = ()
    """The writers its files named, as they were first met; the last one's word counts."""
    heard: Heard | None = None
    """The file with the highest number under its present writer."""
    made: int = 0
    """How many files were made to it here."""
    mark: str | None = None
    """SHA-256 of the first line of the last one made to it."""
    roster: int = 0
    """The version of its roster, if it is the office."""
    seen: str | None = None
    """When a file of it was last fetched, for people to read."""
    roster_made: str = ""
    """When that roster was made: two with one version are told apart by it."""
    offices: tuple[str, ...] | None = None
    """The offices its roster names and does not bar, if it is an office; None: not heard yet."""
    gone: frozenset[str] = frozenset()
    """The cases it has let go of, of those it has said it had."""
    lists: Mapping[str, bool] = field(default_factory=dict)
    """Office to whether its roster bars this computer; of one authority the newest word alone."""
    erased: Mapping[str, str] = field(default_factory=dict)
    """What it said is erased there; see `Manifest.erased`."""

    def said_by(self, me: Party) -> Mapping[str, bool]:
        """Return `lists`, with this office's own word: what was trusted or barred here by hand."""
        if self.lists or me.role is not Role.OFFICE or not (self.trusted or self.revoked):
            return self.lists
        return {me.device: self.revoked}

    @property
    def device(self) -> str:
        """The device's id, which is the key of its row."""
        return self.contact.device

    def told(
        self,
        writer: str,
        heard: Heard,
        have: Mapping[str, Vector],
        seen: str,
        *,
        anew: bool = False,
        gone: Collection[str] = (),
        erased: Mapping[str, str] = MappingProxyType({}),
    ) -> Peer:
        """Return it after a file of it was fetched: what it has, by its own word.

        A new writer means that its vault was restored: what it said before no longer counts. From
        the same writer the highest numbers count, so a late file takes nothing back; an earlier
        writer's file says nothing of today.

        Args:
            writer: The writer its file names as its present one.
            heard: Which file it was.
            have: What the file says it has.
            seen: Now, for people to read.
            gone: The cases of those that it has let go of.
            anew: It contradicts itself: it was restored and does not know it yet.
            erased: What it says is erased there.
        """
        if writer not in self.writers or (anew and writer == self.writers[-1]):
            writers = self.writers if writer in self.writers else (*self.writers, writer)
            return replace(self, writers=writers, heard=heard, have=dict(have), seen=seen,
                           gone=frozenset(gone), erased=erased)  # fmt: skip
        if writer != self.writers[-1]:
            return replace(self, seen=seen)
        merged = {case: dict(vector) for case, vector in self.have.items()}
        for case, vector in have.items():
            known = merged.setdefault(case, {})
            for one, entry in vector.items():
                known[one] = max(known.get(one, entry), entry)
        latest = max(self.heard or heard, heard, key=lambda one: one.number)
        is_late = self.heard is not None and self.heard.number > heard.number
        left = self.gone if is_late else (self.gone - have.keys()) | {*gone}
        return replace(self, heard=latest, have=merged, seen=seen, gone=left,
                       erased={**self.erased, **erased})  # fmt: skip

    def sent(self, mark: str) -> Peer:
        """Return it after a file was made to it."""
        return replace(self, made=self.made + 1, mark=mark)

    def row(self) -> dict[str, Any]:
        """Return it as it is kept."""
        heard = None if self.heard is None else [self.heard.bundle, self.heard.number]
        have = {
            case: {writer: list(entry) for writer, entry in vector.items()}
            for case, vector in self.have.items()
        }
        return {
            "contact": self.contact.facts(),
            "trusted": self.trusted,
            "revoked": self.revoked,
            "have": have,
            "writers": list(self.writers),
            "heard": heard,
            "heard_made": self.heard.made if self.heard else "",
            "made": self.made,
            "mark": self.mark,
            "roster": self.roster,
            "seen": self.seen,
            "roster_made": self.roster_made,
            "offices": None if self.offices is None else list(self.offices),
            "lists": dict(self.lists),
            "gone": sorted(self.gone),
            "erased": dict(self.erased),
        }

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Peer:
        """Return a kept one."""
        have = {
            case: {writer: (entry[0], entry[1]) for writer, entry in vector.items()}
            for case, vector in row["have"].items()
        }
        return cls(
            Contact.of(row["contact"]),
            row["trusted"],
            row["revoked"],
            have,
            tuple(row["writers"]),
            _heard(row),
            row["made"],
            row["mark"],
            row["roster"],
            row["seen"],
            row.get("roster_made", ""),
            tuple(row["offices"]) if row.get("offices") is not None else None,
            frozenset(row.get("gone", ())),
            row.get("lists", {}),
            row.get("erased", {}),
        )


def _heard(row: Mapping[str, Any]) -> Heard | None:
    """Return the file that was heard of; an older program kept no day with it."""
    if not row["heard"]:
        return None
    bundle, number = row["heard"]
    return Heard(bundle, number, row.get("heard_made", ""))
