"""Send: what a computer is not known to have, in one locked file that was read back and compared.

The file counts as made when it is whole on the disk and this computer remembers that it made it.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui import __version__
from vip2tui.domain.facts import Role
from vip2tui.domain.kinds import shared_case
from vip2tui.exchange import files, peers, receipts
from vip2tui.exchange.agehead import MAGIC
from vip2tui.exchange.bundle import Made, Stamp, write_bundle
from vip2tui.exchange.effects import TICK
from vip2tui.exchange.errors import NotWrittenError, RefusedFileError
from vip2tui.exchange.preview import listed
from vip2tui.exchange.reader import open_bundle
from vip2tui.exchange.receipts import sent_file
from vip2tui.exchange.scope import Party, cases_for, cases_named, farewells
from vip2tui.exchange.sending import Outgoing, outgoing
from vip2tui.safe import cut, file_stem
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.diary import SENT, Line, diary_row
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.exchange.peers import Peer
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.devices import DeviceService
    from vip2tui.services.exchange.diary import DiaryService
    from vip2tui.services.exchange.sharing import Sharing

TOLD = "told"
"""Table, by computer: what the last file to it said that is here (a hash)."""
_WIDE = 19
"""Characters of each computer's name in a file's name."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a file to a computer would hold."""

    peer: Peer
    parts: tuple[Outgoing, ...]
    """Nearly always one: a file each."""
    counted: Counter[str]
    """Kind to how many records of it there is something new of; citizens by case."""
    is_news: bool
    """Whether anything in it is new to the other side: words, or a receipt."""

    @property
    def changes(self) -> int:
        """How many changes it holds."""
        return sum(part.lines for part in self.parts)

    @property
    def words(self) -> str:
        """«3 borgere, 14 notater, 2 flueben», or what it is if it holds none."""
        if self.changes:
            return listed(self.counted)
        return "kun en kvittering" if self.is_news else "intet nyt"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that lies whole where it was to lie."""

    bundle: str
    path: Path
    number: int
    """The how manieth to this computer."""
    changes: int
    size: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """A file before it is written."""

    part: Outgoing
    stamp: Stamp
    made: Made
    data: bytes
    words: str


class SendService:
    """Making the files for other computers."""

    def __init__(self, sharing: Sharing, devices: DeviceService, diary: DiaryService) -> None:
        self._sharing = sharing
        self._diary = diary
        self._devices = devices
        self._one_at_a_time = Lock()

    def addressees(self) -> list[Peer]:
        """Return the computers files can be made to; the one heard of last first."""
        found = [peer for peer in self._devices.all() if self._why_not(peer) is None]
        return sorted(found, key=lambda peer: peer.seen or "", reverse=True)

    def look(self, device: str) -> Parcel:
        """Return what a file to a computer would hold. Nothing is written but fresh keys.

        Raises:
            RefusedError: If no file may go there.
        """
        sharing = self._sharing
        with sharing.desk.lock:
            peer = sharing.peers().get(device)
            why = "Den computer er ikke kendt her." if peer is None else self._why_not(peer)
            if peer is None or why is not None:
                raise RefusedError(f"{why} Intet er sendt, og alt er gemt.")
            source, facts = sharing.source(), sharing.facts()
            them, held = Party(peer.device, peer.contact.role), sharing.desk.store.cases()
            parts = outgoing(
                source,
                peer,
                cases_for(them, sharing.me, held, facts),
                named=cases_named(them, sharing.me, held, facts),
                farewell=farewells(them, sharing.me, held, facts),
            )
            told = sharing.desk.store.row(TOLD, device) or {}
            is_news = any(part.lines for part in parts) or told.get("hash") != self._told(parts)
            return Parcel(peer, tuple(parts), _counted(sharing.desk, parts), is_news)

    def send(self, device: str, place: Path) -> list[MadeFile]:
        """Make the file to a computer, nearly always one, and return it when it is sound.

        Args:
            device: The addressee.
            place: A folder, where the file gets its name, or the file itself. A file that lies
                there is replaced only if it is a locked file.

        Raises:
            RefusedError: If no file may go there, or something else lies in the place.
            NotWrittenError: If the disk refused; nothing counts as sent.
        """
        with self._one_at_a_time:
            # A stick may take its time; what is on the screen need not wait for it.
            with self._sharing.desk.lock:
                packed, told = self._packed(self.look(device))
            made: list[MadeFile] = []
            try:
                for one in packed:
                    made.append(self._put(one, self._path(one.part, place, is_first=not made)))
            except OSError as error:
                raise NotWrittenError from error
            self._sharing.desk.store.commit((), [Row(TOLD, device, {"hash": told})])
            return made

    def _why_not(self, peer: Peer) -> str | None:
        name = cut(peer.contact.name, 40)
        if peer.revoked:
            return f"«{name}» er spærret."
        if not peer.trusted:
            return f"«{name}» er ikke godkendt."
        if Role.OFFICE not in (peer.contact.role, self._sharing.desk.me.role):
            return f"Filer går kun til og fra kommunens kontor, og «{name}» er ikke dér."
        return None

    def _packed(self, parcel: Parcel) -> tuple[list[_Packed], str]:
        """Return the files as they are to be written, and the hash of what they say is here."""
        sharing, source = self._sharing, self._sharing.source()
        packed: list[_Packed] = []
        for part in parcel.parts:
            if packed:
                part.peer = packed[-1].part.peer.sent(packed[-1].made.mark)
            new, roster = sharing.desk.new_id(), self._devices.roster()
            stamp, out = Stamp(new, sharing.now(), __version__, roster), io.BytesIO()
            made = write_bundle(out, source, part, stamp)
            packed.append(_Packed(part, stamp, made, out.getvalue(), _words(part, parcel)))
        return packed, self._told(parcel.parts)

    def _put(self, one: _Packed, path: Path) -> MadeFile:
        """Write one file; it counts as made when it was read back and is remembered."""
        sharing, keys, manifest = self._sharing, self._sharing.keys(), one.made.manifest
        before: list[Row] = []

        def check(data: bytes) -> None:
            try:
                opened = open_bundle(data, keys, sharing.desk.me.device, {})
            except RefusedFileError as error:
                raise NotWrittenError from error
            if opened.manifest.payload() != manifest.payload():
                raise NotWrittenError

        def remember() -> None:
            before.extend(self._remember(one, path.name))

        try:
            files.put(path, lambda out: out.write(one.data), check, remember)
        except BaseException:
            if before:  # the name was refused last of all: there is no file
                sharing.desk.store.commit((), before)
                sharing.written()
            raise
        return MadeFile(manifest.bundle, path, manifest.number, one.part.lines, len(one.data))

    def _remember(self, one: _Packed, name: str) -> list[Row]:
        """Keep that a file was made; return the rows that would take it back."""
        sharing, stamp, contact = self._sharing, one.stamp, one.part.peer.contact
        line = Line.about(
            contact,
            id=stamp.bundle,
            what=SENT,
            at=stamp.made,
            file=name,
            counts={"changes": one.part.lines},
            words=one.words,
        )
        made = sent_file(one.part, bundle=stamp.bundle, name=name, made=stamp.made)
        with sharing.desk.lock:
            peer = sharing.peers()[contact.device]
            rows = [
                Row(receipts.TABLE, stamp.bundle, made.row()),
                Row(peers.TABLE, peer.device, peer.sent(one.made.mark).row()),
                diary_row(stamp.bundle, line),
            ]
            sharing.desk.store.commit((), [*self._diary.waiting(), *rows])
            self._diary.written()
            sharing.written()
        was = {peers.TABLE: peer.row()}
        return [Row(row.table, row.key, was.get(row.table)) for row in rows]

    def _path(self, part: Outgoing, place: Path, *, is_first: bool) -> Path:
        if place.is_dir():
            desk, name = self._sharing.desk, part.peer.contact.name
            between = f"{desk.me.device_name[:_WIDE]} til {name[:_WIDE]}"
            stem = file_stem(desk.today(), between, part.peer.made + 1)
            return files.free_path(place, stem)
        if not is_first:
            return files.free_path(place.parent, place.stem, place.suffix)
        if place.exists() and not _is_locked_file(place):
            raise RefusedError(
                "Der ligger allerede en anden fil med det navn. Den er ikke rørt, og intet er "
                "sendt. Vælg et andet navn."
            )
        return place

    def _told(self, parts: list[Outgoing] | tuple[Outgoing, ...]) -> str:
        """Return a hash of what the files say is here, and of the office's list."""
        have = [(case, vector) for part in parts for case, vector in part.have.items()]
        roster = self._devices.roster()
        said = orjson.dumps([have, roster.raw()["payload"] if roster else None])
        return sha256(said).hexdigest()


def _counted(desk: Desk, parts: list[Outgoing]) -> Counter[str]:
    """Return what the changes are of, as people count: citizens, notes, ticks; none undone."""
    runs: dict[str, dict[str, range]] = {}
    for part in parts:
        for run in part.runs:
            runs.setdefault(run.case, {})[run.writer] = range(run.first, run.last + 1)
    counted: Counter[str] = Counter()
    citizens = {shared_case(case) for case in runs}
    for case, writers in runs.items():
        records: dict[str, tuple[str, dict[str, Any]]] = {}
        undone = desk.state(case).dead
        for change in desk.store.changes(case):
            writer, _, n = change.place
            if n in writers.get(writer, ()) and change.set and change.id not in undone:
                kind, values = records.setdefault(change.record, (change.kind, {}))
                values |= {"status": change.set.get("status", values.get("status"))}
        for kind, values in records.values():
            if kind == "workplace":
                citizens.discard(case)
            if kind != "citizen":
                counted[TICK if kind == "item" and values["status"] == "klaret" else kind] += 1
    counted["citizen"] = len(citizens)
    return counted


def _words(part: Outgoing, parcel: Parcel) -> str:
    return parcel.words if len(parcel.parts) == 1 or not part.lines else f"en del af {parcel.words}"


def _is_locked_file(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise NotWrittenError from error
