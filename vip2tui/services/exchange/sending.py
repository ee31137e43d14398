"""Send: what a computer is not known to have, in one locked file that was read back and compared.

The file counts as made when it is whole on the disk and this computer remembers that it made it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from vip2tui import __version__
from vip2tui.base import targets
from vip2tui.base.paths import is_folder
from vip2tui.base.safe import cut, file_stem
from vip2tui.base.targets import NotWrittenError, Target
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.roles import Role
from vip2tui.exchange import peers, receipts
from vip2tui.exchange.bundle import Made, Stamp, write_bundle
from vip2tui.exchange.erasing import Erasure
from vip2tui.exchange.files import SUFFIX, is_locked
from vip2tui.exchange.gone import not_sent
from vip2tui.exchange.keys import Envelope
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.receipts import sent_file
from vip2tui.exchange.scope import Party, cases_for, cases_named, farewells
from vip2tui.exchange.sending import Outgoing, outgoing
from vip2tui.sentences.records import listed
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.contents import authors, counted, plan_own, told
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.diary import SENT, DiaryService, diary_row
from vip2tui.services.exchange.erased import to_tell
from vip2tui.services.exchange.exposure import Exposure
from vip2tui.services.exchange.owing import answered_row
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.vault.read_log import Act, ReadLogService
from vip2tui.services.vault.upkeep import erased_here
from vip2tui.storage.errors import StorageError
from vip2tui.storage.port import Row

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
    told: str
    """A hash of what the files say is here, and of the office's list."""
    roster: Envelope | None
    """The office's list, if this is the office."""
    catalogue: Catalogue
    """Whose words it is told in."""
    erasures: tuple[Erasure, ...]
    """By what citizens are erased that the other side has not said it has done."""
    erased: Mapping[str, str]
    """What is erased here; see `Manifest.erased`."""

    @property
    def changes(self) -> int:
        """How many changes it holds."""
        return sum(part.lines for part in self.parts)

    @property
    def words(self) -> str:
        """«3 borgere, 14 notater, 2 flueben», or what it is if it holds none."""
        if self.changes:
            return listed(self.catalogue, self.counted)
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
    made: Made
    data: bytes
    words: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Files that lie in a start file, and what is kept of them when that is made."""

    files: tuple[bytes, ...]
    rows: tuple[Row, ...]
    mark: str
    """SHA-256 of the first line of the last of them."""


class SendService:
    """Making the files for other computers."""

    def __init__(
        self,
        sharing: Sharing,
        devices: DeviceService,
        diary: DiaryService,
        exposure: Exposure,
        reads: ReadLogService,
    ) -> None:
        self._sharing = sharing
        self._diary = diary
        self._devices = devices
        self._exposure = exposure
        self._reads = reads
        self._one_at_a_time = Lock()

    def addressees(self) -> list[Peer]:
        """Return the computers files can be made to; the one heard of last first."""
        met = self._sharing.authorities()
        every = sorted(self._devices.all(), key=lambda peer: peer.seen or "", reverse=True)
        return [
            peer
            for peer in every
            if self._why_not(peer) is None
            and (peer.contact.role is not Role.OFFICE or peer.device in met)
        ]

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
            return self._parcel(peer)

    def _parcel(self, peer: Peer) -> Parcel:
        sharing = self._sharing
        with sharing.desk.lock:
            source, facts = sharing.source(), sharing.facts()
            them, held = Party(peer.device, peer.contact.role), sharing.desk.store.cases()
            kept_back = self._exposure.withheld(peer)
            kept_back |= not_sent(peer.device, peer.gone, peer.have, facts)
            theirs = cases_for(them, sharing.me, held, facts) - kept_back
            last = farewells(them, sharing.me, held, facts, sharing.reached(peer))
            parts = outgoing(
                source,
                peer,
                theirs,
                named=cases_named(them, sharing.me, held, facts) | self._let_go(peer),
                farewell={case: until for case, until in last.items() if case not in kept_back},
            )
            roster = self._devices.roster(peer.contact, authors(source, parts, theirs))
            acts, gone = to_tell(sharing, peer), erased_here(sharing.desk)
            known = sharing.desk.store.row(TOLD, peer.device) or {}
            now = told(parts, roster, acts, gone)
            is_news = any(part.lines for part in parts) or known.get("hash") != now
            what = counted(sharing.desk, parts)
            return Parcel(
                peer,
                tuple(parts),
                what,
                is_news,
                now,
                roster,
                sharing.desk.catalogue,
                tuple(acts),
                gone,
            )

    def _let_go(self, peer: Peer) -> set[str]:
        """Return the cases that were let go here and that a computer's authority has receipted."""
        whose = self._sharing.authorities().get(peer.device, frozenset()) | {peer.device}
        return {case for case, stub in self._sharing.desk.gone().items()
                if not whose.isdisjoint(stub.offices)}  # fmt: skip

    def send(self, device: str, place: Path) -> list[MadeFile]:
        """Make the file to a computer, nearly always one, and return it when it is sound.

        Args:
            device: The addressee.
            place: A folder, where the file gets its name, or the file itself. A file that lies
                there is replaced only if it is a locked file.

        Raises:
            RefusedError: If no file may go there.
            BadTargetError: If something else lies in the place, or a vault.
            NotWrittenError: If the disk refused; nothing counts as sent.
            TooMuchToSendError: If a part of it is larger than others take.
            OwnFileRefusedError: If what was made would be refused.
        """
        with self._one_at_a_time:
            # A stick may take its time; what is on the screen need not wait for it.
            with self._sharing.desk.lock:
                parcel = self.look(device)
                packed = self._packed(parcel)
            made: list[MadeFile] = []
            for one in packed:
                made.append(self._put(one, self._target(one.part, place, is_first=not made)))
            rows = [Row(TOLD, device, {"hash": parcel.told}), answered_row(device)]
            self._sharing.desk.store.commit((), rows)
            whose = {shared_case(run.case): None for part in parcel.parts for run in part.runs}
            if whose:
                self._reads.note(Act.SENT, *whose)
                with suppress(StorageError):  # the file is made; it is stored with the next
                    self._reads.keep()
            return made

    def enclose(self, peer: Peer, name: str) -> Enclosed:
        """Return the files to a computer that has not been met, to lie in its start file.

        Args:
            peer: The computer, with keys that are in the start file too.
            name: The start file's name.

        Raises:
            TooMuchToSendError: If a part of it is larger than others take.
            OwnFileRefusedError: If what was made would be refused.
        """
        parcel = self._parcel(peer)
        packed, contact, keys = self._packed(parcel), self._devices.contact(), self._sharing.keys()
        rows: list[Row] = [Row(TOLD, peer.device, {"hash": parcel.told})]
        for one in packed:
            plan_own(one.data, one.made.manifest, contact, keys)
            rows += self._made_rows(one, name)
        files = tuple(one.data for one in packed)
        return Enclosed(files, tuple(rows), packed[-1].made.mark)

    def _why_not(self, peer: Peer) -> str | None:
        name = cut(peer.contact.name, 40)
        if peer.revoked:
            return f"«{name}» er spærret."
        if not peer.trusted:
            return f"«{name}» er ikke godkendt."
        if Role.OFFICE not in (peer.contact.role, self._sharing.desk.me.role):
            return f"Filer går kun til og fra kommunens kontor, og «{name}» er ikke dér."
        return None

    def _packed(self, parcel: Parcel) -> list[_Packed]:
        """Return the files as they are to be written."""
        sharing, source = self._sharing, self._sharing.source()
        packed: list[_Packed] = []
        for part in parcel.parts:
            if packed:
                part.peer = packed[-1].part.peer.sent(packed[-1].made.mark)
            start = self._devices.introduction(parcel.peer.device)
            acts = tuple(one.facts() for one in parcel.erasures)
            stamp = Stamp(
                sharing.desk.new_id(),
                sharing.now(),
                __version__,
                parcel.roster,
                start,
                acts,
                parcel.erased,
            )
            out = io.BytesIO()
            made = write_bundle(out, source, part, stamp)
            is_whole = len(parcel.parts) == 1 or not part.lines
            words = parcel.words if is_whole else f"en del af {parcel.words}"
            packed.append(_Packed(part, made, out.getvalue(), words))
        return packed

    def _put(self, one: _Packed, target: Target) -> MadeFile:
        """Write one file; it counts as made when it was read back and is remembered."""
        sharing, manifest = self._sharing, one.made.manifest
        before: list[Row] = []

        plan_own(one.data, manifest, self._devices.contact(), sharing.keys())

        def check(data: bytes) -> None:
            if data != one.data:
                raise NotWrittenError

        def remember() -> None:
            before.extend(self._remember(one, target.path.name))

        try:
            targets.put(target, lambda out: out.write(one.data), check, remember)
        except BaseException:
            if before:  # the name was refused last of all: there is no file
                sharing.desk.store.commit((), before)
                sharing.written(before)
            raise
        return MadeFile(
            manifest.bundle, target.path, manifest.number, one.part.lines, len(one.data)
        )

    def _remember(self, one: _Packed, name: str) -> list[Row]:
        """Keep that a file was made; return the rows that would take it back."""
        sharing, contact = self._sharing, one.part.peer.contact
        with sharing.desk.lock:
            peer = sharing.peers()[contact.device]
            sent = Row(peers.TABLE, peer.device, peer.sent(one.made.mark).row())
            rows = [*self._made_rows(one, name), sent]
            sharing.desk.store.commit((), [*self._diary.waiting(), *rows])
            self._diary.written()
            sharing.written(rows)
        was = {peers.TABLE: peer.row()}
        return [Row(row.table, row.key, was.get(row.table)) for row in rows]

    def _made_rows(self, one: _Packed, name: str) -> list[Row]:
        """Return what keeps that a file was made, whoever it is to."""
        manifest = one.made.manifest
        line = diary_row(
            manifest.bundle,
            one.part.peer.contact,
            what=SENT,
            at=manifest.made,
            file=name,
            counts={"changes": one.part.lines},
            words=one.words,
        )
        made = sent_file(one.part, bundle=manifest.bundle, name=name, made=manifest.made)
        return [Row(receipts.TABLE, manifest.bundle, made.row()), line]

    def _target(self, part: Outgoing, place: Path, *, is_first: bool) -> Target:
        if is_folder(place):
            desk, name = self._sharing.desk, part.peer.contact.name
            between = f"{desk.me.device_name[:_WIDE]} til {name[:_WIDE]}"
            stem = file_stem(desk.today(), between, part.peer.made + 1)
            return targets.in_folder(place, stem, SUFFIX)
        if not is_first:
            return targets.numbered(place)
        return targets.named(place, is_locked)
